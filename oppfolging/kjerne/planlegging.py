"""Promise 3: no card rests without a next date. Planning makes the dates that must stand and closes the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import lokal_dato, samme_eller_forrige
from kandidater.faser import JOBBUTVIKLINGSFASER
from kandidater.models import Kandidat
from oppfolging.kjerne import ansvarlig, datoer
from oppfolging.kjerne.forfall import Frist, neste_frist
from oppfolging.kjerne.models import Art, Forlop, Kanal, Kontakt, Oppfolging, Side, Situasjon, Status
from oppfolging.kjerne.querysets import DeltakerQuerySet, KontaktQuerySet, OppfolgingQuerySet
from oppfolging.kjerne.rytmer import Rytmer, rytmer_for, situasjon_i_forlop, situasjon_uten_forlop

DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE = 30


@dataclass(frozen=True)
class Plass:
    """A place where one rhythm date must stand: a side of a candidate, of a forløp or of an employer."""

    side: str
    kandidat_id: UUID | None = None
    forlop_id: UUID | None = None
    arbeidsgiver_id: int | None = None


@dataclass
class Valg:
    """What the person logging decided: typed next dates by side, and the contact that led to them."""

    datoer: dict[str, date] = field(default_factory=dict)
    kontakt: Kontakt | None = None


@transaction.atomic
def planlegg_kandidat(*, kandidat: Kandidat, naa: datetime, valg: Valg | None = None) -> None:
    """Give the candidate and each open forløp the dates they must have. Doing it again changes nothing."""
    valg = valg or Valg()
    alle_forlop = list(kandidat.forlop.select_related("arbeidsgiver").order_by("start", "pk"))
    oensket = _oenskede(kandidat, alle_forlop)
    staar = _rydd(kandidat.oppfolginger.filter(art=Art.RYTME), oensket, naa)
    mangler = [plass for plass in oensket if plass not in staar]
    if mangler:
        frister = Fristregner(kandidat, {f.pk: f for f in alle_forlop}, rytmer_for(kandidat.kontor_id), naa)
        datoer.lag(_ny(plass, frister.for_plass(plass), naa, valg) for plass in mangler)
    _planlegg_forste_arbeidsgivermote(kandidat, alle_forlop, naa)


@transaction.atomic
def replanlegg_kandidat(*, kandidat: Kandidat, naa: datetime) -> None:
    """The situation changed (phase, job): the rhythm dates are made anew from the last contact."""
    datoer.lukk(kandidat.oppfolginger.rytme(), som=Status.ERSTATTET, naa=naa)
    planlegg_kandidat(kandidat=kandidat, naa=naa)


@transaction.atomic
def planlegg_arbeidsgiver(*, arbeidsgiver: Arbeidsgiver, naa: datetime, valg: Valg | None = None) -> None:
    """A mapped employer without a running forløp is contacted every 90 days; with one, the forløp's date serves."""
    oensket = []
    if _skal_ha_egen_dato(arbeidsgiver, naa):
        oensket = [Plass(Side.ARBEIDSGIVER, arbeidsgiver_id=arbeidsgiver.pk)]
    egne = arbeidsgiver.oppfolginger.filter(art=Art.RYTME, forlop__isnull=True, kandidat__isnull=True)
    if _rydd(egne, oensket, naa) or not oensket:
        return
    sist = _siste_dag(arbeidsgiver.nav_kontakter.all())
    frist = _frist_for_arbeidsgiver(arbeidsgiver, sist=sist, i_dag=lokal_dato(naa))
    datoer.lag([_ny(oensket[0], frist, naa, valg or Valg())])


def legg_til_engangs(
    *,
    art: Art,
    side: Side,
    frist: date,
    naa: datetime,
    forlop: Forlop | None = None,
    arbeidsgiver: Arbeidsgiver | None = None,
) -> Oppfolging:
    """A date that stands once, beside the rhythm. A hard deadline: it moves to the working day before."""
    dag = samme_eller_forrige(frist)
    paa_arbeidsgiversiden = side == Side.ARBEIDSGIVER
    ny = Oppfolging(
        art=art,
        side=side,
        forlop=forlop,
        kandidat=forlop.kandidat if forlop else None,
        arbeidsgiver=(arbeidsgiver or (forlop.arbeidsgiver if forlop else None)) if paa_arbeidsgiversiden else None,
        frist=dag,
        rytmefrist=dag,
        opprettet=naa,
    )
    datoer.lag([ny])
    return ny


def foreslaa(*, kandidat: Kandidat, forlop: Forlop | None, naa: datetime) -> dict[str, date]:
    """The next date on each side if somebody is reached now: what logging that contact would give.

    The employer's side is that of `forlop`, or job development before the first one. Where the candidate has dates in
    several forløp, the earliest is proposed.
    """
    alle_forlop = list(kandidat.forlop.order_by("start", "pk"))
    regner = Fristregner(
        kandidat, {f.pk: f for f in alle_forlop}, rytmer_for(kandidat.kontor_id), naa, naadd=lokal_dato(naa)
    )
    forslag: dict[str, date] = {}
    for plass in _oenskede(kandidat, alle_forlop):
        if plass.side == Side.ARBEIDSGIVER and (forlop is None or plass.forlop_id != forlop.pk):
            continue
        dag = regner.for_plass(plass).dag
        forslag[plass.side] = min(dag, forslag.get(plass.side, dag))
    return forslag


