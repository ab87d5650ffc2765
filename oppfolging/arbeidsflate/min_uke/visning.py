"""What I have to do in the next seven days, by day; and the workplaces among it, bundled for a round of visits.

On the employer's side only where I am the kontaktperson: a colleague's visits are not mine to plan. Those about a
graded candidate are, since nobody else may know of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.virksomhetsfakta import sted
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from kandidater import navnelike
from kandidater.kandidatnavn import navn_for
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.kortsteg import FRA_MIN_UKE, logg_for
from oppfolging.arbeidsflate.felles.ring import ring
from oppfolging.kjerne.models import Oppfolging, Side
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.neste_steg import Stand, motetid, stand, stegtekst
from oppfolging.kjerne.querysets import KONTAKTPERSONENS

DAGER = 7
# Finds a place by its address alone: nothing about a person, nor where one came from, goes along.
KART = "https://www.openstreetmap.org/search"


@dataclass(frozen=True)
class Ting:
    """One thing to do, and in `hvor` whom about, where and when as far as it is known."""

    hva: str
    hvor: str
    frist: date
    stand: Stand

    @property
    def merknader(self) -> list[str]:
        return list(filter(None, (self.stand.dessuten, self.hvor)))


@dataclass(frozen=True)
class Ukelinje:
    """All there is to do with somebody on one day. `nummer` as paper needs it."""

    hvem: str
    url: str
    ting: list[Ting]
    nummer: str
    ring: SafeString
    logg: str


@dataclass(frozen=True)
class Dag:
    """`dato` is empty for what is over fristen."""

    dato: date | None
    linjer: list[Ukelinje]


@dataclass(frozen=True)
class Besok:
    """A workplace, whom to ask for there, and what is due."""

    arbeidsgiver: Arbeidsgiver
    adresse: str
    kart: str
    kontakt: Arbeidsgiverkontakt | None
    ting: list[Ting]


@dataclass(frozen=True)
class Uke:
    fra: date
    til: date
    dager: list[Dag]
    besok: list[Besok]
    personer: list[UUID]


@dataclass(frozen=True)
class _Kjent:
    """What the lines are drawn with: names as far as I may know them, and the numbers of my own."""

    navn: dict[UUID, str]
    telefoner: dict[UUID | None, str]
    kontakter: dict[int | None, Arbeidsgiverkontakt]
    i_dag: date

    def kandidat(self, rad: Oppfolging) -> str:
        return self.navn[rad.kandidat_id] if rad.kandidat_id else ""


def lag(bruker: Bruker, *, naa: datetime) -> Uke:
    """The plan, in a fixed number of queries."""
    i_dag = lokal_dato(naa)
    til = i_dag + timedelta(days=DAGER - 1)
    rader = list(_rader(bruker, naa, til))
    kandidater = [rad.kandidat for rad in rader if rad.kandidat]
    navn = navnelike.skill(bruker, navn_for(bruker, kandidater))
    mine = dict[UUID | None, str](Kandidat.objects.synlig_for(bruker).filter(pk__in=navn).values_list("pk", "telefon"))
    kjent = _Kjent(navn, mine, _hovedkontakter(rader), i_dag)
    return Uke(
        fra=i_dag,
        til=til,
        dager=_etter_dag(rader, kjent),
        besok=_etter_arbeidsplass(rader, kjent),
        personer=list(navn),
    )


def _rader(bruker: Bruker, naa: datetime, til: date) -> QuerySet[Oppfolging]:
    mine = Q(arbeidsgiver__in=Arbeidsgiver.objects.svares_for_av(bruker, naa)) | ~KONTAKTPERSONENS
    return (
        Oppfolging.objects.synlig_for(bruker)
        .aapne()
        .filter(mine, frist__lte=til)
        .select_related("kandidat", "arbeidsgiver", "forlop__arbeidsgiver")
        .defer("kandidat__notat", "kandidat__fodselsnummer")
        .order_by("frist", "klokkeslett", "kandidat__sorteringsnavn", "pk")
    )


def _hovedkontakter(rader: Iterable[Oppfolging]) -> dict[int | None, Arbeidsgiverkontakt]:
    steder = {rad.arbeidsgiver_id for rad in rader if rad.side == Side.ARBEIDSGIVER}
    aktive = Arbeidsgiverkontakt.objects.aktive().filter(er_hovedkontakt=True, arbeidsgiver__in=steder)
    return {kontakt.arbeidsgiver_id: kontakt for kontakt in aktive}


def _etter_dag(rader: list[Oppfolging], kjent: _Kjent) -> list[Dag]:
    """What is over fristen first, then each day that has something; each card once a day."""
    dager: dict[date | None, dict[str, list[Oppfolging]]] = defaultdict(lambda: defaultdict(list))
    for rad in rader:
        dager[None if over_fristen(rad.frist, kjent.i_dag) else rad.frist][_kortet(rad)].append(rad)
    return [Dag(dato, [_linje(url, samme, kjent) for url, samme in kortene.items()]) for dato, kortene in dager.items()]


def _linje(url: str, samme: list[Oppfolging], kjent: _Kjent) -> Ukelinje:
    rad = samme[0]
    if rad.side == Side.ARBEIDSGIVER:
        kontakt = kjent.kontakter.get(rad.arbeidsgiver_id)
        hvem, nummer = str(rad.arbeidsgiver), kontakt.telefon if kontakt else ""
        presses = ring(nummer, _("%(navn)s hos %(arbeidsgiver)s") % {"navn": kontakt or "", "arbeidsgiver": hvem})
    else:
        hvem, nummer = kjent.kandidat(rad), kjent.telefoner.get(rad.kandidat_id, "")
        presses = ring(nummer, hvem, sms=True)
    ting = [_ting(ett, kjent) for ett in samme]
    logg = logg_for(rad, fra=FRA_MIN_UKE) if len(samme) == 1 else f"{url}logg/?fra={FRA_MIN_UKE}"
    return Ukelinje(hvem, url, ting, nummer, presses, logg)


def _ting(rad: Oppfolging, kjent: _Kjent) -> Ting:
    om = kjent.kandidat(rad) if rad.side == Side.ARBEIDSGIVER else _stedet(rad)
    return Ting(
        hva=stegtekst(rad.art, rad.side, fysisk=rad.fysisk),
        hvor=capfirst(" · ".join(filter(None, (motetid(rad), om)))),
        frist=rad.frist,
        stand=stand(rad.frist, rad.forsokt_dato, rad.nytt_forsok, kjent.i_dag),
    )


def _stedet(rad: Oppfolging) -> str:
    return _("hos %(sted)s") % {"sted": rad.forlop.arbeidsgiver.navn} if rad.forlop else ""


def _kortet(rad: Oppfolging) -> str:
    if rad.side == Side.ARBEIDSGIVER and rad.arbeidsgiver:
        return reverse("oppfolging:arbeidsgiver", args=[rad.arbeidsgiver.orgnr])
    return reverse("oppfolging:kandidat", args=[rad.kandidat_id])


def _etter_arbeidsplass(rader: list[Oppfolging], kjent: _Kjent) -> list[Besok]:
    """In the order of their postcodes, so that neighbours stand together."""
    steder: dict[Any, list[Ting]] = defaultdict(list)
    for rad in rader:
        if rad.side == Side.ARBEIDSGIVER:
            steder[rad.arbeidsgiver].append(_ting(rad, kjent))
    besok = [_besok(hos, kjent.kontakter.get(hos.pk), ting) for hos, ting in steder.items()]
    return sorted(besok, key=lambda ett: (ett.arbeidsgiver.postnummer or "~", ett.arbeidsgiver.sorteringsnavn))


def _besok(hos: Arbeidsgiver, kontakt: Arbeidsgiverkontakt | None, ting: list[Ting]) -> Besok:
    adresse = ", ".join(filter(None, [hos.adresse, f"{hos.postnummer} {sted(hos.poststed)}".strip()]))
    kart = f"{KART}?{urlencode({'query': adresse})}" if hos.adresse else ""
    return Besok(hos, adresse, kart, kontakt, ting)
