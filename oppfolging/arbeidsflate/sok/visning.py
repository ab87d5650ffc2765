"""What a search finds: by name the candidates this user may see in a list, and the employers, also by who works there;
by phone number whose page shows it to this user. Forbidden and missing are the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, OuterRef, Prefetch, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Kontaktansvar
from arbeidsgivere.virksomhetsfakta import sted
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.nummerplan import begynnelser, vist
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
    """A candidate as a list may show them; `url` is empty where this user may not open anything. `hvorfor`: why they
    were found, when it is not by their name."""

    id: UUID
    navn: str
    fase: str
    ansvarlig: str
    url: str
    hvorfor: str


@dataclass(frozen=True)
class Arbeidsgivertreff:
    navn: str
    poststed: str
    kontaktperson: str
    url: str
    hvorfor: str = ""


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
    """By parts of the name, in any order and whatever case and accents, or by a phone number; one's own first. A fixed
    number of queries."""
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
    if nummer := begynnelser(tekst):
        rader = Kandidat.objects.med_nummer_som_vises(nummer, bruker, lokal_dato(naa))
    else:
        rader = Kandidat.objects.listbar_for(bruker).soek(tekst)
    rader = rader.aapne().annotate(er_min=er_min).defer("fodselsnummer", "notat")
    funnet = list(rader.order_by("-er_min", "sorteringsnavn", "pk").prefetch_related(ansvar)[: FLEST + 1])
    navn = navnelike.skill(bruker, {rad.pk: rad.navn for rad in funnet})
    return [
        _treff(rad, med_merke(navn[rad.pk], rad.gradering, rad.skjermet), bruker, paa_nummer=bool(nummer))
        for rad in funnet
    ]


def _treff(rad: Kandidat, navn: str, bruker: Bruker, *, paa_nummer: bool) -> Kandidattreff:
    ansvarlig = next((ett.bruker for ett in rad.ansvar.all() if ett.bruker), None)
    return Kandidattreff(
        rad.pk,
        navn,
        str(Fase(rad.fase).label),
        ansvarlig.navn if ansvarlig else "",
        _adresse(rad, ansvarlig, bruker, er_aapnet=paa_nummer),
        _("Har nummeret %(nummer)s") % {"nummer": vist(rad.telefon)} if paa_nummer else "",
    )


def _adresse(rad: Kandidat, ansvarlig: Bruker | None, bruker: Bruker, *, er_aapnet: bool) -> str:
    """The card of one's own, and where a colleague's is opened with a reason; a leader goes to the list of whoever
    answers for them, or to what they have opened."""
    if rad.er_min:  # type: ignore[attr-defined]
        return reverse("oppfolging:kandidat", args=[rad.pk])
    if er_aapnet or bruker.rolle != Rolle.LEDER:
        return reverse("oppfolging:kandidat_aapnet", args=[rad.pk])
    return reverse("rapporter:jobbspesialist", args=[ansvarlig.pk]) if ansvarlig else reverse("rapporter:kontor")


def _arbeidsgivere(bruker: Bruker, tekst: str, naa: datetime) -> list[Arbeidsgivertreff]:
    """Those with such a name first, then those where somebody is who has it, or the number; each once."""
    if len(tekst) < KORTESTE_ARBEIDSGIVER:
        return []
    ansvar = Kontaktansvar.objects.gjeldende(naa).select_related("bruker")
    synlige = Arbeidsgiver.objects.synlig_for(bruker)
    rader = synlige.soek(tekst).order_by("sorteringsnavn", "orgnr")
    treff = {rad.pk: _hos(rad, "") for rad in rader.prefetch_related(Prefetch("kontaktansvar", ansvar))[: FLEST + 1]}
    folk = Arbeidsgiverkontakt.objects.synlig_for(bruker).aktive().soek(tekst).filter(arbeidsgiver__in=synlige)
    folk = folk.order_by("arbeidsgiver__sorteringsnavn", "arbeidsgiver__orgnr", "etternavn", "fornavn", "pk")
    folk = folk.select_related("arbeidsgiver").prefetch_related(Prefetch("arbeidsgiver__kontaktansvar", ansvar))
    for den in folk[: FLEST + 1]:
        treff.setdefault(den.arbeidsgiver_id, _hos(den.arbeidsgiver, _hvorfor(den, tekst)))
    return list(treff.values())


def _hos(rad: Arbeidsgiver, hvorfor: str) -> Arbeidsgivertreff:
    return Arbeidsgivertreff(
        rad.navn,
        sted(rad.poststed),
        next((ett.bruker.navn for ett in rad.kontaktansvar.all() if ett.bruker), ""),
        reverse("oppfolging:arbeidsgiver", args=[rad.orgnr]),
        hvorfor,
    )


def _hvorfor(den: Arbeidsgiverkontakt, tekst: str) -> str:
    if not begynnelser(tekst):
        return _("%(navn)s er kontakt her") % {"navn": den.navn}
    return _("%(navn)s er kontakt her, og har nummeret %(nummer)s") % {"navn": den.navn, "nummer": vist(den.telefon)}
