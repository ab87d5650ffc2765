"""The leader's places in the menu."""

from django.utils.translation import gettext_lazy as _

from inkludering.brukere.menyregister import registrer
from inkludering.brukere.roller import Rolle

registrer("rapporter:kontor", _("Kontoret"), roller=[Rolle.LEDER], plass=10, forside_for=Rolle.LEDER)
registrer("rapporter:liste", _("Rapporter"), roller=[Rolle.LEDER], plass=20)
