"""Which forløp, planned contacts and contacts a user sees, and which of them are open, due or real."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Case, CharField, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, TruncDate
from django.utils import timezone

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.brukere.models import Stedfortreder
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Rolle
from inkludering.felles.blant import blant, en_av, er_den
from inkludering.felles.perioder import gjeldende
from kandidater.gradering import ugradert
from kandidater.models import Kandidat
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.kontakttyper import SAMTALER, Kanal, Kontaktutfall
from oppfolging.kjerne.oppfolgingstyper import Art, Side, Status, er_kontaktpersonens_sql

# Of an employer's dates: its own, and those left by a forløp that has ended there.
OM_UGRADERT = ugradert("kandidat__")
UTEN_LOPENDE_FORLOP = Q(forlop__isnull=True) | Q(forlop__avsluttet_dato__isnull=False)

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker
    from oppfolging.kjerne.models import Forlop, Kontakt


class _ErKontaktpersonens(Func):
    """oppfolgingstyper.er_kontaktpersonens_sql in a query of dates: by the grading there is now."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **_mer: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        (side, med), (ugradert, og) = (compiler.compile(ett) for ett in self.get_source_expressions())
        return er_kontaktpersonens_sql(side, f"(NOT ({ugradert}))"), (*med, *og)


KONTAKTPERSONENS = Q(_ErKontaktpersonens(F("side"), OM_UGRADERT))


class ForlopQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """A forløp is opened by those who may open its candidate."""
        return self.filter(kandidat__in=Kandidat.objects.synlig_for(bruker))

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.filter(kandidat__in=Kandidat.objects.redigerbar_for(bruker))

    def hos_mine_arbeidsgivere(self, bruker: Bruker) -> Self:
        """The kontaktperson's door: the forløp at the employers `bruker` answers for.

        Shown no further than the portal shows them: those of a graded candidate never, nor of somebody near to them.
        """
        if bruker.rolle != Rolle.JOBBSPESIALIST:
            return self.none()
        hos_meg = Arbeidsgiver.objects.svares_for_av(bruker, timezone.now())
        habil = Exists(Kandidat.objects.uten_naere(bruker).filter(er_den("pk", OuterRef("kandidat"))))
        return self.filter(habil, OM_UGRADERT, arbeidsgiver__in=hos_meg)

    def kjent_for(self, bruker: Bruker) -> Self:
        """Those at an employer that may be counted: of the candidates the reader may know of."""
        return self.filter(_om_kjent(bruker))

    def aapne(self) -> Self:
        return self.filter(avsluttet_dato__isnull=True)

    def betalte(self) -> Self:
        return self.exclude(type__in=UBETALTE)

    def venter_svar(self, dag: date) -> Self:
        """What `Forlop.venter_svar` says of one."""
        return self.aapne().filter(start__lte=dag, begynte_bekreftet__isnull=True)

    def jobber(self, dag: date) -> Self:
        """Paid forløp that have begun and are not ended: what the working phase follows from."""
        return self.aapne().betalte().filter(start__lte=dag)


class OppfolgingQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """Those of one's own candidates, and the employer-side ones of the employers one answers for."""
        return self.filter(_som_foelges(bruker)) if bruker.rolle == Rolle.JOBBSPESIALIST else self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def med_kollega(self, bruker: Bruker, naa: datetime) -> Self:
        """With `kollega`: who answers for the employer's side when it is not `bruker` (the function `kollega`)."""
        return self.annotate(kollega=kollega("arbeidsgiver", bruker, naa))

    def kjent_for(self, bruker: Bruker) -> Self:
        """Of an employer's dates those that tell of nobody, since every employer has them; the rest as `synlig_for`."""
        kjent = Q(kandidat__isnull=True) | Q(_om_kjent(bruker), art=Art.RYTME)
        return self.filter(kjent | _som_foelges(bruker) if bruker.rolle == Rolle.JOBBSPESIALIST else kjent)

    def om_kjente(self, bruker: Bruker) -> Self:
        """Those about nobody, or about somebody the reader may know of."""
        return self.filter(Q(kandidat__isnull=True) | _om_kjent(bruker))

    def aapne(self) -> Self:
        return self.filter(status=Status.AAPEN)

    def rytme(self) -> Self:
        return self.filter(art=Art.RYTME)

    def moter(self) -> Self:
        """With a time agreed and not called off: what `er_mote` in models.oppfolging says of one."""
        return self.filter(klokkeslett__isnull=False, avlyst_av__isnull=True)

    def paa_kortet(self, forlop: Forlop) -> Self:
        """Those of a forløp, and while it is open all on the candidate's side: a talk with them answers every one."""
        kandidatens = Q(side=Side.KANDIDAT, kandidat=forlop.kandidat_id) if forlop.er_aapent else Q(pk__in=[])
        return self.filter(Q(forlop=forlop) | kandidatens)

    def mott_ved(self, kontakt: Kontakt) -> Self:
        """Those a contact meets: a meeting face to face takes one, and none takes a contact too early.

        A meeting agreed for a later day is still to be held. Who asked to be called has been called when the two have
        talked, not when a message has been sent.
        """
        mott = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
        mott &= Q(klokkeslett__isnull=True) | Q(avlyst_av__isnull=False) | Q(frist__lte=kontakt.dag)
        if kontakt.kanal not in SAMTALER:
            mott &= ~Q(art=Art.RINGEONSKE)
        return self.filter(mott if kontakt.kanal == Kanal.FYSISK else mott & Q(fysisk=False))

    def forsokt_ved(self, kontakt: Kontakt) -> Self:
        """Those it was an attempt at, in vain: any, but the first employer meeting takes what would have met it."""
        motet = Q(art=Art.FORSTE_ARBEIDSGIVERMOTE)
        return self.filter(~motet | Q(pk__in=self.filter(motet).mott_ved(kontakt).values("pk")))

    def sto(self, dag: date) -> Self:
        """Those made by then, or by a contact logged afterwards for a day by then."""
        return self.filter(Q(opprettet__date__lte=dag) | Q(skapt_av__dag__lte=dag))

    def forfalte(self, dag: date) -> Self:
        """Open, with a due date that has come."""
        return self.aapne().filter(frist__lte=dag)

    def over_fristen(self, dag: date) -> Self:
        """Open, with a due date before `dag`: what `over_fristen` in models.oppfolging says of one."""
        return self.aapne().filter(frist__lt=dag)


class KontaktQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """The contacts about a candidate one may open, and those about an employer alone.

        What was said of whom stands on the deltakere, behind a door of their own.
        """
        if bruker.rolle not in SER_ARBEIDSGIVERE:
            return self.none()
        om_en = _kandidatene(slaa_opp=True)
        mine = om_en.filter(blant("kandidat", Kandidat.objects.synlig_for(bruker)))
        return self.filter(Exists(mine) | ~Exists(om_en))

    def redigerbar_for(self, bruker: Bruker) -> Self:
        """One's own, while each candidate is one's own, or was not there and the employer is."""
        if bruker.rolle not in SER_ARBEIDSGIVERE:
            return self.none()
        andres = _kandidatene(slaa_opp=True).exclude(blant("kandidat", Kandidat.objects.redigerbar_for(bruker)))
        hos_meg = blant("arbeidsgiver", Arbeidsgiver.objects.svares_for_av(bruker, timezone.now()))
        return self.filter(~Exists(andres) | hos_meg & ~Exists(andres.filter(deltok=True)), av=bruker)

    def uten_kandidatdata(self, bruker: Bruker) -> Self:
        """That a contact with an employer took place: for all who see employers, never about whom or what was said.

        One that was about people the reader may not know of alone, did not.
        """
        if bruker.rolle not in SER_ARBEIDSGIVERE:
            return self.none()
        return self.gjeldende().filter(arbeidsgiver__isnull=False).kjent_for(bruker)

    def kjent_for(self, bruker: Bruker) -> Self:
        """Those about nobody in particular, or about somebody the reader may know of."""
        om_en = _kandidatene(slaa_opp=True)
        return self.filter(~Exists(om_en) | Exists(om_en.filter(_om_kjent(bruker))))

    def ugraderte(self) -> Self:
        """Those anybody may know of."""
        om_en = _kandidatene(slaa_opp=True)
        return self.filter(~Exists(om_en) | Exists(om_en.filter(OM_UGRADERT)))

    def gjeldende(self) -> Self:
        return self.filter(angret__isnull=True)

    def om_de_samme(self, kandidater: Collection[Kandidat], arbeidsgiver: Arbeidsgiver | None) -> Self:
        """Those about all these candidates, or none when none are given, and with this employer."""
        svar = self.filter(arbeidsgiver=arbeidsgiver)
        om_en = _kandidatene()
        for den in kandidater:
            svar = svar.filter(Exists(om_en.filter(kandidat=den)))
        return svar if kandidater else svar.filter(~Exists(om_en))

    def reelle(self) -> Self:
        """Somebody was reached: the contacts that move a clock."""
        return self.gjeldende().filter(utfall=Kontaktutfall.NAADD)


