"""House rules of what every form says of its fields: found in the forms themselves, not in a list."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.urls import get_resolver

from inkludering.felles.skjema import UTEN_HELSE, BekreftArbeidsdag, Objektvalg, _Grunnlag
from inkludering.felles.tekstfelt import Renset
from oppfolging.arbeidsflate.forlop.forms import Forlopsskjema
from oppfolging.arbeidsflate.logg.flytteskjema import Flytteskjema
from oppfolging.rapporter.kontor.forms import Tildelingsskjema
from tests.klokke import I_DAG

INNGANGEN = ("portal/inngang/logg_inn", "portal/inngang/kode")
IBLANT = ("Må fylles ut",)
# Not about a candidate, and why.
ANDRE = {("Kontaktpersonskjema", "aarsak"): "about an employer: it may say nothing of candidates at all"}


def skjemaer() -> Iterator[type[forms.BaseForm]]:
    assert get_resolver().url_patterns  # every page, and so every form, is read
    kjente, nye = set(), [_Grunnlag, BekreftArbeidsdag]
    while nye:
        klasse = nye.pop()
        nye += [ett for ett in klasse.__subclasses__() if ett not in kjente]
        kjente.update(klasse.__subclasses__())
    yield from (klasse for klasse in kjente if klasse.__module__.split(".")[0] != "tests")


def felt() -> Iterator[tuple[type[forms.BaseForm], str, forms.Field]]:
    for klasse in skjemaer():
        for navn, ett in getattr(klasse, "base_fields", {}).items():
            yield klasse, navn, ett


def test_det_som_trengs_iblant_er_aldri_merket_valgfritt():
    for klasse, navn, ett in felt():
        if str(ett.help_text).startswith(IBLANT):
            assert navn in klasse.trengs_iblant, klasse
    for klasse in (Flytteskjema, Tildelingsskjema, Forlopsskjema):
        assert klasse.trengs_iblant


def test_hvert_notat_om_en_kandidat_og_hver_grunn_advarer_om_helseopplysninger():
    sett = set()
    for klasse, navn, ett in felt():
        er_tekst = isinstance(ett, forms.CharField) and not isinstance(ett, forms.ChoiceField)
        if er_tekst and navn in ("grunn", "aarsak", "notat") and (klasse.__name__, navn) not in ANDRE:
            assert str(UTEN_HELSE) in str(ett.help_text), klasse
            sett.add(navn)
    assert sett == {"grunn", "aarsak", "notat"}


def test_alt_som_kan_skrives_blir_renset():
    """Whatever is typed in a field, or posted as text, is cleaned before anything judges it."""
    skrives = (forms.CharField, forms.IntegerField, forms.DecimalField)
    faste = (forms.ChoiceField, forms.UUIDField)
    alle = [(klasse.__name__, navn, ett) for klasse, navn, ett in felt() if not isinstance(ett, faste)]
    typede = [rad for rad in alle if isinstance(rad[2], skrives) or isinstance(rad[2].widget, forms.TextInput)]
    assert [rad for rad in typede if not isinstance(rad[2], Renset)] == []
    assert len(typede) > 20


def test_hva_et_felt_doemmer_etter_har_det_egne_ord_for():
    """What Django's own judges find is said in the words of the field, and never in theirs."""
    uten = set()
    for klasse, navn, ett in felt():
        koder = {getattr(dommer, "code", "") for dommer in ett.validators} - {"", "null_characters_not_allowed"}
        uten |= {(klasse.__name__, navn, kode) for kode in koder if kode not in ett.error_messages}
        assert isinstance(ett, Objektvalg) or not isinstance(ett, forms.ModelChoiceField), (klasse, navn)
    assert uten == set()


@pytest.mark.parametrize("navn", ["grunn", "til"])
def test_merket_valgfritt_staar_ikke_ved_grunnen(navn):
    skjema = Flytteskjema(None, i_dag=I_DAG, frist=I_DAG)
    vist = Template("{% load aksel %}{% felt bundet %}").render(Context({"bundet": skjema[navn]}))
    assert "valgfritt" not in vist


def test_ingen_nettleser_fyller_et_skjema_med_det_som_sto_foer_siden_ble_lastet_paa_nytt():
    """What some browsers bring back is hidden fields too: the mark that tells one sending from another.

    Not of logging in and choosing whose office it is: there a browser may help.
    """
    uten = {f"{navn}.html" for navn in ("brukere/logg_inn", "brukere/velg_kontor", *INNGANGEN)}
    mangler = set()
    maler = settings.BASE_DIR / "templates"
    for fil in maler.rglob("*.html"):
        navn = fil.relative_to(maler).as_posix()
        for skjema in re.findall(r'<form method="post".*?novalidate.*', fil.read_text(encoding="utf-8")):
            mangler |= {navn} if 'autocomplete="off"' not in skjema else set()
    assert mangler == uten
