"""Reads what planning needs about candidates and employers: the same few queries for one as for thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, OuterRef, Q, Subquery

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.faser import JOBBUTVIKLINGSFASER
from kandidater.models import Faseperiode, Kandidat
from oppfolging.kjerne import sist_kontakt
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Art, Deltaker, Forlop, Kanal, Oppfolging, Oppfolgingsplan, Side, Status
from oppfolging.kjerne.oppfolgingstyper import EVALUERINGER
from oppfolging.kjerne.planlegger.frister import Kontaktdager
from oppfolging.kjerne.planlegger.kort import Arbeidsgiverkort, Kandidatkort, Lop
from oppfolging.kjerne.querysets import KONTAKTPERSONENS, OM_UGRADERT, UTEN_LOPENDE_FORLOP, OppfolgingQuerySet
from oppfolging.kjerne.rytmer import rytmer_for_alle
from oppfolging.kjerne.sist_kontakt import MED_ARBEIDSGIVER, MED_KANDIDATEN

SIST_HOS_ARBEIDSGIVEREN = sist_kontakt.arbeidsgiverens()
FYSISK = Q(kontakt__kanal=Kanal.FYSISK)


def kandidatkort(kandidater: Sequence[Kandidat], i_dag: date) -> dict[UUID, Kandidatkort]:
    """The cards of the open ones among these; who is locked has none."""
    aapne = [den for den in kandidater if den.er_aapen and not den.sperret]
    ider = [den.pk for den in aapne]
    rytmer = rytmer_for_alle((den.kontor_id for den in aapne), i_dag)
    kontakter = _kontakter_om(ider)
    forlop = _forlop_for(ider, kontakter)
    soker = _soker_siden(den.pk for den in aapne if den.fase in JOBBUTVIKLINGSFASER)
    return {
        den.pk: Kandidatkort(
            id=den.pk,
            fase=den.fase,
            henvist=den.henvist_dato,
            oppstart=den.oppstartsdato,
            rytmer=rytmer[den.kontor_id],
            soker_siden=soker.get(den.pk),
            forlop=tuple(forlop[den.pk]),
            kontakt=_dager(kontakter[den.pk], "kandidat"),
            arbeidsgivere=_dager([rad for rad in kontakter[den.pk] if rad["forlop_id"] is None], "arbeidsgiver"),
            har_mott_arbeidsgiver=any(rad["sist_arbeidsgiver_fysisk"] for rad in kontakter[den.pk]),
        )
        for den in aapne
    }


def arbeidsgiverkort(arbeidsgivere: Sequence[Arbeidsgiver], naa: datetime) -> dict[int, Arbeidsgiverkort]:
    """The cards of these employers, as if nobody graded were there: their dates belong to who answers for them."""
    ider, i_dag = [den.pk for den in arbeidsgivere], lokal_dato(naa)
    rytmer = rytmer_for_alle((den.kontor_id for den in arbeidsgivere), i_dag)
    fulgt = _fulgt_siden(ider, naa)
    starter: dict[int, list[date]] = defaultdict(list)
    i_gang = Forlop.objects.aapne().filter(OM_UGRADERT, arbeidsgiver__in=ider)
    for hos, start in i_gang.values_list("arbeidsgiver", "start"):
        starter[hos].append(start)
    sist = dict(Arbeidsgiver.objects.filter(pk__in=ider).values_list("pk", SIST_HOS_ARBEIDSGIVEREN))
    return {
        den.pk: Arbeidsgiverkort(
            id=den.pk,
            rytmer=rytmer[den.kontor_id],
            fulgt_siden=None if den.trukket else fulgt.get(den.pk),
            starter=starter[den.pk],
            kontakt=Kontaktdager(_siste([sist.get(den.pk), den.kartlagt_dato])),
        )
        for den in arbeidsgivere
    }


def hos_kandidater(kandidater: Iterable[UUID]) -> dict[UUID, list[Oppfolging]]:
    """The open planned dates on each candidate's card."""
    samlet: dict[UUID, list[Oppfolging]] = defaultdict(list)
    for rad in _planlagte().filter(kandidat__in=list(kandidater)):
        samlet[rad.kandidat_id].append(rad)
    return samlet


def hos_arbeidsgivere(arbeidsgivere: Iterable[int]) -> dict[int, list[Oppfolging]]:
    """The open dates of each employer by itself, and those an ended forløp has left its kontaktperson."""
    samlet: dict[int, list[Oppfolging]] = defaultdict(list)
    for rad in _planlagte().filter(UTEN_LOPENDE_FORLOP, KONTAKTPERSONENS, arbeidsgiver__in=list(arbeidsgivere)):
        samlet[rad.arbeidsgiver_id].append(rad)
    return samlet


