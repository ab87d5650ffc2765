"""Messages begun from a template: filled in from the page, in the reader's language, opened and never stored."""

import re
from datetime import time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from inkludering.hendelser.models import Oppslag
from oppfolging.arbeidsflate.meldinger import ordlyd
from oppfolging.kjerne import datoer
from oppfolging.kjerne.meldingstyper import LENGSTE_MELDING, TIL_ARBEIDSGIVEREN, TIL_KANDIDATEN, Meldingsmal
from oppfolging.kjerne.models import Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

SPRAAKENE = [kode for kode, _ in settings.LANGUAGES]
ALDRI = re.compile(
    "helse|syk|sjuk|diagnos|lege|ytelse|yting|stønad|trygd|aap|dagpeng|ufør|health|sick|benefit", re.IGNORECASE
)


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig", telefon="+4741112233")


@pytest.fixture
def kari(ane):
    den = lag.kandidat(ane, fornavn="Kari", etternavn="Hemmelig", fase="jobbutvikling", telefon="+4791234567")
    den.epost, den.kan_faa_sms, den.kan_faa_epost = "kari@person.example", True, True
    den.save(update_fields=["epost", "kan_faa_sms", "kan_faa_epost"])
    return den


@pytest.fixture
def leif(ane):
    bedrift = lag.arbeidsgiver(ane, navn="Bakeriet AS")
    return lag.arbeidsgiverkontakt(bedrift, fornavn="Leif", epost="leif@bedrift.example", telefon="+4747654321")


def siden(client, bruker, adresse) -> BeautifulSoup:
    client.force_login(bruker)
    return BeautifulSoup(client.get(adresse).content, "html.parser")


def teksten(side) -> str:
    return side.select_one("#meldingen").text.strip("\n")


def avtal_mote(rader, *, av) -> None:
    """Tomorrow at half past nine."""
    hva = {"dag": I_DAG + timedelta(days=1), "klokkeslett": time(9, 30), "sted": "Biblioteket", "grunn": "Avtalt nå"}
    datoer.avtal_mote(oppfolging=rader.aapne().order_by("frist").first(), **hva, av=av, naa=klokka())


@pytest.mark.parametrize("spraak", SPRAAKENE)
@pytest.mark.parametrize("mal", Meldingsmal)
def test_husets_ordlyd_har_sine_plasser_og_ingenting_om_helse_eller_ytelser(mal, spraak):
    tekst = ordlyd.husets(mal, spraak)
    assert set(ordlyd.PLASS.findall(tekst)) == set(ordlyd.PLASS.findall(ordlyd.husets(mal, "nb")))
    assert set(ordlyd.PLASS.findall(tekst)) <= set(ordlyd.plassene(mal))
    assert not ALDRI.search(tekst)
    assert len(tekst) < LENGSTE_MELDING
    assert spraak == "nb" or tekst != ordlyd.husets(mal, "nb")


def test_hver_mal_hoerer_til_en_av_sidene():
    assert sorted((*TIL_KANDIDATEN, *TIL_ARBEIDSGIVEREN)) == sorted(Meldingsmal)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("maalform", "tekst"),
    [
        ("nb", "Hei Kari! Minner om at vi møtes i morgen kl. 09.30. Si fra hvis det ikke passer. Hilsen "),
        ("nn", "Hei Kari! Minner om at vi møtest i morgon kl. 09.30. Sei frå om det ikkje passar. Helsing "),
        ("se", "Hei Kari! Minner om at vi møtes i morgen kl. 09.30. Si fra hvis det ikke passer. Hilsen "),
    ],
)
def test_paaminnelsen_fylles_inn_paa_kandidatens_maalform(client, ane, kari, maalform, tekst):
    type(kari).objects.filter(pk=kari.pk).update(maalform=maalform)
    avtal_mote(kari.oppfolginger.filter(side=Side.KANDIDAT), av=ane)
    side = siden(client, ane, f"/kandidater/{kari.pk}/melding/")
    assert teksten(side) == f"{tekst}Ane Ansvarlig, tlf. 411 12 233"
    assert "Biblioteket" not in teksten(side)
    sms, epost = (lenke["href"] for lenke in side.select("[data-tekst-fra]"))
    assert sms.startswith("sms:+4791234567?&body=")
    assert parse_qs(urlsplit(sms).query)["body"] == [teksten(side)]
    assert epost.startswith("mailto:kari@person.example?subject=")


@pytest.mark.django_db
def test_det_ingen_vet_ennaa_staar_i_klammer_og_sies(client, ane, kari):
    side = siden(client, ane, f"/kandidater/{kari.pk}/melding/?mal=ny_avtale")
    assert "Passer det {dag} kl. {klokkeslett} i stedet?" in teksten(side)
    assert "Fyll inn selv: {dag}, {klokkeslett}" in side.text
    assert "Hei Kari! Minner om" in teksten(siden(client, ane, f"/kandidater/{kari.pk}/melding/?mal=takk"))


@pytest.mark.django_db
def test_den_som_ikke_kan_faa_meldinger_faar_bare_teksten_aa_kopiere(client, ane, kari):
    type(kari).objects.filter(pk=kari.pk).update(kan_faa_sms=False, kan_faa_epost=False)
    side = siden(client, ane, f"/kandidater/{kari.pk}/melding/")
    assert "Kandidaten kan ikke få SMS eller e-post herfra." in side.text
    assert side.select("[data-tekst-fra]") == []
    assert len(side.select("[data-kopier]")) == 1


@pytest.mark.django_db
def test_meldingen_sendes_ikke_inn_og_lesingen_noteres(client, ane, kari):
    side = siden(client, ane, f"/kandidater/{kari.pk}/melding/")
    assert side.select_one("#meldingen").find_parent("form") is None
    assert not side.select_one("#meldingen").has_attr("name")
    assert client.post(f"/kandidater/{kari.pk}/melding/").status_code == 405
    assert Oppslag.objects.filter(handling="melding").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("kan_navngis", "dagen"), [(False, "{dag} kl. {klokkeslett}"), (True, "i morgen kl. 09.30")])
def test_arbeidsgiveren_faar_aldri_navnet_og_dagen_bare_der_aapenheten_tillater_det(
    client, kari, leif, kan_navngis, dagen
):
    ane = kari.ansvar.get().bruker
    lag.forlop(kari, leif.arbeidsgiver, av=ane)
    kari.aapenheter.update(kan_kontaktes=kan_navngis, kan_navngis=kan_navngis)
    avtal_mote(leif.arbeidsgiver.oppfolginger.filter(side=Side.ARBEIDSGIVER, kandidat=kari), av=ane)
    for mal in TIL_ARBEIDSGIVEREN:
        side = siden(client, ane, f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/kontakter/{leif.pk}/melding/?mal={mal}")
        assert not re.search("Kari|Hemmelig|Biblioteket", str(side.select_one("main")))
        assert mal != "avtale" or f"Jeg tar kontakt med Bakeriet AS {dagen}, som avtalt." in teksten(side)


@pytest.mark.django_db
def test_maalformen_til_arbeidsgiveren_velges(client, ane, leif):
    adresse = f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/kontakter/{leif.pk}/melding/?mal=hvordan"
    assert teksten(siden(client, ane, adresse)).startswith("Hei Leif! Hvordan går det hos Bakeriet AS?")
    assert teksten(siden(client, ane, f"{adresse}&maalform=nn")).startswith(
        "Hei Leif! Korleis går det hos Bakeriet AS?"
    )
