"""The words of a logged contact: how, what came of it, why, and who took the first step."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kanal(models.TextChoices):
    TELEFON = "telefon", pgettext_lazy("kanal", "Telefon")
    FYSISK = "fysisk", _("Fysisk møte")
    DIGITALT = "digitalt", _("Videomøte")
    SMS = "sms", _("SMS")
    EPOST = "epost", _("E-post")


# Where the two talk together. The others are a word left behind.
SAMTALER = (Kanal.TELEFON, Kanal.FYSISK, Kanal.DIGITALT)


class Kontaktutfall(models.TextChoices):
    """What came of it. Only `naadd` is real contact: it moves the clocks, the others leave the due dates standing."""

    NAADD = "naadd", _("Nådd")
    IKKE_SVAR = "ikke_svar", _("Ikke svar")
    MOTTE_IKKE = "motte_ikke", _("Møtte ikke")
    AVLYST = "avlyst", _("Avlyst")
    SENDT = "sendt", _("Sendt, venter svar")


_MOTE = (Kontaktutfall.NAADD, Kontaktutfall.IKKE_SVAR, Kontaktutfall.MOTTE_IKKE, Kontaktutfall.AVLYST)
_MELDING = (Kontaktutfall.SENDT, Kontaktutfall.NAADD)
# What may come of each, the usual first: form, action and database hear it from here.
UTFALL_VED: Mapping[str, tuple[Kontaktutfall, ...]] = MappingProxyType(
    {
        Kanal.TELEFON: (Kontaktutfall.NAADD, Kontaktutfall.IKKE_SVAR, Kontaktutfall.AVLYST),
        Kanal.FYSISK: _MOTE,
        Kanal.DIGITALT: _MOTE,
        Kanal.SMS: _MELDING,
        Kanal.EPOST: _MELDING,
    }
)


def passer_sammen() -> Q:
    """A channel with an outcome it may have, as the database holds it."""
    svar = Q()
    for kanal, utfall in UTFALL_VED.items():
        svar |= Q(kanal=str(kanal), utfall__in=[str(ett) for ett in utfall])
    return svar


class Formaal(models.TextChoices):
    JOBBUTVIKLING = "jobbutvikling", _("Jobbutvikling")
    RELASJONSBYGGING = "relasjonsbygging", _("Relasjonsbygging")
    JOBBSTOTTE = "jobbstotte", _("Jobbstøtte")
    OPPFOLGING = "oppfolging", _("Oppfølging")
    SAMARBEIDSMOTE = "samarbeidsmote", _("Samarbeidsmøte")
    OPPSTARTSMOTE = "oppstartsmote", _("Oppstartsmøte")
    EVALUERING = "evaluering", _("Evaluering")


class Part(models.TextChoices):
    KANDIDAT = "kandidat", _("Kandidat")
    ARBEIDSGIVER = "arbeidsgiver", _("Arbeidsgiver")
    NAV = "nav", _("Nav")
