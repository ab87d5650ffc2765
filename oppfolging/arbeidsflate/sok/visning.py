"""What a search by name finds: the candidates this user may see in a list, and the employers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, OuterRef, Prefetch, Value, When
from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from arbeidsgivere.virksomhetsfakta import sted
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.tekst import linje
from kandidater import navnelike
from kandidater.faser import Fase
from kandidater.kandidatnavn import med_merke
from kandidater.models import Kandidat, Kandidatansvar

LENGSTE = 100
# Fewer letters find everybody; employers, of the whole country, are indexed by three.
KORTESTE, KORTESTE_ARBEIDSGIVER = 2, 3
FLEST = 20


@dataclass(frozen=True)
class Kandidattreff:
    """A candidate as a list may show them; `url` is empty where this user may not open anything."""

    id: UUID
    navn: str
    fase: str
    ansvarlig: str
    url: str


@dataclass(frozen=True)
class Arbeidsgivertreff:
    navn: str
    poststed: str
    kontaktperson: str
    url: str


@dataclass(frozen=True)
class Treff:
    """`flere`: there are more than are shown."""

    tekst: str
    kandidater: list[Kandidattreff] = field(default_factory=list)
    arbeidsgivere: list[Arbeidsgivertreff] = field(default_factory=list)
    flere: bool = False

    @property
    def for_kort(self) -> bool:
        return 0 < len(self.tekst) < KORTESTE

    @property
    def antall(self) -> int:
        return len(self.kandidater) + len(self.arbeidsgivere)


def rens(tekst: str) -> str:
    """What was typed, in the form names are kept in."""
    return linje(tekst)[:LENGSTE].rstrip()


def finn(bruker: Bruker, tekst: str, *, naa: datetime) -> Treff:
    """By parts of the name, in any order and whatever case and accents; one's own first. A fixed number of queries."""
    if len(tekst) < KORTESTE:
        return Treff(tekst)
    kandidater = _kandidater(bruker, tekst, naa)
    arbeidsgivere = _arbeidsgivere(bruker, tekst, naa)
    flere = max(len(kandidater), len(arbeidsgivere)) > FLEST
    return Treff(tekst, kandidater[:FLEST], arbeidsgivere[:FLEST], flere)


def _kandidater(bruker: Bruker, tekst: str, naa: datetime) -> list[Kandidattreff]:
    mine = Kandidat.objects.synlig_for(bruker).filter(pk=OuterRef("pk"))
    er_min = Case(When(Exists(mine), then=Value(True)), default=Value(False), output_field=BooleanField())
    ansvar = Prefetch("ansvar", Kandidatansvar.objects.gjeldende(naa).select_related("bruker"))
    rader = Kandidat.objects.listbar_for(bruker).aapne().soek(tekst).annotate(er_min=er_min)
    rader = rader.defer("fodselsnummer", "notat").order_by("-er_min", "sorteringsnavn", "pk")
    funnet = list(rader.prefetch_related(ansvar)[: FLEST + 1])
    navn = navnelike.skill(bruker, {rad.pk: rad.navn for rad in funnet})
    return [_treff(rad, med_merke(navn[rad.pk], rad.gradering, rad.skjermet), bruker) for rad in funnet]


def _treff(rad: Kandidat, navn: str, bruker: Bruker) -> Kandidattreff:
    ansvarlig = next((ett.bruker for ett in rad.ansvar.all() if ett.bruker), None)
    return Kandidattreff(
        rad.pk,
        navn,
        str(Fase(rad.fase).label),
        ansvarlig.navn if ansvarlig else "",
        _adresse(rad, ansvarlig, bruker),
    )


def _adresse(rad: Kandidat, ansvarlig: Bruker | None, bruker: Bruker) -> str:
    """The card of one's own, and where a colleague's is opened with a reason; a leader goes to the list of whoever
    answers for them."""
    if rad.er_min:  # type: ignore[attr-defined]
        return reverse("oppfolging:kandidat", args=[rad.pk])
    if bruker.rolle != Rolle.LEDER:
        return reverse("oppfolging:kandidat_aapnet", args=[rad.pk])
    return reverse("rapporter:jobbspesialist", args=[ansvarlig.pk]) if ansvarlig else reverse("rapporter:kontor")


def _arbeidsgivere(bruker: Bruker, tekst: str, naa: datetime) -> list[Arbeidsgivertreff]:
    if len(tekst) < KORTESTE_ARBEIDSGIVER:
        return []
    ansvar = Prefetch("kontaktansvar", Kontaktansvar.objects.gjeldende(naa).select_related("bruker"))
    rader = Arbeidsgiver.objects.synlig_for(bruker).soek(tekst).order_by("sorteringsnavn", "orgnr")
    return [
        Arbeidsgivertreff(
            rad.navn,
            sted(rad.poststed),
            next((ett.bruker.navn for ett in rad.kontaktansvar.all() if ett.bruker), ""),
            reverse("oppfolging:arbeidsgiver", args=[rad.orgnr]),
        )
        for rad in rader.prefetch_related(ansvar)[: FLEST + 1]
    ]
