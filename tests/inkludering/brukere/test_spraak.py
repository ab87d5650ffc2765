"""The interface speaks the user's målform; before login, the language the browser asks for."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format

from inkludering.felles.arbeidsdager import helligdag_navn
from oppfolging.arbeidsflate.forlop.forms import Forlopsskjema
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("maalform", "tekst"), [("nb", "Søk etter navn"), ("nn", "Søk etter namn"), ("en", "Search by name")]
)
def test_den_innloggede_faar_sin_egen_maalform_uansett_nettleser(client, maalform, tekst):
    ane = lag.bruker()
    ane.maalform = maalform
    ane.save(update_fields=["maalform"])
    client.force_login(ane)
    svar = client.get(reverse("oppfolging:i_dag"), headers={"accept-language": "en"})
    assert tekst in svar.content.decode()
    assert f'<html lang="{maalform}">' in svar.content.decode()
    assert svar["Content-Language"] == maalform


@pytest.mark.parametrize(
    ("nettleser", "spraak", "tekst"),
    [
        ("nb-NO,nb;q=0.9,en;q=0.5", "nb", "Skriv e-postadressen din"),
        ("nn-NO", "nn", "Skriv e-postadressa di"),
        ("en-GB,nb;q=0.5", "en", "Enter your email address"),
        ("pl", "nb", "Skriv e-postadressen din"),
        ("", "nb", "Skriv e-postadressen din"),
    ],
)
def test_foer_innlogging_velger_nettleseren_spraaket(client, nettleser, spraak, tekst):
    svar = client.get(reverse("portal:logg_inn"), headers={"accept-language": nettleser})
    assert tekst in svar.content.decode()
    assert svar["Content-Language"] == spraak
    assert "Accept-Language" in svar["Vary"]


def test_spraaket_smitter_ikke_til_neste_foresporsel(client):
    client.get(reverse("portal:logg_inn"), headers={"accept-language": "en"})
    assert translation.get_language() == "nb"


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_datoer_og_tall_skrives_paa_norsk_vis_paa_alle_spraak(spraak):
    with translation.override(spraak):
        assert date_format(date(2026, 12, 4), "SHORT_DATE_FORMAT") == "04.12.2026"
        assert number_format(1234.5, 1, force_grouping=True) == "1\xa0234,5"
        assert Forlopsskjema.base_fields["timer_per_uke"].clean("37,5") == Decimal("37.5")


@pytest.mark.parametrize(
    ("spraak", "navn"),
    [
        ("nb", "andre pinsedag og grunnlovsdagen"),
        ("nn", "andre pinsedag og grunnlovsdagen"),
        ("en", "Whit Monday and Constitution Day"),
    ],
)
def test_helligdager_har_navn_paa_leserens_spraak(spraak, navn):
    with translation.override(spraak):
        assert helligdag_navn(date(2027, 5, 17)) == navn
