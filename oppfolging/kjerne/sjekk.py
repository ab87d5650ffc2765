from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef

from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.sjekkregister import kontroll
from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop


@kontroll("løfte 3: ingen kort hviler uten neste dato")
def neste_dato(naa: datetime) -> Iterable[str]:
    with connection.cursor() as peker:
        peker.execute(
            "SELECT id, mangel FROM kandidater_kandidat, LATERAL kandidat_mangler_neste_dato(id) AS mangel "
            "WHERE mangel IS NOT NULL ORDER BY id"
        )
        for nokkel, mangel in peker.fetchall():
            yield f"kandidat {nokkel}: {mangel}"


@kontroll("fasen Jobber følger av et betalt forløp i gang")
def jobber_har_forlop(naa: datetime) -> Iterable[str]:
    betalt = Forlop.objects.jobber(lokal_dato(naa)).filter(kandidat=OuterRef("pk"))
    for nokkel in Kandidat.objects.filter(fase=Fase.JOBBER).exclude(Exists(betalt)).values_list("pk", flat=True):
        yield f"kandidat {nokkel}: i fasen Jobber uten betalt forløp"
