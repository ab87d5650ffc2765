"""The words for who somebody is. No models here, so that anything may import them."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _


class Brukertype(models.TextChoices):
    NAV = "nav", _("Nav")
    ARBEIDSGIVER = "arbeidsgiver", _("Arbeidsgiver")


class Rolle(models.TextChoices):
    """What somebody works as at a Nav office."""

    JOBBSPESIALIST = "jobbspesialist", _("Jobbspesialist")
    LEDER = "leder", _("Leder")
    MARKEDSKONTAKT = "markedskontakt", _("Markedskontakt")
    ADMINISTRATOR = "administrator", _("Administrator")


# The role of those who log in for an employer; they hold no other.
ARBEIDSGIVER = Brukertype.ARBEIDSGIVER.value

SER_ARBEIDSGIVERE = (Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT)


class Maalform(models.TextChoices):
    BOKMAAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")
    ENGELSK = "en", _("Engelsk")


class Innlogget(Protocol):
    """The user who asks, with the role and office they work under now: all that a queryset asks of them."""

    @property
    def rolle(self) -> str: ...

    @property
    def kontor(self) -> Any: ...
