"""The language a candidate wants messages in; Northern Sámi is a wish: what is sent is bokmål, as the card says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Oensketmaalform(TextChoices):
    BOKMAAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")
    ENGELSK = "en", _("Engelsk")
    NORDSAMISK = "se", _("Davvisámegiella (meldinger sendes på bokmål)")
