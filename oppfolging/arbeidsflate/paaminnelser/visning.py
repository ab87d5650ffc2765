"""A person's own reminders as they read them: what, why, since when, and what has been sent to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, QuerySet, When
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arbeidsgivere.arbeidsgiverkontakter import hovednummer
from arbeidsgivere.models import Kontaktansvar
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.utsending.models import Utsending
from kandidater import navnelike
from kandidater.kandidatnavn import navn_for
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.arbeidsflate.felles.kortsteg import FRA_PAAMINNELSER, logg_for
from oppfolging.arbeidsflate.felles.ring import ring
from oppfolging.kjerne import sist_kontakt
from oppfolging.kjerne.models import Art, Side
from oppfolging.kjerne.neste_steg import Stand, siden, stand
from oppfolging.varsling import regelregister
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regler.overlevering import OVERLEVERING
from oppfolging.varsling.sammendrag import MAL

LENGSTE_LISTE = 200
SISTE_SAMMENDRAG = 14
UTEN = [f"{person}__{felt}" for person in ("kandidat", "oppfolging__kandidat") for felt in ("notat", "fodselsnummer")]


@dataclass(frozen=True)
class Paaminnelsesrad:
    """One reminder. `hvorfor` is the rule; the rest is what it rests on. `ring`: whom to call about it, if me.

    `logg` and `flytt`: where its date is logged and moved, if by me. `sett`: where it is put away, when it may be.
    `hos`: the jobbspesialist who answers for it, as the leader is told.
    """

    kandidat_id: UUID | None
    om: str
    url: str
    hvorfor: str
    hva: str
    frist: date | None
    stand: Stand | None
    sist: str
    dag: date
    ring: SafeString
    logg: str
    flytt: str
    sett: str
    hos: Bruker | None


@dataclass(frozen=True)
class _Bakgrunn:
    """What the rows are drawn with: names and numbers as far as `bruker` may know them, and what a matter tells."""

    bruker: Bruker
    i_dag: date
    navn: dict[UUID, str]
    telefoner: dict[UUID, str]
    emner: Mapping[str, str]
    hvem: Mapping[int, Bruker]
    i_koe: set[UUID]

    @property
    def logger(self) -> bool:
        return self.bruker.rolle == Rolle.JOBBSPESIALIST


def aapne(bruker: Bruker, *, naa: datetime) -> list[Paaminnelsesrad]:
    """The open ones, newest first; of those that came together, the most overdue first.

    A leader's are together for each jobbspesialist, after those that nobody answers for.
    """
    i_dag, paaminnelser = lokal_dato(naa), list(_med_siste_kontakt(bruker)[:LENGSTE_LISTE])
    navn = navnelike.skill(bruker, navn_for(bruker, [person for ett in paaminnelser if (person := _person(ett))]))
    mine = Kandidat.objects.synlig_for(bruker).filter(pk__in=navn)
    telefoner = dict(mine.values_list("pk", "telefon"))
    hvem = _hvem_svarer(bruker, paaminnelser, naa) if bruker.rolle == Rolle.LEDER else {}
    i_koe = _kan_tildeles(bruker, navn, naa) if bruker.rolle == Rolle.LEDER else set()
    kjent = _Bakgrunn(bruker, i_dag, navn, telefoner, _til_orientering(paaminnelser, i_dag), hvem, i_koe)
    rader = [_rad(ett, kjent) for ett in paaminnelser]
    return sorted(rader, key=lambda rad: (rad.hos.sorteringsnavn, str(rad.hos.pk)) if rad.hos else ("", ""))


def sammendrag(bruker: Bruker) -> QuerySet[Utsending]:
    """The digests of the last days; `data` is what each one told."""
    return Utsending.objects.filter(mottaker=bruker, mal=MAL).order_by("-opprettet")[:SISTE_SAMMENDRAG]


def _med_siste_kontakt(bruker: Bruker) -> QuerySet[Any]:
    return (
        Paaminnelse.objects.egne(bruker)
        .aapne()
        .select_related("oppfolging__kandidat", "oppfolging__arbeidsgiver", "oppfolging__bedt_av")
        .select_related("kandidat", "arbeidsgiver")
        .defer(*UTEN)
        .annotate(
            sist=Case(
                When(oppfolging__side=Side.KANDIDAT, then=sist_kontakt.kandidatens("oppfolging__kandidat")),
                When(oppfolging__side=Side.JOBBUTVIKLING, then=sist_kontakt.jobbsokets("oppfolging__kandidat")),
                When(
                    oppfolging__forlop__isnull=False,
                    then=sist_kontakt.forlopets("oppfolging__forlop", "oppfolging__kandidat"),
                ),
                default=sist_kontakt.arbeidsgiverens("oppfolging__arbeidsgiver"),
            ),
            hovednummer=hovednummer(OuterRef("oppfolging__arbeidsgiver")),
        )
        .order_by("-opprettet", "forfall", "pk")
    )


def _til_orientering(paaminnelser: Iterable[Any], i_dag: date) -> dict[str, str]:
    """What there is to know of the matters that are only to be known. One query a rule."""
    emner: dict[str, list[str]] = defaultdict(list)
    for ett in paaminnelser:
        emner[ett.regel].append(ett.emne_id)
    kjent: dict[str, str] = {}
    for navn, disse in emner.items():
        if les := regelregister.regelen(navn).til_orientering:
            kjent |= les(disse, i_dag)
    return kjent


def _rad(ett: Any, kjent: _Bakgrunn) -> Paaminnelsesrad:
    regel, steg, person, i_dag = regelregister.regelen(ett.regel), ett.oppfolging, _person(ett), kjent.i_dag
    deler = [kjent.navn[person.pk] if person else "", str(ett.arbeidsgiver or "")]
    mitt = steg if kjent.logger else None
    return Paaminnelsesrad(
        kandidat_id=person.pk if person else None,
        om=capfirst(_(" hos ").join(filter(None, deler))) or regel.tittel(ett.trinn),
        url=_kortet(ett, kjent) + (f"#{regel.anker}" if regel.anker else ""),
        hvorfor=regel.tittel(ett.trinn),
        hva=kjent.emner.get(ett.emne_id) or regel.hva(ett, i_dag),
        frist=ett.forfall if regel.har_frist else None,
        stand=stand(steg.frist, steg.forsokt_dato, steg.nytt_forsok, i_dag) if steg else None,
        sist=siden(ett.sist, i_dag) if steg else "",
        dag=ett.dag,
        ring=_ring(ett, kjent),
        logg=logg_for(mitt, fra=FRA_PAAMINNELSER) if mitt else "",
        flytt=_flytt(mitt) if mitt and mitt.art != Art.RINGEONSKE else "",
        sett=reverse("oppfolging:paaminnelse_sett", args=[ett.pk]) if regel.til_orientering else "",
        hos=kjent.hvem.get(ett.pk),
    )


def _flytt(steg: Any) -> str:
    return f"{reverse('oppfolging:flytt', args=[steg.pk])}?fra={FRA_PAAMINNELSER}"


def _ring(ett: Any, kjent: _Bakgrunn) -> SafeString:
    """Who asked for it or the hovedkontakt, on the employer's side, else the candidate; a leader rings nobody here."""
    steg, person = ett.oppfolging, _person(ett)
    if _hos_arbeidsgiver(ett):
        nummer, hvem = ett.hovednummer, str(ett.arbeidsgiver or "")
        if den := steg.bedt_av:
            nummer, hvem = den.telefon, _("%(navn)s hos %(arbeidsgiver)s") % {"navn": den.navn, "arbeidsgiver": hvem}
        return ring(nummer if kjent.logger else "", hvem)
    return ring(kjent.telefoner.get(person.pk, "") if person else "", kjent.navn[person.pk] if person else "", sms=True)


