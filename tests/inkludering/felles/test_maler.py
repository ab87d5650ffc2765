"""The component tags: what they draw, escape and tie together."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template

from inkludering.felles.skjema import BekreftArbeidsdag, Datofelt, Skjema
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.templatetags import aksel
from tests.klokke import paa

FARLIG = "<script>alert('x')</script>"


class Kontaktskjema(BekreftArbeidsdag, Skjema):
    arbeidsdagfelt = ("neste",)

    side = forms.ChoiceField(
        label="Hvem", widget=forms.RadioSelect, choices=[("k", "Kandidaten"), ("a", f"Arbeidsgiveren {FARLIG}")]
    )
    kanal = forms.ChoiceField(label="Kanal", choices=[("", "Velg"), ("t", "Telefon")])
    temaer = forms.MultipleChoiceField(
        label="Temaer",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("l", "Lønn"), ("a", "Arbeidstid")],
    )
    naadd = forms.BooleanField(label="Fikk kontakt", required=False)
    notat = forms.CharField(label=f"Notat {FARLIG}", required=False, widget=forms.Textarea, help_text="Deles ikke.")
    neste = Datofelt(label="Neste dato")
    skjult = forms.CharField(widget=forms.HiddenInput, required=False)


def _tegn(mal: str, **kontekst: object) -> BeautifulSoup:
    return BeautifulSoup(Template("{% load aksel %}" + mal).render(Context(kontekst)), "html.parser")


def _skjema(skjema: forms.Form) -> BeautifulSoup:
    return _tegn("{% feiloppsummering skjema %}{% for f in skjema %}{% felt f %}{% endfor %}", skjema=skjema)


def _utfylt(**verdier: str) -> Kontaktskjema:
    return Kontaktskjema({"side": "k", "kanal": "t", "neste": "24.11.2026"} | verdier)


def test_hvert_felt_har_etikett_som_peker_paa_det() -> None:
    suppe = _skjema(Kontaktskjema())
    synlige = [felt for felt in suppe.select("input, select, textarea") if felt.get("type") != "hidden"]
    assert len(synlige) == 8
    for felt in synlige:
        assert suppe.select(f'label[for="{felt["id"]}"]'), felt


def test_beskrivelse_og_feil_er_knyttet_til_feltet() -> None:
    suppe = _skjema(_utfylt(notat="for\x00mye"))
    notat = suppe.select_one("textarea")
    assert notat["aria-invalid"] == "true"
    beskrevet = [suppe.find(id=merke).get_text(" ", strip=True) for merke in notat["aria-describedby"].split()]
    assert beskrevet[0] == "Deles ikke."
    assert "Null-tegn" in beskrevet[1]


def test_felt_uten_feil_er_ikke_merket_som_ugyldig() -> None:
    suppe = _skjema(_utfylt())
    assert not suppe.select("[aria-invalid=true], .aksel-error-message, .aksel-error-summary")


def test_ingenting_er_ugyldig_foer_det_er_sendt() -> None:
    """WCAG 4.1.2: a browser calls an empty required field invalid from the start unless it is told otherwise."""
    suppe = _skjema(Kontaktskjema())
    krevd = suppe.select("[required]")
    assert krevd and all(felt["aria-invalid"] == "false" for felt in krevd)
    assert all(gruppe["aria-required"] == "true" for gruppe in suppe.select("[role=radiogroup]:has([required])"))


def test_feiloppsummeringen_er_en_gruppe_med_navn() -> None:
    feil = _skjema(Kontaktskjema({})).select_one(".aksel-error-summary")
    assert feil["role"] == "group" and feil.find(id=feil["aria-labelledby"]).name == "h2"


def test_datofelt_sier_hvordan_datoen_skrives() -> None:
    felt = _skjema(Kontaktskjema(initial={"neste": date(2026, 11, 24)})).select_one("#id_neste")
    assert felt["type"] == "text"
    assert felt["value"] == "24.11.2026"
    assert felt["aria-describedby"] == "id_neste_beskrivelse"


@pytest.mark.parametrize("navn", ["side", "temaer"])
def test_valggruppe_staar_i_fieldset_med_legend(navn: str) -> None:
    valg = _skjema(Kontaktskjema()).select(f'input[name="{navn}"]')
    assert len(valg) == 2
    gruppe = valg[0].find_parent("fieldset")
    assert gruppe is valg[1].find_parent("fieldset")
    assert gruppe.legend.get_text(strip=True)


def test_valgfritt_felt_er_merket_og_paakrevd_er_det_ikke() -> None:
    suppe = _skjema(Kontaktskjema())
    assert "valgfritt" in suppe.select_one('label[for="id_notat"]').text
    assert "valgfritt" not in suppe.select_one('label[for="id_neste"]').text


def test_feil_paa_skjult_bekreftelse_blir_en_synlig_avkryssing() -> None:
    assert _skjema(_utfylt()).select_one("#id_bekreft_neste")["type"] == "hidden"
    assert _skjema(_utfylt(neste="17.05.2027")).select_one("#id_bekreft_neste")["type"] == "checkbox"


def test_tekst_fra_mennesker_blir_aldri_til_html() -> None:
    suppe = _skjema(_utfylt(notat=f"</textarea>{FARLIG}", neste=FARLIG))
    assert not suppe.select("script")
    suppe = _tegn(
        "{% sidehode t ingress=t %}{{ t }}{% endsidehode %}{% varsel %}{{ t }}{% endvarsel %}"
        "{% tomt t %}{{ t }}{% endtomt %}{% merkelapp t %}{% brodsmuler t t t %}"
        "{% fakta par %}{% tidslinje hendelser %}",
        t=FARLIG,
        par=[(FARLIG, FARLIG)],
        hendelser=[SimpleNamespace(naar=FARLIG, tittel=FARLIG, tekst=FARLIG, hvem=FARLIG)],
    )
    assert not suppe.select("script")
    assert suppe.text.count("alert('x')") == 15


def test_feiloppsummering_leder_til_felt_som_finnes() -> None:
    skjema = Kontaktskjema({"neste": "snart"})
    skjema.add_error(None, "Noe mer er galt.")
    suppe = _skjema(skjema)
    lenker = suppe.select(".aksel-error-summary a")
    assert len(lenker) == 3
    for lenke in lenker:
        assert suppe.find(id=lenke["href"].removeprefix("#")), lenke
    assert "Noe mer er galt." in suppe.select_one(".aksel-error-summary").text


def test_feiloppsummeringen_sier_hvilken_dato_som_er_feil() -> None:
    skjema = Kontaktskjema({"side": "k", "kanal": "t", "neste": "snart"})
    oppsummering = _tegn("{% feiloppsummering s %}", s=skjema)
    assert oppsummering.select_one("li a").text.startswith(f"{skjema['neste'].label}: Skriv datoen som dd.mm.åååå")


@pytest.mark.parametrize(
    ("etikett", "sier", "linje"),
    [
        ("Etternavn", "Her er det plass til 100 tegn.", "Etternavn: Her er det plass til 100 tegn."),
        ("Etternavn", "Skriv etternavnet.", "Skriv etternavnet."),
        ("Når?", "Det du valgte, kan ikke velges nå.", "Når? Det du valgte, kan ikke velges nå."),
        ("Til og med", "Skriv datoen.", "Til og med: Skriv datoen."),
        ("Dato for henvisning", "Skriv datoen for henvisningen.", "Skriv datoen for henvisningen."),
        ("Første dag", "Skriv datoen.", "Første dag: Skriv datoen."),
    ],
)
def test_hver_linje_i_feiloppsummeringen_nevner_feltet(etikett: str, sier: str, linje: str) -> None:
    class Ett(Skjema):
        felt = Tekstfelt(label=etikett, error_messages={"required": sier})

    assert [ett.text for ett in _tegn("{% feiloppsummering s %}", s=Ett({})).select("li")] == [linje]


def test_feiloppsummering_er_tom_uten_feil_og_nevner_skjulte_felt_uten_lenke() -> None:
    assert not _tegn("{% feiloppsummering s %}", s=Kontaktskjema()).text.strip()
    skjema = _utfylt()
    skjema.add_error("skjult", "Siden er for gammel.")
    oppsummering = _tegn("{% feiloppsummering s %}", s=skjema)
    assert "Siden er for gammel." in oppsummering.text
    assert not oppsummering.select("a")


def test_statusene_kan_skilles_uten_farge() -> None:
    tegnet = [_tegn("{% status s %}", s=navn) for navn in aksel.STATUSER]
    formene = {suppe.span["class"][-1] for suppe in tegnet}  # each word a shape of its own: test_siden
    assert len(formene) == 7
    assert len({suppe.text for suppe in tegnet}) == 6


@pytest.fixture
def torsdag():
    with paa("2026-11-26T09:00"):
        yield


@pytest.mark.usefixtures("torsdag")
def test_en_frist_har_status_bare_naar_noe_maa_gjoeres() -> None:
    dag = date(2026, 11, 22)
    assert _tegn('{% frist dag "planlagt" %}', dag=dag).text.strip() == "søn. 22. nov."
    forsinket = _tegn('{% frist dag "forfalt_rod" "2 virkedager over fristen" %}', dag=dag)
    assert list(forsinket.stripped_strings) == ["søn. 22. nov.", "2 virkedager over fristen"]
    nettopp = _tegn('{% frist dag "forfalt_nylig" "Over fristen" %}', dag=dag)
    assert list(nettopp.stripped_strings) == ["søn. 22. nov.", "Over fristen"]
    andres = _tegn('{% frist dag "planlagt" "2 virkedager over fristen" %}', dag=dag)
    assert andres.select_one(".dempet").text == "2 virkedager over fristen"
    assert _tegn("{% frist dag %}", dag=None).text.strip() == "–"


def test_ukjent_status_og_ikon_stopper_siden() -> None:
    with pytest.raises(KeyError):
        _tegn('{% status "rosa" %}')
    with pytest.raises(ValueError, match="Finnesikke"):
        _tegn('{% ikon "Finnesikke" %}')


def test_ikon_er_pynt_for_skjermlesere() -> None:
    assert str(_tegn('{% ikon "Phone" "stor" %}')) == '<i class="ikon-Phone stor"></i>'


def test_varsel_sier_slaget_i_ord() -> None:
    assert _tegn('{% varsel "warning" %}Frist{% endvarsel %}').get_text(" ", strip=True) == "Advarsel: Frist"


def test_knapp_gir_farge_bare_naar_den_er_valgt() -> None:
    suppe = _tegn('<a {% knapp "secondary" %}></a><button {% knapp farge="danger" storrelse="medium" %}></button>')
    assert suppe.a.attrs == {
        "class": ["aksel-button", "aksel-button--small", "aksel-label", "aksel-label--small"],
        "data-variant": "secondary",
    }
    assert suppe.button["data-color"] == "danger"


def test_brodsmuler_har_lenker_og_her() -> None:
    suppe = _tegn('{% brodsmuler "Kandidater" "/kandidater/" "Åse" %}')
    assert suppe.a["href"] == "/kandidater/"
    assert suppe.select_one('[aria-current="page"]').text == "Åse"


def test_tom_verdi_vises_som_strek_men_null_er_et_tall() -> None:
    assert [dd.text for dd in _tegn("{% fakta p %}", p=[("a", ""), ("b", None), ("c", 0)]).select("dd")] == [
        "–",
        "–",
        "0",
    ]


@pytest.mark.parametrize(
    ("uttrykk", "ventet"),
    [
        ("d|dato", "24.11.2026"),
        ("t|dato", "01.07.2026"),
        ("t|tidspunkt", "01.07.2026 kl. 00.30"),
        ("n|dato", "–"),
        ("d|naar", "tir. 24. nov."),
        ("t|naar", "ons. 1. juli"),
        ("n|naar", "–"),
        ("d|i_setning", "tirsdag 24. november"),
        ("t|i_setning", "onsdag 1. juli"),
    ],
)
@pytest.mark.usefixtures("torsdag")
def test_datoer_vises_norsk_og_i_oslo_tid(uttrykk: str, ventet: str) -> None:
    tidspunkt = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert _tegn(f"{{{{ {uttrykk} }}}}", d=date(2026, 11, 24), t=tidspunkt, n=None).text == ventet


def test_tidspunkt_uten_verdi_er_en_strek() -> None:
    assert aksel.tidspunkt(None) == "–"


@pytest.mark.parametrize(
    ("nummer", "lest"),
    [
        ("41234567", "412 34 567"),
        ("+4791234567", "912 34 567"),
        ("22822000", "22 82 20 00"),
        ("+46701234567", "+46 70 123 45 67"),
        ("02000", "02000"),
        ("", ""),
    ],
)
def test_telefonnummer_staar_slik_det_leses(nummer, lest):
    assert aksel.telefon(nummer) == lest
