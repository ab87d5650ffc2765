"""The kinds of forløp, and which of them are no paid work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Forlopstype(models.TextChoices):
    JOBBSMAK = "jobbsmak", _("Jobbsmak")
    ARBEIDSTRENING = "arbeidstrening", _("Arbeidstrening")
    LONNSTILSKUDD = "lonnstilskudd", _("Ansettelse med lønnstilskudd")
    FAST = "fast", _("Fast ansettelse")
    TIDSBEGRENSET = "tidsbegrenset", _("Midlertidig ansettelse")
    TILKALLING = "tilkalling", _("Tilkalling eller ekstrajobb")
    LAERLING = "laerling", _("Lærling")


UBETALTE = (Forlopstype.JOBBSMAK, Forlopstype.ARBEIDSTRENING)
