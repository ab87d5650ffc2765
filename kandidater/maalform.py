"""The language a candidate wants messages in; Northern Sámi is a wish: what is sent is bokmål, as the card says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Maalform


class Oensketmaalform(TextChoices):
    BOKMAAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")
    ENGELSK = "en", _("Engelsk")
    NORDSAMISK = "se", _("Davvisámegiella (meldinger sendes på bokmål)")


def skrives_paa(oensket: str) -> str:
    """The language of what is written to or about who wants `oensket`."""
    return oensket if oensket in Maalform.values else Maalform.BOKMAAL.value
