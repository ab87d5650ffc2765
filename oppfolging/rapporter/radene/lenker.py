"""Where a row leads: to the page about who it is of, as it is now, when the reader may open one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Rolle
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.rapporter.tall.rader import Tallrad


@dataclass(frozen=True)
class Lenker:
    """`ansvar`: who has each candidate now; `her`: whose page there is; `i_koe`: who can be given out."""

    ansvar: Mapping[UUID, UUID | None]
    i_koe: set[UUID]
    her: set[UUID]
    orgnr: Mapping[int, str]

    def til(self, rad: Tallrad) -> str:
        """A leader opens no candidate: their line on the page of who answers for them, or where they are given out."""
        if rad.kandidat is None:
            orgnr = self.orgnr.get(rad.arbeidsgiver or 0)
            return reverse("oppfolging:arbeidsgiver", args=[orgnr]) if orgnr else ""
        if rad.kandidat in self.i_koe:
            return reverse("rapporter:tildel", args=[rad.kandidat])
        hos = self.ansvar.get(rad.kandidat)
        return f"{reverse('rapporter:jobbspesialist', args=[hos])}#k{rad.kandidat}" if hos in self.her else ""


def lag(rader: Sequence[Tallrad], *, leser: Bruker, naa: datetime) -> Lenker:
    """Of rows that the reader sees by name."""
    kandidater = {rad.kandidat for rad in rader if rad.kandidat}
    ansvar = Kandidatansvar.objects.gjeldende(naa).filter(
        kandidat__in=kandidater, kandidat__kontor=leser.kontoret, kandidat__avsluttet_dato=None
    )
    i_koe = Kandidat.objects.listbar_for(leser).filter(pk__in=kandidater, kontor=leser.kontoret).uten_ansvarlig(naa)
    her = Bruker.objects.synlig_for(leser).filter(
        tilknytninger__kontor=leser.kontoret, tilknytninger__rolle=Rolle.JOBBSPESIALIST
    )
    uten = {rad.arbeidsgiver for rad in rader if rad.arbeidsgiver and not rad.kandidat}
    bedrifter = Arbeidsgiver.objects.synlig_for(leser).filter(pk__in=uten)
    return Lenker(
        dict(ansvar.values_list("kandidat_id", "bruker_id")),
        set(i_koe.values_list("pk", flat=True)),
        set(her.values_list("pk", flat=True)),
        dict(bedrifter.values_list("pk", "orgnr")),
    )
