"""Which employers, and which people at them, a user sees and may change."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.utils import timezone

from inkludering.brukere.roller import ARBEIDSGIVER, SER_ARBEIDSGIVERE, Rolle
from inkludering.felles.blant import blant, en_av
from inkludering.felles.navn import sorteringsnokkel, sorteringsnokkel_tekst
from inkludering.felles.nummerplan import begynnelser, begynner
from inkludering.felles.perioder import gjeldende

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker, Kontor

# After this, who once worked there is nobody's business on the page.
SLUTTEN_ANGRES_I = timedelta(days=30)


class ArbeidsgiverQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """The employer register is open to all who work with employers at Nav, whatever office."""
        return self.gjeldende() if bruker.rolle in SER_ARBEIDSGIVERE else self.none()

    def gjeldende(self) -> Self:
        """Those that were not registered by mistake."""
        return self.filter(trukket__isnull=True)

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def med_kontaktperson(self, bruker: Bruker | Combinable, naa: datetime | Combinable) -> Self:
        """The employers whose fixed kontaktperson is `bruker` at `naa`."""
        return self.filter(gjeldende("kontaktansvar__periode", naa), kontaktansvar__bruker=bruker)

    def svares_for_av(self, bruker: Bruker | Combinable, naa: datetime | Combinable) -> Self:
        """Those `bruker` answers for at `naa`: as their kontaktperson, or for one who is away."""
        egne, andres = (apps.get_model("arbeidsgivere", navn) for navn in ("Kontaktansvar", "Kontaktvikariat"))
        mine = egne._default_manager.filter(gjeldende("periode", naa), bruker=bruker).values("arbeidsgiver")
        for_andre = andres._default_manager.filter(gjeldende("periode", naa), vikar=bruker).values("arbeidsgiver")
        return self.filter(en_av("pk", ArraySubquery(mine.union(for_andre, all=True))))

    def kontaktperson_kan_byttes_av(self, bruker: Bruker) -> Self:
        """The leader of the employer's office decides; a kontaktperson may hand over what is theirs."""
        if bruker.rolle == Rolle.LEDER:
            return self.filter(kontor=bruker.kontor)
        return self.med_kontaktperson(bruker, timezone.now()) if bruker.rolle == Rolle.JOBBSPESIALIST else self.none()

    def folk_kan_rettes_av(self, bruker: Bruker) -> Self:
        """The kontaktperson or who stands in, and the leader and market team of the office, correct who works there."""
        if bruker.rolle in (Rolle.LEDER, Rolle.MARKEDSKONTAKT):
            return self.filter(kontor=bruker.kontor)
        return self.svares_for_av(bruker, timezone.now()) if bruker.rolle == Rolle.JOBBSPESIALIST else self.none()

    def soek(self, tekst: str) -> Self:
        """By part of the name, whatever case and accents, or by the first digits of the organisasjonsnummer."""
        return self.filter(
            Q(sorteringsnavn__contains=sorteringsnokkel_tekst(tekst.strip()))
            | Q(orgnr__startswith="".join(tekst.split()))
        )

    def for_portalbruker(self, bruker: Bruker) -> Self:
        """The portal's own door: the workplaces where this user is an active arbeidsgiverkontakt."""
        if bruker.rolle != ARBEIDSGIVER:
            return self.none()
        return self.filter(kontakter__bruker=bruker, kontakter__sluttet_dato__isnull=True).gjeldende().distinct()

    def uten_kontaktperson(self, naa: datetime | Combinable) -> Self:
        """Those without one at `naa`, with `uten_kontaktperson_siden`."""
        uten = self.gjeldende().filter(gjeldende("kontaktansvar__periode", naa), kontaktansvar__bruker__isnull=True)
        return uten.annotate(uten_kontaktperson_siden=F("kontaktansvar__periode__startswith"))

    def uten_kontaktperson_ved(self, kontor: Kontor | Combinable | None, naa: datetime | Combinable) -> Self:
        """Those of one office, found among its own: else all that wait in the nation are read."""
        kontorets = self.filter(kontor=kontor)
        return kontorets.uten_kontaktperson(naa).filter(blant("pk", kontorets))


class ArbeidsgiverkontaktQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """Who sees an employer sees the people there."""
        return self.all() if bruker.rolle in SER_ARBEIDSGIVERE else self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        """Those who work with an employer see its people; whoever answers for it changes them."""
        arbeidsgivere = apps.get_model("arbeidsgivere", "Arbeidsgiver")._default_manager.all()
        mine = arbeidsgivere.synlig_for(bruker).folk_kan_rettes_av(bruker)
        return self.filter(arbeidsgiver__in=mine)

    def aktive(self) -> Self:
        return self.filter(sluttet_dato__isnull=True)

    def soek(self, tekst: str) -> Self:
        """By parts of the name in any order, or by a phone number or how it begins."""
        if nummer := begynnelser(tekst):
            return self.filter(begynner("telefon", nummer))
        svar = self.annotate(soekenavn=sorteringsnokkel("etternavn", "fornavn"))
        for del_ in tekst.split():
            svar = svar.filter(soekenavn__contains=sorteringsnokkel_tekst(del_))
        return svar

    def nettopp_sluttet(self, naa: datetime) -> Self:
        """Registered as gone so lately that it may have been a mistake."""
        return self.filter(sluttet_dato__isnull=False, endret__gt=naa - SLUTTEN_ANGRES_I)


class HenvendelseQuerySet(models.QuerySet):
    def aapne(self) -> Self:
        return self.filter(ordnet__isnull=True)