class DeltakerQuerySet(models.QuerySet):
    def om_kjente(self, bruker: Bruker) -> Self:
        """The rows of the candidates the reader may know of."""
        return self.filter(_om_kjent(bruker))

    def synlig_for(self, bruker: Bruker) -> Self:
        """The rows of the candidates one may open; a row about nobody in particular only to the one who wrote it."""
        if bruker.rolle not in SER_ARBEIDSGIVERE:
            return self.none()
        mine = blant("kandidat", Kandidat.objects.synlig_for(bruker))
        return self.filter(mine | Q(kandidat__isnull=True, kontakt__av=bruker))

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker).filter(kontakt__av=bruker)

    def gjeldende(self) -> Self:
        return self.filter(kontakt__angret__isnull=True)

    def reelle(self) -> Self:
        """Of contacts where somebody was reached."""
        return self.filter(reell=True)


def kollega(
    arbeidsgiver: str, bruker: Bruker | Combinable, naa: datetime | Combinable, *, av: Q = KONTAKTPERSONENS
) -> Case:
    """In a query: the name of an employer's kontaktperson; empty when the employer has none, and none when it is
    `bruker`, or somebody they stand in for.

    `arbeidsgiver` leads from the row to the employer, which a date has on the employer's side alone. Only `av` the rows
    are its kontaktperson's: a graded candidate's dates belong to who answers for them, on both sides.
    """
    andres = Kontaktansvar.objects.filter(gjeldende("periode", naa), arbeidsgiver=OuterRef(arbeidsgiver))
    navn = Case(
        When(bruker__isnull=True, then=Value("")),
        default=Concat("bruker__fornavn", Value(" "), "bruker__etternavn"),
        output_field=CharField(),
    )
    som_vikar = Stedfortreder.objects.gjeldende(naa).filter(vikar=bruker, hoved=True).values("for_bruker")
    ikke_for_dem = Q(bruker__isnull=True) | ~en_av("bruker", ArraySubquery(som_vikar))
    navnet = Subquery(andres.filter(ikke_for_dem).exclude(bruker=bruker).values(navn=navn)[:1])
    return Case(When(av, then=navnet))


def _som_foelges(bruker: Bruker) -> Q:
    """Dates of a jobbspesialist's own candidates, and on the employer's side where they are kontaktperson."""
    hos_meg = blant("arbeidsgiver", Arbeidsgiver.objects.svares_for_av(bruker, timezone.now()))
    return blant("kandidat", Kandidat.objects.synlig_for(bruker)) | Q(hos_meg, KONTAKTPERSONENS)


def _om_kjent(bruker: Bruker) -> Q:
    """The candidate of the row is one the reader may know of (Kandidat.objects.kjent_for), looked up row by row."""
    return Q(Exists(Kandidat.objects.kjent_for(bruker).filter(er_den("pk", OuterRef("kandidat")))))


def skulle_vaert(rad: str = "") -> Case:
    """Oppfolging.skulle_vaert as a column; `rad` leads to the date, as «steg__» does."""
    sen = Q(**{f"{rad}rytmefrist__lt": TruncDate(f"{rad}opprettet")})
    return Case(When(sen, then=F(f"{rad}rytmefrist")))


def avtalt_klokkeslett(rad: str = "") -> Case:
    """The time of a meeting agreed as a column, empty for a planned contact alone; `rad` as for `skulle_vaert`."""
    return Case(When(**{f"{rad}avlyst_av__isnull": True}, then=F(f"{rad}klokkeslett")))


def _kandidatene(*, slaa_opp: bool = False) -> models.QuerySet:
    """The candidates of the contact that is being asked about.

    `slaa_opp`: looked up for each contact, where another door stands beside: else those of the nation are read first.
    """
    deltakere = apps.get_model("kjerne", "Deltaker")._default_manager.filter(kandidat__isnull=False)
    return deltakere.filter(er_den("kontakt", OuterRef("pk")) if slaa_opp else Q(kontakt=OuterRef("pk")))
