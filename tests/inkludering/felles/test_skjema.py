import unicodedata
from datetime import date, timedelta

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Modellskjema, Skjema
from inkludering.felles.tekstfelt import Fodselsnummerfelt, Langtekst, Passordfelt, Tekstfelt
from tests.klokke import I_DAG, paa


class Kontaktskjema(BekreftArbeidsdag, Skjema):
    arbeidsdagfelt = ("neste_dato",)

    fornavn = Tekstfelt(label="Fornavn", max_length=100)
    kanal = forms.ChoiceField(label="Kanal", choices=[("fysisk", "Fysisk")])
    informert = forms.BooleanField(label="Kandidaten er informert")
    neste_dato = Datofelt(label="Neste dato")
    notat = Langtekst(label="Notat", required=False)
    kontor = Tekstfelt(label="NAV-kontor", required=False)


GYLDIG = {"fornavn": "Máret", "kanal": "fysisk", "informert": "on", "neste_dato": "24.11.2026"}


def _skjema(**endret: str) -> Kontaktskjema:
    return Kontaktskjema(GYLDIG | endret)


def _feil(**endret: str) -> dict[str, list[str]]:
    return _skjema(**endret).errors


def test_gyldig_skjema_er_uten_feil():
    assert _feil() == {}


def test_tomt_skjema_sier_hva_som_mangler_felt_for_felt():
    assert Kontaktskjema({}).errors == {
        "fornavn": ["Skriv fornavnet."],
        "kanal": ["Velg hvordan dere hadde kontakt."],
        "informert": ["Kryss av for «Kandidaten er informert»."],
        "neste_dato": ["Dette feltet må ha et svar."],
    }


def test_et_valg_som_ikke_finnes_gjentas_aldri_med_kodens_ord():
    [melding] = _feil(kanal="roeyksignal")["kanal"]
    assert "roeyksignal" not in melding and "kan ikke velges nå" in melding


def test_et_valg_som_ikke_tilbys_lenger_nevnes_med_sitt_ord():
    skjema = _skjema()
    skjema.fields["kanal"].choices = [("telefon", "Telefon")]
    assert skjema.errors["kanal"] == ["«Fysisk» kan ikke velges nå. Velg et av alternativene som står her."]


def test_et_felt_som_skjemaet_selv_legger_til_sier_det_med_vaare_ord():
    class Skjemaet(Skjema):
        def __init__(self, *args):
            super().__init__(*args)
            self.fields["fase"] = forms.ChoiceField(choices=[])

    assert Skjemaet({}).errors == {"fase": ["Velg den nye fasen."]}
    borte = "Det du valgte, kan ikke velges nå. Velg et av alternativene som står her."
    assert Skjemaet({"fase": "borte"}).errors == {"fase": [borte]}


def test_etikett_som_begynner_med_forkortelse_beholder_store_bokstaver():
    class Skjemaet(Skjema):
        kontor = Tekstfelt(label="NAV-kontor")
        navn = Tekstfelt(error_messages={"required": "Vi trenger et navn."})

    assert Skjemaet({}).errors == {"kontor": ["Dette feltet må ha et svar."], "navn": ["Vi trenger et navn."]}


@pytest.mark.parametrize(
    "skrevet",
    [
        "24.11.2026",
        "24.11.26",
        " 24/11-2026 ",
        "\u200b24.\xa011.\u20282026\x00",
        "24112026",
        "2026-11-24",
        "24 11 2026",
    ],
)
def test_datoen_kan_skrives_paa_flere_maater(skrevet):
    assert Datofelt().clean(skrevet) == date(2026, 11, 24)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_datoen_som_vises_leses_tilbake_til_samme_dato(dag):
    felt = Datofelt()
    assert felt.clean(felt.prepare_value(dag)) == felt.clean(dag.isoformat()) == dag


