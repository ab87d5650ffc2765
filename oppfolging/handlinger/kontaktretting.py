"""A logged contact is corrected by its writer, with history, and the dates that follow from it are worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.hendelser import logg
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.parter import Fakta, Parter, de_paa
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Art, Kontakt, Oppfolging, Part, Side, Status
from oppfolging.kjerne.planlegger import planlegg
from oppfolging.kjerne.querysets import OppfolgingQuerySet
from oppfolging.kjerne.typer import Oppfolgingshendelse
from oppfolging.varsling.models import Paaminnelse

# What dates and clocks follow from. The rest is counted, or only read.
AVGJOR = ("dag", "kanal", "utfall")
FAKTA = ("dag", "klokkeslett", "formaal", "initiativ", "beslutningstaker", "minutter", "reiseminutter")
RETTES = (*FAKTA, "kanal", "utfall", "rettet")


class EndretImens(Exception):
    """It has been corrected since the form was made."""


@dataclass(frozen=True)
class Deltakelse:
    """Of one party to the contact: whether they took part, and what was said of them."""

    deltok: bool
    notat: str


@dataclass(frozen=True)
class Folger:
    """What taking a contact back would do to the dates one follows, and to one's reminders of them."""

    kommer: tuple[Oppfolging, ...]
    gaar: tuple[Oppfolging, ...]
    moter: tuple[Oppfolging, ...]
    forsokt: tuple[Oppfolging, ...]
    nye_paaminnelser: int
    paaminnelser_som_lukkes: int


@transaction.atomic
def rett(
    *,
    kontakt: Kontakt,
    kanal: str,
    utfall: str,
    fakta: Fakta,
    deltakere: Mapping[int, Deltakelse],
    person: Arbeidsgiverkontakt | None,
    av: Bruker,
    naa: datetime,
) -> None:
    """Correct it; `deltakere` by their key, those left out stand. Dates that were settled wrongly stand again.

    Raises kontaktlogg.KanIkkeLogges for what is no contact, and EndretImens when `kontakt` is not as it stands.
    """
    lest = kontakt.rettet
    kontaktlogg.laas_kontakt(kontakt)
    kontakt.refresh_from_db()
    if kontakt.angret or kontakt.rettet != lest:
        raise EndretImens
    _krev_at_svaret_staar(kontakt, kanal=kanal, utfall=utfall)
    foer, valgte = _avgjorende(kontakt), _valgte(kontakt)
    _lagre_deltakere(kontakt, deltakere, person)
    parter = de_paa(kontakt)
    fakta = replace(fakta, dag=fakta.dag or kontakt.dag)
    kontaktlogg.krev_kontakt(parter, kanal=kanal, utfall=utfall, dag=fakta.dag, naa=kontakt.tid)  # type: ignore[arg-type]
    _lagre(kontakt, **{felt: getattr(fakta, felt) for felt in FAKTA}, kanal=kanal, utfall=utfall, rettet=naa)
    if _avgjorende(kontakt) != foer:
        _gjor_opp(parter, kontakt, valgte, naa)
    logg.noter(Oppfolgingshendelse.KONTAKT_RETTET, kontakt, av=av, naa=naa)


