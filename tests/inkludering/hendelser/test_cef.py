"""A visit in Nav's audit format, to the letter, and text that would break it."""

from datetime import UTC, datetime

import pytest

from inkludering.hendelser import cef

VANLIG = {"naar": datetime(2026, 11, 27, 8, 0, 0, 123000, tzinfo=UTC), "hvem": "ane@nav.example", "om": "04839132137"}


def test_linjen_er_som_i_navs_egne_systemer():
    assert cef.linje(**VANLIG, kall="a1b2", hva="jobbspesialist 5702 kandidatside") == (
        "CEF:0|inkludering|AuditLogger|1.0|audit:access|Sporingslogg|INFO|end=1795766400123 suid=ane@nav.example"
        " duid=04839132137 sproc=a1b2 flexString1Label=Decision flexString1=Permit"
        " msg=jobbspesialist 5702 kandidatside"
    )


def test_nummeret_foresporselen_kom_med_staar_ved_siden_av_vaart_eget():
    felt = cef.linje(**VANLIG, kall="a1b2", oppgitt_kall="c3d4", hva="x").split()
    assert felt[-5:-1] == [
        "flexString1Label=Decision", "flexString1=Permit", "flexString2Label=CallId", "flexString2=c3d4"
    ]  # fmt: skip
    assert "sproc=a1b2" in felt


@pytest.mark.parametrize(
    ("tekst", "verdi", "hode"),
    [
        ("vanlig", "vanlig", "vanlig"),
        ("a=b", r"a\=b", "a=b"),
        ("a|b", "a|b", r"a\|b"),
        ("a\\b", r"a\\b", r"a\\b"),
        ("a\\=b", r"a\\\=b", r"a\\=b"),
        ("a\nduid=1", r"a\nduid\=1", "a duid=1"),
        ("a\r\nb", r"a\nb", "a b"),
        ("a\u2028b\x85c", r"a\nb\nc", "a b c"),
        ("æøå «x»", "æøå «x»", "æøå «x»"),
        ("", "", ""),
    ],
)
def test_tegn_som_ville_laget_felt_eller_linjer_skrives_om(tekst, verdi, hode):
    assert (cef.i_verdi(tekst), cef.i_hode(tekst)) == (verdi, hode)
