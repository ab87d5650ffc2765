"""The cut: an office's figures for a period as they stood at a moment. Stored as plain JSON, read back as it was.

Graded candidates are counted in the office's figures when there are many enough (tall/rader.py); none is ever named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from inkludering.brukere.models import Kontor, Rolle
from inkludering.felles.arbeidsdager import EN_DAG, OSLO
from inkludering.felles.fastsporring import spor
from kandidater.belastning import andel
from oppfolging.rapporter import gamle_snitt, sammenligning
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.rapportperioder import Periode, aarets_foerste
from oppfolging.rapporter.sammenligning import Foer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import AARET, Definisjon, Kolonne, Linje, Omfang, Tall, Tidsbruk
from oppfolging.rapporter.tall.rader import KONTORET, tell
from oppfolging.rapporter.utvalg import Utvalg

VERSJON = 2
KORT_AVTRYKK = 12
PERSONER = """
SELECT her.norm, her.tak, personer.id, personer.navn, personer.prosent FROM (
    -- What an office has decided since is not what was in force then.
    SELECT coalesce(foer.norm, k.norm) AS norm, coalesce(foer.tak, k.tak) AS tak
    FROM brukere_kontor k LEFT JOIN LATERAL (
        SELECT norm, tak FROM brukere_tidligerenorm WHERE kontor_id = $2 AND til > $7 ORDER BY til LIMIT 1
    ) foer ON TRUE WHERE k.enhetsnummer = $2
) her LEFT JOIN (
    WITH ansatte AS MATERIALIZED (
        SELECT bruker_id, max(stillingsprosent) FILTER (WHERE gyldig @> $1::date) AS prosent
        FROM brukere_tilknytning
        WHERE kontor_id = $2 AND rolle = $3 AND gyldig && daterange($4, $5, '[]')
        GROUP BY bruker_id
    )
    SELECT b.id, b.fornavn || ' ' || b.etternavn AS navn, b.sorteringsnavn, ansatte.prosent
    FROM brukere_bruker b LEFT JOIN ansatte ON ansatte.bruker_id = b.id
    WHERE b.id = ANY($6 || ARRAY(SELECT bruker_id FROM ansatte))
) personer ON TRUE
ORDER BY personer.sorteringsnavn, personer.id
"""


@dataclass(frozen=True)
class Kontorfakta:
    """The office as it was when it was cut."""

    enhetsnummer: str
    navn: str
    norm: int
    tak: int


class Linjer(NamedTuple):
    """The lines of a cut: the jobbspesialister in Norwegian name order, the leader's queue, and the office.

    `kontor`: the office as it was then.
    """

    kontor: Kontorfakta

    spesialister: tuple[Linje, ...]
    uten_ansvarlig: Linje
    kontoret: Linje


@dataclass(frozen=True)
class Snitt:
    """`versjoner`: which figures were counted, and the version of each. `planlagt_fra`: see grunnlag.py.

    `foer` and `utvikling`: other periods, to compare with, and the rest of the trend (sammenligning.py).
    """

    kontor: Kontorfakta
    fra: date
    til: date
    tidspunkt: datetime
    planlagt_fra: date | None
    versjoner: Mapping[str, int]
    spesialister: tuple[Linje, ...]
    uten_ansvarlig: Linje
    kontoret: Linje
    foer: tuple[Foer, ...] = ()
    utvikling: tuple[Foer, ...] = ()

    @property
    def figurer(self) -> list[Tall]:
        """The figures it has, in the order they are shown; one that came later has none here."""
        return [tall for tall in figur.alle() if tall.nokkel in self.versjoner]

    def vist(self, hvor: Callable[[Tall], Iterable[Kolonne]]) -> list[tuple[Tall, Kolonne]]:
        """How its figures are shown in a place, by the versions they were counted by."""
        return [(tall, ett) for tall in self.figurer for ett in hvor(tall) if ett.gjelder(self.versjoner[tall.nokkel])]

    @property
    def definisjoner(self) -> list[tuple[int, Definisjon]]:
        """What the figures meant when they were counted, each with the version it was."""
        versjoner = [(tall, self.versjoner[tall.nokkel]) for tall in self.figurer]
        return [(versjon, tall.definert(versjon)) for tall, versjon in versjoner]

    @property
    def frister(self) -> Periode | None:
        """The due dates that I tide is about: those of the period that were over at the cut; None when none was."""
        siste = min(self.til, self.tidspunkt.date() - EN_DAG)
        return Periode(self.fra, siste) if self.fra <= siste else None

    @property
    def aaret(self) -> Periode | None:
        """The twelve months of the figures that are of a year; None in a cut from before there were any."""
        if not any(tall.tid is Tidsbruk.SISTE_AARET and AARET in self.kontoret[tall].per for tall in self.figurer):
            return None
        return Periode(aarets_foerste(self.siste_dag), self.siste_dag)

    @property
    def siste_dag(self) -> date:
        """The last day of the period that the cut had reached."""
        return min(self.til, self.tidspunkt.date())

    def som_json(self) -> dict[str, Any]:
        return {
            "versjon": VERSJON,
            "kontor": vars(self.kontor),
            "fra": self.fra.isoformat(),
            "til": self.til.isoformat(),
            "snitt": self.tidspunkt.astimezone(OSLO).isoformat(),
            "planlagt_fra": self.planlagt_fra and self.planlagt_fra.isoformat(),
            "versjoner": dict(self.versjoner),
            "spesialister": [_linje_som_json(linje) for linje in self.spesialister],
            "uten_ansvarlig": _linje_som_json(self.uten_ansvarlig),
            "kontoret": _linje_som_json(self.kontoret),
            "foer": [_foer_som_json(ett) for ett in self.foer],
            # A cut stored before this was kept has no such name, and the print of its figures is as it was.
            **({"utvikling": [_foer_som_json(ett) for ett in self.utvikling]} if self.utvikling else {}),
        }


def beregn(*, kontor: Kontor, fra: date, til: date, snitt: datetime, figurer: Iterable[Tall] | None = None) -> Snitt:
    """An office's figures (all, unless said) for a period, as they stood at `snitt`. Same arguments, same answer."""
    valgte = figur.alle() if figurer is None else list(figurer)
    u = Utvalg(kontor, fra, til, snitt)
    forst = planlagt_fra(kontor, snitt=snitt)
    return Snitt(
        fra=fra,
        til=til,
        tidspunkt=snitt.astimezone(OSLO),
        planlagt_fra=forst,
        versjoner={tall.nokkel: tall.versjon for tall in valgte},
        foer=sammenligning.lag(u, valgte, forst),
        utvikling=sammenligning.utvikling(u, valgte, forst),
        **linjer(u, valgte)._asdict(),
    )


