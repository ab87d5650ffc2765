"""Why somebody, or nobody, answers for a candidate or an employer: the words of the house, beside people's own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ansvarsaarsak(models.TextChoices):
    """What the actions write of themselves; any other cause is somebody's own words. Empty: it goes without saying."""

    INNTAK = "inntak", ""
    REGISTRERT = "registrert", ""
    KONTORBYTTE = "kontorbytte", _("Kom fra et annet kontor.")
    OVERLEVERT = "overlevert", _("Overtatt etter avtale med en kollega.")
    SLUTTET = "sluttet", _("Den som hadde ansvaret, har sluttet.")
    INHABIL = "inhabil", _("Jobbspesialisten er inhabil for kandidaten.")


def i_ord(aarsak: str) -> str:
    """The cause as it is read."""
    return str(Ansvarsaarsak(aarsak).label) if aarsak in Ansvarsaarsak.values else aarsak
