"""The list of employers: who answers for each, when Nav was last in touch, when the next contact is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from arbeidsgivere.querysets import ArbeidsgiverQuerySet
from arbeidsgivere.virksomhetsfakta import sted
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.perioder import gjeldende
from inkludering.felles.stegstatus import Stegstatus
from inkludering.felles.tekst import linje
from oppfolging.kjerne import ansvarlig, sist_kontakt
from oppfolging.kjerne.ansvarlig import Borte
from oppfolging.kjerne.forfall import tilstand
from oppfolging.kjerne.models import Forlop, Oppfolging, Side
from oppfolging.kjerne.neste_steg import forsinkelse

PER_SIDE = 50
LENGSTE_SOEK = 100
# Of all employers of the nation no more are counted and leafed through; beyond that one searches.
LENGSTE_LISTE = 200


class Fanevalg(models.TextChoices):
    MINE = "mine", _("Mine")
    KONTORET = "kontoret", _("På kontoret")
    UTEN_KONTAKTPERSON = "uten-kontaktperson", _("Uten kontaktperson")
    ALLE = "alle", _("Alle")


@dataclass(frozen=True)
class Fane:
    verdi: str
    navn: str | Promise
    antall: int | str
    er_valgt: bool


@dataclass(frozen=True)
class Arbeidsgiverlinje:
    """One employer; its next date and `antall_forlop` as far as the reader may know of them."""

    arbeidsgiver: Arbeidsgiver
    sted: str
    ansvar: Kontaktansvar
    borte: Borte | None
    tilstand: Stegstatus | None
    over: str


@dataclass(frozen=True)
class Liste:
    faner: list[Fane]
    valgt: Fanevalg
    tekst: str
    blad: Page
    rader: list[Arbeidsgiverlinje]


def rens(tekst: str) -> str:
    """What was searched for, in the form names are kept in."""
    return linje(tekst)[:LENGSTE_SOEK].rstrip()


def lag(bruker: Bruker, *, utvalg: str, tekst: str, sidetall: str, naa: datetime) -> Liste:
    """One page of the list this user asked for; what was not understood in the address is passed over."""
    tekst = rens(tekst)
    alle = Arbeidsgiver.objects.synlig_for(bruker)
    treff = alle.soek(tekst) if tekst else alle
    mulige = [ett for ett in Fanevalg if ett != Fanevalg.MINE or bruker.rolle == Rolle.JOBBSPESIALIST]
    valgt = Fanevalg(utvalg) if utvalg in mulige else mulige[0]
    faner = [Fane(ett, ett.label, _antall(_avgrens(treff, ett, bruker, naa), ett), ett == valgt) for ett in mulige]
    antall = {fane.verdi: fane.antall for fane in faner}
    if valgt != Fanevalg.ALLE and antall[Fanevalg.ALLE] == antall[Fanevalg.KONTORET]:
        faner = faner[:-1]  # the same ones, and so nothing to choose
    rader = _med_tall(_avgrens(treff, valgt, bruker, naa), bruker, naa).order_by("sorteringsnavn", "orgnr")
    blad = Paginator(rader[:LENGSTE_LISTE] if valgt == Fanevalg.ALLE else rader, PER_SIDE).get_page(sidetall)
    ansvarene = ansvarlig.med_fravaer(Kontaktansvar.objects.select_related("bruker"), naa)
    ansvar = ansvarene.in_bulk([rad.ansvar for rad in blad])
    return Liste(faner, valgt, tekst, blad, [_rad(rad, ansvar[rad.ansvar], lokal_dato(naa)) for rad in blad])


def _antall(rader: ArbeidsgiverQuerySet, utvalg: Fanevalg) -> int | str:
    """How many there are; of all the nation's no more than can be leafed through are counted."""
    if utvalg != Fanevalg.ALLE:
        return rader.count()
    antall = rader[: LENGSTE_LISTE + 1].count()
    return antall if antall <= LENGSTE_LISTE else f"{LENGSTE_LISTE}+"


def _avgrens(alle: ArbeidsgiverQuerySet, utvalg: Fanevalg, bruker: Bruker, naa: datetime) -> ArbeidsgiverQuerySet:
    if utvalg == Fanevalg.MINE:
        return alle.svares_for_av(bruker, naa)
    if utvalg == Fanevalg.ALLE:
        return alle
    if utvalg == Fanevalg.UTEN_KONTAKTPERSON:
        return alle.uten_kontaktperson_ved(bruker.kontor, naa)
    return alle.filter(kontor=bruker.kontor)


def _med_tall(rader: ArbeidsgiverQuerySet, bruker: Bruker, naa: datetime) -> ArbeidsgiverQuerySet:
    her = {"arbeidsgiver": OuterRef("pk")}
    neste = Oppfolging.objects.aapne().filter(**her, side=Side.ARBEIDSGIVER).kjent_for(bruker).order_by("frist")
    forlop = (
        Forlop.objects.aapne()
        .kjent_for(bruker)
        .filter(**her)
        .order_by()
        .values("arbeidsgiver")
        .annotate(antall=Count("pk"))
    )
    ansvar = Kontaktansvar.objects.filter(gjeldende("periode", naa), **her)
    return rader.annotate(
        sist_kontakt=sist_kontakt.arbeidsgiverens(),
        neste_frist=Subquery(neste.values("frist")[:1]),
        antall_forlop=Coalesce(Subquery(forlop.values("antall")), 0),
        ansvar=Subquery(ansvar.values("pk")[:1]),
    )


def _rad(arbeidsgiver: Arbeidsgiver, ansvar: Kontaktansvar, i_dag: date) -> Arbeidsgiverlinje:
    frist = arbeidsgiver.neste_frist  # type: ignore[attr-defined]
    return Arbeidsgiverlinje(
        arbeidsgiver=arbeidsgiver,
        sted=sted(arbeidsgiver.poststed),
        ansvar=ansvar,
        borte=ansvarlig.borte(ansvar),
        tilstand=tilstand(frist, i_dag) if frist else None,
        over=forsinkelse(frist, i_dag) if frist else "",
    )
