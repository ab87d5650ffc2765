"""The page of figures: which period, of whom, in which order."""

import re
from datetime import date, timedelta

import pytest

from oppfolging.kjerne import datoer
from tests import fabrikker as lag
from tests import klokke
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import suppe
from tests.oppfolging.rapporter.leder import siden

pytestmark = pytest.mark.django_db


def test_i_tide_er_de_siste_tretti_hele_dagene_og_datoene_staar_der(client, leder, anne):
    """27 October is the 30th day before 26 November; the 26th itself is not over."""
    frister = [(date(2026, 10, 26), 0), (date(2026, 10, 27), 1), (date(2026, 11, 25), 1), (date(2026, 11, 26), 0)]
    den = lag.kandidat(anne, naa=lag.oslo(2026, 10, 20))
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        assert "Tallene gjelder 27.10.2026–25.11.2026, slik det er registrert nå." in siden(client, "tallene")
        for nr, (frist, antall) in enumerate(frister):
            den_ene, naa = den.oppfolginger.get(side="kandidat"), lag.oslo(2026, 10, 20, 13 + nr)
            datoer.flytt(oppfolging=den_ene, til=frist, grunn="Avtalt med kandidaten", av=anne, naa=naa)
            celle = re.search(r'<td data-etikett="I tide">(.*?)</td>', siden(client, "tallene"))[1]
            assert celle.count("0 av 1") == antall, frist


def test_en_maaned_kan_velges_og_staar_valgt(client, leder, anne):
    lag.kandidat(anne, naa=for_(60))
    siste = I_DAG.replace(day=1) - timedelta(days=1)
    client.force_login(leder)
    side = suppe(client.get(f"/kontor/tallene/?periode={siste:%Y-%m}"))
    assert f"Tallene gjelder 01.{siste:%m.%Y}–{siste:%d.%m.%Y}" in side.text
    assert side.select_one("option[selected]")["value"] == f"{siste:%Y-%m}"


@pytest.mark.parametrize("kode", ["2031-01", "xyz", "2026-13", "1999-K1"])
def test_en_periode_som_ikke_finnes_gir_de_siste_tretti_dagene_og_sier_det(client, leder, kode):
    svar = client.get("/kontor/tallene/", {"periode": kode})
    assert svar.status_code == 200
    assert "Det du valgte, kan ikke velges nå. Velg et av alternativene som står her." in suppe(svar).text


def test_noekkeltallene_er_kontorets_og_tabellen_er_i_navnerekkefolge(client, leder, anne):
    for navn in ("Åse", "Berit"):
        lag.kandidat(lag.bruker(fornavn=navn, etternavn="Aas"), naa=for_(3))
    side = siden(client, "tallene")
    assert re.search(r">Åpne kandidater</th> <td [^>]*><a [^>]*><b>2<", side)
    assert re.findall(r'<th scope="row"> ?<a[^>]*>(\w+)', side) == ["Anne", "Berit", "Åse"]


@pytest.mark.parametrize("ser_skjermede", [False, True])
def test_den_som_kan_se_skjermede_faar_vite_at_tallene_er_som_i_rapporten(client, leder, ser_skjermede):
    leder.tilknytninger.update(ser_skjermede=ser_skjermede)
    client.force_login(leder)
    side = client.get("/kontor/tallene/").content.decode()
    assert ("som i rapporten, som er lik for alle" in side) is ser_skjermede
    assert "Tallene kan omfatte personer som ikke vises." in side


def test_tallet_endringen_er_fra_aapner_radene_det_teller(client):
    """September is compared with: August's candidate had three dates over fristen then, September's two."""
    ane = lag.bruker()
    for maaned in (8, 9, 10):
        lag.kandidat(ane, naa=lag.oslo(2026, maaned, 15), fase="kartlegging")
    with klokke.paa("2026-11-03T12:00"):
        client.force_login(lag.bruker("leder"))
        side = suppe(client.get("/kontor/tallene/?periode=2026-10"))
        sett = {}
        for rad in side.select("tbody tr"):
            for lenke in rad.select('td[data-etikett="Endring"] a'):
                tall = next(lenke.stripped_strings)
                antall = suppe(client.get(lenke["href"])).select_one("main strong").text
                sett[rad.th.text] = (tall, antall)
    assert {navn: sett[navn] for navn in ("Åpne kandidater", "Over fristen")} == {
        "Åpne kandidater": ("2", "2 rader"),
        "Over fristen": ("5", "5 rader"),
    }


def test_personer_med_brudd_leder_til_hvem_og_naar_det_foerst_glapp(client, leder, anne):
    den = lag.kandidat(anne, naa=for_(25))
    lag.kandidat(anne, naa=for_(25), skjermet=True)
    forst = den.oppfolginger.filter(side="kandidat").earliest("frist").frist
    rad = next(rad for rad in suppe(client.get("/kontor/tallene/")).select("tbody tr") if "brudd" in rad.th.text)
    siden_bak = suppe(client.get(rad.a["href"]))
    [linje] = siden_bak.select("main tbody tr")
    assert linje.th.text.strip() == den.navn
    assert linje.a["href"] == f"/kontor/jobbspesialister/{anne.pk}/#k{den.pk}"
    assert linje.select_one('td[data-etikett="Første brudd"]').text == f"{forst:%d.%m.%Y}"
