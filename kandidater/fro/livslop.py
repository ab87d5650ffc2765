"""Makes up the way from referral to the end, so that an office takes in about as many as it lets go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inkludering.felles.arbeidsdager import legg_til, neste_arbeidsdag, samme_eller_forrige
from inkludering.felles.froregister import Saaing
from kandidater.faser import ARBEIDSFASE, SOEKEFASE, Fase, Metode

# How long people stay in a phase (days, from–to) on the way to the next.
VARIGHET = {
    Fase.HENVIST: (4, 14),
    Fase.KARTLEGGING: (14, 50),
    Fase.JOBBUTVIKLING: (20, 190),
    Fase.I_UTDANNING: (60, 240),
    Fase.JOBBER: (90, 480),
    Fase.NEDTRAPPING: (30, 120),
    Fase.INNLEDENDE_KONTAKT: (7, 21),
    Fase.YRKESKARTLEGGING: (14, 45),
    Fase.FINNE_JOBB: (20, 190),
    Fase.OPPLAERING: (90, 400),
}
# A job that did not last, and a search that came to nothing.
VARIGHET_TAPT_JOBB, VARIGHET_UTEN_JOBB = (14, 150), (90, 330)
VEIER = {
    Metode.IPS: [Fase.HENVIST, Fase.KARTLEGGING, Fase.JOBBUTVIKLING],
    Metode.AMS: [Fase.HENVIST, Fase.INNLEDENDE_KONTAKT, Fase.YRKESKARTLEGGING, Fase.FINNE_JOBB],
}
# Where a specialist's open candidates stand, per hundred.
FORDELING = {
    Metode.IPS: {
        Fase.HENVIST: 3,
        Fase.KARTLEGGING: 8,
        Fase.JOBBUTVIKLING: 38,
        Fase.I_UTDANNING: 5,
        Fase.JOBBER: 38,
        Fase.NEDTRAPPING: 8,
    },
    Metode.AMS: {
        Fase.HENVIST: 3,
        Fase.INNLEDENDE_KONTAKT: 4,
        Fase.YRKESKARTLEGGING: 7,
        Fase.FINNE_JOBB: 46,
        Fase.OPPLAERING: 40,
    },
}
# The phase people were in when their case was closed, per hundred.
SLUTTFASE = {
    Metode.IPS: {
        Fase.KARTLEGGING: 10,
        Fase.JOBBUTVIKLING: 27,
        Fase.I_UTDANNING: 8,
        Fase.JOBBER: 35,
        Fase.NEDTRAPPING: 20,
    },
    Metode.AMS: {Fase.YRKESKARTLEGGING: 14, Fase.FINNE_JOBB: 34, Fase.OPPLAERING: 52},
}
ANDEL_AMS = 0.35
# Of those who search for a job, or have one, how many have lost one on the way.
ANDEL_MISTET = 0.22
# Days a place in a caseload stands empty, and working days from referral to registration.
LEDIG, FOER_REGISTRERING = (0, 24), (0, 1, 1, 2, 2, 3, 4)


@dataclass(frozen=True)
class Livslop:
    """The phases with the working day each began, and the day the case was closed, if it was."""

    metode: Metode
    registrert: date
    faser: list[tuple[Fase, date]]
    avsluttet: date | None = None

    @property
    def henvist(self) -> date:
        return self.faser[0][1]

    @property
    def har_hatt_jobb(self) -> bool:
        return any(fase == ARBEIDSFASE[self.metode] for fase, _dag in self.faser)


def i_en_plass(saaing: Saaing) -> Iterator[Livslop]:
    """Those who have had the same place in a caseload, one after another: the one who has it now comes first.

    One leaves and the next is referred, so that about as many come as go in any month of the history.
    """
    lop = _i_gang(saaing)
    yield lop
    while (slutt := samme_eller_forrige(lop.henvist - saaing.dager(*LEDIG))) >= saaing.historien_begynner:
        lop = _avsluttet(saaing, slutt)
        yield lop


def nettopp_henvist(saaing: Saaing) -> Livslop:
    return _lop(saaing, Metode.IPS, [Fase.HENVIST], [saaing.dager(3, 6).days], saaing.i_dag)


def _i_gang(saaing: Saaing) -> Livslop:
    metode, maal = _velg(saaing, FORDELING)
    vei = _vei(saaing, metode, maal)
    # Whoever is met in a phase is more likely to be met in a long one.
    hele = max(saaing.tilfeldig.randint(*VARIGHET[maal]) for _ in range(2))
    varigheter = [*_varigheter(saaing, vei[:-1], vei[1:]), saaing.tilfeldig.randint(1, hele)]
    return _lop(saaing, metode, vei, varigheter, saaing.i_dag)


def _avsluttet(saaing: Saaing, slutt: date) -> Livslop:
    metode, maal = _velg(saaing, SLUTTFASE)
    vei = _vei(saaing, metode, maal)
    siste = VARIGHET_UTEN_JOBB if maal == SOEKEFASE[metode] else VARIGHET[maal]
    varigheter = [*_varigheter(saaing, vei[:-1], vei[1:]), saaing.tilfeldig.randint(*siste)]
    return _lop(saaing, metode, vei, varigheter, slutt, avsluttet=slutt)


def _velg(saaing: Saaing, fordeling: dict[Metode, dict[Fase, int]]) -> tuple[Metode, Fase]:
    metode = Metode.AMS if saaing.sjanse(ANDEL_AMS) else Metode.IPS
    return metode, saaing.tilfeldig.choices(list(fordeling[metode]), list(fordeling[metode].values()))[0]


def _vei(saaing: Saaing, metode: Metode, maal: Fase) -> list[Fase]:
    """The phases up to and including the last: some have lost a job and searched again."""
    vei, soek, arbeid = VEIER[metode], SOEKEFASE[metode], ARBEIDSFASE[metode]
    if maal in vei[:-1]:
        return vei[: vei.index(maal) + 1]
    omvei = [arbeid, soek] if maal != Fase.I_UTDANNING and saaing.sjanse(ANDEL_MISTET) else []
    slutt = {soek: [], Fase.NEDTRAPPING: [arbeid, maal]}.get(maal, [maal])
    return [*vei, *omvei, *slutt]


def _varigheter(saaing: Saaing, faser: Sequence[Fase], neste: Sequence[Fase]) -> list[int]:
    return [
        saaing.tilfeldig.randint(
            *(VARIGHET_TAPT_JOBB if etter in SOEKEFASE.values() and _er_arbeid(fase) else VARIGHET[fase])
        )
        for fase, etter in zip(faser, neste, strict=True)
    ]


def _er_arbeid(fase: Fase) -> bool:
    return fase in ARBEIDSFASE.values()


def _lop(  # noqa: PLR0917 - what a way is made of
    saaing: Saaing,
    metode: Metode,
    vei: list[Fase],
    varigheter: list[int],
    slutt: date,
    avsluttet: date | None = None,
) -> Livslop:
    """Back from the end; every phase begins on a working day, and none on the day of another."""
    dager: list[date] = []
    for nr in range(len(vei)):
        dag = samme_eller_forrige(slutt - timedelta(days=sum(varigheter[nr:])))
        dager.append(max(dag, neste_arbeidsdag(dager[-1])) if dager else dag)
    senest = samme_eller_forrige(min([*dager[1:2], slutt]))
    registrert = min(legg_til(dager[0], saaing.en(FOER_REGISTRERING)), senest)
    return Livslop(metode, registrert, list(zip(vei, dager, strict=True)), avsluttet)
