"""What `manage.py sjekk` asks of reminders."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.sjekkregister import kontroll
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regler.uten_ansvarlig import UTEN_ANSVARLIG
from oppfolging.varsling.regler.uten_kontaktperson import UTEN_KONTAKTPERSON
from oppfolging.varsling.sammendrag import siste_morgen


@kontroll("løfte 1: arbeidsgiver uten kontaktperson har åpen påminnelse til leder")
def leder_vet_om_manglende_kontaktperson(naa: datetime) -> Iterable[str]:
    varslet = Paaminnelse.objects.aapne().filter(regel=UTEN_KONTAKTPERSON.navn, arbeidsgiver=OuterRef("pk"))
    for orgnr in Arbeidsgiver.objects.uten_kontaktperson(naa).exclude(Exists(varslet)).values_list("orgnr", flat=True):
        yield f"arbeidsgiver {orgnr}: uten kontaktperson, og ingen leder er påminnet"


@kontroll("løfte 2: kandidat i lederens kø har åpen påminnelse til leder")
def leder_vet_om_manglende_ansvarlig(naa: datetime) -> Iterable[str]:
    varslet = Paaminnelse.objects.aapne().filter(regel=UTEN_ANSVARLIG.navn, kandidat=OuterRef("pk"))
    for nokkel in Kandidat.objects.uten_ansvarlig(naa).exclude(Exists(varslet)).values_list("pk", flat=True):
        yield f"kandidat {nokkel}: uten ansvarlig, og ingen leder er påminnet"


@kontroll("løfte 4: forfalt dato har åpen påminnelse")
def forfalt_er_paaminnet(naa: datetime) -> Iterable[str]:
    morgen = siste_morgen(naa)
    paaminnet = Paaminnelse.objects.aapne().filter(oppfolging=OuterRef("pk"), forfall=OuterRef("frist"))
    forfalte = Oppfolging.objects.forfalte(morgen.date()).filter(opprettet__lte=morgen)
    for nokkel, frist in forfalte.exclude(Exists(paaminnet)).values_list("pk", "frist"):
        yield f"oppfølging {nokkel}: frist {frist}, og ingen er påminnet"


@kontroll("løfte 4: påminnelse har en mottaker i arbeid")
def mottaker_er_i_arbeid(naa: datetime) -> Iterable[str]:
    i_arbeid = Tilknytning.objects.gjeldende(lokal_dato(naa)).filter(
        bruker=OuterRef("mottaker"), bruker__is_active=True
    )
    for nokkel in Paaminnelse.objects.aapne().exclude(Exists(i_arbeid)).values_list("pk", flat=True):
        yield f"påminnelse {nokkel}: mottakeren er ikke i arbeid"


@kontroll("løfte 4: påminnelse er fortalt i et sammendrag")
def paaminnelse_er_fortalt(naa: datetime) -> Iterable[str]:
    forrige = siste_morgen(siste_morgen(naa) - timedelta(minutes=1))
    for nokkel in (
        Paaminnelse.objects.aapne().filter(utsending=None, opprettet__lt=forrige).values_list("pk", flat=True)
    ):
        yield f"påminnelse {nokkel}: ikke fortalt"


@kontroll("løfte 4: påminnelse finnes én gang")
def paaminnelse_en_gang(naa: datetime) -> Iterable[str]:
    like = Paaminnelse.objects.values("mottaker", "regel", "trinn", "emne_id", "forfall").annotate(antall=Count("pk"))
    for rad in like.filter(antall__gt=1):
        yield f"{rad['regel']} {rad['emne_id']} {rad['forfall']}: {rad['antall']} ganger til samme person"
