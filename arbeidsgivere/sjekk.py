"""What `manage.py sjekk` asks of employers."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.dekning import holder
from inkludering.felles.sjekkregister import kontroll


@kontroll("løfte 1: hver arbeidsgiver har til enhver tid én kontaktperson, eller står som uten")
def en_kontaktperson(naa: datetime) -> Iterable[str]:
    brudd = Arbeidsgiver.objects.annotate(holder=holder("arbeidsgiver_kontaktperson_eller_uten")).filter(holder=False)
    for orgnr in brudd.order_by("pk").values_list("orgnr", flat=True):
        yield f"arbeidsgiver {orgnr}: verken kontaktperson eller uten hele tiden"


@kontroll("løfte 1: ikke mer enn én hovedkontakt hos arbeidsgiveren")
def en_hovedkontakt(naa: datetime) -> Iterable[str]:
    aktive = Q(kontakter__sluttet_dato__isnull=True)
    rader = Arbeidsgiver.objects.annotate(
        antall=Count("kontakter", filter=aktive),
        hoved=Count("kontakter", filter=aktive & Q(kontakter__er_hovedkontakt=True)),
    )
    for arbeidsgiver in rader.filter(Q(hoved__gt=1) | Q(antall__gt=0, hoved=0)).order_by("pk"):
        yield f"arbeidsgiver {arbeidsgiver.orgnr}: {arbeidsgiver.hoved} hovedkontakter blant {arbeidsgiver.antall}"
