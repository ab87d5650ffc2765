"""What `manage.py sjekk` asks of candidates."""

from collections.abc import Iterable
from datetime import datetime

from inkludering.felles.dekning import holder
from inkludering.felles.sjekkregister import kontroll
from kandidater.models import Kandidat


@kontroll("løfte 2: hver kandidat har til enhver tid én ansvarlig eller står i lederens kø, til saken avsluttes")
def en_ansvarlig(naa: datetime) -> Iterable[str]:
    brudd = Kandidat.objects.annotate(holder=holder("kandidat_ansvarlig_eller_koe")).filter(holder=False)
    for nokkel in brudd.order_by("pk").values_list("pk", flat=True):
        yield f"kandidat {nokkel}: verken ansvarlig eller i lederens kø hele tiden"
