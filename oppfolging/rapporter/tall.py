"""The figures of the caseload report and the office page: one function each, the same few queries whatever the size.

A figure comes as one value per specialist (by user id; None is the leader's queue) and one for the office (KONTORET).
`beregn` puts them together as plain JSON. Graded candidates are counted like all others; no candidate is ever named.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import Case, Count, F, Q, Value, When
from psycopg.types.range import DateRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.felles.arbeidsdager import EN_DAG, OSLO, lokal_dato
from kandidater.belastning import andel
from kandidater.models import Kandidat
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_ROED, siste_frist
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Side, Status
from oppfolging.rapporter import utvalg
from oppfolging.rapporter.utvalg import Utvalg

VERSJON = 1
KONTORET = "kontoret"
LENGE_SIDEN = 14

Fordelt = dict[Any, dict[str, Any]]


def beregn(*, kontor: Kontor, fra: date, til: date, snitt: datetime) -> dict[str, Any]:
    """Every figure of an office for a period, as they stood at `snitt`. The same arguments give the same answer."""
    u = Utvalg(kontor, fra, til, snitt)
    figurer = {
        "faser": faser(u),
        "frister": frister_holdt(u),
        "over_fristen": over_fristen(u),
        "kontakt": dager_siden_kontakt(u),
        "forlop": lopende_forlop(u),
        "overgang": overgang_til_arbeid(u),
    }
    stillinger = _stillinger(u)
    nokler = {nokkel for figur in figurer.values() for nokkel in figur} | set(stillinger)
    personer = Bruker.objects.filter(pk__in=[n for n in nokler if isinstance(n, uuid.UUID)])
    linjer = [
        {"bruker": str(p.pk), "navn": p.navn, **_kapasitet(u, stillinger.get(p.pk)), **_linje(figurer, p.pk)}
        for p in personer.order_by("sorteringsnavn", "pk")
    ]
    return {
        "versjon": VERSJON,
        "kontor": {"enhetsnummer": kontor.pk, "navn": kontor.navn, "norm": kontor.norm, "tak": kontor.tak},
        "fra": fra.isoformat(),
        "til": til.isoformat(),
        "snitt": snitt.astimezone(OSLO).isoformat(),
        "spesialister": linjer,
        "uten_ansvarlig": _linje(figurer, None) | lederkoe(u),
        "kontoret": _linje(figurer, KONTORET)
        | {"norm": sum(linje["norm"] or 0 for linje in linjer), "uten_kontaktperson": uten_kontaktperson(u)}
        | inn_og_ut(u),
    }


def faser(u: Utvalg) -> Fordelt:
    """Caseload: open candidates at the cut, by phase. Unit: candidates.

    Source: the phase history and the responsibility in force at the cut. Left out: closed candidates.
    """
    rader = utvalg.aapne(u).values_list("ansvarlig", "fase").annotate(antall=Count("pk"))
    return _summer(rader, Counter)


def frister_holdt(u: Utvalg) -> Fordelt:
    """Follow-ups on time: planned contacts done on or before their due date, of those that fell due, by side.

    Unit: planned contacts with a due date in the period, whose day was over at the cut. A moved contact counts by
    the date it was moved to. Source: oppfølginger. Left out, and counted: those cancelled or replaced before that date.
    """
    i_tide = Q(status=Status.UTFORT, lukket_dag__lte=F("frist_da"))
    utelatt = Q(status__in=(Status.AVLYST, Status.ERSTATTET), lukket_da__isnull=False, lukket_dag__lte=F("frist_da"))
    forfalt = utvalg.oppfolginger(u).filter(frist_da__range=(u.fra, min(u.til, u.dag - EN_DAG)))
    rader = forfalt.values_list("ansvarlig", "side").annotate(
        i_tide=Count("pk", filter=i_tide), frister=Count("pk", filter=~utelatt), utelatt=Count("pk", filter=utelatt)
    )
    svar: Fordelt = defaultdict(lambda: {side: Counter(i_tide=0, frister=0, utelatt=0) for side in Side.values})
    for ansvarlig, side, *antall in rader.order_by():
        for nokkel in (ansvarlig, KONTORET):
            svar[nokkel][side].update(dict(zip(("i_tide", "frister", "utelatt"), antall, strict=True)))
    return svar


def over_fristen(u: Utvalg) -> Fordelt:
    """Overdue: planned contacts open at the cut, two working days past their due date or more, by side."""
    grense = siste_frist(u.dag, VIRKEDAGER_TIL_ROED)
    aapne = utvalg.oppfolginger(u).filter(lukket_da__isnull=True, frist_da__lte=grense)
    return _summer(aapne.values_list("ansvarlig", "side").annotate(antall=Count("pk")).order_by(), _null_per_side)


def dager_siden_kontakt(u: Utvalg) -> Fordelt:
    """Days from the last real contact with the candidate to the cut: median, longest, and how many above 14 days.

    Unit: calendar days per open candidate. Source: contacts where the candidate was reached; before the first one, days
    are counted from the referral. Left out: attempts, and contacts taken back.
    """
    dager: dict[Any, list[int]] = defaultdict(list)
    for ansvarlig, sist in utvalg.aapne(u).values_list("ansvarlig", utvalg.siste_kontakt(u)):
        for nokkel in (ansvarlig, KONTORET):
            dager[nokkel].append((u.dag - sist).days)
    svar: Fordelt = defaultdict(lambda: {"median": None, "maks": None, "lenge_siden": 0})
    for nokkel, liste in dager.items():
        svar[nokkel] = {
            "median": float(median(liste)),
            "maks": max(liste),
            "lenge_siden": sum(antall > LENGE_SIDEN for antall in liste),
        }
    return svar


def lopende_forlop(u: Utvalg) -> Fordelt:
    """Forløp running on the day of the cut, paid and unpaid, by the candidate's specialist. Unit: forløp.

    Paid is all that is not jobbsmak or arbeidstrening; lønnstilskudd is paid. Left out: those not yet begun, and those
    ended before that day.
    """
    i_gang = utvalg.kjente_forlop(u).filter(kandidat__kontor=u.kontor, start__lte=u.dag)
    i_gang = i_gang.filter(Q(avsluttet_da__isnull=True) | Q(avsluttet_da__gte=u.dag))
    slag = Case(When(type__in=UBETALTE, then=Value("ubetalt")), default=Value("betalt"))
    rader = utvalg.med_ansvarlig(i_gang, u).values_list("ansvarlig", slag).annotate(antall=Count("pk"))
    return _summer(rader.order_by(), lambda: Counter(betalt=0, ubetalt=0))


def overgang_til_arbeid(u: Utvalg) -> Fordelt:
    """Transition to work, as Nav Heimdal counts it: persons with a paid start in the period, of those served in it.

    Unit: distinct persons, however many cases or jobs; served is open on at least one day. Who changed specialist in
    the period is counted at both, and once for the office. Left out: jobbsmak and arbeidstrening, which are unpaid.
    """
    personer = utvalg.betjente(u)
    tall = {"i_arbeid": Count("person_i_arbeid", distinct=True), "betjent": Count("person", distinct=True)}
    svar: Fordelt = defaultdict(lambda: {"i_arbeid": 0, "betjent": 0})
    svar[KONTORET] = personer.aggregate(**tall)
    hos_hvem = personer.filter(ansvar__periode__overlap=u.tidsrom).values(spesialist=F("ansvar__bruker"))
    for spesialist, i_arbeid, betjent in hos_hvem.annotate(**tall).order_by().values_list("spesialist", *tall):
        svar[spesialist] = {"i_arbeid": i_arbeid, "betjent": betjent}
    return svar


def lederkoe(u: Utvalg) -> dict[str, Any]:
    """The longest wait without a responsible specialist at the cut, in calendar days; None when nobody waits."""
    siden = utvalg.aapne(u).filter(ansvarlig__isnull=True).values_list(utvalg.i_koe_siden(u), flat=True)
    return {"lengste_ventetid": max(((u.dag - lokal_dato(tid)).days for tid in siden), default=None)}


def uten_kontaktperson(u: Utvalg) -> int:
    """Employers of the office that had no fixed kontaktperson at the cut. Left out: those registered later."""
    har = Kontaktansvar.objects.filter(arbeidsgiver__kontor=u.kontor, periode__contains=u.snitt)
    alle = Arbeidsgiver.objects.filter(kontor=u.kontor, registrert__lte=u.snitt)
    return alle.exclude(pk__in=har.values("arbeidsgiver")).count()


def inn_og_ut(u: Utvalg) -> dict[str, int]:
    """Candidates referred and candidates closed in the period, registered at the cut. Unit: candidates."""
    i_perioden = (u.fra, u.siste_dag)
    return Kandidat.objects.filter(kontor=u.kontor).aggregate(
        henvist=Count("pk", filter=Q(registrert__lte=u.snitt, henvist_dato__range=i_perioden)),
        avsluttet=Count("pk", filter=Q(avslutning_registrert__lte=u.snitt, avsluttet_dato__range=i_perioden)),
    )


def _stillinger(u: Utvalg) -> dict[uuid.UUID, int | None]:
    """The specialists of the period with their percentage at the cut; None when they no longer work there."""
    rader = Tilknytning.objects.filter(
        kontor=u.kontor, rolle=Rolle.JOBBSPESIALIST, gyldig__overlap=DateRange(u.fra, u.siste_dag + EN_DAG)
    ).order_by("gyldig")
    svar: dict[uuid.UUID, int | None] = {}
    for rad in rader:
        svar[rad.bruker_id] = rad.stillingsprosent if rad.gjelder(u.dag) else svar.get(rad.bruker_id)
    return svar


def _kapasitet(u: Utvalg, prosent: int | None) -> dict[str, int | None]:
    """The norm is per full-time specialist, so half a position has half of it."""
    return {"stillingsprosent": prosent, "norm": None if prosent is None else andel(u.kontor.norm, prosent)}


def _linje(figurer: dict[str, Fordelt], nokkel: Any) -> dict[str, Any]:
    linje: dict[str, Any] = {navn: figur[nokkel] for navn, figur in figurer.items()}
    return {"kandidater": sum(linje["faser"].values()), **linje}


def _summer(rader: Iterable[tuple[Any, str, int]], tom: Any) -> Fordelt:
    """Counts of (specialist, kind), for each specialist and for the office."""
    svar: Fordelt = defaultdict(tom)
    for ansvarlig, slag, antall in rader:
        for nokkel in (ansvarlig, KONTORET):
            svar[nokkel][slag] += antall
    return svar


def _null_per_side() -> Counter[str]:
    return Counter(dict.fromkeys(Side.values, 0))
