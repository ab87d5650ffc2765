from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from inkludering.felles.navn import sorteringsnokkel_tekst

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

SER_ARBEIDSGIVERE = ("jobbspesialist", "leder", "markedskontakt")


class ArbeidsgiverQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """The employer register is open to all who work with employers at Nav, whatever office."""
        return self.all() if bruker.rolle in SER_ARBEIDSGIVERE else self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def med_kontaktperson(self, bruker: Bruker) -> Self:
        """The employers whose fixed kontaktperson is `bruker` now."""
        return self.filter(kontaktansvar__bruker=bruker, kontaktansvar__periode__upper_inf=True)

    def kontaktperson_kan_byttes_av(self, bruker: Bruker) -> Self:
        """The leader of the employer's office decides; a kontaktperson may hand over what is theirs."""
        if bruker.rolle == "leder":
            return self.filter(kontor=bruker.kontor)
        return self.med_kontaktperson(bruker) if bruker.rolle == "jobbspesialist" else self.none()

    def soek(self, tekst: str) -> Self:
        """By part of the name, whatever case and accents, or by the first digits of the organisasjonsnummer."""
        return self.filter(
            Q(sorteringsnavn__contains=sorteringsnokkel_tekst(tekst.strip()))
            | Q(orgnr__startswith="".join(tekst.split()))
        )

    def for_portalbruker(self, bruker: Bruker) -> Self:
        """The portal's own door: the workplaces where this user is an active arbeidsgiverkontakt."""
        if bruker.rolle != "arbeidsgiver":
            return self.none()
        return self.filter(kontakter__bruker=bruker, kontakter__sluttet_dato__isnull=True).distinct()

    def uten_kontaktperson(self) -> Self:
        return self.filter(uten_kontaktperson_siden__isnull=False)


class KontaktansvarQuerySet(models.QuerySet):
    def gjeldende(self) -> Self:
        return self.filter(periode__upper_inf=True)


class ArbeidsgiverkontaktQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """Who sees an employer sees the people there."""
        return self.all() if bruker.rolle in SER_ARBEIDSGIVERE else self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def aktive(self) -> Self:
        return self.filter(sluttet_dato__isnull=True)
