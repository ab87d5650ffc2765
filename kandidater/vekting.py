"""The weighted caseload of an office: beside the count, which norm and ceiling go by, and never instead of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater.faser import Fase
from kandidater.models import Innsatsgruppe, Kandidatansvar, Vekt
from kandidater.typer import Kandidathendelse
from kandidater.vekt import VANLIG

TIDEL = Decimal("0.1")
KODER = {**{ett.value: ett.label for ett in Fase if ett != Fase.AVSLUTTET}, **dict(Innsatsgruppe.choices)}


def for_kontor(kontor: Kontor) -> dict[str, int]:
    """What is said to weigh otherwise than usual, by code."""
    return dict(Vekt.objects.filter(kontor=kontor).values_list("kode", "prosent"))


@transaction.atomic
def sett(*, kontor: Kontor, vekter: Mapping[str, int], av: Bruker, naa: datetime) -> None:
    """These weigh so from now on; what weighs as usual is not kept."""
    laas(kontor)
    Vekt.objects.filter(kontor=kontor).delete()
    egne = {kode: prosent for kode, prosent in vekter.items() if prosent != VANLIG}
    Vekt.objects.bulk_create(Vekt(kontor=kontor, kode=kode, prosent=prosent) for kode, prosent in egne.items())
    logg.noter(Kandidathendelse.VEKTER_SATT, kontor, av=av, naa=naa, **egne)


def vektet(hos: Collection[UUID], *, kontor: Kontor, kjente: Q, naa: datetime) -> dict[UUID, Decimal]:
    """The weighted caseload of each, of the `kjente`; empty at an office where all weighs the same."""
    vekter = for_kontor(kontor)
    if not vekter:
        return {}
    aapne = Kandidatansvar.objects.gjeldende(naa).filter(kjente, bruker__in=hos, kandidat__avsluttet_dato__isnull=True)
    grupper = aapne.order_by().values_list("bruker", "kandidat__fase", "kandidat__innsatsgruppe")
    sum_ = defaultdict(Decimal, dict.fromkeys(hos, Decimal(0)))
    for bruker, fase, behov, antall in grupper.annotate(antall=Count("pk")):
        sum_[bruker] += Decimal(antall * vekter.get(fase, VANLIG) * vekter.get(behov, VANLIG)) / VANLIG**2
    return {bruker: ett.quantize(TIDEL) for bruker, ett in sum_.items()}
