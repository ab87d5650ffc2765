from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inkludering.felles import sjekkregister
from inkludering.felles.sjekkregister import alle, kontroll
from tests.klokke import klokka


@pytest.fixture(autouse=True)
def _eget_register(monkeypatch) -> None:
    """Only the test's own controls: importing the apps' modules once more registers nothing."""
    import django.utils.module_loading

    django.utils.module_loading.autodiscover_modules("sjekk")
    monkeypatch.setattr(sjekkregister, "_kontroller", {})


def _sjekk(*argumenter: str) -> str:
    ut = StringIO()
    try:
        call_command("sjekk", *argumenter, stdout=ut, no_color=True)
    except CommandError as feil:
        return f"{ut.getvalue()}{feil} ({feil.returncode})"
    return ut.getvalue()


def test_uten_brudd_er_hver_kontroll_en_linje_med_ok():
    kontroll("løfte 2: én ansvarlig")(lambda naa: [])
    kontroll("løfte 1: én kontaktperson")(lambda naa: iter(()))
    assert _sjekk() == ("ok        løfte 1: én kontaktperson\nok        løfte 2: én ansvarlig\n0 brudd på løftene.\n")


def test_hvert_brudd_er_en_linje_og_gir_feilkode():
    kontroll("løfte 1: én kontaktperson")(lambda naa: ["arbeidsgiver 7 mangler", "arbeidsgiver 9 har to"])
    kontroll("løfte 2: én ansvarlig")(lambda naa: [])
    assert _sjekk() == (
        "2 brudd   løfte 1: én kontaktperson\n"
        "          – arbeidsgiver 7 mangler\n"
        "          – arbeidsgiver 9 har to\n"
        "ok        løfte 2: én ansvarlig\n"
        "2 brudd på løftene. (1)"
    )


def test_tidspunktet_gaar_til_kontrollene_og_er_naa_om_ingen_er_gitt():
    sett: list[datetime] = []
    kontroll("klokka")(lambda naa: sett.append(naa) or [])
    _sjekk("--naa", "2026-11-24T07:30")
    _sjekk()
    assert sett[0] == datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert abs((klokka() - sett[1]).total_seconds()) < 60


def test_samme_kontroll_to_ganger_er_en_programfeil():
    kontroll("løfte 1")(lambda naa: [])
    with pytest.raises(ValueError, match="twice"):
        kontroll("løfte 1")(lambda naa: [])
    assert len(alle()) == 1
