"""What happened with somebody's candidates and employers while they were away: contacts, moved dates, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.felles.arbeidsdager import doegnets_start, lokal_dato
from inkludering.felles.templatetags.aksel import dato, tidspunkt
from kandidater.faser import Fase
from kandidater.models import Aapenhet, Faseperiode, Kandidat, Kandidatansvar
from oppfolging.arbeidsflate.felles.tidslinje import IKON_FOR_KANAL, Punkt, kontaktord
from oppfolging.kjerne.models import Art, Deltaker, Flytting, Forlop, Kanal, Kontakt, Oppfolging


@dataclass(frozen=True)
class Bortetid:
    """From when the absence began until it ended, or until now."""

    fra: datetime
    til: datetime


@dataclass(frozen=True)
class Hendt:
    """What happened with one of them, newest first; `kandidat` and `orgnr`: where it leads, when it may be opened."""

    navn: str
    kandidat: UUID | None
    orgnr: str
    punkter: list[Punkt]


def tidsrommet(fravaer: Fravaer, *, naa: datetime) -> Bortetid | None:
    """None before it has begun."""
    fra, til = doegnets_start(fravaer.dager.lower), doegnets_start(fravaer.dager.upper)
    return Bortetid(fra, min(til, naa)) if fra <= naa else None


def les(bruker: Bruker, naar: Bortetid, *, naa: datetime) -> list[Hendt]:
    """Of the reader's own, what others did; in Norwegian name order, candidates before employers. Few queries."""
    mine = list(Kandidat.objects.synlig_for(bruker).ansvaret_til(bruker, naa).order_by("sorteringsnavn", "pk"))
    per: dict[Any, list[Punkt]] = {den.pk: [] for den in mine}
    for pk, punkt in _om_kandidatene(bruker, list(per), naar):
        per[pk].append(punkt)
    hos = list(Arbeidsgiver.objects.med_kontaktperson(bruker, naa).order_by("sorteringsnavn", "pk"))
    per_sted: dict[Any, list[Punkt]] = {sted.pk: [] for sted in hos}
    for sted_id, punkt in _hos_arbeidsgiverne(bruker, list(per_sted), naar):
        per_sted[sted_id].append(punkt)
    svar = [Hendt(den.navn, den.pk, "", _nyest(per[den.pk])) for den in mine if per[den.pk]]
    svar += [Hendt(sted.navn, None, sted.orgnr, _nyest(per_sted[sted.pk])) for sted in hos if per_sted[sted.pk]]
    return svar + _ikke_lenger_mine(bruker, naar)


def _nyest(punkter: list[Punkt]) -> list[Punkt]:
    return sorted(punkter, key=lambda punkt: punkt.tid, reverse=True)


def _i(felt: str, naar: Bortetid) -> Q:
    return Q(**{f"{felt}__gte": naar.fra, f"{felt}__lt": naar.til})


def _om_kandidatene(bruker: Bruker, mine: list[UUID], naar: Bortetid) -> Iterator[tuple[UUID | None, Punkt]]:
    yield from _kontakter(Deltaker.objects.synlig_for(bruker).gjeldende().filter(kandidat__in=mine), bruker, naar)
    flyttet = Flytting.objects.filter(_i("tid", naar), oppfolging__in=_datoene(bruker, mine)).exclude(av=bruker)
    for rad in flyttet.select_related("av", "oppfolging"):
        tittel = _("Frist flyttet fra %(fra)s til %(til)s") % {"fra": dato(rad.fra), "til": dato(rad.til)}
        yield rad.oppfolging.kandidat_id, _punkt(rad.tid, tittel, "Calendar", rad.av, rad.grunn or "")
    for fase in Faseperiode.objects.filter(_i("periode__startswith", naar), kandidat__in=mine).select_related(
        "valgt_av"
    ):
        tittel = _("Fase: %(fase)s") % {"fase": Fase(fase.fase).label}
        yield fase.kandidat_id, _punkt(fase.periode.lower, tittel, "ChevronRight", fase.valgt_av)
    for rad_ in Aapenhet.objects.filter(_i("fra", naar), kandidat__in=mine).select_related("registrert_av"):
        yield rad_.kandidat_id, _punkt(rad_.fra, _("Åpenheten er endret"), "PadlockLocked", rad_.registrert_av)
    yield from _forlopene(Forlop.objects.synlig_for(bruker).filter(kandidat__in=mine), naar)
    for ansvar in Kandidatansvar.objects.filter(_i("periode__startswith", naar), kandidat__in=mine, bruker=bruker):
        yield ansvar.kandidat_id, _punkt(ansvar.periode.lower, _("Kandidaten ble din"), "PersonGroup")


