"""Phone numbers as people type and paste them: what is kept, what is refused and why, and what is shown."""

import pytest
from django import forms

from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Mobilfelt, Telefonfelt


class Nummerskjema(Skjema):
    mobil = Mobilfelt(required=False)

    def cleaned_data_eller_feil(self) -> object:
        return self.cleaned_data if self.is_valid() else self.errors


@pytest.mark.parametrize(
    ("skrevet", "lagret"),
    [
        ("91234567", "+4791234567"),
        ("912 34 567", "+4791234567"),
        ("+47 912 34 567", "+4791234567"),
        ("0047 91234567", "+4791234567"),
        ("+46 (70) 123-45 67", "+46701234567"),
        ("+46 (0)70 123 45 67", "+46701234567"),
        ("\u202d912 34 567\u202c", "+4791234567"),
        ("\u2068912\u202f34\u202f567\u2069", "+4791234567"),
        ("912\u201134\u2011567", "+4791234567"),
        ("912–34–567", "+4791234567"),
        ("4791234567", "+4791234567"),
        ("tel:+4791234567", "+4791234567"),
        ("+12025550123", "+12025550123"),
        ("+4759012345", "+4759012345"),
    ],
)
def test_mobilnummer_lagres_paa_en_form(skrevet, lagret):
    assert Mobilfelt().clean(skrevet) == lagret


@pytest.mark.parametrize("skrevet", ["9123456", "912345678", "+471234567", "+0123456789", "ring meg", "٩١٢٣٤٥٦٧"])
def test_ugyldig_mobilnummer_forklares(skrevet):
    with pytest.raises(forms.ValidationError, match="Skriv 8 sifre"):
        Mobilfelt().clean(skrevet)


@pytest.mark.parametrize("skrevet", ["42000000", "11234567", "+46999999999", "+47 590 12 345"])
def test_et_nummer_ingen_kan_ha_avvises_uten_aa_gjentas(skrevet, settings):
    settings.TILLAT_SYNTETISKE = False
    with pytest.raises(forms.ValidationError) as feil:
        Mobilfelt().clean(skrevet)
    assert feil.value.messages == ["Ingen kan ha dette nummeret. Se etter tastefeil."]


@pytest.mark.parametrize("fast", ["22 33 44 55", "+46 8 123 456 78", "73 50 00 00"])
def test_sms_kommer_bare_fram_til_mobil(fast):
    with pytest.raises(forms.ValidationError, match="ikke et mobilnummer"):
        Mobilfelt().clean(fast)
    assert Telefonfelt().clean(fast).startswith("+4")


def test_nummeret_vises_som_det_leses_og_det_skrevne_staar():
    skjema = Nummerskjema(initial={"mobil": "+4791234567"})
    assert skjema["mobil"].value() == "912 34 567"
    for skrevet in ("912", "41234567", "+4741234567"):
        assert Nummerskjema({"mobil": skrevet})["mobil"].value() == skrevet


@pytest.mark.parametrize("staar", ["+4742000000", "22334455", "+4723235555", "02800"])
def test_et_nummer_fra_foer_stenger_ikke_for_aa_rette_noe_annet(staar):
    vist = Nummerskjema(initial={"mobil": staar})["mobil"].value()
    for sendt in (staar, vist):
        skjema = Nummerskjema({"mobil": sendt}, initial={"mobil": staar})
        assert skjema.is_valid() and skjema.cleaned_data["mobil"] == staar
    assert not Nummerskjema({"mobil": "42000001"}, initial={"mobil": staar}).is_valid()
    assert Nummerskjema({"mobil": ""}, initial={"mobil": staar}).cleaned_data_eller_feil() == {"mobil": ""}


def test_valgfritt_mobilnummer_kan_staa_tomt():
    assert Mobilfelt(required=False).clean("  ") == ""
