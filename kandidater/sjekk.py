"""What `manage.py sjekk` asks of candidates."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef

from inkludering.felles.dekning import holder
from inkludering.felles.sjekkregister import kontroll
from kandidater.models import Kandidat, Kandidatansvar, Personnummer
from kandidater.naerstaaende import hos_naere


@kontroll("løfte 2: hver kandidat har til enhver tid én ansvarlig eller står i lederens kø, til saken avsluttes")
def en_ansvarlig(naa: datetime) -> Iterable[str]:
    brudd = Kandidat.objects.annotate(holder=holder("kandidat_ansvarlig_eller_koe")).filter(holder=False)
    for nokkel in brudd.order_by("pk").values_list("pk", flat=True):
        yield f"kandidat {nokkel}: verken ansvarlig eller i lederens kø hele tiden"


@kontroll("løfte 2: hvert nummer hører til én person, og hver sak til den som har nummeret")
def en_person_per_nummer(naa: datetime) -> Iterable[str]:
    eieren = Personnummer.objects.filter(indeks=OuterRef("fodselsnummer_indeks"), person=OuterRef("person"))
    for nokkel in Kandidat.objects.exclude(Exists(eieren)).order_by("pk").values_list("pk", flat=True):
        yield f"kandidat {nokkel}: nummeret er en annen persons"


@kontroll("ingen følger opp seg selv eller noen de har meldt som nærstående")
def ingen_inhabile(naa: datetime) -> Iterable[str]:
    for ett in hos_naere(Kandidatansvar.objects.fra_og_med(naa)).order_by("pk"):
        yield f"kandidat {ett.kandidat_id}: den ansvarlige har meldt seg inhabil"
