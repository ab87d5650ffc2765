"""Who is told of what by the rules, in one scene with every case; and each condition of their SQL matters.

It is Monday 7 December 2026, eight o'clock. Two working days before: 3 December. Five: 30 November.
"""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from kandidater.gradering import er_gradert_sql
from oppfolging.kjerne.oppfolgingstyper import er_kontaktpersonens_sql
from oppfolging.varsling import regelregister, skal_staa
from tests.oppfolging.varsling import regelscene

pytestmark = pytest.mark.django_db
GRADERT = er_gradert_sql("k")
KONTAKTPERSONENS = er_kontaktpersonens_sql("o.side", GRADERT)


@pytest.fixture
def scene() -> regelscene.Scene:
    return regelscene.bygg()


VENTET = {
    ("ane", "i dag", "forfaller"),
    ("ane", "en over", "forfaller"),
    ("ane", "to over", "purring"),
    ("ane", "fire over", "purring"),
    ("ane", "fem over", "purring"),
    ("lise", "fem over", "til_leder"),
    ("ane", "overtatt", "forfaller"),
    ("lise", "hos den som sluttet", "forfaller"),
    ("lise", "hos markedskontakten", "forfaller"),
    ("lise", "i køen", "mangler"),
    ("berit", "hos berit", "forfaller"),
    ("berit", "hos berit, fem over", "purring"),
    ("leif", "hos berit, fem over", "til_leder"),
    ("berit", "hos berit om kari", "purring"),
    ("lise", "hos berit om kari", "til_leder"),
    ("berit", "ved det andre kontoret", "purring"),
    ("leif", "ved det andre kontoret", "til_leder"),
    ("berit", "byttet", "forfaller"),
    ("lise", "uten kontaktperson", "mangler"),
    ("berit", "av ane", "logget"),
    ("ane", "før byttet", "logget"),
    ("berit", "si fra", "meldt"),
    ("lise", "si fra til ingen", "meldt"),
    ("lise", "vil bli", "bedt"),
    ("ane", "spurt", "foreslaatt"),
    ("berit", "si fra etter byttet", "meldt"),
    ("berit", "endret av ane", "endret"),
    ("den forrige", "endret hos den forrige", "endret"),
    ("lise", "uten, men spurt etter", "mangler"),
    ("berit", "ring meg", "onsket"),
    ("berit", "ring meg i dag", "fristen"),
    ("lise", "ring meg, ingen", "onsket"),
    ("lise", "uten, men vil ringes", "mangler"),
    ("gro", "gradert, fem over", "purring"),
    ("liv", "gradert, fem over", "til_leder"),
    ("gro", "gradert hos ane", "forfaller"),
    ("gro", "skjermet hos ane", "purring"),
    ("liv", "skjermet hos ane", "til_leder"),
    ("liv", "ubesvart", "forfaller"),
    ("liv", "skjermet i køen", "mangler"),
    ("ane", "om en gradert og en til", "logget"),
}


def test_hvem_som_paaminnes_om_hva(scene):
    assert scene.staar() == VENTET