def _person(ett: Paaminnelse) -> Kandidat | None:
    """Whom it concerns; a date on an employer's side may concern a colleague's candidate."""
    return ett.kandidat or (ett.oppfolging.kandidat if ett.oppfolging else None)


def _hvem_svarer(leder: Bruker, paaminnelser: Iterable[Any], naa: datetime) -> dict[int, Bruker]:
    """Who answers for what each is about: the kontaktperson on an employer's side, else the candidate's own.

    Of a candidate the leader has in no list, nobody is told.
    """
    kandidater, arbeidsgivere = {}, {}
    for ett in paaminnelser:
        if (person := _person(ett)) and not _hos_arbeidsgiver(ett):
            kandidater[ett.pk] = person.pk
        elif ett.arbeidsgiver_id:
            arbeidsgivere[ett.pk] = ett.arbeidsgiver_id
    i_listene = Kandidat.objects.listbar_for(leder).filter(pk__in=kandidater.values())
    deres = Kandidatansvar.objects.gjeldende(naa).filter(kandidat__in=i_listene).select_related("bruker")
    hos = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver__in=arbeidsgivere.values()).select_related("bruker")
    ansvarlige: dict[Any, Bruker | None] = {ansvar.kandidat_id: ansvar.bruker for ansvar in deres}
    ansvarlige |= {ansvar.arbeidsgiver_id: ansvar.bruker for ansvar in hos}
    gjelder = kandidater | arbeidsgivere
    return {pk: den for pk, hva in gjelder.items() if (den := ansvarlige.get(hva))}