def utdaterte(i_dag: date) -> tuple[list[UUID], list[int]]:
    """Candidates and employers with a date of their own still ahead, though a forløp of theirs has begun by now."""
    egne = Oppfolging.objects.aapne().rytme().filter(forlop__isnull=True, frist__gte=i_dag)
    i_gang = Forlop.objects.aapne().filter(start__lte=i_dag)
    kandidater = egne.filter(side=Side.KANDIDAT, kandidat__in=i_gang.values("kandidat"))
    hos = i_gang.filter(OM_UGRADERT).values("arbeidsgiver")
    arbeidsgivere = egne.filter(side=Side.ARBEIDSGIVER, arbeidsgiver__in=hos)
    return (
        list(kandidater.values_list("kandidat_id", flat=True)),
        list(arbeidsgivere.values_list("arbeidsgiver_id", flat=True)),
    )


def _planlagte() -> OppfolgingQuerySet:
    arter = (Art.RYTME, Art.FORSTE_ARBEIDSGIVERMOTE, *EVALUERINGER)
    return Oppfolging.objects.aapne().filter(art__in=arter).select_related("forlop").order_by("frist", "pk")


def _kontakter_om(kandidater: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """By candidate and forløp, the last day somebody was reached on each side."""
    reelle = Deltaker.objects.reelle().filter(kandidat__in=kandidater).values("kandidat_id", "forlop_id")
    samlet: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for rad in reelle.annotate(
        sist_kandidat=Max("dag", filter=MED_KANDIDATEN),
        sist_kandidat_fysisk=Max("dag", filter=MED_KANDIDATEN & FYSISK),
        sist_arbeidsgiver=Max("dag", filter=MED_ARBEIDSGIVER),
        sist_arbeidsgiver_fysisk=Max("dag", filter=MED_ARBEIDSGIVER & FYSISK),
    ):
        samlet[rad["kandidat_id"]].append(dict(rad))
    return samlet


def _forlop_for(kandidater: list[UUID], kontakter: dict[UUID, list[dict[str, Any]]]) -> dict[UUID, list[Lop]]:
    plan = Oppfolgingsplan.objects.filter(forlop=OuterRef("pk"), erstattet__isnull=True)
    aapne = Forlop.objects.aapne().filter(kandidat__in=kandidater).annotate(planlagt=Subquery(plan.values("situasjon")))
    rader = list(aapne.order_by("start", "pk"))
    evaluert: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    ubetalte = [rad.pk for rad in rader if rad.type in UBETALTE]
    utforte = Oppfolging.objects.filter(forlop__in=ubetalte, art__in=EVALUERINGER, status=Status.UTFORT)
    for forlop, art, side in utforte.values_list("forlop", "art", "side") if ubetalte else ():
        evaluert[forlop].add((art, side))
    samlet: dict[UUID, list[Lop]] = defaultdict(list)
    for rad in rader:
        om_det = [kontakt for kontakt in kontakter[rad.kandidat_id] if kontakt["forlop_id"] == rad.pk]
        lop = Lop(
            rad.pk,
            rad.arbeidsgiver_id,
            rad.type,
            rad.start,
            rad.slutt,
            _dager(om_det, "arbeidsgiver"),
            frozenset(evaluert[rad.pk]),
            rad.planlagt or "",
        )
        samlet[rad.kandidat_id].append(lop)
    return samlet


def _soker_siden(kandidater: Iterable[UUID]) -> dict[UUID, date]:
    """The first day of the searching phases that follow each other up to now."""
    perioder = Faseperiode.objects.filter(kandidat__in=list(kandidater)).order_by("kandidat", "periode")
    siden: dict[UUID, date] = {}
    for kandidat, fase, periode in perioder.values_list("kandidat", "fase", "periode"):
        if fase in JOBBUTVIKLINGSFASER:
            siden.setdefault(kandidat, lokal_dato(periode.lower))
        else:
            siden.pop(kandidat, None)
    return siden


def _fulgt_siden(arbeidsgivere: list[int], naa: datetime) -> dict[int, date]:
    """The first day each employer had a kontaktperson, of those that have one now."""
    ansvar = Kontaktansvar.objects.filter(arbeidsgiver__in=arbeidsgivere)
    naavaerende = set(ansvar.gjeldende(naa).values_list("arbeidsgiver", flat=True))
    forste = ansvar.filter(bruker__isnull=False).values("arbeidsgiver").annotate(fra=Min("periode__startswith"))
    return {rad["arbeidsgiver"]: lokal_dato(rad["fra"]) for rad in forste if rad["arbeidsgiver"] in naavaerende}


def _dager(rader: Iterable[dict[str, Any]], side: str) -> Kontaktdager:
    rader = list(rader)
    return Kontaktdager(
        _siste(rad[f"sist_{side}"] for rad in rader), _siste(rad[f"sist_{side}_fysisk"] for rad in rader)
    )


def _siste(dager: Iterable[date | None]) -> date | None:
    return max((dag for dag in dager if dag), default=None)
