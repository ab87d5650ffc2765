"""What has happened with a candidate or in a forløp, newest first, in a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles import datoord
from inkludering.felles.arbeidsdager import OSLO, lokal_dato
from inkludering.felles.templatetags.aksel import dato, tidspunkt
from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles import omtalte
from oppfolging.kjerne.models import Deltaker, Flytting, Forlop, Kanal, Kontakt, Kontaktutfall, Oppfolging

PER_SIDE = 30
SISTE_SIDE = 1000
IKON_FOR_KANAL = {
    Kanal.TELEFON: "Phone",
    Kanal.FYSISK: "PersonGroup",
    Kanal.DIGITALT: "Video",
    Kanal.SMS: "Chat",
    Kanal.EPOST: "EnvelopeClosed",
}


@dataclass(frozen=True)
class Punkt:
    """One thing that happened. `naar` is how `tid` is shown; `venter`: my message that waits for an answer.

    `registrer`: my contact with an employer that is known by a name alone, and may be registered.
    `rett`: the contact, when I may correct it. `kopi`: where its text is, to be copied.
    """

    tid: datetime
    naar: str
    tittel: str
    ikon: str
    hvem: str = ""
    tekst: str = ""
    venter: UUID | None = None
    registrer: UUID | None = None
    rett: UUID | None = None
    kopi: str = ""


class Maaned(NamedTuple):
    """What happened in one calendar month, as one looks for it."""

    navn: str
    hendelser: list[Punkt]


@dataclass(frozen=True)
class Tidslinje:
    """One page of what has happened."""

    hendelser: list[Punkt]
    sidetall: int
    har_eldre: bool

    @property
    def maaneder(self) -> list[Maaned]:
        i_maaneder = groupby(self.hendelser, lambda punkt: (lokal_dato(punkt.tid).year, lokal_dato(punkt.tid).month))
        return [Maaned(datoord.maaned(*naar), list(punkter)) for naar, punkter in i_maaneder]


def les_sidetall(verdi: str | None) -> int:
    """The page asked for in the address; the first when it is not one."""
    return min(int(verdi), SISTE_SIDE) if verdi and re.fullmatch(r"[1-9][0-9]{0,8}", verdi) else 1


def for_kandidat(kandidat: Kandidat, *, bruker: Bruker, sidetall: int, naa: datetime) -> Tidslinje:
    maks = sidetall * PER_SIDE + 1
    return _bla(
        [
            *_kontakter(kandidat.deltakelser.gjeldende(), bruker, maks),
            *_faser(kandidat, maks),
            *_forlopene(kandidat.forlop.select_related("arbeidsgiver"), naa),
            *_flyttinger(kandidat.oppfolginger.all(), maks),
            *_avskriftene(kandidat, maks),
        ],
        sidetall,
    )


def for_forlop(forlop: Forlop, *, bruker: Bruker, sidetall: int, naa: datetime) -> Tidslinje:
    maks = sidetall * PER_SIDE + 1
    return _bla(
        [
            *_kontakter(forlop.deltakelser.gjeldende(), bruker, maks),
            *_forlopene([forlop], naa),
            *_flyttinger(forlop.oppfolginger.all(), maks),
        ],
        sidetall,
    )


def _bla(punkter: list[Punkt], sidetall: int) -> Tidslinje:
    punkter.sort(key=lambda punkt: punkt.tid, reverse=True)
    til = sidetall * PER_SIDE
    return Tidslinje(punkter[til - PER_SIDE : til], sidetall, har_eldre=len(punkter) > til)


def _kontakter(deltakelser: QuerySet[Deltaker], bruker: Bruker, maks: int) -> Iterable[Punkt]:
    rader = deltakelser.select_related("kontakt__av", "kontakt__arbeidsgiver")
    rader = rader.annotate(besvart=besvart("kontakt"), kan_rettes=kan_rettes(bruker, "kontakt"))
    rader = rader.annotate(person=hos_arbeidsgiveren("kontakt"))
    deltakerne = list(rader.order_by("-dag", "-kontakt__tid")[:maks])
    omtalt = omtalte.paa([deltaker.kontakt for deltaker in deltakerne], bruker)
    for deltaker in deltakerne:
        kontakt = deltaker.kontakt
        tid, naar = tidspunktet(kontakt)
        yield Punkt(
            tid=tid,
            naar=naar,
            tittel=_med_andre(
                kontakttittel(deltaker, deltaker.person), omtalt[kontakt.pk].antall_uten(deltaker.kandidat_id)
            ),
            ikon=IKON_FOR_KANAL[Kanal(kontakt.kanal)],
            hvem=kontakt.av.navn,
            tekst=deltaker.notat,
            venter=min_ubesvarte(kontakt, bruker, besvart=deltaker.besvart),
            registrer=kontakt.pk if kontakt.arbeidsgivernavn and kontakt.av_id == bruker.pk else None,
            rett=kontakt.pk if deltaker.kan_rettes else None,
            kopi=reverse("oppfolging:kontakt_avskrift", args=[deltaker.kandidat_id, kontakt.pk]),
        )


def _med_andre(tittel: str, andre: int) -> str:
    """To a title that may end as a sentence. A number: the page may be shown to the one whose it is."""
    om = {"kontakt": tittel.removesuffix("."), "hvem": omtalte.til(andre)}
    return _("%(kontakt)s. Også om %(hvem)s.") % om if andre else tittel


def hos_arbeidsgiveren(kontakt: str = "pk") -> Subquery:
    """The name of whom there it was with, as all who see employers may know, as a column; `kontakt` leads to it."""
    der = Deltaker.objects.filter(kontakt=OuterRef(kontakt), arbeidsgiverkontakt__isnull=False)
    navn = Concat("arbeidsgiverkontakt__fornavn", Value(" "), "arbeidsgiverkontakt__etternavn")
    return Subquery(der.values(navn=navn)[:1])


def besvart(kontakt: str = "pk") -> Exists:
    """Whether the message has been answered, as a column; `kontakt` leads to it."""
    return Exists(Kontakt.objects.gjeldende().filter(svarer_paa=OuterRef(kontakt)))


def kan_rettes(bruker: Bruker, kontakt: str = "pk") -> Exists:
    """Whether it is one's own to correct, as a column."""
    return Exists(Kontakt.objects.redigerbar_for(bruker).filter(pk=OuterRef(kontakt)))