def linjer(u: Utvalg, figurer: Sequence[Tall]) -> Linjer:
    """These figures of everyone they belong to: what a cut is made of, without what is only said of the cut."""
    talt = tell(u, figurer)
    hos = [nokkel for verdier in talt.values() for nokkel in verdier if isinstance(nokkel, UUID)]
    fakta, personer = _personer(u, hos)
    spesialister = tuple(
        Linje(
            navn=navn,
            bruker=bruker,
            stillingsprosent=prosent,
            # The norm is per full-time specialist, so half a position has half of it.
            norm=None if prosent is None else andel(fakta.norm, prosent),
            verdier=_verdier(talt, figurer, bruker, Omfang.ALLE, Omfang.UTEN_KOEN),
        )
        for bruker, navn, prosent in personer
    )
    return Linjer(
        kontor=fakta,
        spesialister=spesialister,
        uten_ansvarlig=Linje(verdier=_verdier(talt, figurer, None, Omfang.ALLE)),
        kontoret=Linje(
            norm=sum(linje.norm or 0 for linje in spesialister), verdier=_verdier(talt, figurer, KONTORET, *Omfang)
        ),
    )


def les(lagret: Mapping[str, Any]) -> Snitt:
    """A stored cut, whatever version it was stored in."""
    lagret = gamle_snitt.til_versjon_2(lagret) if lagret["versjon"] == 1 else lagret
    per_nokkel = {tall.nokkel: tall for tall in figur.alle()}
    return Snitt(
        kontor=Kontorfakta(**lagret["kontor"]),
        fra=date.fromisoformat(lagret["fra"]),
        til=date.fromisoformat(lagret["til"]),
        tidspunkt=datetime.fromisoformat(lagret["snitt"]).astimezone(OSLO),
        # A cut stored before this was kept does not say.
        planlagt_fra=date.fromisoformat(forste) if (forste := lagret.get("planlagt_fra")) else None,
        versjoner=lagret["versjoner"],
        spesialister=tuple(_les_linje(linje, per_nokkel) for linje in lagret["spesialister"]),
        uten_ansvarlig=_les_linje(lagret["uten_ansvarlig"], per_nokkel),
        kontoret=_les_linje(lagret["kontoret"], per_nokkel),
        foer=tuple(_les_foer(ett, per_nokkel) for ett in lagret.get("foer", ())),
        utvikling=tuple(_les_foer(ett, per_nokkel) for ett in lagret.get("utvikling", ())),
    )


