"""The templates there are of messages, each to one of the two sides. No models here, so that anything may import it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

LENGSTE_MELDING = 1000


class Meldingsmal(models.TextChoices):
    PAAMINNELSE = "paaminnelse", _("Påminnelse om møte")
    IKKE_KONTAKT = "ikke_kontakt", _("Vi fikk ikke kontakt")
    NY_AVTALE = "ny_avtale", _("Ny avtale etter møte som ble borte")
    TAKK = "takk", _("Takk for møtet")
    AVTALE = "avtale", _("Avtale om oppfølging")
    HVORDAN = "hvordan", _("Spørsmål om hvordan det går")


TIL_KANDIDATEN = (Meldingsmal.PAAMINNELSE, Meldingsmal.IKKE_KONTAKT, Meldingsmal.NY_AVTALE)
TIL_ARBEIDSGIVEREN = (Meldingsmal.TAKK, Meldingsmal.AVTALE, Meldingsmal.HVORDAN)
