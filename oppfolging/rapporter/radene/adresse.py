"""A figure's address: which figure, of which days, cut when, of whom and of which kind. Nothing about a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import OSLO, les_tidspunkt, lokal_dato
from oppfolging.rapporter.rapportperioder import Periode, siste_dager
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Tall, Tidsbruk
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.rader import KONTORET
from oppfolging.rapporter.utvalg import Utvalg

KOEN = "koen"
ALLE = "alle"


class Del(TextChoices):
    """The part of a share whose rows are shown."""

    TELLEREN = "telleren", gettext_lazy("I telleren")
    RESTEN = "resten", gettext_lazy("Ikke i telleren")
    ALLE = "alle", gettext_lazy("Alle")


class UkjentAdresse(ValueError):
    """It names no figure, no day or a moment that has not been."""


@dataclass(frozen=True)
class Kutt:
    """The days, and the moment they are read at. `er_naa`: of what stands now, as the office page shows it."""

    periode: Periode
    tid: datetime
    er_naa: bool = False

    @property
    def felt(self) -> dict[str, str]:
        if self.er_naa:
            return {}
        tid = self.tid.astimezone(OSLO).isoformat()
        return {"fra": self.periode.fra.isoformat(), "til": self.periode.til.isoformat(), "tid": tid}

    def utvalg(self, kontor: Kontor, *, ser_graderte: bool = False) -> Utvalg:
        """What stands now is shown to who may know of the graded with them in it."""
        ser = self.er_naa and ser_graderte
        return Utvalg(kontor, self.periode.fra, self.periode.til, self.tid, ser_graderte=ser)

    def til_radene(self, tall: Tall, *, hos: str = KONTORET, slag: str = "", **mer: str) -> str:
        felt = {"tall": tall.nokkel, **self.felt, "hos": hos, "slag": slag, **mer}
        return f"{reverse('rapporter:rader')}?{urlencode(felt)}"

    @property
    def til_tallene(self) -> str:
        return f"{reverse('rapporter:tallene')}?{urlencode(self.felt)}"


def les_kutt(felt: Mapping[str, str], *, naa: datetime) -> Kutt | None:
    """The cut an address names; None when it names none. Raises UkjentAdresse."""
    if not felt.get("tid"):
        return None
    try:
        fra, til = date.fromisoformat(felt.get("fra", "")), date.fromisoformat(felt.get("til", ""))
        tid = les_tidspunkt(felt["tid"])
    except (ValueError, TypeError) as feil:
        raise UkjentAdresse from feil
    periode = Periode(fra, til)
    if tid > naa or not fra <= min(til, lokal_dato(tid)) or not periode.er_hoyst_ett_aar:
        raise UkjentAdresse
    return Kutt(periode, tid)


def uten_dager(tall: Tall, naa: datetime) -> Kutt:
    """Of an address that names no cut: what stands now, and of a figure of a period the last whole days."""
    i_dag = lokal_dato(naa)
    if tall.tid is Tidsbruk.VED_SLUTTEN:
        return Kutt(Periode(i_dag, i_dag), naa, er_naa=True)
    return Kutt(siste_dager(i_dag), naa)


def les_tall(felt: Mapping[str, str]) -> Tall:
    """The figure, or the caseload when none is named."""
    nokkel = felt.get("tall") or PORTEFOLJE.nokkel
    tall = next((ett for ett in figur.alle() if ett.nokkel == nokkel), None)
    if tall is None:
        raise UkjentAdresse
    return tall


def les_hos(felt: Mapping[str, str]) -> UUID | str | None:
    """Whose: a jobbspesialist, the leader's queue (None), or the whole office."""
    hos = felt.get("hos") or KONTORET
    if hos == KONTORET:
        return KONTORET
    if hos == KOEN:
        return None
    try:
        return UUID(hos)
    except ValueError as feil:
        raise UkjentAdresse from feil


def les_slag(felt: Mapping[str, str], tall: Tall) -> str | None:
    """Which kind of it; None: those the figure itself is of."""
    slag = felt.get("slag", "")
    if slag and slag not in tall.slag and not (slag == ALLE and tall.hovedslag):
        raise UkjentAdresse
    return slag or None


def les_del(felt: Mapping[str, str], tall: Tall) -> Del:
    """Which part of a share is shown: the numerator first, where it alone is the figure."""
    forst = Del.TELLEREN if tall.radord.bare_telleren else Del.ALLE
    try:
        return Del(felt["del"]) if "del" in felt else forst
    except ValueError as feil:
        raise UkjentAdresse from feil
