"""Over fristen: the due date is before today. One word, one function, one query."""

from datetime import date

import pytest

from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.neste_steg import forsinkelse
from tests import fabrikker as lag
from tests.klokke import NAA

TABELL = [
    (date(2026, 11, 30), date(2026, 11, 29), False, ""),
    (date(2026, 11, 30), date(2026, 11, 30), False, ""),
    (date(2026, 11, 30), date(2026, 12, 1), True, "1 virkedag over fristen"),
    (date(2026, 11, 30), date(2026, 12, 2), True, "2 virkedager over fristen"),
    (date(2026, 11, 27), date(2026, 11, 28), True, "Over fristen"),  # the Saturday after
    (date(2026, 11, 27), date(2026, 11, 30), True, "1 virkedag over fristen"),
    (date(2027, 3, 24), date(2027, 3, 29), True, "Over fristen"),  # Easter: no working day has passed
    (date(2026, 12, 31), date(2027, 1, 1), True, "Over fristen"),
]


@pytest.mark.parametrize(("frist", "dag", "over", "tekst"), TABELL)
def test_over_fristen_er_dagen_etter_fristen(frist, dag, over, tekst):
    assert over_fristen(frist, dag) is over
    assert forsinkelse(frist, dag) == tekst


@pytest.mark.django_db
@pytest.mark.parametrize(("frist", "dag", "over", "tekst"), TABELL)
def test_spoerringen_svarer_som_funksjonen(frist, dag, over, tekst):
    dato = Oppfolging.objects.create(
        side="arbeidsgiver",
        art="ny_jobb",
        arbeidsgiver=lag.arbeidsgiver(lag.bruker()),
        frist=frist,
        rytmefrist=frist,
        opprettet=NAA,
    )
    assert Oppfolging.objects.over_fristen(dag).exists() is over
    Oppfolging.objects.filter(pk=dato.pk).update(status="utfort", lukket=NAA)
    assert not Oppfolging.objects.over_fristen(dag).exists()
