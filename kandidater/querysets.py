"""Which candidates a user sees, may change, and may know the name of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from inkludering.brukere.roller import Rolle
from inkludering.felles.blant import en_av
from inkludering.felles.navn import sorteringsnokkel_tekst
from inkludering.felles.nummerplan import begynner
from inkludering.felles.perioder import gjeldende
from kandidater.gradering import UGRADERT, Gradering

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker, Kontor
    from kandidater.models import Kandidat


class KandidatQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """The candidates this user may open in full: those they answer for now, as their own or for somebody who is
        away, and whose grading is answered."""
        if bruker.rolle != Rolle.JOBBSPESIALIST:
            return self.none()
        return self.for_jobbspesialist(bruker, timezone.now()).uten_naere(bruker)

    def for_jobbspesialist(self, bruker: Bruker | Combinable, naa: datetime | Combinable) -> Self:
        """What `synlig_for` gives a jobbspesialist, who may also be a value of a Fastsporring."""
        return self.svares_for_av(bruker, naa).exclude(gradering=Gradering.UKJENT)

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.synlig_for(bruker)

    def uten_naere(self, bruker: Bruker) -> Self:
        """Neither the reader's own nor of anybody they have declared near: opened or changed by them never."""
        return self.exclude(
            apps.get_model("kandidater", "Naerstaaende")._default_manager.om(OuterRef("person"), bruker)
        )

    def kjent_for(self, bruker: Bruker) -> Self:
        """Those this reader may be told exist, at whatever office: what everything shown or counted is made of.

        Graded people only to the jobbspesialist who answers for them, a vikar with the right, and leaders of their
        office with it.
        """
        kjente = UGRADERT
        if bruker.rolle == Rolle.JOBBSPESIALIST:
            egne = self.model._default_manager.all().synlig_for(bruker)  # type: ignore[attr-defined]
            kjente |= Q(pk__in=egne.values("pk"))
        if bruker.ser_skjermede:
            kjente |= Q(kontor=bruker.kontor)
        return self.filter(kjente)

    def listbar_for(self, bruker: Bruker) -> Self:
        """Rows of the user's office, of those they may know of: name, phase, responsible and dates, nothing more."""
        if bruker.rolle not in (Rolle.JOBBSPESIALIST, Rolle.LEDER) or bruker.kontor is None:
            return self.none()
        return self.filter(kontor=bruker.kontor).kjent_for(bruker)

    def listbar_for_leder(self, kontor: Kontor | Combinable, *, ser_skjermede: bool) -> Self:
        """What `listbar_for` gives a leader of the office, which may also be a value of a Fastsporring."""
        rader = self.filter(kontor=kontor)
        return rader if ser_skjermede else rader.filter(UGRADERT)

    def soek(self, tekst: str) -> Self:
        """By parts of the name in any order, whatever case and accents."""
        svar = self
        for del_ in tekst.split():
            svar = svar.filter(sorteringsnavn__contains=sorteringsnokkel_tekst(del_))
        return svar

    def kan_trekkes_av(self, bruker: Bruker) -> Self:
        """Registered by mistake: open ones, by whoever answers for them or the leader who sees their row."""
        dor = self.listbar_for(bruker) if bruker.rolle == Rolle.LEDER else self.redigerbar_for(bruker)
        return dor.uten_naere(bruker).aapne()

    def kan_graderes_av(self, bruker: Bruker) -> Self:
        """Open ones whose protection this user may change: whoever opens them, and leaders of the office with the
        right, who answer for what nobody opens."""
        dor = self.listbar_for(bruker) if bruker.ser_skjermede else self.redigerbar_for(bruker)
        return dor.uten_naere(bruker).aapne()

    def kan_aapnes_av(self, bruker: Bruker) -> Self:
        """Open ones of the office that are not the reader's own, nor unanswered: opened with a reason, for the day."""
        egne = self.model._default_manager.all().synlig_for(bruker)  # type: ignore[attr-defined]
        andres = self.listbar_for(bruker).uten_naere(bruker).aapne().exclude(gradering=Gradering.UKJENT)
        return andres.exclude(pk__in=egne.values("pk"))

    def aapnet_av(self, bruker: Bruker, dag: date) -> Self:
        """Those of them this reader has opened that day."""
        return self.kan_aapnes_av(bruker).filter(aapninger__av=bruker, aapninger__dag=dag)

    def med_nummer_som_vises(self, nummer: Collection[str], bruker: Bruker, dag: date) -> Self:
        """Those whose phone number begins so, of those on whose page this reader sees it: what they answer for, and
        what they have opened that day."""
        alle = self.model._default_manager.all()
        apnet = alle.aapnet_av(bruker, dag)  # type: ignore[attr-defined]
        vises = alle.synlig_for(bruker).values("pk").union(apnet.values("pk"))  # type: ignore[attr-defined]
        return self.filter(en_av("pk", ArraySubquery(vises)), begynner("telefon", nummer))

    def innsyn_for(self, bruker: Bruker, dag: date) -> Self:
        """Those of whom this user may hand out all to the person: one's own, and what a leader has opened that day."""
        if bruker.rolle != Rolle.LEDER:
            return self.synlig_for(bruker)
        return self.kan_gis_innsyn_av(bruker).filter(aapninger__av=bruker, aapninger__dag=dag)

    def kan_gis_innsyn_av(self, bruker: Bruker) -> Self:
        """Of the leader's office, closed cases too: opened with a reason, when the person has asked."""
        if bruker.rolle != Rolle.LEDER:
            return self.none()
        return self.listbar_for(bruker).uten_naere(bruker).exclude(gradering=Gradering.UKJENT)

    def ansvaret_til(self, bruker: Bruker | Combinable, naa: datetime | Combinable) -> Self:
        """Those `bruker` is responsible for at `naa`."""
        return self.filter(gjeldende("ansvar__periode", naa), ansvar__bruker=bruker)

    def svares_for_av(self, bruker: Bruker | Combinable, naa: datetime | Combinable) -> Self:
        """Those `bruker` answers for at `naa`: their own, and those they stand in for while somebody is away."""
        egne, andres = (apps.get_model("kandidater", navn) for navn in ("Kandidatansvar", "Vikariat"))
        mine = egne._default_manager.filter(gjeldende("periode", naa), bruker=bruker).values("kandidat")
        for_andre = andres._default_manager.filter(gjeldende("periode", naa), vikar=bruker).values("kandidat")
        return self.filter(en_av("pk", ArraySubquery(mine.union(for_andre, all=True))))

    def graderingen_er_eldre(self, tid: datetime) -> Self:
        """Those nobody has answered of since, by hand or register; not what was registered by mistake."""
        besvart = Coalesce("gradering_sjekket", "gradering_tid", "registrert")
        return self.filter(trukket__isnull=True).annotate(besvart=besvart).filter(besvart__lte=tid)

    def sakene_til(self, kandidat: Kandidat) -> Self:
        """All that this person has had, with whatever number; the key itself is the database's."""
        alle = self.model._default_manager
        return self.filter(person__in=alle.filter(pk=kandidat.pk).values("person"))

    def med_nummeret(self, nokkel: bytes) -> Self:
        """Every case of whoever has this number (indeksbytte.personindeks), or has had it."""
        numre = apps.get_model("kandidater", "Personnummer")._default_manager
        return self.filter(person__in=numre.filter(indeks=nokkel).values("person"))

    def har_flere_saker(self, kandidater: Collection[Kandidat]) -> Self:
        """Those of these whose person has had another case."""
        disse = self.filter(pk__in=[den.pk for den in kandidater])
        andre = self.model._default_manager.filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
        return disse.filter(Exists(andre))

    def aapne(self) -> Self:
        return self.filter(avsluttet_dato__isnull=True)

    def uten_ansvarlig(self, naa: datetime | Combinable) -> Self:
        """Those who stand in the leader's queue at `naa`, with `i_lederkoe_siden`; who is locked is given to nobody."""
        i_koe = self.filter(gjeldende("ansvar__periode", naa), ansvar__bruker__isnull=True, sperret__isnull=True)
        return i_koe.annotate(i_lederkoe_siden=F("ansvar__periode__startswith"))


class AapenhetQuerySet(models.QuerySet):
    def gjeldende(self) -> Self:
        return self.filter(erstattet__isnull=True)


class NaerstaaendeQuerySet(models.QuerySet):
    def gjeldende(self) -> Self:
        """What has not been taken back."""
        return self.filter(trukket__isnull=True)

    def egne(self, bruker: Bruker | OuterRef) -> Self:
        """What this user has said, and not taken back."""
        return self.gjeldende().filter(bruker=bruker)

    def om(self, person: OuterRef, bruker: Bruker | OuterRef) -> Exists:
        """The person has, or has had, a number that the user has said is of somebody near."""
        numre = apps.get_model("kandidater", "Personnummer")._default_manager
        return Exists(numre.filter(person=person, indeks__in=self.egne(bruker).values("indeks")))

    def er_naer(self, bruker: Bruker, nokkel: bytes) -> bool:
        """The number (indeksbytte.personindeks) is that of somebody near, or another number of the same person."""
        numre = apps.get_model("kandidater", "Personnummer")._default_manager
        personen = numre.filter(indeks=nokkel).values("person")
        samme = numre.filter(person__in=personen).values("indeks")
        return self.egne(bruker).filter(Q(indeks=nokkel) | Q(indeks__in=samme)).exists()