def avtrykk(lagret: Mapping[str, Any]) -> str:
    """The same figures, as they are stored, give the same 64 characters."""
    kanonisk = json.dumps(lagret, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(kanonisk.encode()).hexdigest()


def kort(avtrykk: str) -> str:
    """What a reader compares: the same in the foot of the PDF, in its file name and on the pages about it."""
    return avtrykk[:KORT_AVTRYKK]


def _verdier(talt: Mapping[str, Any], figurer: Iterable[Tall], hos: object, *omfang: Omfang) -> dict[str, Any]:
    """The values of one line; nothing where a figure has no rows, or does not go."""
    return {
        tall.nokkel: (tall.omfang in omfang and talt[tall.nokkel].get(hos)) or tall.verdi.av(tall.slag, {})
        for tall in figurer
    }


def _personer(u: Utvalg, hos: list[UUID]) -> tuple[Kontorfakta, list[tuple[UUID, str, int | None]]]:
    """The office, and the specialists of the period, and whoever else has rows (`hos`), in Norwegian name order.

    Each with their percentage on its last day, as the caseload is; None when they do not work there then.
    """
    rader = spor(PERSONER, [u.siste_dag, u.kontor.pk, Rolle.JOBBSPESIALIST, u.fra, u.siste_dag, hos, u.tilstand])
    norm, tak, *_ingen = rader[0]
    return Kontorfakta(u.kontor.pk, u.kontor.navn, norm, tak), [tuple(rad[2:]) for rad in rader if rad[2]]


def _linje_som_json(linje: Linje) -> dict[str, Any]:
    return {
        "bruker": linje.bruker and str(linje.bruker),
        "navn": linje.navn,
        "stillingsprosent": linje.stillingsprosent,
        "norm": linje.norm,
        "verdier": {nokkel: verdi.som_json() for nokkel, verdi in linje.verdier.items()},
    }


def _les_linje(lagret: Mapping[str, Any], figurer: Mapping[str, Tall]) -> Linje:
    verdier = lagret["verdier"].items()
    return Linje(
        navn=lagret["navn"],
        bruker=UUID(lagret["bruker"]) if lagret["bruker"] else None,
        stillingsprosent=lagret["stillingsprosent"],
        norm=lagret["norm"],
        verdier={nokkel: figurer[nokkel].verdi.les(verdi) for nokkel, verdi in verdier if nokkel in figurer},
    )


def _foer_som_json(foer: Foer) -> dict[str, Any]:
    periode = {"fra": foer.periode.fra.isoformat(), "til": foer.periode.til.isoformat()}
    hver = {"spesialister": [_linje_som_json(linje) for linje in foer.spesialister]} if foer.spesialister else {}
    return periode | _linje_som_json(foer.kontoret) | hver


def _les_foer(lagret: Mapping[str, Any], figurer: Mapping[str, Tall]) -> Foer:
    periode = Periode(date.fromisoformat(lagret["fra"]), date.fromisoformat(lagret["til"]))
    hver = tuple(_les_linje(linje, figurer) for linje in lagret.get("spesialister", ()))
    return Foer(periode, _les_linje(lagret, figurer), hver)
