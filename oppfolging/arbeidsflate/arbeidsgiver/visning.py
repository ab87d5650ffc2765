"""The employer's page: who answers for it, its people, the next dates and what contact there has been.

Candidate data never hangs on an employer: a candidate is named only to those who may open them, and to the
kontaktperson when the candidate's openness allows the employer to know.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Innloggingslenke, Kontaktansvar
from arbeidsgivere.virksomhetsfakta import fakta
from inkludering.brukere import endringer
from inkludering.brukere.endringer import Endring
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.navn import sorteringsnokkel_tekst
from kandidater.aapenhet import for_arbeidsgivere
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.tidslinje import (
    IKON_FOR_KANAL,
    PER_SIDE,
    Punkt,
    Tidslinje,
    besvart,
    min_ubesvarte,
    tidspunktet,
)
from oppfolging.kjerne.models import Deltaker, Kanal, Kontakt, Oppfolging, Part, Side
from oppfolging.kjerne.neste_steg import forsinkelse, skulle_vaert, stegstatus, stegtekst

RETTES = ("fornavn", "etternavn", "rolle", "epost", "telefon")


@dataclass(frozen=True)
class Arbeidsgiversteg:
    """One open date on the employer's side. `sen`: the day it should have been, when it was set too late for that.

    `navn` is empty unless this user may know whom it is about.
    """

    oppfolging: Oppfolging
    tekst: str
    sen: str
    status: str
    over: str
    navn: str
    kan_folges: bool


@dataclass(frozen=True)
class Person:
    """Somebody who works there, and how far they have come with the portal."""

    kontakt: Arbeidsgiverkontakt
    har_logget_inn: bool
    invitert: datetime | None
    invitasjon_utgaatt: bool
    endringer: list[Endring]


@dataclass(frozen=True)
class Kort:
    kontaktansvar: Kontaktansvar
    tidligere: list[Kontaktansvar]
    er_kontaktperson: bool
    kan_styre: bool
    kan_rette_folk: bool
    fakta: list[tuple[str, object]]
    folk: list[Person]
    steg: list[Arbeidsgiversteg]
    tidslinje: Tidslinje

    @property
    def navngitte(self) -> list[UUID]:
        """The candidates whose name this page shows."""
        return [steg.oppfolging.kandidat_id for steg in self.steg if steg.navn and steg.oppfolging.kandidat_id]


def lag(arbeidsgiver: Arbeidsgiver, bruker: Bruker, *, sidetall: int, naa: datetime) -> Kort:
    """All of the page, as this user may see it."""
    alle_ansvar = list(arbeidsgiver.kontaktansvar.select_related("bruker").order_by("-periode"))
    [gjeldende] = [ansvar for ansvar in alle_ansvar if naa in ansvar.periode]
    er_min = gjeldende.bruker_id == bruker.pk
    er_kontaktperson = er_min and bruker.rolle == Rolle.JOBBSPESIALIST
    kan_styre, kan_rette_folk = _kan(arbeidsgiver, bruker)
    return Kort(
        kontaktansvar=gjeldende,
        tidligere=[ansvar for ansvar in alle_ansvar if ansvar.bruker and ansvar.periode < gjeldende.periode],
        er_kontaktperson=er_kontaktperson,
        kan_styre=kan_styre,
        fakta=_fakta(arbeidsgiver),
        kan_rette_folk=kan_rette_folk,
        folk=_folk(arbeidsgiver, naa, med_endringer=kan_rette_folk),
        steg=_steg(arbeidsgiver, bruker, er_kontaktperson, lokal_dato(naa)),
        tidslinje=_tidslinje(arbeidsgiver, bruker, sidetall),
    )


def _kan(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> tuple[bool, bool]:
    """Whether the user may choose the kontaktperson, and correct the people. One query."""
    samme, alle = Q(pk=OuterRef("pk")), Arbeidsgiver.objects
    styrt, rettes = alle.kontaktperson_kan_byttes_av(bruker), alle.folk_kan_rettes_av(bruker)
    den = alle.filter(pk=arbeidsgiver.pk)
    return den.values_list(Exists(styrt.filter(samme)), Exists(rettes.filter(samme))).get()


def _fakta(arbeidsgiver: Arbeidsgiver) -> list[tuple[str, object]]:
    kartlagt = arbeidsgiver.kartlagt_dato
    return [
        *fakta(arbeidsgiver),
        (_("Nav-kontor"), arbeidsgiver.kontor),
        (_("Kartlagt"), f"{kartlagt:%d.%m.%Y}" if kartlagt else _("ikke ennå")),
        (_("Forløp i gang"), arbeidsgiver.forlop.aapne().count()),
    ]


def _folk(arbeidsgiver: Arbeidsgiver, naa: datetime, *, med_endringer: bool) -> list[Person]:
    """The hovedkontakt first, then by name."""
    kontakter = list(arbeidsgiver.kontakter.aktive())
    siste = {
        lenke.kontakt_id: lenke
        for lenke in Innloggingslenke.objects.filter(kontakt__in=kontakter, er_invitasjon=True).order_by("opprettet")
    }
    kontakter.sort(key=lambda k: (not k.er_hovedkontakt, sorteringsnokkel_tekst(k.etternavn, k.fornavn)))
    endret = endringer.les_alle(kontakter, RETTES) if med_endringer else {}
    return [_person(kontakt, siste.get(kontakt.pk), endret.get(kontakt.pk, []), naa) for kontakt in kontakter]


def _person(
    kontakt: Arbeidsgiverkontakt, invitasjon: Innloggingslenke | None, endret: list[Endring], naa: datetime
) -> Person:
    return Person(
        endringer=endret,
        kontakt=kontakt,
        har_logget_inn=kontakt.bruker_id is not None,
        invitert=invitasjon.opprettet if invitasjon else None,
        invitasjon_utgaatt=invitasjon is not None and invitasjon.utloper <= naa,
    )


def _steg(arbeidsgiver: Arbeidsgiver, bruker: Bruker, er_kontaktperson: bool, i_dag: date) -> list[Arbeidsgiversteg]:
    rader = list(
        Oppfolging.objects.aapne()
        .filter(side=Side.ARBEIDSGIVER, arbeidsgiver=arbeidsgiver)
        .select_related("kandidat")
        .defer("kandidat__notat", "kandidat__fodselsnummer")
        .order_by("frist", "pk")
    )
    kandidater = {rad.kandidat for rad in rader if rad.kandidat}
    egne = _egne(kandidater, bruker)
    navn: dict[UUID | None, str] = {}
    if er_kontaktperson:
        navn |= {pk: deling.navn for pk, deling in for_arbeidsgivere(kandidater).items()}
    navn |= {kandidat.pk: kandidat.navn for kandidat in kandidater if kandidat.pk in egne}
    return [
        Arbeidsgiversteg(
            oppfolging=rad,
            tekst=stegtekst(rad.art, rad.side, fysisk=rad.fysisk),
            sen=skulle_vaert(rad.skulle_vaert, i_dag),
            status=stegstatus(rad.frist, rad.forsokt_dato, i_dag),
            over=forsinkelse(rad.frist, i_dag),
            navn=navn.get(rad.kandidat_id, ""),
            kan_folges=er_kontaktperson or rad.kandidat_id in egne,
        )
        for rad in rader
    ]


def _egne(kandidater: Collection[Kandidat], bruker: Bruker) -> set[UUID]:
    """Those of these candidates whom the user may open in full."""
    egne = Kandidat.objects.synlig_for(bruker).filter(pk__in=[kandidat.pk for kandidat in kandidater])
    return set(egne.values_list("pk", flat=True))


def _tidslinje(arbeidsgiver: Arbeidsgiver, bruker: Bruker, sidetall: int) -> Tidslinje:
    """That contact took place; what was said about the employer only to the one who wrote it."""
    alle: QuerySet[Kontakt] = Kontakt.objects.uten_kandidatdata(bruker).filter(arbeidsgiver=arbeidsgiver)
    til = sidetall * PER_SIDE
    alle = alle.select_related("av").annotate(besvart=besvart())
    kontakter = list(alle.order_by("-dag", "-tid", "pk")[til - PER_SIDE : til + 1])
    egne = Deltaker.objects.synlig_for(bruker).filter(part=Part.ARBEIDSGIVER, kontakt__in=kontakter)
    notater = {deltaker.kontakt_id: deltaker.notat for deltaker in egne}
    punkter = [_punkt(kontakt, notater.get(kontakt.pk, ""), bruker) for kontakt in kontakter]
    return Tidslinje(punkter[:PER_SIDE], sidetall, har_eldre=len(punkter) > PER_SIDE)


def _punkt(kontakt: Kontakt, notat: str, bruker: Bruker) -> Punkt:
    tid, naar = tidspunktet(kontakt)
    venter = min_ubesvarte(kontakt, bruker, besvart=kontakt.besvart)  # type: ignore[attr-defined]
    return Punkt(tid, naar, _tittel(kontakt), IKON_FOR_KANAL[Kanal(kontakt.kanal)], kontakt.av.navn, notat, venter)


def _tittel(kontakt: Kontakt) -> str:
    kanal = kontakt.get_kanal_display()
    if kontakt.naadd:
        return kanal
    return _("%(kanal)s, %(utfall)s") % {"kanal": kanal, "utfall": str(kontakt.get_utfall_display()).lower()}
