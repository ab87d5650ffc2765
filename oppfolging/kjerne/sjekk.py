"""What `manage.py sjekk` asks of dates and phases."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.felles.arbeidsdager import fridager, lokal_dato
from inkludering.felles.sjekkregister import kontroll
from kandidater.faser import Fase
from kandidater.gradering import ugradert
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop, Fridag, Oppfolging

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


@kontroll("løfte 3: en arbeidsgiver med kontaktperson og uten forløp i gang har en neste dato")
def arbeidsgivers_dato(naa: datetime) -> Iterable[str]:
    fulgt = Arbeidsgiver.objects.gjeldende().filter(
        Exists(Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver=OuterRef("pk"))),
        ~Exists(
            Forlop.objects.aapne().filter(
                ugradert("kandidat__"), arbeidsgiver=OuterRef("pk"), start__lte=lokal_dato(naa)
            )
        ),
        ~Exists(Oppfolging.objects.aapne().rytme().filter(arbeidsgiver=OuterRef("pk"), forlop__isnull=True)),
    )
    for nokkel in fulgt.order_by("pk").values_list("pk", flat=True):
        yield f"arbeidsgiver {nokkel}: ingen neste dato"


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


@kontroll("det som er trukket tilbake, har ingen åpen dato")
def trukket_er_lukket(naa: datetime) -> Iterable[str]:
    trukket = Q(kandidat__trukket__isnull=False) | Q(forlop__trukket__isnull=False)
    # Whoever takes a workplace back need not know of the graded there, whose dates stand.
    hos_trukket = Q(arbeidsgiver__trukket__isnull=False) & (Q(kandidat=None) | ugradert("kandidat__"))
    aapne = Oppfolging.objects.aapne().filter(trukket | hos_trukket)
    for nokkel in aapne.order_by("pk").values_list("pk", flat=True):
        yield f"oppfølging {nokkel}: står åpen for noe som er trukket tilbake"


@kontroll("en sperret kandidat har ingen åpen dato")
def sperret_er_lukket(naa: datetime) -> Iterable[str]:
    aapne = Oppfolging.objects.aapne().filter(kandidat__sperret__isnull=False)
    for nokkel in aapne.order_by("pk").values_list("pk", flat=True):
        yield f"oppfølging {nokkel}: står åpen for en kandidat som er sperret"
