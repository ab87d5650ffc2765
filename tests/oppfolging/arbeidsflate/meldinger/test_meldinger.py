"""Messages begun from a template: filled in from the page, in the reader's language, opened in other programs.

What is typed is a draft until the message is logged.
"""

import re
from datetime import time, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from inkludering.hendelser.models import Oppslag
from inkludering.utkast import lager
from inkludering.utkast.models import Utkast
from oppfolging.arbeidsflate.meldinger import ordlyd
from oppfolging.kjerne import datoer
from oppfolging.kjerne.meldingstyper import LENGSTE_MELDING, TIL_ARBEIDSGIVEREN, TIL_KANDIDATEN, Meldingsmal
from oppfolging.kjerne.models import Kontakt, Side
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


def til(den, mal="paaminnelse") -> str:
    return f"/kandidater/{den.pk}/melding/{mal}/"


def hos(den, mal, maalform="nb") -> str:
    return f"/arbeidsgivere/{den.arbeidsgiver.orgnr}/kontakter/{den.pk}/melding/{mal}/{maalform}/"


def skriv(client, bruker, adresse, tekst) -> None:
    """As the browser does while somebody types."""
    client.force_login(bruker)
    felt = {"sti": adresse, "felt": urlencode({"tekst": tekst}), "endret": "tekst"}
    assert client.post("/utkast/lagre/", felt).status_code == 204


def teksten(side) -> str:
    return side.select_one("#id_tekst").text.strip("\n")


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
    side = siden(client, ane, til(kari))
    assert teksten(side) == f"{tekst}Ane Ansvarlig, tlf. 411 12 233"
    assert "Biblioteket" not in teksten(side)
    sms, epost = (lenke["href"] for lenke in side.select("[data-tekst-fra]"))
    assert sms.startswith("sms:+4791234567?&body=")
    assert parse_qs(urlsplit(sms).query)["body"] == [teksten(side)]
    assert epost.startswith("mailto:kari@person.example?subject=")


@pytest.mark.django_db
def test_det_ingen_vet_ennaa_staar_i_klammer_og_sies(client, ane, kari):
    side = siden(client, ane, til(kari, "ny_avtale"))
    assert "Passer det {dag} kl. {klokkeslett} i stedet?" in teksten(side)
    assert "Fyll inn selv: {dag}, {klokkeslett}" in side.text
    assert client.get(til(kari, "takk")).status_code == 404


@pytest.mark.django_db
def test_den_som_ikke_kan_faa_meldinger_faar_bare_teksten_aa_kopiere(client, ane, kari):
    type(kari).objects.filter(pk=kari.pk).update(kan_faa_sms=False, kan_faa_epost=False)
    side = siden(client, ane, til(kari))
    assert "Kandidaten kan ikke få SMS eller e-post herfra." in side.text
    assert side.select("[data-tekst-fra]") == []
    assert len(side.select("[data-kopier]")) == 1


@pytest.mark.django_db
def test_lesingen_noteres_og_aa_kopiere_sender_ingenting(client, ane, kari):
    side = siden(client, ane, til(kari))
    assert side.select_one("[data-kopier]")["type"] == "button"
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
        side = siden(client, ane, hos(leif, mal))
        assert not re.search("Kari|Hemmelig|Biblioteket", str(side.select_one("main")))
        assert mal != "avtale" or f"Jeg tar kontakt med Bakeriet AS {dagen}, som avtalt." in teksten(side)


@pytest.mark.django_db
def test_maalformen_til_arbeidsgiveren_velges(client, ane, leif):
    assert teksten(siden(client, ane, hos(leif, "hvordan"))).startswith("Hei Leif! Hvordan går det hos Bakeriet AS?")
    nynorsk = siden(client, ane, hos(leif, "hvordan", "nn"))
    assert teksten(nynorsk).startswith("Hei Leif! Korleis går det hos Bakeriet AS?")
    assert nynorsk.select_one("#id_tekst")["lang"] == "nn"


@pytest.mark.django_db
def test_det_som_er_skrevet_staar_der_igjen_og_aapnes_slik_i_sms_en(client, ane, kari):
    skriv(client, ane, til(kari, "ny_avtale"), "Passer det fredag?")
    side = siden(client, ane, til(kari, "ny_avtale"))
    assert teksten(side) == "Passer det fredag?"
    assert "Hentet fram det du skrev" in side.text
    assert "Fyll inn selv" not in side.text
    sms, epost = (parse_qs(urlsplit(lenke["href"]).query)["body"] for lenke in side.select("[data-tekst-fra]"))
    assert sms == epost == ["Passer det fredag?"]


@pytest.mark.django_db
def test_hver_mal_og_maalform_har_sitt_utkast_og_fanen_sier_det(client, ane, kari, leif):
    skriv(client, ane, til(kari, "ny_avtale"), "Passer det fredag?")
    side = siden(client, ane, til(kari))
    assert teksten(side).startswith("Hei Kari! Minner om")
    assert [fane.text.strip() for fane in side.select("nav.faner a") if "utkast" in fane.text] == [
        "Ny avtale etter møte som ble borte (utkast)"
    ]
    skriv(client, ane, hos(leif, "takk", "nn"), "Takk for sist")
    assert "Takk for sist" not in teksten(siden(client, ane, hos(leif, "takk")))
    assert teksten(siden(client, ane, hos(leif, "takk", "nn"))) == "Takk for sist"


@pytest.mark.django_db
def test_utkastet_er_borte_naar_en_gaar_videre_til_aa_logge(client, ane, kari, leif):
    for adresse, logg in [
        (til(kari), f"/kandidater/{kari.pk}/logg/"),
        (hos(leif, "takk"), f"/arbeidsgivere/{leif.arbeidsgiver.orgnr}/logg/"),
    ]:
        skriv(client, ane, adresse, "Passer det fredag?")
        assert client.post(adresse, {"tekst": "x" * 5001}).status_code == 422
        assert Utkast.objects.filter(sti=adresse).exists()
        assert client.post(adresse, {"tekst": "Passer det fredag?"}).headers["Location"] == logg
        assert not Utkast.objects.filter(sti=adresse).exists()
    assert not Kontakt.objects.exists()


@pytest.mark.django_db
def test_utkastet_gaar_med_tilgangen(client, ane, kari):
    skriv(client, ane, til(kari), "Passer det fredag?")
    lag.legg_i_lederkoe(kari, naa=klokka())
    lager.rydd(naa=klokka())
    assert not Utkast.objects.exists()
