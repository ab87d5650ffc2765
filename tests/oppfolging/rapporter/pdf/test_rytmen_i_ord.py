"""The rhythm that «i tide» and «over egen rytme» rest on is said where they are defined."""

import re

import pytest
from django.template.loader import render_to_string

from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.models.plan import Enhet

UKE = 7


def sagt(trinn: Rytmetrinn) -> str:
    if trinn.hver is None:
        return f"innen {trinn.frist_dag} dager"
    if trinn.enhet == Enhet.MAANED:
        return "hver måned"
    return "hver uke" if trinn.hver == UKE else f"hver {trinn.hver}. dag"


@pytest.mark.django_db
def test_hver_avstand_i_rytmen_staar_i_definisjonene():
    """As the national steps have it; the day before a start is no rhythm."""
    side = render_to_string("rapporter/pdf/definisjoner.html")
    (rytmen,) = re.findall(r"<p>(Rytmen, når kontoret ikke har sin egen.*?)</p>", side)
    trinn = [ett for ett in Rytmetrinn.objects.filter(kontor=None) if ett.frist_dag is None or ett.frist_dag > 0]
    assert {ett for ett in map(sagt, trinn) if ett not in rytmen} == set()
    assert len({sagt(ett) for ett in trinn}) == 8