@transaction.atomic
def trekk(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> None:
    """It was logged on the wrong person, or never was: nothing follows from it any more, whenever it was logged.

    Raises kontaktlogg.KanIkkeLogges for a message that has been answered, and EndretImens when it is gone already.
    """
    kontaktlogg.laas_kontakt(kontakt)
    kontakt.refresh_from_db()
    if kontakt.angret:
        raise EndretImens
    _krev_at_svaret_er_trukket(kontakt)
    kontakt.angret = kontakt.rettet = naa
    kontakt.save(update_fields=["angret", "rettet"])
    parter = de_paa(kontakt)
    _stryk(kontakt, lukkede=kontakt.lukkede_oppfolginger.all(), naa=naa)
    _planlegg(parter, None, naa)
    logg.noter(Oppfolgingshendelse.KONTAKT_ANGRET, kontakt, av=av, naa=naa)


def foelger_av_trekk(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> Folger:
    """Told before it is done, by the same answers as `trekk` acts on. Raises KanIkkeLogges as it does."""
    _krev_at_svaret_er_trukket(kontakt)
    lukkede = kontakt.lukkede_oppfolginger.order_by("frist", "pk")
    tilbake = [rad for rad in lukkede if not (rad.godskrevet_id or _neste_som_moette(rad))]
    kommer = [rad.pk for rad in tilbake if not datoer.er_erstattet(rad, naa=naa, uten=kontakt)]
    bort = list(kontakt.skapte_oppfolginger.aapne().filter(art=Art.UTEBLITT).values_list("pk", flat=True))
    for rad in tilbake:
        bort += datoer.paa_plassen(rad).values_list("pk", flat=True) if rad.pk in kommer else []
    mine = Oppfolging.objects.synlig_for(av).select_related("kandidat", "arbeidsgiver", "forlop__arbeidsgiver")
    mine = mine.order_by("frist", "pk")
    fristene = tuple(mine.filter(pk__in=kommer))
    staar = mine.aapne().exclude(pk__in=bort)
    paaminnet = Paaminnelse.objects.egne(av).aapne().filter(oppfolging__in=bort)
    return Folger(
        kommer=fristene,
        gaar=tuple(mine.filter(pk__in=bort)),
        moter=tuple(staar.filter(avlyst_av=kontakt)),
        forsokt=tuple(staar.filter(forsok=kontakt)),
        nye_paaminnelser=sum(rad.frist <= lokal_dato(naa) for rad in fristene),
        paaminnelser_som_lukkes=paaminnet.count(),
    )


def _krev_at_svaret_er_trukket(kontakt: Kontakt) -> None:
    if kontakt.svar.gjeldende().exists():
        raise kontaktlogg.KanIkkeLogges(_("Meldingen er besvart. Trekk tilbake svaret først."))


def _krev_at_svaret_staar(kontakt: Kontakt, *, kanal: str, utfall: str) -> None:
    besvart = kontakt.svarer_paa_id is not None or kontakt.svar.gjeldende().exists()
    if besvart and (kanal, utfall) != (kontakt.kanal, kontakt.utfall):
        raise kontaktlogg.KanIkkeLogges(
            _("Meldingen er besvart, så måten og utfallet står. Dagen og notatet kan rettes.")
        )


def _avgjorende(kontakt: Kontakt) -> tuple[Any, ...]:
    deltok = kontakt.deltakere.order_by("pk").values_list("pk", "deltok", "uteble")
    return (*(getattr(kontakt, felt) for felt in AVGJOR), *deltok)


def _valgte(kontakt: Kontakt) -> list[UUID]:
    """What a person chose to settle with it, beside what a talk settles by itself: evaluations, as a rule."""
    return list(kontakt.lukkede_oppfolginger.exclude(de_paa(kontakt).datoer).values_list("pk", flat=True))


def _lagre(kontakt: Kontakt, **felt: Any) -> None:
    for navn, verdi in felt.items():
        setattr(kontakt, navn, verdi)
    kontakt.save(update_fields=RETTES)


def _lagre_deltakere(kontakt: Kontakt, deltakere: Mapping[int, Deltakelse], person: Arbeidsgiverkontakt | None) -> None:
    for den in kontakt.deltakere.filter(pk__in=deltakere):
        ny = deltakere[den.pk]
        den.notat = ny.notat
        if den.part == Part.KANDIDAT:
            den.deltok, den.uteble = ny.deltok, den.uteble and not ny.deltok
        if den.part == Part.ARBEIDSGIVER:
            den.arbeidsgiverkontakt = person
        den.save(update_fields=["notat", "deltok", "uteble", "arbeidsgiverkontakt"])


def _gjor_opp(parter: Parter, kontakt: Kontakt, valgte: list[UUID], naa: datetime) -> None:
    """What followed from it goes where it does not follow any more, then what follows now comes."""
    lukkede = kontakt.lukkede_oppfolginger.all()
    uten = Q(side=Side.KANDIDAT) & ~Q(kandidat__in=[om.kandidat.pk for om in parter.kandidater if om.deltok])
    besvart = lukkede.filter(parter.datoer | Q(pk__in=valgte) & ~uten)
    staar = besvart.mott_ved(kontakt).values("pk") if kontakt.naadd else lukkede.none()
    _stryk(kontakt, lukkede=lukkede.exclude(pk__in=list(staar.values_list("pk", flat=True))), naa=naa)
    kontaktlogg.gjor_opp(parter, kontakt, naa=naa)
    _planlegg(parter, kontakt if kontakt.naadd else None, naa)
    kontaktlogg.ta_kontakt_med_uteblitte(parter, kontakt, naa=naa)


def _stryk(kontakt: Kontakt, *, lukkede: OppfolgingQuerySet, naa: datetime) -> None:
    """These dates it does not settle after all, and what else it left goes."""
    datoer.glem(kontakt=kontakt)
    for rad in lukkede.order_by("frist", "pk"):
        datoer.overfor(rad, til=rad.godskrevet or _neste_som_moette(rad), naa=naa)
    datoer.lukk(kontakt.skapte_oppfolginger.filter(art=Art.UTEBLITT), som=Status.AVLYST, naa=naa)


def _planlegg(parter: Parter, kontakt: Kontakt | None, naa: datetime) -> None:
    hos = parter.arbeidsgiver and parter.arbeidsgiver.arbeidsgiver
    planlegg(
        kandidater=[om.kandidat for om in parter.kandidater],
        arbeidsgivere=[hos] if hos else [],
        naa=naa,
        kontakt=kontakt,
        paa_nytt=True,
    )


def _neste_som_moette(rad: Oppfolging) -> Kontakt | None:
    """The first other contact that meets the date, of those with the same person or employer while it stood."""
    andre = Kontakt.objects.reelle().exclude(lukkede_oppfolginger=rad)
    hvem = {"deltakere__kandidat": rad.kandidat_id} if rad.kandidat_id else {"arbeidsgiver": rad.arbeidsgiver_id}
    for annen in andre.filter(**hvem).distinct().order_by("dag", "tid"):
        moett = Oppfolging.objects.filter(pk=rad.pk).exclude(skapt_av=annen).sto(annen.dag)
        if moett.filter(de_paa(annen).datoer).mott_ved(annen).exists():
            return annen
    return None
