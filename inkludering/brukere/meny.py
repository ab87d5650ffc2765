"""The administrator's place in the menu."""

from django.utils.translation import gettext_lazy as _

from inkludering.brukere.menyregister import registrer
from inkludering.brukere.roller import Rolle

registrer(
    "brukere:administrasjon",
    _("Administrasjon"),
    roller=[Rolle.ADMINISTRATOR],
    plass=60,
    forside_for=Rolle.ADMINISTRATOR,
)
