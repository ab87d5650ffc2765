"""Which users, offices and assignments there are on a day, and whose session it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import FilteredRelation, Q
from django.db.models.expressions import Combinable
from psycopg.types.range import DateRange

from inkludering.brukere.roller import Brukertype, Innlogget, Rolle
from inkludering.felles.blant import en_av
from inkludering.felles.navn import sorteringsnokkel_tekst
from inkludering.felles.perioder import Periodisert, gjeldende

KAN_SE_SKJERMEDE = (Rolle.LEDER, Rolle.JOBBSPESIALIST)


class BrukerQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Innlogget) -> Self:
        """Nav staff see each other's names; the people of an employer are found through the employer."""
        if bruker.rolle in Rolle.values:
            return self.filter(type=Brukertype.NAV)
        return self.none()

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        """Nav's own are the administrator's; the people of an employer are changed where they stand."""
        return self.synlig_for(bruker) if bruker.rolle == Rolle.ADMINISTRATOR else self.none()

    def soek(self, tekst: str) -> Self:
        """By parts of the name in any order, whatever case and accents, or by the beginning of the e-mail."""
        svar = self
        for del_ in tekst.split():
            navn = models.Q(sorteringsnavn__contains=sorteringsnokkel_tekst(del_))
            svar = svar.filter(navn | models.Q(epost__startswith=del_.lower()))
        return svar

    def med_rolle(self, rolle: str, *, kontor: Any, dag: date) -> Self:
        """Active users who hold `rolle` at the office on `dag`, or at one of several, each once."""
        her = "tilknytninger__kontor__in" if isinstance(kontor, list | models.QuerySet) else "tilknytninger__kontor"
        return self.filter(
            gjeldende("tilknytninger__gyldig", dag),
            is_active=True,
            tilknytninger__rolle=rolle,
            **{her: kontor},
        ).distinct()

    def kan_vaere_vikar_for(self, bruker: Any, *, fra: date, til: date) -> Self:
        """Those who work as a jobbspesialist where `bruker` does, both on the first of these days and on the last."""
        der = bruker.tilknytninger.filter(rolle=Rolle.JOBBSPESIALIST, gyldig__overlap=DateRange(fra, til, "[]"))
        kollegene = {"rolle": Rolle.JOBBSPESIALIST, "kontor": der.values("kontor")}
        blir = self.med_rolle(**kollegene, dag=til).values("pk")
        return self.med_rolle(**kollegene, dag=fra).filter(pk__in=blir).exclude(pk=bruker.pk)


class BrukerManager(BaseUserManager.from_queryset(BrukerQuerySet)):  # type: ignore[misc]
    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(epost=self.normalize_email(username))


class KontorQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Innlogget) -> Self:
        """A leader's own office; every office for the administrator."""
        if bruker.rolle == Rolle.ADMINISTRATOR:
            return self.all()
        if bruker.rolle == Rolle.LEDER:
            return self.filter(pk=bruker.kontor.pk) if bruker.kontor else self.none()
        return self.none()

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()

    def aapne(self) -> Self:
        """Those that have not been put together with another."""
        return self.filter(nedlagt__isnull=True)

    def soek(self, tekst: str) -> Self:
        """By part of the name, whatever case and accents, or by the first digits of the enhetsnummer."""
        return self.filter(
            models.Q(sorteringsnavn__contains=sorteringsnokkel_tekst(tekst)) | models.Q(pk__startswith=tekst)
        )


class FravaerQuerySet(Periodisert):
    PERIODE = "dager"

    def gjeldende(self, naar: date | Combinable) -> Self:
        return super().gjeldende(naar).staaende()

    def staaende(self) -> Self:
        """Those that have not been taken back."""
        return self.filter(avlyst__isnull=True)

    def egne(self, bruker: Innlogget) -> Self:
        return self.filter(bruker=bruker)

    def synlig_for(self, bruker: Innlogget) -> Self:
        """One's own, those one was asked to stand in for, and for a leader those of who works at the office."""
        mine = Q(bruker=bruker)
        if bruker.rolle == Rolle.JOBBSPESIALIST:
            mine |= Q(en_av("pk", ArraySubquery(self._plassene(bruker))), avlyst__isnull=True)
        return self.filter(mine | self._ved_kontoret(bruker))

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        """One's own, and for the leader those of the office: who falls ill does not register it themselves."""
        return self.staaende().filter(Q(bruker=bruker) | self._ved_kontoret(bruker))

    def _ved_kontoret(self, bruker: Innlogget) -> Q:
        if bruker.rolle != Rolle.LEDER or bruker.kontor is None:
            return Q(pk__in=[])
        her = {"tilknytninger__kontor": bruker.kontor, "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
        brukere = apps.get_model("brukere", "Bruker")._default_manager.filter(**her)
        return Q(bruker__in=list(brukere.values_list("pk", flat=True).distinct()))

    def _plassene(self, bruker: Any) -> models.QuerySet[Any]:
        """Where they stand in, at some time of the absence."""
        stedfortredere = apps.get_model("brukere", "Stedfortreder")._default_manager
        return stedfortredere.filter(vikar=bruker).values("fravaer")


class OktQuerySet(models.QuerySet):
    def med_bruker(self, nokkel: str, *, naa: datetime, dag: date) -> Self:
        """The session unless it has run out, with its user: one row for each assignment in force (`gjeldende`)."""
        paa_dagen = gjeldende("bruker__tilknytninger__gyldig", dag)
        return (
            self.filter(session_key=nokkel, expire_date__gt=naa)
            .annotate(gjeldende=FilteredRelation("bruker__tilknytninger", condition=paa_dagen))
            .select_related("bruker", "gjeldende__kontor")
        )


class TilknytningQuerySet(Periodisert):
    PERIODE = "gyldig"

    def egne(self, bruker: Innlogget) -> Self:
        return self.filter(bruker=bruker)

    def synlig_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.synlig_for(bruker)

    def rett_kan_gis_av(self, bruker: Innlogget) -> Self:
        """Those whose right to see graded people an administrator gives and takes: leaders, and jobbspesialister, who
        see them as the vikar of who answers for them."""
        return self.synlig_for(bruker).filter(rolle__in=KAN_SE_SKJERMEDE)
