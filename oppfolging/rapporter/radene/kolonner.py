"""The columns of a figure's rows: only those it has something to say in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from oppfolging.rapporter.tall.figur import Omfang, Tall, Tekst
from oppfolging.rapporter.tall.rader import KONTORET, Tallrad
from oppfolging.rapporter.tall.verdier import Andeler


@dataclass(frozen=True)
class Kjent:
    """Who is in the rows, by name: only those the reader may name. `sortert`: as they are ordered."""

    kandidater: Mapping[UUID, str]
    arbeidsgivere: Mapping[int, str]
    hos: Mapping[UUID, str]
    sortert: Mapping[UUID | int, str]

    def har(self, rad: Tallrad) -> bool:
        return rad.kandidat in self.kandidater if rad.kandidat else rad.arbeidsgiver in self.arbeidsgivere

    def navn(self, rad: Tallrad) -> str:
        return self.kandidater[rad.kandidat] if rad.kandidat else self.arbeidsgivere[rad.arbeidsgiver or 0]

    def rekkefolge(self, rad: Tallrad) -> tuple[int, str, str, str]:
        """Most days first, then by name and day."""
        hvem = rad.kandidat or rad.arbeidsgiver or 0
        return (-(rad.dager or 0), self.sortert[hvem], str(rad.dag or ""), rad.id)


@dataclass(frozen=True)
class Radkolonne:
    overskrift: Tekst
    vis: Callable[[Tallrad, Kjent], str]


def kolonnene(tall: Tall, rader: Sequence[Tallrad], hos: UUID | str | None, slag: str) -> list[Radkolonne]:
    """Whose, where, of which kind, when and how long: of the rows shown, and beside the name."""
    svar = []
    if hos == KONTORET and tall.omfang is not Omfang.KONTORET:
        svar.append(Radkolonne(_("Hos"), _hos))
    if any(rad.kandidat and rad.arbeidsgiver for rad in rader):
        svar.append(Radkolonne(_("Arbeidsgiver"), _arbeidsgiver))
    if len(tall.slag) > 1 and slag not in tall.slag:
        svar.append(Radkolonne(_("Slag"), lambda rad, _kjent: str(tall.slag.get(rad.slag, "–"))))
    if tall.radord.dag:
        svar.append(Radkolonne(tall.radord.dag, lambda rad, _kjent: f"{rad.dag:%d.%m.%Y}" if rad.dag else "–"))
    if tall.radord.dager:
        svar.append(Radkolonne(tall.radord.dager, lambda rad, _kjent: "–" if rad.dager is None else str(rad.dager)))
    if issubclass(tall.verdi, Andeler):
        svar.append(Radkolonne(_("I telleren"), lambda rad, _kjent: _teller(rad)))
    return svar


def _hos(rad: Tallrad, kjent: Kjent) -> str:
    return kjent.hos.get(rad.hos, _("Ukjent")) if rad.hos else _("Ingen")


def _arbeidsgiver(rad: Tallrad, kjent: Kjent) -> str:
    return kjent.arbeidsgivere.get(rad.arbeidsgiver, "–") if rad.arbeidsgiver else "–"


def _teller(rad: Tallrad) -> str:
    if rad.utelatt:
        return _("Holdt utenfor")
    return _("Ja") if rad.teller else _("Nei")
