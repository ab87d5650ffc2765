import json
import logging
import sys
import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles.loggformat import JsonFormat, rens


@pytest.mark.parametrize(
    ("tekst", "renset"),
    [
        ("fant 10915596784 to ganger", "fant [fødselsnummer] to ganger"),
        ("fnr=109155 96784;", "fnr=[fødselsnummer];"),
        ("109155-96784", "[fødselsnummer]"),
        ("til kari.nordmann+jobb@bedrift.example.no nå", "til [e-post] nå"),
        ("ring 91234567.", "ring [telefon]."),
        ("ring 912 34 567 eller 91 23 45 67", "ring [telefon] eller [telefon]"),
        ("Not Allowed (OPTIONS): /portal/inn/de26.HEMMELIG-1_a:b/", "Not Allowed (OPTIONS): /portal/inn/[lenke]/"),
        ("tlf=+47 912 34 567, 004791234567, +46701234567", "tlf=[telefon], [telefon], [telefon]"),
    ],
)
def test_personopplysninger_tas_ut(tekst, renset):
    assert rens(tekst) == renset


@pytest.mark.parametrize(
    "tekst",
    [
        "/kandidater/91234567-1234-4234-8234-912345678901/",
        "arbeidsgiver 889640782",
        "rapport for 20261124",
        "2026-11-24T07:30:00+01:00",
        "500 rader på 1234 ms",
    ],
)
def test_adresser_datoer_og_tall_blir_staaende(tekst):
    assert rens(tekst) == tekst


@pytest.mark.parametrize("bit", ["a", ".a", "a@", "a@a.", "1", "1 ", "+47", "DETAIL:", "-", "@-."])
def test_et_langt_ord_fra_en_fremmed_holder_ingen_opp(bit):
    """A word of 60 000 signs, as a web server lets through; looked at from each of them it would take half a minute."""
    begynte = time.perf_counter()
    rens(bit * (60_000 // len(bit)))
    assert time.perf_counter() - begynte < 2


@given(st.from_regex(r"[0-9]{6}[ -]?[0-9]{5}", fullmatch=True), st.text(st.characters(exclude_categories=["Nd"])))
def test_intet_nummer_paa_elleve_sifre_slipper_gjennom(nummer, rundt):
    assert nummer not in rens(f"{rundt}{nummer}{rundt}")


def _linje(**felter) -> dict[str, str]:
    post = logging.LogRecord(
        "proeve", logging.WARNING, __file__, 1, felter["melding"], felter.get("args", ()), felter.get("feil")
    )
    tekst = JsonFormat().format(post)
    assert "\n" not in tekst
    return json.loads(tekst)


def test_loggen_er_en_json_linje_i_utc():
    linje = _linje(melding="logget inn\nmed æøå", args=())
    assert linje["melding"] == "logget inn\nmed æøå"
    assert (linje["nivaa"], linje["logger"], linje["foresporsel"]) == ("WARNING", "proeve", "")
    assert datetime.fromisoformat(linje["tid"]).utcoffset() == timedelta(0)


def test_argumentene_renses_ogsaa():
    linje = _linje(melding="kandidat %s med %r", args=("10915596784", {"tlf": "91234567"}))
    assert linje["melding"] == "kandidat [fødselsnummer] med {'tlf': '[telefon]'}"


def test_feilsporet_er_med_uten_verdiene_databasen_gjentar():
    fra_databasen = "duplicate key\nDETAIL:  Key (navn)=({}\n{}) already exists.".format("Kari", "Nordmann")
    try:
        try:
            raise ValueError(fra_databasen)
        except ValueError as aarsak:
            raise RuntimeError("fnr 10915596784") from aarsak
    except RuntimeError:
        linje = _linje(melding="kneler", feil=sys.exc_info())
    assert "RuntimeError: fnr [fødselsnummer]" in linje["unntak"]
    assert "DETAIL: [utelatt]" in linje["unntak"]
    assert "Nordmann)" not in linje["unntak"]
    assert 'raise RuntimeError("fnr' in linje["unntak"], "the frames are still there"
