import pytest
from django import forms
from hypothesis import given

from inkludering.felles.epostadresse import KanIkkeSendesTil, leverbar
from inkludering.felles.tekstfelt import Epostfelt
from tests.inkludering.felles.test_tekst import alt_mulig


@pytest.mark.parametrize(
    ("skrevet", "sendes_til"),
    [
        ("kari@nav.example", "kari@nav.example"),
        ("kari@blåbær.no", "kari@xn--blbr-roah.no"),
        ("kari@BLÅBÆR.no", "kari@xn--blbr-roah.no"),
        ("kari@post.blåbær.no", "kari@post.xn--blbr-roah.no"),
        ("o'neill+a@x.no", "o'neill+a@x.no"),
    ],
)
def test_domenet_sendes_som_idna(skrevet, sendes_til):
    assert leverbar(skrevet) == sendes_til


LANGT = "å" * 60 + ".no"


@pytest.mark.parametrize(
    "umulig",
    [
        *("kåre@nav.no", "kari", "@nav.no", "kari@", "kari@a..no", "kari@-a.no", "a\nb@x.no", "kari@\u2028.no"),
        f"kari@{LANGT}",
        "k@" + ("a" * 60 + ".") * 5 + "no",
    ],
)
def test_det_ingen_kan_sende_til_sies_fra_om(umulig):
    with pytest.raises(KanIkkeSendesTil):
        leverbar(umulig)


@given(alt_mulig, alt_mulig)
def test_det_feltet_tar_imot_kan_alltid_sendes_til(hvem, domene):
    try:
        adresse = Epostfelt().clean(f"{hvem}@{domene}")
    except forms.ValidationError:
        return
    assert leverbar(adresse).isascii()


@pytest.mark.parametrize(
    ("skrevet", "lagret"),
    [
        ("Ola@Bedrift.no\u200b", "ola@bedrift.no"),
        (" kari@blåbær.no ", "kari@blåbær.no"),
        ("a@bla\u030abær.no", "a@blåbær.no"),
    ],
)
def test_adressen_lagres_uten_det_som_ikke_synes(skrevet, lagret):
    assert Epostfelt().clean(skrevet) == lagret


def test_en_adresse_som_ikke_kan_sendes_til_avvises_i_feltet():
    with pytest.raises(forms.ValidationError) as feil:
        Epostfelt(error_messages={"invalid": "Skriv hele e-postadressen."}).clean(f"ola@{LANGT}")
    assert feil.value.messages == ["Skriv hele e-postadressen."]
