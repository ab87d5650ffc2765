from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.sjekkregister import kontroll
from kandidater.faser import Fase
from kandidater.models import Kandidat
from oppfolging.models import Forlop, Paaminnelse, Regel


@kontroll("løfte 1: arbeidsgiver uten kontaktperson har åpen påminnelse til leder")
def leder_vet_om_manglende_kontaktperson(naa: datetime) -> Iterable[str]:
    varslet = Paaminnelse.objects.aapne().filter(regel=Regel.UTEN_KONTAKTPERSON, arbeidsgiver=OuterRef("pk"))
    for orgnr in Arbeidsgiver.objects.uten_kontaktperson().exclude(Exists(varslet)).values_list("orgnr", flat=True):
        yield f"arbeidsgiver {orgnr}: uten kontaktperson, og ingen leder er påminnet"


@kontroll("løfte 2: kandidat i lederens kø har åpen påminnelse til leder")
def leder_vet_om_manglende_ansvarlig(naa: datetime) -> Iterable[str]:
    varslet = Paaminnelse.objects.aapne().filter(regel=Regel.UTEN_ANSVARLIG, kandidat=OuterRef("pk"))
    for nokkel in Kandidat.objects.uten_ansvarlig().exclude(Exists(varslet)).values_list("pk", flat=True):
        yield f"kandidat {nokkel}: uten ansvarlig, og ingen leder er påminnet"


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
    betalt = Forlop.objects.aapne().betalte().filter(kandidat=OuterRef("pk"), start__lte=lokal_dato(naa))
    for nokkel in Kandidat.objects.filter(fase=Fase.JOBBER).exclude(Exists(betalt)).values_list("pk", flat=True):
        yield f"kandidat {nokkel}: i fasen Jobber uten betalt forløp"