def foreslaa_for_arbeidsgiver(*, arbeidsgiver: Arbeidsgiver, naa: datetime) -> date | None:
    """The same for an employer by itself; None when no date stands there."""
    if not _skal_ha_egen_dato(arbeidsgiver, naa):
        return None
    i_dag = lokal_dato(naa)
    return _frist_for_arbeidsgiver(arbeidsgiver, sist=i_dag, i_dag=i_dag).dag


@dataclass
class Fristregner:
    """Works out the due date of a place, with the office's rhythms and the candidate's contacts read once.

    `naadd`: count from this day instead of the last logged contact.
    """

    kandidat: Kandidat
    forlop: dict[UUID, Forlop]
    rytmer: Rytmer
    naa: datetime
    naadd: date | None = None

    def for_plass(self, plass: Plass) -> Frist:
        if plass.forlop_id:
            forlop = self.forlop[plass.forlop_id]
            situasjon, start = situasjon_i_forlop(forlop, self.kandidat), forlop.start
        else:
            situasjon, start = situasjon_uten_forlop(self.kandidat), self._fasestart()
        return neste_frist(
            self.rytmer[situasjon, plass.side], start=start, sist=self._sist(plass), i_dag=lokal_dato(self.naa)
        )

    def _fasestart(self) -> date:
        periode = self.kandidat.faseperioder.gjeldende(self.naa).values_list("periode", flat=True).first()
        return lokal_dato(periode.lower) if periode else self.kandidat.henvist_dato

    def _sist(self, plass: Plass) -> date | None:
        if self.naadd:
            return self.naadd
        kontakter = self.kandidat.deltakelser.all()
        if plass.side == Side.KANDIDAT:
            return _siste_dag(kontakter.filter(deltok=True))
        if plass.forlop_id:
            kontakter = kontakter.filter(forlop=plass.forlop_id)
        return _siste_dag(kontakter.filter(med_arbeidsgiver=True))


def _oenskede(kandidat: Kandidat, alle_forlop: list[Forlop]) -> list[Plass]:
    if not kandidat.er_aapen:
        return []
    aapne = [forlop for forlop in alle_forlop if forlop.er_aapent]
    plasser = []
    for forlop in aapne:
        plasser.append(Plass(Side.KANDIDAT, kandidat.pk, forlop.pk))
        plasser.append(Plass(Side.ARBEIDSGIVER, kandidat.pk, forlop.pk, forlop.arbeidsgiver_id))
    if not aapne:
        plasser.append(Plass(Side.KANDIDAT, kandidat.pk))
    if not alle_forlop and kandidat.fase in JOBBUTVIKLINGSFASER:
        plasser.append(Plass(Side.JOBBUTVIKLING, kandidat.pk))
    return plasser


def _skal_ha_egen_dato(arbeidsgiver: Arbeidsgiver, naa: datetime) -> bool:
    if arbeidsgiver.kartlagt_dato is None or arbeidsgiver.forlop.aapne().exists():
        return False
    return ansvarlig.for_arbeidsgiver(arbeidsgiver, naa=naa) is not None


def _frist_for_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, sist: date | None, i_dag: date) -> Frist:
    trinn = rytmer_for(arbeidsgiver.kontor_id)[Situasjon.UTEN_FORLOP, Side.ARBEIDSGIVER]
    return neste_frist(trinn, start=arbeidsgiver.kartlagt_dato or i_dag, sist=sist, i_dag=i_dag)


def _rydd(rader: OppfolgingQuerySet, oensket: list[Plass], naa: datetime) -> set[Plass]:
    """Close open dates that are no longer wanted; return the places that have one."""
    staar: set[Plass] = set()
    for rad in rader.aapne():
        plass = Plass(rad.side, rad.kandidat_id, rad.forlop_id, rad.arbeidsgiver_id)
        if plass in oensket:
            staar.add(plass)
            continue
        datoer.lukk(rader.filter(pk=rad.pk), som=Status.ERSTATTET, naa=naa)
    return staar


def _ny(plass: Plass, frist: Frist, naa: datetime, valg: Valg) -> Oppfolging:
    dag = valg.datoer.get(plass.side, frist.dag)
    return Oppfolging(
        side=plass.side,
        kandidat_id=plass.kandidat_id,
        forlop_id=plass.forlop_id,
        arbeidsgiver_id=plass.arbeidsgiver_id,
        frist=dag,
        rytmefrist=dag,
        fysisk=frist.fysisk,
        opprettet=naa,
        skapt_av=valg.kontakt,
    )


def _planlegg_forste_arbeidsgivermote(kandidat: Kandidat, alle_forlop: list[Forlop], naa: datetime) -> None:
    """First physical contact with an employer is due within 30 days of the start."""
    if not kandidat.oppstartsdato or alle_forlop or kandidat.fase not in JOBBUTVIKLINGSFASER:
        return
    if kandidat.oppfolginger.filter(art=Art.FORSTE_ARBEIDSGIVERMOTE).exists():
        return
    if kandidat.deltakelser.reelle().filter(kontakt__kanal=Kanal.FYSISK, med_arbeidsgiver=True).exists():
        return
    dag = samme_eller_forrige(kandidat.oppstartsdato + timedelta(days=DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE))
    mote = Oppfolging(
        art=Art.FORSTE_ARBEIDSGIVERMOTE,
        side=Side.JOBBUTVIKLING,
        kandidat=kandidat,
        frist=dag,
        rytmefrist=dag,
        fysisk=True,
        opprettet=naa,
    )
    datoer.lag([mote])


def _siste_dag(kontakter: KontaktQuerySet | DeltakerQuerySet) -> date | None:
    return kontakter.reelle().order_by("-dag").values_list("dag", flat=True).first()
