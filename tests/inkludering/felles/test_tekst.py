"""What text is kept as: a table typed by hand, and what holds for any text at all."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles import tekst

KATEGORIER = sorted({unicodedata.category(chr(kode)) for kode in range(0, sys.maxunicode + 1, 7)})
alt_mulig = st.lists(st.one_of([st.characters(categories=[en]) for en in KATEGORIER]), max_size=30).map("".join)
# Those that are seen (Unicode: Prepended_Concatenation_Mark), and the joiners, which have a rule of their own.
SYNLIGE_CF = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
BINDERE = {0x200C, 0x200D}


@pytest.mark.parametrize(
    ("skrevet", "blir"),
    [
        ("  Kari   Nordmann ", "Kari Nordmann"),
        ("A\u030ase \u212bs", "Åse Ås"),
        ("Čuoŋŋu-Đžat Nguyễn O'Brien Null Ø", "Čuoŋŋu-Đžat Nguyễn O'Brien Null Ø"),
        ("\u200bAnders\ufeff", "Anders"),
        ("Kari\nAnne\tDahl\r\nBerg\u2028Lie\x85Moe", "Kari Anne Dahl Berg Lie Moe"),
        ("912\u202f34\xa0567\u3000", "912 34 567"),
        ("\u202d91234567\u202c \u2068ola\u2069", "91234567 ola"),
        ("Ka\x00ri\x1b\x7f", "Kari"),
        ("Ka\ud800ri\udfff", "Kari"),
        ("so\xadvel", "sovel"),
        ("\u3164\u2800\u115f", ""),
        ("\ufe0f\u0301", ""),
        ("Kari \u0301Dahl", "Kari Dahl"),
        ("K" + 60 * "\u0301", "\u1e30" + 5 * "\u0301"),
        ("क\u093c" * 3, "क\u093c" * 3),
        ("\u0958", "क\u093c"),
        ("نیک\u200cنام \u200cعلی\u200c", "نیک\u200cنام علی"),
        ("And\u200ders", "Anders"),
        ("👩\u200d👧 🏳\ufe0f\u200d🌈", "👩\u200d👧 🏳\ufe0f\u200d🌈"),
        ("e\u200b\u0301", "é"),
        ("\u0600١٢", "\u0600١٢"),
        ("\ufffe\U0010ffff\ufdd0Ola\ufffd", "Ola\ufffd"),
    ],
)
def test_teksten_paa_en_linje(skrevet, blir):
    assert tekst.linje(skrevet) == blir


@pytest.mark.parametrize(
    ("skrevet", "blir"),
    [
        ("en\r\nto\rtre\u2029fire\x0bfem\x0cseks", "en\nto\ntre\nfire\nfem\nseks"),
        ("\n\n  en  \n\n  to\t \n\n", "en\n\n  to"),
        ("a\x00b\n\u0301c", "ab\nc"),
    ],
)
def test_teksten_paa_flere_linjer(skrevet, blir):
    assert tekst.linjer(skrevet) == blir


def test_et_passord_beholder_mellomrommene():
    assert tekst.hemmelig(" a\u030a\u200b \x00\ud800") == " å\u200b "


@pytest.mark.parametrize("rens", [tekst.linje, tekst.linjer, tekst.hemmelig])
@given(alt_mulig)
def test_det_som_er_rent_er_ferdig(rens, skrevet):
    """Cleaned twice is cleaned once: what is shown in a form and sent again is the same; and it can be stored."""
    rent = rens(skrevet)
    assert rens(rent) == rent == unicodedata.normalize("NFC", rent)
    assert "\x00" not in rent.encode().decode()


def test_alt_som_ikke_har_noe_utseende_er_borte():
    """Every character of these categories, but for what can be seen, and of the others only fillers."""
    usynlige = [kode for kode in range(sys.maxunicode + 1) if unicodedata.category(chr(kode)) in ("Cc", "Cf", "Cs")]
    assert set(tekst.linje("a".join(map(chr, usynlige)))) - {"a", " "} == set(map(chr, SYNLIGE_CF))
    fyll = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc"
    assert tekst.linje(fyll) == ""