@pytest.mark.parametrize(
    ("skrevet", "sier"),
    [
        ("snart", "Skriv datoen som dd.mm.åååå"),
        ("17.", "Skriv datoen som dd.mm.åååå"),
        ("٢٤.١١.٢٠٢٦", "Skriv datoen som dd.mm.åååå"),
        ("31.02.2027", "finnes ikke i kalenderen"),
        ("01.13.2027", "finnes ikke i kalenderen"),
        ("01.01.0000", "mellom 1900 og 2100"),
        ("01.01.2101", "mellom 1900 og 2100"),
    ],
)
def test_uleselig_dato_faar_en_klar_beskjed_og_det_skrevne_staar(skrevet, sier):
    skjema = _skjema(neste_dato=skrevet)
    assert sier in skjema.errors["neste_dato"][0]
    assert skjema["neste_dato"].value() == skrevet


def test_eksemplet_paa_en_dato_er_fra_i_dag_og_ikke_passert():
    with pytest.raises(ValidationError, match=f"for eksempel {I_DAG:%d.%m.%Y}"):
        Datofelt(retning=Retning.FREM).clean("snart")


@pytest.mark.parametrize(
    ("felt", "dager", "tas_imot"),
    [
        (Datofelt(retning=Retning.FREM), 732, True),
        (Datofelt(retning=Retning.FREM), 733, False),
        (Datofelt(retning=Retning.FREM, aar_fram=10), 733, True),
        (Datofelt(retning=Retning.FREM, aar_fram=10), 3661, False),
        (Datofelt(), 3661, True),
    ],
)
def test_et_aar_for_langt_fram_er_skrevet_feil(felt, dager, tas_imot):
    dag = I_DAG + timedelta(days=dager)
    if tas_imot:
        assert felt.clean(f"{dag:%d.%m.%Y}") == dag
    else:
        with pytest.raises(ValidationError, match="Se over årstallet"):
            felt.clean(f"{dag:%d.%m.%Y}")


@pytest.mark.parametrize(
    ("felt", "dager", "tas_imot"),
    [
        (Datofelt(retning=Retning.TILBAKE), 3660, True),
        (Datofelt(retning=Retning.TILBAKE), 3661, False),
        (Datofelt(retning=Retning.TILBAKE, aar_tilbake=1), 367, False),
        (Datofelt(aar_tilbake=10), 3661, False),
        (Datofelt(), 3661, True),
        (Datofelt(retning=Retning.FREM), 3661, True),
    ],
)
def test_et_aar_for_langt_tilbake_er_skrevet_feil(felt, dager, tas_imot):
    dag = I_DAG - timedelta(days=dager)
    if tas_imot:
        assert felt.clean(f"{dag:%d.%m.%Y}") == dag
    else:
        with pytest.raises(ValidationError, match="Se over årstallet"):
            felt.clean(f"{dag:%d.%m.%Y}")


def test_en_dato_som_staar_fra_foer_stenger_ikke_for_aa_rette_noe_annet():
    class Datoskjema(Skjema):
        dag = Datofelt(retning=Retning.TILBAKE)

    gammel, eldre = {"dag": date(1999, 1, 4)}, {"dag": "03.01.1999"}
    assert Datoskjema({"dag": "04.01.1999"}, initial=gammel).is_valid()
    assert list(Datoskjema(eldre, initial=gammel).errors) == ["dag"]


def test_datofeltet_tar_imot_en_dato_fra_koden():
    assert Datofelt().clean(date(2026, 11, 24)) == date(2026, 11, 24)


def test_datofeltet_regner_fra_dagens_dato_den_veien_datoene_ligger():
    with paa("2026-11-26T09:00"):
        assert Datofelt().clean("i morgen") == date(2026, 11, 27)
        assert Datofelt(retning=Retning.FREM).clean("1.8") == date(2027, 8, 1)
        assert Datofelt(retning=Retning.TILBAKE).clean("1.8") == date(2026, 8, 1)


@given(st.text())
def test_datofeltet_knekker_aldri_paa_tekst(tekst):
    try:
        Datofelt(required=False).clean(tekst)
    except forms.ValidationError as feil:
        assert feil.messages