def _datoene(bruker: Bruker, mine: list[UUID]) -> QuerySet[Oppfolging]:
    return Oppfolging.objects.synlig_for(bruker).filter(kandidat__in=mine)


def _kontakter(deltakere: QuerySet[Deltaker], bruker: Bruker, naar: Bortetid) -> Iterator[tuple[UUID | None, Punkt]]:
    rader = deltakere.filter(_i("kontakt__tid", naar)).exclude(kontakt__av=bruker)
    for rad in rader.select_related("kontakt__av", "kontakt__arbeidsgiver"):
        kontakt = rad.kontakt
        parter = [_("kandidaten")] if rad.deltok else []
        if kontakt.arbeidsgiver or kontakt.arbeidsgivernavn:
            parter.append(kontakt.arbeidsgiver.navn if kontakt.arbeidsgiver else kontakt.arbeidsgivernavn)
        tittel = kontaktord(kontakt, _(" og ").join(parter))
        yield rad.kandidat_id, _punkt(kontakt.tid, tittel, IKON_FOR_KANAL[Kanal(kontakt.kanal)], kontakt.av, rad.notat)


def _forlopene(alle: QuerySet[Forlop], naar: Bortetid) -> Iterator[tuple[UUID | None, Punkt]]:
    for ett in alle.filter(_i("registrert", naar)).select_related("arbeidsgiver"):
        tittel = _("Nytt forløp: %(type)s hos %(hos)s") % {"type": ett.get_type_display(), "hos": ett.arbeidsgiver.navn}
        yield ett.kandidat_id, _punkt(ett.registrert, tittel, "Briefcase")
    dagene = lokal_dato(naar.fra), lokal_dato(naar.til - timedelta(seconds=1))
    for ett in alle.filter(avsluttet_dato__range=dagene).select_related("arbeidsgiver"):
        tittel = _("%(type)s hos %(hos)s avsluttet") % {"type": ett.get_type_display(), "hos": ett.arbeidsgiver.navn}
        dagen = doegnets_start(ett.avsluttet_dato or dagene[1])
        yield ett.kandidat_id, Punkt(dagen, dato(dagen), tittel, "Handshake")


def _hos_arbeidsgiverne(bruker: Bruker, mine: list[int], naar: Bortetid) -> Iterator[tuple[int | None, Punkt]]:
    """That a contact took place, as every colleague sees it, and who asked to be called."""
    kontakter = Kontakt.objects.uten_kandidatdata(bruker).filter(_i("tid", naar), arbeidsgiver__in=mine)
    for kontakt in kontakter.exclude(av=bruker).select_related("av", "arbeidsgiver"):
        tittel = kontaktord(kontakt, str(kontakt.arbeidsgiver))
        yield kontakt.arbeidsgiver_id, _punkt(kontakt.tid, tittel, IKON_FOR_KANAL[Kanal(kontakt.kanal)], kontakt.av)
    bedt = Oppfolging.objects.synlig_for(bruker).filter(
        _i("opprettet", naar), art=Art.RINGEONSKE, arbeidsgiver__in=mine
    )
    for onske in bedt:
        yield onske.arbeidsgiver_id, _punkt(onske.opprettet, _("Arbeidsgiveren ba om å bli oppringt"), "Phone")


def _ikke_lenger_mine(bruker: Bruker, naar: Bortetid) -> list[Hendt]:
    """Closed, or given to somebody else: known of as any colleague's candidate is, by name alone."""
    borte = Kandidatansvar.objects.filter(_i("periode__endswith", naar), bruker=bruker).values("kandidat")
    andres = (
        Kandidat.objects.listbar_for(bruker).filter(pk__in=borte).exclude(pk__in=Kandidat.objects.synlig_for(bruker))
    )
    rader = andres.order_by("sorteringsnavn", "pk").values_list("fornavn", "etternavn", "avsluttet_dato")
    return [
        Hendt(f"{fornavn} {etternavn}", None, "", [_avgang(avsluttet, naar)]) for fornavn, etternavn, avsluttet in rader
    ]


def _avgang(avsluttet: date | None, naar: Bortetid) -> Punkt:
    if avsluttet:
        return Punkt(naar.til, dato(avsluttet), _("Oppfølgingen er avsluttet"), "Handshake")
    return Punkt(naar.til, "", _("En annen er nå ansvarlig, eller kandidaten står i lederens kø"), "PersonGroup")


def _punkt(tid: datetime, tittel: str, ikon: str, hvem: Bruker | None = None, tekst: str = "") -> Punkt:
    return Punkt(tid, tidspunkt(tid), tittel, ikon, hvem.navn if hvem else "", tekst)


def kandidatene(alle: Iterable[Hendt]) -> list[UUID]:
    """Who is shown, for the log of looks."""
    return [ett.kandidat for ett in alle if ett.kandidat]