def min_ubesvarte(kontakt: Kontakt, bruker: Bruker, *, besvart: bool) -> UUID | None:
    """What «Svar kom» answers: a message of one's own that waits."""
    return kontakt.pk if kontakt.utfall == Kontaktutfall.SENDT and not besvart and kontakt.av_id == bruker.pk else None


def tidspunktet(kontakt: Kontakt) -> tuple[datetime, str]:
    """When it happened, to sort by and to show: to the minute where it is known or was logged then, else the day."""
    if kontakt.klokkeslett:
        tid = datetime.combine(kontakt.dag, kontakt.klokkeslett, OSLO)
        return tid, tidspunkt(tid)
    if kontakt.dag == lokal_dato(kontakt.tid):
        return kontakt.tid, tidspunkt(kontakt.tid)
    return datetime.combine(kontakt.dag, time.min, OSLO), dato(kontakt.dag)


def kontaktord(kontakt: Kontakt, hvem: str) -> str:
    """What a contact was and what came of it, in words; `hvem`: whom it was with."""
    if kontakt.svarer_paa_id:
        ord_ = _("%(kanal)s: svar fra %(hvem)s")
    else:
        ord_ = {
            Kontaktutfall.NAADD: _("%(kanal)s med %(hvem)s"),
            Kontaktutfall.IKKE_SVAR: _("%(kanal)s: nådde ikke %(hvem)s"),
            Kontaktutfall.MOTTE_IKKE: _("%(kanal)s: %(hvem)s møtte ikke"),
            Kontaktutfall.AVLYST: _("%(kanal)s med %(hvem)s, avlyst"),
            Kontaktutfall.SENDT: _("%(kanal)s sendt til %(hvem)s"),
        }[Kontaktutfall(kontakt.utfall)]
    return ord_ % {"kanal": kontakt.get_kanal_display(), "hvem": hvem}


