"""The words of a planned contact: whose side it is on, why it stands there, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    KANDIDAT = "kandidat", _("Kandidat")
    ARBEIDSGIVER = "arbeidsgiver", _("Arbeidsgiver")
    JOBBUTVIKLING = "jobbutvikling", _("Jobbutvikling")


class Art(models.TextChoices):
    """Why the date stands there. `rytme` is the one that always exists (promise 3)."""

    RYTME = "rytme", _("Planlagt kontakt")
    FORSTE_ARBEIDSGIVERMOTE = "forste_arbeidsgivermote", _("Første fysiske arbeidsgivermøte")
    MIDTEVALUERING = "midtevaluering", _("Midtevaluering")
    SLUTTEVALUERING = "sluttevaluering", _("Sluttevaluering")
    JOBBTAP = "jobbtap", _("Kontakt etter mistet jobb")
    NY_JOBB = "ny_jobb", _("Avtal den nye jobben")
    UTEBLITT = "uteblitt", _("Kontakt etter at kandidaten ikke møtte")
    RINGEONSKE = "ringeonske", _("Arbeidsgiveren har bedt om å bli oppringt")


def er_kontaktpersonens_sql(side: str, gradert: str) -> str:
    """SQL: the date is the kontaktperson's, as all on the employer's side are but those about somebody graded.

    Every other belongs to who answers for the candidate. `gradert`: whether they are kept out of sight at the moment
    that counts; NULL of a date about nobody. In a query of dates: querysets.KONTAKTPERSONENS.
    """
    return f"({side} = '{Side.ARBEIDSGIVER}' AND {gradert} IS NOT TRUE)"


# Agreed beforehand: done when somebody says so, not by a talk alone.
EVALUERINGER = (Art.MIDTEVALUERING, Art.SLUTTEVALUERING)
# Done by talking with those it is about, whatever was said.
VED_SAMTALE = (Art.RYTME, Art.JOBBTAP, Art.NY_JOBB, Art.UTEBLITT)


class Status(models.TextChoices):
    AAPEN = "aapen", _("Åpen")
    UTFORT = "utfort", _("Utført")
    ERSTATTET = "erstattet", _("Erstattet")
    AVLYST = "avlyst", _("Avlyst")
