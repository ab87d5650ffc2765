from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef

from inkludering.felles.arbeidsdager import fridager, lokal_dato
from inkludering.felles.sjekkregister import kontroll
from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Fridag

# The years a date may be typed in, from the first the product can hold a contact of.
AARENE = range(2000, 2101)


@kontroll("løfte 3: ingen kort hviler uten neste dato")
def neste_dato(naa: datetime) -> Iterable[str]:
    with connection.cursor() as peker:
        peker.execute(
            "SELECT id, mangel FROM kandidater_kandidat, LATERAL kandidat_mangler_neste_dato(id) AS mangel "
            "WHERE mangel IS NOT NULL ORDER BY id"
        )
        for nokkel, mangel in peker.fetchall():
            yield f"kandidat {nokkel}: {mangel}"


@kontroll("databasen kjenner de samme fridagene som koden")
def fridagene(naa: datetime) -> Iterable[str]:
    kjent = set(Fridag.objects.values_list("dag", flat=True))
    ventet = {dag for aar in AARENE for dag in fridager(aar)}
    for dag in sorted(kjent ^ ventet):
        yield f"{dag}: {'mangler' if dag in ventet else 'er ikke fridag lenger'}"


@kontroll("fasen Jobber følger av et betalt forløp i gang")
def jobber_har_forlop(naa: datetime) -> Iterable[str]:
    betalt = Forlop.objects.jobber(lokal_dato(naa)).filter(kandidat=OuterRef("pk"))
    for nokkel in Kandidat.objects.filter(fase=Fase.JOBBER).exclude(Exists(betalt)).values_list("pk", flat=True):
        yield f"kandidat {nokkel}: i fasen Jobber uten betalt forløp"
