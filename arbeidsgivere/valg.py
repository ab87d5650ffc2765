"""Choosing an employer by name: those registered here, and where a new one may be taken in, the register's workplaces.

A search is by part of the name, whatever case and accents, or by the number. A hovedenhet is no workplace: it is
answered with its underenheter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Kontaktansvar, Registerenhet
from arbeidsgivere.virksomhetsfakta import i_grupper, sted
from inkludering.brukere.models import Bruker
from inkludering.felles.navn import sorteringsnokkel, sorteringsnokkel_tekst

FLEST = 8
KORTEST = 2


@dataclass(frozen=True)
class Velgertreff:
    """One to choose. `kontaktperson` is empty where there is none, or it is not registered here (`registrert`).

    `hovedkontakt`: whom one meets there, where somebody is registered.
    """

    orgnr: str
    navn: str
    sted: str
    kontaktperson: str
    registrert: bool
    hovedkontakt: str = ""

    @property
    def nummer(self) -> str:
        return i_grupper(self.orgnr)

    @property
    def hvem(self) -> str:
        """Who answers for it, and whom one meets there, in words."""
        if not self.registrert:
            return _("ikke registrert her")
        ord_ = _("kontaktperson: %(navn)s") if self.kontaktperson else _("uten kontaktperson")
        hos_dem = _("hovedkontakt: %(navn)s") % {"navn": self.hovedkontakt} if self.hovedkontakt else ""
        return " · ".join(filter(None, (ord_ % {"navn": self.kontaktperson}, hos_dem)))

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.navn, self.sted, self.hvem)))


def soek(tekst: str, bruker: Bruker, *, naa: datetime, med_registeret: bool = False) -> list[Velgertreff]:
    """The likeliest first: a name that begins so, then one that has it within; of the register when there is room."""
    tekst = tekst.strip()
    if len(tekst) < KORTEST:
        return []
    nummer = "".join(tekst.split())
    if nummer.isdecimal() and (under := underenheter(nummer, bruker, naa=naa)):
        return under[:FLEST]
    alle = Arbeidsgiver.objects.synlig_for(bruker)
    begynner = alle.filter(sorteringsnavn__startswith=sorteringsnokkel_tekst(tekst))
    funnet = {rad.orgnr: rad for rad in registrerte(begynner.order_by("sorteringsnavn", "orgnr"), naa=naa)}
    if len(funnet) < FLEST:
        inni = registrerte(alle.soek(tekst).order_by("sorteringsnavn", "orgnr"), naa=naa)
        funnet |= {rad.orgnr: rad for rad in inni if rad.orgnr not in funnet}
    if med_registeret and len(funnet) < FLEST:
        funnet |= {rad.orgnr: rad for rad in _i_registeret(tekst, nummer)}
    return list(funnet.values())[:FLEST]


def registrerte(rader: QuerySet[Arbeidsgiver], *, naa: datetime) -> list[Velgertreff]:
    """The first of these, each with its kontaktperson and hovedkontakt."""
    ansvar = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver=OuterRef("pk"), bruker__isnull=False)
    hos_dem = Arbeidsgiverkontakt.objects.aktive().filter(arbeidsgiver=OuterRef("pk"), er_hovedkontakt=True)
    med = rader.annotate(
        hvem=Subquery(ansvar.values(navn=_navnet("bruker__"))[:1]),
        hos_dem=Subquery(hos_dem.values(hele_navnet=_navnet())[:1]),
    )
    felt = med.values_list("orgnr", "navn", "poststed", "hvem", "hos_dem")[:FLEST]
    return [_treff(*rad, registrert=True, hovedkontakt=hos_dem or "") for *rad, hos_dem in felt]


def _navnet(til: str = "") -> Concat:
    return Concat(f"{til}fornavn", Value(" "), f"{til}etternavn", output_field=CharField())


def underenheter(orgnr: str, bruker: Bruker, *, naa: datetime) -> list[Velgertreff]:
    """The workplaces of a hovedenhet, the largest first, registered here or not; none for any other number."""
    hoved = Registerenhet.objects.filter(pk=orgnr, er_underenhet=False)
    under = Registerenhet.objects.filter(hovedenhet_orgnr__in=hoved.values("pk"), er_underenhet=True)
    rader = list(under.order_by("-antall_ansatte", "navn")[:FLEST].values_list("orgnr", "navn", "poststed"))
    her = registrerte(Arbeidsgiver.objects.synlig_for(bruker).filter(orgnr__in=[rad[0] for rad in rader]), naa=naa)
    kjent = {rad.orgnr: rad for rad in her}
    return [kjent.get(rad[0]) or _treff(*rad, "", registrert=False) for rad in rader]


def passer(orgnr: str, tekst: str) -> bool:
    """Whether the one chosen is one that was searched for, so that a name typed anew is not taken for the old one."""
    soekt = sorteringsnokkel_tekst(tekst.strip())
    navn = Arbeidsgiver.objects.filter(orgnr=orgnr).values_list("navn", flat=True)
    i_registeret = Registerenhet.objects.filter(pk=orgnr).values_list("navn", flat=True)
    return any(soekt in sorteringsnokkel_tekst(ett) for ett in (*navn, *i_registeret))


def er_sikkert(tekst: str, funnet: list[Velgertreff]) -> bool:
    """One alone, of exactly the name that was written: nothing to ask about."""
    return len(funnet) == 1 and sorteringsnokkel_tekst(funnet[0].navn) == sorteringsnokkel_tekst(tekst.strip())


def _i_registeret(tekst: str, nummer: str) -> Iterable[Velgertreff]:
    her = Arbeidsgiver.objects.gjeldende().filter(orgnr=OuterRef("orgnr"))
    ukjente = Registerenhet.objects.filter(~Exists(her), er_underenhet=True)
    if nummer.isdecimal():
        rader = ukjente.filter(pk=nummer)
    else:
        rader = ukjente.annotate(nokkel=sorteringsnokkel("navn")).filter(nokkel__contains=sorteringsnokkel_tekst(tekst))
    return [
        _treff(*rad, "", registrert=False)
        for rad in rader.order_by("navn", "orgnr").values_list("orgnr", "navn", "poststed")[:FLEST]
    ]


def _treff(orgnr: str, navn: str, poststed: str, hvem: Any, **resten: Any) -> Velgertreff:
    return Velgertreff(orgnr, navn, sted(poststed), hvem or "", **resten)
