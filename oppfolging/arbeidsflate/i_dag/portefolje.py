"""My caseload: who needs me first, with the next step on each side; and what is due at the employers I answer for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.templatetags.aksel import STATUSER
from kandidater.faser import Fase
from kandidater.kandidatnavn import vist_navn
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.logg.samtale import MAA_KRYSSES_AV
from oppfolging.kjerne.models import Art, Deltaker, Kontakt, Oppfolging, Side, Status
from oppfolging.kjerne.neste_steg import HAST, Steg, Stegstatus, lag_steg, mest_presserende

DAGER_FREM_HOS_ARBEIDSGIVERE = 7


@dataclass(frozen=True)
class Rad:
    """One candidate in the list, ready to show."""

    id: UUID
    navn: str
    fase: str
    status: str
    kandidat: Steg | None
    arbeidsgiver: Steg | None
    arbeidsgivernavn: str
    arbeidsgiver_url: str
    kontaktperson: str
    vil_oppringes: bool
    evaluering: UUID | None

    @property
    def url(self) -> str:
        return reverse("oppfolging:kandidat", args=[self.id])

    @property
    def logg_url(self) -> str:
        return reverse("oppfolging:logg_kandidat", args=[self.id])


@dataclass(frozen=True)
class Teller:
    status: str
    navn: str
    antall: int


@dataclass(frozen=True)
class Avtale:
    """One thing due at an employer; about whom, as far as I may know."""

    steg: Steg
    gjelder: str
    kandidat_id: UUID | None
    logg_url: str


@dataclass(frozen=True)
class Arbeidsgiverrad:
    navn: str
    url: str
    avtaler: list[Avtale]


def rader(bruker: Bruker, naa: datetime) -> list[Rad]:
    """Every open candidate of mine, the one who needs me first on top. One query."""
    linjer: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for linje in _linjer(bruker, naa):
        linjer[linje["pk"]].append(linje)
    sortert = [(_rad(gruppe, lokal_dato(naa)), gruppe[0]["sorteringsnavn"]) for gruppe in linjer.values()]
    sortert.sort(key=lambda par: (*_hast(par[0]), par[1], par[0].id))
    return [rad for rad, _navn in sortert]


def tellere(alle: list[Rad]) -> list[Teller]:
    """How many rows stand in each state; a state without a date is shown only when it occurs."""
    antall = Counter(rad.status for rad in alle)
    synlige = [status for status in Stegstatus if antall[status] or status != Stegstatus.UTEN_DATO]
    return [Teller(status.value, str(STATUSER[status]), antall[status]) for status in synlige]


def arbeidsgiverrader(bruker: Bruker, naa: datetime) -> list[Arbeidsgiverrad]:
    """What is due within a week at the employers whose kontaktperson I am, whoever's candidate it concerns."""
    grupper: dict[Arbeidsgiver, list[Avtale]] = defaultdict(list)
    for ett in _hos_mine_arbeidsgivere(bruker, naa):
        grupper[ett.arbeidsgiver].append(_avtale(ett, lokal_dato(naa)))
    return [
        Arbeidsgiverrad(hos.navn, reverse("oppfolging:arbeidsgiver", args=[hos.orgnr]), avtaler)
        for hos, avtaler in grupper.items()
    ]


def _hos_mine_arbeidsgivere(bruker: Bruker, naa: datetime) -> QuerySet[Any]:
    sist = Kontakt.objects.reelle().filter(arbeidsgiver=OuterRef("arbeidsgiver"))
    return (
        Oppfolging.objects.aapne()
        .filter(
            side=Side.ARBEIDSGIVER,
            frist__lte=lokal_dato(naa) + timedelta(days=DAGER_FREM_HOS_ARBEIDSGIVERE),
            arbeidsgiver__in=Arbeidsgiver.objects.med_kontaktperson(bruker, naa),
        )
        .select_related("arbeidsgiver")
        .annotate(
            sist=Subquery(sist.order_by("-dag").values("dag")[:1]),
            kandidatnavn=vist_navn(bruker, "kandidat__"),
        )
        .order_by("frist", "arbeidsgiver__sorteringsnavn", "pk")
    )


def _avtale(oppfolging: Any, i_dag: date) -> Avtale:
    i_forlop = oppfolging.forlop_id is not None
    logg = ("logg_forlop", oppfolging.forlop_id) if i_forlop else ("logg_arbeidsgiver", oppfolging.arbeidsgiver.orgnr)
    return Avtale(
        steg=lag_steg(
            id=oppfolging.pk,
            art=oppfolging.art,
            side=oppfolging.side,
            frist=oppfolging.frist,
            fysisk=oppfolging.fysisk,
            forsokt_dato=oppfolging.forsokt_dato,
            sist=oppfolging.sist,
            i_dag=i_dag,
        ),
        gjelder=oppfolging.kandidatnavn if i_forlop else _("Arbeidsgiveren selv"),
        kandidat_id=oppfolging.kandidat_id,
        logg_url=reverse(f"oppfolging:{logg[0]}", args=[logg[1]]),
    )


