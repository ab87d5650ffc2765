from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from inkludering.felles.sjekkregister import kontroll
from kandidater.models import Kandidat

ANSVARLIGE_NAA = Count("ansvar", filter=Q(ansvar__periode__upper_inf=True))


@kontroll("løfte 2: hver åpne kandidat har én ansvarlig, eller står i lederens kø")
def en_ansvarlig(naa: datetime) -> Iterable[str]:
    for kandidat in Kandidat.objects.aapne().annotate(ansvarlige=ANSVARLIGE_NAA).order_by("pk"):
        ventet = 0 if kandidat.i_lederkoe_siden else 1
        if kandidat.ansvarlige != ventet:
            yield f"kandidat {kandidat.pk}: {kandidat.ansvarlige} ansvarlige, ventet {ventet}"


@kontroll("løfte 2: avsluttede kandidater har ingen ansvarlig")
def ingen_ansvarlig_etter_slutt(naa: datetime) -> Iterable[str]:
    avsluttede = Kandidat.objects.filter(avsluttet_dato__isnull=False, ansvar__periode__upper_inf=True)
    for nokkel in avsluttede.values_list("pk", flat=True):
        yield f"kandidat {nokkel}: avsluttet, men har ansvarlig"