def test_dato_som_ikke_er_arbeidsdag_maa_bekreftes_men_avvises_ikke():
    skjema = _skjema(neste_dato="17.05.2028")
    assert skjema.errors == {"neste_dato": ["17.05.2028 er grunnlovsdagen. Kryss av for å bruke datoen likevel."]}
    [kryss] = skjema.bekreftelser()
    assert (kryss.html_name, kryss.label, kryss.value()) == ("bekreft_neste_dato", "Bruk datoen likevel", False)
    bekreftet = _skjema(neste_dato="17.05.2028", bekreft_neste_dato="on")
    assert bekreftet.is_valid()
    assert bekreftet.cleaned_data["neste_dato"] == date(2028, 5, 17)


def test_avkryssingen_blir_staaende_naar_noe_annet_er_galt():
    skjema = _skjema(neste_dato="17.05.2028", bekreft_neste_dato="on", fornavn="")
    assert list(skjema.errors) == ["fornavn"]
    assert [kryss.value() for kryss in skjema.bekreftelser()] == [True]


def test_helgedag_navngis_med_ukedagen():
    assert "21.11.2026 er en lørdag." in _feil(neste_dato="21.11.2026")["neste_dato"][0]


def test_vanlig_arbeidsdag_spoer_ikke_om_bekreftelse():
    assert Kontaktskjema().bekreftelser() == []
    assert _skjema().bekreftelser() == []


def test_for_lang_tekst_sier_hvor_mye_og_mister_ingenting():
    tekst = "å" * 1_048_576
    skjema = _skjema(notat=tekst)
    [feil] = skjema.errors["notat"]
    assert feil.replace("\xa0", " ") == (
        "Teksten er 1 048 576 tegn. Her er det plass til 5 000. Forkort den med 1 043 576 tegn."
    )
    assert skjema["notat"].value() == tekst
    assert "maxlength" not in str(skjema["notat"])


def test_linjeskift_teller_som_ett_tegn():
    assert _feil(notat="a\r\n" * 2499 + "ab") == {}
    assert "Forkort den med 1 tegn." in _feil(notat="a\r\n" * 2499 + "abc")["notat"][0]


def test_usynlige_tegn_er_borte_foer_noe_bedoemmes():
    skjema = _skjema(fornavn="\u200bKa\x00ri\n", notat="a\x08\r\nb\x85c")
    assert skjema.is_valid()
    assert (skjema.cleaned_data["fornavn"], skjema.cleaned_data["notat"]) == ("Kari", "a\nb\nc")
    assert _feil(fornavn="\u200b \u3164") == {"fornavn": ["Skriv fornavnet."]}


def test_lengden_telles_etter_rensingen():
    """U+0958 is kept as two characters; what is not kept does not count."""
    assert "160" in _feil(fornavn="\u0958" * 80)["fornavn"][0]
    assert _feil(fornavn="a" * 100 + "\u200b" * 100) == {}


def test_et_passord_skrives_som_det_er():
    assert Passordfelt().clean(" a\u030a \x00") == " å "


def test_tekst_lagres_i_en_unicode_form():
    skjema = _skjema(fornavn=unicodedata.normalize("NFD", "Åse Čájá"))
    assert skjema.is_valid()
    assert skjema.cleaned_data["fornavn"] == "Åse Čájá"


def test_nummerfelt_rydder_og_forklarer():
    assert Fodselsnummerfelt().clean("109155 96784") == "10915596784"
    with pytest.raises(forms.ValidationError, match="tastefeil"):
        Fodselsnummerfelt().clean("10915596785")


def test_modellskjema_har_de_samme_reglene():
    with isolate_apps("inkludering.felles"):

        class Ting(models.Model):  # noqa: DJ008
            navn = models.CharField("navn", max_length=20)
            notat = models.TextField("notat", blank=True)

            class Meta:
                app_label = "felles"

    class Tingskjema(Modellskjema):
        class Meta(Modellskjema.Meta):
            model = Ting
            fields = ["navn", "notat"]

    assert Tingskjema({}).errors == {"navn": ["Dette feltet må ha et svar."]}
    gyldig = Tingskjema({"navn": unicodedata.normalize("NFD", "Åse\x00"), "notat": "a\r\nb"})
    assert gyldig.is_valid(), gyldig.errors
    assert (gyldig.instance.navn, gyldig.instance.notat) == ("Åse", "a\nb")