def _linjer(bruker: Bruker, naa: datetime) -> QuerySet[Kandidat, dict[str, Any]]:
    """A line for each open step of each open candidate; one line also for a candidate who has none."""
    kontakter = Deltaker.objects.reelle().filter(kandidat=OuterRef("pk")).order_by("-dag").values("dag")
    hos_arbeidsgiver = kontakter.filter(med_arbeidsgiver=True)
    arbeidsgiver = OuterRef("steg__forlop__arbeidsgiver")
    ansvar = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver=arbeidsgiver).exclude(bruker=bruker)
    navn = Concat("bruker__fornavn", Value(" "), "bruker__etternavn", output_field=CharField())
    ringeonsker = Oppfolging.objects.aapne().filter(art=Art.RINGEONSKE, arbeidsgiver=arbeidsgiver)
    aapne_steg = FilteredRelation("oppfolginger", condition=Q(oppfolginger__status=Status.AAPEN))
    return (
        Kandidat.objects.synlig_for(bruker)
        .aapne()
        .annotate(
            steg=aapne_steg,
            arbeidsgivernavn=F("steg__forlop__arbeidsgiver__navn"),
            orgnr=F("steg__forlop__arbeidsgiver__orgnr"),
            sist_kandidat=Subquery(kontakter.filter(deltok=True)[:1]),
            sist_arbeidsgiver=Case(
                When(steg__forlop__isnull=True, then=Subquery(hos_arbeidsgiver[:1])),
                default=Subquery(hos_arbeidsgiver.filter(forlop=OuterRef("steg__forlop"))[:1]),
            ),
            kontaktperson=Subquery(ansvar.values(navn=navn)[:1]),
            vil_oppringes=Exists(ringeonsker),
        )
        .values(
            *("pk", "fornavn", "etternavn", "sorteringsnavn", "fase", "arbeidsgivernavn", "orgnr", "kontaktperson"),
            *("vil_oppringes", "sist_kandidat", "sist_arbeidsgiver"),
            *("steg__id", "steg__side", "steg__art", "steg__frist", "steg__fysisk", "steg__forsokt_dato"),
        )
    )


def _rad(linjer: list[dict[str, Any]], i_dag: date) -> Rad:
    steg = {_steg(linje, i_dag): linje for linje in linjer if linje["steg__id"]}
    kandidat = mest_presserende(ett for ett, linje in steg.items() if linje["steg__side"] == Side.KANDIDAT)
    arbeidsgiver = mest_presserende(ett for ett, linje in steg.items() if linje["steg__side"] != Side.KANDIDAT)
    hos = steg[arbeidsgiver] if arbeidsgiver else {}
    forst = mest_presserende(steg)
    person = linjer[0]
    return Rad(
        id=person["pk"],
        navn=f"{person['fornavn']} {person['etternavn']}",
        fase=str(Fase(person["fase"]).label),
        status=forst.status if forst else Stegstatus.UTEN_DATO.value,
        kandidat=kandidat,
        arbeidsgiver=arbeidsgiver,
        arbeidsgivernavn=hos.get("arbeidsgivernavn") or "",
        arbeidsgiver_url=reverse("oppfolging:arbeidsgiver", args=[hos["orgnr"]]) if hos.get("orgnr") else "",
        kontaktperson=hos.get("kontaktperson") or "",
        vil_oppringes=hos.get("vil_oppringes", False),
        evaluering=forst.id if forst and forst.art in MAA_KRYSSES_AV else None,
    )


def _steg(linje: dict[str, Any], i_dag: date) -> Steg:
    side = linje["steg__side"]
    sist = linje["sist_kandidat"] if side == Side.KANDIDAT else linje["sist_arbeidsgiver"]
    return lag_steg(
        id=linje["steg__id"],
        art=linje["steg__art"],
        side=side,
        frist=linje["steg__frist"],
        fysisk=linje["steg__fysisk"],
        forsokt_dato=linje["steg__forsokt_dato"],
        sist=sist,
        i_dag=i_dag,
    )


def _hast(rad: Rad) -> tuple[int, date]:
    forst = mest_presserende(filter(None, (rad.kandidat, rad.arbeidsgiver)))
    return forst.hast if forst else (HAST[Stegstatus.UTEN_DATO.value], date.min)