def kontakttittel(deltaker: Deltaker, person: str | None = None) -> str:
    """`person`: whom at the employer it was with, where that is told."""
    kontakt = deltaker.kontakt
    parter = [_("kandidaten")] if deltaker.deltok else []
    if kontakt.med_arbeidsgiver:
        hos = _arbeidsgiveren(kontakt)
        parter.append(_("%(navn)s hos %(arbeidsgiver)s") % {"navn": person, "arbeidsgiver": hos} if person else hos)
    tittel = kontaktord(kontakt, _(" og ").join(parter))
    return _("%(kontakt)s. Kandidaten møtte ikke.") % {"kontakt": tittel} if deltaker.uteble else tittel


def _arbeidsgiveren(kontakt: Kontakt) -> str:
    return kontakt.arbeidsgiver.navn if kontakt.arbeidsgiver else kontakt.arbeidsgivernavn or _("en arbeidsgiver")


def _faser(kandidat: Kandidat, maks: int) -> Iterable[Punkt]:
    for fase, periode in kandidat.faseperioder.order_by("-periode").values_list("fase", "periode")[:maks]:
        tittel = _("Fase: %(fase)s") % {"fase": Fase(fase).label}
        yield Punkt(periode.lower, dato(periode.lower), tittel, "ChevronRight")


def _forlopene(alle: Iterable[Forlop], naa: datetime) -> Iterable[Punkt]:
    """When it was agreed, where that was before it started; that it started; and that it ended."""
    for forlop in alle:
        hva = {"type": forlop.get_type_display(), "hos": forlop.arbeidsgiver.navn, "start": dato(forlop.start)}
        if forlop.start > lokal_dato(forlop.registrert):
            tittel = _("%(type)s hos %(hos)s avtalt, starter %(start)s") % hva
            yield Punkt(forlop.registrert, tidspunkt(forlop.registrert), tittel, "Briefcase")
        if forlop.start <= lokal_dato(naa):
            yield _dagspunkt(forlop.start, _("%(type)s hos %(hos)s startet") % hva, "Briefcase")
        if forlop.avsluttet_dato:
            tittel = _("%(type)s hos %(hos)s avsluttet") % hva
            yield _dagspunkt(forlop.avsluttet_dato, tittel, "Handshake", forlop.get_sluttaarsak_display())


def _flyttinger(oppfolginger: QuerySet[Oppfolging], maks: int) -> Iterable[Punkt]:
    for rad in Flytting.objects.filter(oppfolging__in=oppfolginger).select_related("av").order_by("-tid")[:maks]:
        tittel = _("Frist flyttet fra %(fra)s til %(til)s")
        if rad.angrer_id:
            tittel = _("Flytting angret, fra %(fra)s til %(til)s")
        tittel %= {"fra": dato(rad.fra), "til": dato(rad.til)}
        yield Punkt(rad.tid, tidspunkt(rad.tid), tittel, "Calendar", rad.av.navn, rad.grunn or "")


def _avskriftene(kandidat: Kandidat, maks: int) -> Iterable[Punkt]:
    for rad in kandidat.avskrifter.select_related("av", "kontakt").order_by("-tid", "-pk")[:maks]:
        tittel = _("Tekst kopiert til %(sted)s") % {"sted": rad.get_til_display().lower()}
        om = _("Om kontakten %(dag)s") % {"dag": dato(rad.kontakt.dag)} if rad.kontakt else ""
        yield Punkt(rad.tid, tidspunkt(rad.tid), tittel, "NotePencil", rad.av.navn, om)


def _dagspunkt(dag: date, tittel: str, ikon: str, tekst: str = "") -> Punkt:
    return Punkt(datetime.combine(dag, time.min, OSLO), dato(dag), tittel, ikon, tekst=tekst)
