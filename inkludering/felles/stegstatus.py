"""How much a planned contact hurries: the states, in the order of who needs me first, and their words.

Shape and colour follow the state by its value (static/inkludering.css), in `{% status %}` and everywhere else.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stegstatus(models.TextChoices):
    UTEN_DATO = "uten_dato", _("Uten dato")
    ROED = "forfalt_rod", _("Over fristen")
    NYLIG = "forfalt_nylig", _("Over fristen")
    GUL = "forfalt_gul", _("Må tas i dag")
    FORSOKT = "forsokt", _("Forsøkt i dag")
    DENNE_UKEN = "denne_uken", _("Denne uken")
    PLANLAGT = "planlagt", _("Planlagt")

    @property
    def telles_som(self) -> "Stegstatus":
        """What is over fristen is counted and filtered as one, also while its colour is amber.

        Except what was tried today, which a list of what to do next tells as tried; it is over fristen in the figures.
        """
        return Stegstatus.ROED if self is Stegstatus.NYLIG else self


HAST = {status.value: plass for plass, status in enumerate(Stegstatus)}
