from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from arbeidsgivere.models import Arbeidsgiver
from inkludering.felles.sjekkregister import kontroll

KONTAKTPERSONER_NAA = Count("kontaktansvar", filter=Q(kontaktansvar__periode__upper_inf=True))


@kontroll("løfte 1: hver arbeidsgiver har én kontaktperson, eller står som uten")
def en_kontaktperson(naa: datetime) -> Iterable[str]:
    for arbeidsgiver in Arbeidsgiver.objects.annotate(kontaktpersoner=KONTAKTPERSONER_NAA).order_by("pk"):
        ventet = 0 if arbeidsgiver.uten_kontaktperson_siden else 1
        if arbeidsgiver.kontaktpersoner != ventet:
            yield f"arbeidsgiver {arbeidsgiver.orgnr}: {arbeidsgiver.kontaktpersoner} kontaktpersoner, ventet {ventet}"


@kontroll("løfte 1: ikke mer enn én hovedkontakt hos arbeidsgiveren")
def en_hovedkontakt(naa: datetime) -> Iterable[str]:
    aktive = Q(kontakter__sluttet_dato__isnull=True)
    rader = Arbeidsgiver.objects.annotate(
        antall=Count("kontakter", filter=aktive),
        hoved=Count("kontakter", filter=aktive & Q(kontakter__er_hovedkontakt=True)),
    )
    for arbeidsgiver in rader.filter(Q(hoved__gt=1) | Q(antall__gt=0, hoved=0)).order_by("pk"):
        yield f"arbeidsgiver {arbeidsgiver.orgnr}: {arbeidsgiver.hoved} hovedkontakter blant {arbeidsgiver.antall}"
