"""One candidate's or employer's periods are looked up in a B-tree that holds all that is asked for.

Beside it PostgreSQL has the exclusion's GiST index, many times slower at this; a second
B-tree of them all would only cost. What is searched by has an index that fits how it is asked.
"""

import re

import pytest
from django.db import connection

from arbeidsgivere.models import Arbeidsgiverkontakt

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tabell", "hvem", "ellers"),
    [
        ("kandidater_kandidatansvar", "kandidat_id", "bruker_id, periode"),
        ("kandidater_faseperiode", "kandidat_id", "fase, periode"),
        ("arbeidsgivere_kontaktansvar", "arbeidsgiver_id", "bruker_id, periode"),
    ],
)
def test_perioder_slaas_opp_i_ett_b_tre_med_alt_som_sporres_om(tabell, hvem, ellers):
    with connection.cursor() as peker:
        peker.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [tabell])
        indekser = [definisjon.split(" USING ")[1] for (definisjon,) in peker.fetchall()]
    av_alle = [indeks for indeks in indekser if indeks.startswith(f"btree ({hvem}") and " WHERE " not in indeks]
    assert av_alle == [f"btree ({hvem}) INCLUDE ({ellers})"]


@pytest.mark.parametrize(("tekst", "indeks"), [("hansen", "kontakt_soek"), ("412 34", "kontakt_nummer")])
def test_hvem_som_ringte_slaas_opp(tekst, indeks):
    """Of the whole country's contacts, whom a name or a number is of."""
    with connection.cursor() as peker:
        peker.execute("SET LOCAL enable_seqscan = off")
    assert re.search(f"Index Scan (on|using) {indeks}", Arbeidsgiverkontakt.objects.soek(tekst).explain())