def _kan_tildeles(leder: Bruker, kandidater: Iterable[UUID], naa: datetime) -> set[UUID]:
    """Those of them in the leader's queue."""
    i_koe = Kandidat.objects.listbar_for(leder).filter(pk__in=list(kandidater), kontor=leder.kontoret)
    return set(i_koe.uten_ansvarlig(naa).values_list("pk", flat=True))


def _hos_arbeidsgiver(ett: Any) -> bool:
    """Its kontaktperson answers for it: as on that side always, but for what is about a candidate, who is graded."""
    return bool(ett.oppfolging and ett.oppfolging.side == Side.ARBEIDSGIVER and ett.kandidat_id is None)


def _lederens_linje(person: Kandidat, hos: Bruker | None, kjent: _Bakgrunn) -> str:
    if hos:
        return f"{reverse('rapporter:jobbspesialist', args=[hos.pk])}#k{person.pk}"
    return reverse("rapporter:tildel", args=[person.pk]) if person.pk in kjent.i_koe else ""


def _mitt_kort(ett: Paaminnelse) -> str:
    """A jobbspesialist's: where it is answered, the forløp or the candidate; nothing for what is about an employer."""
    if ett.regel == OVERLEVERING.navn:
        return reverse("oppfolging:overlevering", args=[ett.emne_id])
    if ett.oppfolging and ett.oppfolging.forlop_id:
        return reverse("oppfolging:forlop", args=[ett.oppfolging.forlop_id])
    return reverse("oppfolging:kandidat", args=[ett.kandidat_id]) if ett.kandidat_id else ""


def _kortet(ett: Paaminnelse, kjent: _Bakgrunn) -> str:
    """The card to open: a leader, who opens no candidate, gets the line in the list of who answers for it.

    Of whom nobody answers for, where they are given out.
    """
    rolle, person = kjent.bruker.rolle, _person(ett)
    if rolle == Rolle.LEDER and ett.kandidat and ett.kandidat.sperret:
        return reverse("oppfolging:kandidat_gradering", args=[ett.kandidat_id])
    if rolle == Rolle.JOBBSPESIALIST and (mitt := _mitt_kort(ett)):
        return mitt
    if person and not _hos_arbeidsgiver(ett) and (linje := _lederens_linje(person, kjent.hvem.get(ett.pk), kjent)):
        return linje
    if ett.arbeidsgiver:
        return reverse("oppfolging:arbeidsgiver", args=[ett.arbeidsgiver.orgnr])
    return reverse("rapporter:kontor" if rolle == Rolle.LEDER else "oppfolging:i_dag")