# rule (or the text they are put together in) → what stands there → what is planted instead
FEIL = [
    ("frist", "o.status = 'aapen' AND NOT", "NOT"),
    ("frist", f" AND NOT {KONTAKTPERSONENS}", ""),
    ("frist", f"NOT {KONTAKTPERSONENS}", f"(o.side = 'kandidat' OR {GRADERT})"),
    ("frist", f"NOT {KONTAKTPERSONENS}", "o.side <> 'arbeidsgiver'"),
    ("frist", f"NOT {KONTAKTPERSONENS}", "(o.side <> 'arbeidsgiver' OR k.skjermet)"),
    ("frist", f"NOT {KONTAKTPERSONENS}", "(o.side <> 'arbeidsgiver' OR k.gradering <> 'ugradert')"),
    ("frist", "ansvar.kandidat_id = o.kandidat_id AND ansvar.periode @> %(naa)s", "ansvar.kandidat_id = o.kandidat_id"),
    ("frist", "o.kandidat_id AND ansvar.periode @> %(naa)s", "o.kandidat_id AND NOT ansvar.periode @> %(naa)s"),
    ("frist", "a.id = o.arbeidsgiver_id\n", "true\n"),
    ("frist", "o.status = 'aapen' AND o.art", "o.status = 'utfort' AND o.art"),
    ("frist", " AND o.art <> 'ringeonske'", ""),
    ("ringeonske", "o.status = 'aapen' AND ", ""),
    ("ringeonske", " AND o.art = 'ringeonske'", ""),
    ("ringeonske", " AND ansvar.periode @> %(naa)s", ""),
    ("ringeonske", "a.kontor_id", "'0315' AS kontor_id"),
    ("frist", "coalesce(k.kontor_id, a.kontor_id)", "a.kontor_id"),
    ("frist", "coalesce(k.kontor_id, a.kontor_id)", "k.kontor_id"),
    ("frist", "o.arbeidsgiver_id AND ansvar.periode @> %(naa)s", "o.arbeidsgiver_id"),
    ("frist", "LEFT JOIN kandidater_kandidat k ON", "JOIN kandidater_kandidat k ON"),
    ("frist", f"'ringeonske' AND {KONTAKTPERSONENS}", "'ringeonske'"),
    ("frist", f"{GRADERT} IS NOT TRUE", "true"),
    ("frist", f"{GRADERT} IS NOT TRUE", "k.skjermet IS NOT TRUE"),
    ("frist", f"{GRADERT} IS NOT TRUE", "k.gradering IS NOT DISTINCT FROM 'ugradert'"),
    ("frist", f"{GRADERT} IS NOT TRUE", f"NOT {GRADERT}"),
    ("frist", "o.kandidat_id, o.arbeidsgiver_id\n", "NULL::uuid, o.arbeidsgiver_id\n"),
    ("logget_av_andre", "(hvem.om = 0 OR hvem.kjente > 0)", "true"),
    ("logget_av_andre", "hvem.om = 0 OR ", ""),
    ("logget_av_andre", " OR hvem.kjente > 0", ""),
    ("logget_av_andre", f"NOT {GRADERT}", GRADERT),
    ("logget_av_andre", "ansvar.periode @> n.tid", "ansvar.periode @> %(naa)s"),
    ("logget_av_andre", " AND ansvar.periode @> n.tid", ""),
    ("logget_av_andre", "n.angret IS NULL AND ", ""),
    ("logget_av_andre", "n.av_id <> ansvar.bruker_id", "true"),
    ("logget_av_andre", "n.tid >= (%(logget_etter)s::date + 1)", "n.tid >= (%(logget_etter)s::date)"),
    ("logget_av_andre", "n.tid >= (%(logget_etter)s::date + 1)", "n.tid >= (%(logget_etter)s::date + 2)"),
    ("logget_av_andre", "timestamp AT TIME ZONE 'Europe/Oslo'", "timestamp AT TIME ZONE 'UTC'"),
    ("uten_ansvarlig", "ansvar.bruker_id IS NULL AND ", ""),
    ("uten_ansvarlig", " AND ansvar.periode @> %(naa)s", ""),
    ("uten_kontaktperson", "ansvar.bruker_id IS NULL AND ", ""),
    ("uten_kontaktperson", " AND ansvar.periode @> %(naa)s", ""),
    ("uten_ansvarlig", "k.kontor_id", "'0315' AS kontor_id"),
    ("uten_kontaktperson", "a.kontor_id", "'0315' AS kontor_id"),
    ("overlevering", "v.status = 'foreslaatt'", "true"),
    ("overlevering", "v.til_id", "v.fra_id"),
    ("si_fra", "ansvar.periode @> %(naa)s", "ansvar.periode @> h.tid"),
    ("si_fra", " AND ansvar.periode @> %(naa)s", ""),
    ("si_fra", "h.ordnet IS NULL AND ", ""),
    ("si_fra", "h.slag = 'si_fra'", "true"),
    ("si_fra", " AND a.trukket IS NULL", ""),
    ("si_fra", "a.kontor_id", "'0315' AS kontor_id"),
    ("bli_kontaktperson", "h.ordnet IS NULL AND ", ""),
    ("bli_kontaktperson", "h.slag = 'bli_kontaktperson'", "true"),
    ("bli_kontaktperson", "a.kontor_id", "'0315' AS kontor_id"),
    ("folk_endret", "ansvar.periode @> f.endret", "ansvar.periode @> %(naa)s"),
    ("folk_endret", " AND ansvar.periode @> f.endret", ""),
    ("folk_endret", "f.endret_av_id <> ansvar.bruker_id", "true"),
    ("folk_endret", " AND a.trukket IS NULL", ""),
    ("folk_endret", "(%(folk_endret_etter)s::date + 1)", "(%(folk_endret_etter)s::date)"),
    ("folk_endret", "(%(folk_endret_etter)s::date + 1)", "(%(folk_endret_etter)s::date + 2)"),
    ("folk_endret", "timestamp AT TIME ZONE 'Europe/Oslo'", "timestamp AT TIME ZONE 'UTC'"),
    ("SKAL_STAA", "b.is_active AND ", ""),
    ("SKAL_STAA", " AND t.gyldig @> %(dag)s::date", ""),
    ("SKAL_STAA", "WHERE rolle = 'jobbspesialist'", ""),
    (
        "SKAL_STAA",
        "e.forfall <= t.grense\n    WHERE t.til <> 'leder'",
        "e.forfall < t.grense\n    WHERE t.til <> 'leder'",
    ),
    ("SKAL_STAA", "t.til <> 'leder' AND e.svarer_id", "e.svarer_id"),
    ("SKAL_STAA", "l.kontor_id = e.kontor_id AND l.rolle = 'leder'", "l.kontor_id = e.kontor_id"),
    ("SKAL_STAA", "l.kontor_id = e.kontor_id AND l.rolle", "l.rolle"),
    ("SKAL_STAA", "e.forfall <= t.grense\n    JOIN i_arbeid l", "e.forfall < t.grense\n    JOIN i_arbeid l"),
    ("SKAL_STAA", "t.til = 'leder' OR t.til = 'ansvarlig_eller_leder'", "t.til = 'leder' OR t.til <> 'leder'"),
    ("SKAL_STAA", "t.til = 'leder' OR ", ""),
    ("SKAL_STAA", " AND (l.ser_skjermede OR NOT e.gradert)", ""),
    ("SKAL_STAA", "l.ser_skjermede OR NOT e.gradert", "l.ser_skjermede"),
    ("SKAL_STAA", "l.ser_skjermede OR NOT e.gradert", "NOT e.gradert"),
    ("SKAL_STAA", "coalesce({er_gradert}, FALSE)", "k.id IS NOT NULL"),
    ("SKAL_STAA", "coalesce({er_gradert}, FALSE)", "{er_gradert}"),
    ("SKAL_STAA", "k.gradering IS DISTINCT FROM '{ukjent}' AND ", ""),
    ("SKAL_STAA", "bool_or(t.ser_skjermede)", "true"),
    ("SKAL_STAA", " AND e.svarer_id IS NULL", ""),
    ("SKAL_STAA", "max(nivaa)", "min(nivaa)"),
    ("SKAL_STAA", "t.regel = e.regel AND e.forfall", "e.forfall"),
    ("EMNER", "WHERE {regel}.forfall <= ", "WHERE {regel}.forfall < "),
]


def plant(monkeypatch: pytest.MonkeyPatch, hvor: str, fra: str, til: str) -> None:
    if hvor.isupper():
        tekst = getattr(skal_staa, hvor)
        monkeypatch.setattr(skal_staa, hvor, tekst.replace(fra, til))
    else:
        regel = regelregister.regelen(hvor)
        tekst = regel.emner
        monkeypatch.setitem(regelregister._regler, hvor, replace(regel, emner=tekst.replace(fra, til)))
    assert fra in tekst, f"the text no longer has «{fra}»: plant the fault in what has taken its place"


def test_hver_betingelse_i_reglene_betyr_noe(scene):
    """A planted fault changes who is told of what, or cannot run at all."""
    overlevde = []
    for feil in FEIL:
        with pytest.MonkeyPatch.context() as monkeypatch:
            plant(monkeypatch, *feil)
            try:
                with transaction.atomic():
                    overlevde += [feil] if scene.staar() == VENTET else []
            except (DatabaseError, AssertionError):
                continue
    assert overlevde == []
    assert scene.staar() == VENTET
