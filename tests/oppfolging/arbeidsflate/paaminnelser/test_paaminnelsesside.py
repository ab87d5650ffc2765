"""The page of a person's own reminders: why each came, and nothing about others."""

from datetime import timedelta

import pytest

from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import legg_til
from inkludering.hendelser.models import Oppslag
from inkludering.utsending.models import Utsending
from oppfolging.handlinger import ringeonske
from oppfolging.kjerne import datoer
from oppfolging.varsling import generering
from oppfolging.varsling.models import Endret, Paaminnelse
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_, klokka
from tests.oppfolging.loggeskjema import kort, suppe, utfylt

pytestmark = pytest.mark.django_db


def radene(svar) -> list[list[str]]:
    rader = suppe(svar).select("tbody tr")
    return [[" ".join(celle.get_text(" ").split()) for celle in rad.select("th, td")] for rad in rader]


def test_paaminnelsen_sier_hvorfor_frist_og_siste_kontakt(client, ane, kari):
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(16))
    generering.generer(naa=klokka())
    frist = kari.oppfolginger.aapne().get(side="kandidat").frist
    rad = next(rad for rad in radene(client.get("/paaminnelser/")) if "Planlagt kontakt" in rad[1])
    assert rad[0] == "Kari Li"
    assert rad[1] == f"Minst 2 virkedager over fristen Planlagt kontakt · Påminnet {kort(I_DAG)}"
    assert rad[2].startswith(f"{kort(frist)} ")
    assert rad[2].endswith("over fristen Sist nådd for 16 dager siden")
    assert rad[3] == "Ring Kari Li SMS til Kari Li Logg kontakt med Kari Li Flytt fristen for Kari Li"
    assert suppe(client.get("/paaminnelser/")).select_one("tbody a")["href"] == f"/kandidater/{kari.pk}/"


def test_paaminnelsen_ringer_og_logger_der_den_gjelder(client, ane, kari):
    hos = lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet")
    lag.arbeidsgiverkontakt(hos, telefon="+4741112233")
    forlop = lag.forlop(kari, hos, av=ane, naa=for_(15))
    generering.generer(naa=klokka())
    for rad in suppe(client.get("/paaminnelser/")).select("tbody tr"):
        *ring, logg, flytt = [lenke["href"] for lenke in rad.select("td:last-child a")]
        hos_arbeidsgiveren = "Bakeriet" in rad.th.text
        assert ring == (["tel:+4741112233"] if hos_arbeidsgiveren else [f"tel:{kari.telefon}", f"sms:{kari.telefon}"])
        assert "/logg/?oppfolging=" in logg
        assert logg.startswith(f"/forlop/{forlop.pk}/") or not hos_arbeidsgiveren
        assert {client.get(adresse).status_code for adresse in (logg, flytt)} == {200}


def test_logget_kontakt_tar_paaminnelsen_bort(client, ane):
    ola = lag.kandidat(ane, naa=for_(12))
    generering.generer(naa=klokka())
    assert len(radene(client.get("/paaminnelser/"))) == 1
    lag.kontakt(Parter(kandidat=ola, med_kandidat=True), av=ane)
    svar = client.get("/paaminnelser/")
    assert "Ingen åpne påminnelser" in suppe(svar).text


def test_bare_egne_paaminnelser_vises_og_oppslaget_logges(client, ane, kari):
    lag.kandidat(lag.bruker(), naa=for_(12), etternavn="Fremmed")
    generering.generer(naa=klokka())
    assert "Fremmed" not in suppe(client.get("/paaminnelser/")).text
    oppslag = Oppslag.objects.get(handling="paaminnelser")
    assert (oppslag.personer, oppslag.bruker_id) == ([kari.pk], ane.pk)


@pytest.mark.parametrize(("aapen", "ventet"), [(False, "En kandidat hos Bakeriet"), (True, "Ola Lund hos Bakeriet")])
def test_kollegas_kandidat_navngis_bare_naar_aapenheten_tillater_det(client, ane, aapen, ventet):
    bo = lag.bruker()
    ola = lag.kandidat(bo, naa=for_(20), fase="jobbutvikling", fornavn="Ola", etternavn="Lund", aapen=aapen)
    lag.forlop(ola, lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet"), av=bo, naa=for_(15))
    generering.generer(naa=klokka())
    assert [rad[0] for rad in radene(client.get("/paaminnelser/"))] == [ventet]


def test_lederen_ser_navn_paa_eget_kontor_men_aldri_graderte(client):
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    ola = lag.kandidat(ane, naa=for_(30), fornavn="Ola", etternavn="Lund")
    lag.kandidat(ane, naa=for_(30), fornavn="Skjult", etternavn="Person", skjermet=True)
    generering.generer(naa=klokka())
    client.force_login(leder)
    rader = radene(client.get("/paaminnelser/"))
    assert [rad[1] for rad in rader] == ["Ola Lund"]
    assert {rad[4] for rad in rader} == {""}
    assert {lenke["href"] for lenke in suppe(client.get("/paaminnelser/")).select("tbody th a")} == {
        f"/kontor/jobbspesialister/{ane.pk}/#k{ola.pk}",
    }


def test_lederens_sier_hvem_som_svarer_for_det_og_staar_samlet_hos_dem(client):
    """Those nobody answers for come first, then by who does; the employer's side is its kontaktperson's."""
    leder, bo = lag.bruker(Rolle.LEDER), lag.bruker(fornavn="Bo", etternavn="Vik")
    aase = lag.bruker(fornavn="Åse", etternavn="Aas")
    hos = lag.arbeidsgiver(aase, naa=for_(60), navn="Bakeriet AS")
    for nr, spesialist in enumerate((bo, aase, bo)):
        den = lag.kandidat(spesialist, naa=for_(40 + nr), fornavn=f"Nr{nr}", etternavn="Testesen")
    lag.forlop(den, hos, av=bo, naa=for_(39))
    ny = lag.kandidat(None, kontor=leder.kontor, naa=for_(3), fornavn="Ny", etternavn="Testesen")
    generering.generer(naa=klokka())
    client.force_login(leder)
    rader = [(rad[0].split()[0], rad[1]) for rad in radene(client.get("/paaminnelser/"))]
    assert list(dict.fromkeys(hvem for hvem, _om in rader)) == ["Ingen", "Bo", "Åse"]
    assert set(rader) == {
        ("Ingen", "Ny Testesen"),
        ("Bo", "Nr0 Testesen"),
        ("Bo", "Nr2 Testesen"),
        ("Åse", "Nr1 Testesen"),
        ("Åse", "Nr2 Testesen hos Bakeriet AS"),
    }
    side = suppe(client.get("/paaminnelser/"))
    assert {ett["href"] for ett in side.select("a[href^=mailto]")} == {
        f"mailto:{den.epost}?subject=P%C3%A5minnelser%20i%20Inkludering" for den in (bo, aase)
    }
    i_koen = {ett["href"] for ett in side.select("tbody th a") if "Ny Testesen" in ett.text}
    assert i_koen == {f"/kontor/tildel/{ny.pk}/"}
    assert client.get(*i_koen).status_code == 200
    assert "«Sett»" not in side.text
    (rad,) = [ett for ett in side.select("tbody th a") if "Nr1" in ett.text]
    assert suppe(client.get(rad["href"])).find(id=rad["href"].partition("#")[2]).select_one("th").text == "Nr1 Testesen"
    (si_fra,) = suppe(client.get(rad["href"])).select("a[href^=mailto]")
    assert si_fra["href"] == f"mailto:{aase.epost}?subject=Kandidater%20i%20Inkludering"


def test_siden_viser_hva_som_er_sendt_og_naar(client, ane):
    assert "Ingen sammendrag er sendt ennå" in suppe(client.get("/paaminnelser/")).text
    Utsending.objects.create(
        nokkel="sammendrag:x",
        kanal="epost",
        mottaker=ane,
        adresse=ane.epost,
        mal="sammendrag",
        data={"kontakter": 6, "over_fristen": 1},
        tilstand="sendt",
        opprettet=klokka(),
        ikke_foer=klokka(),
        sendt_tid=NAA - timedelta(minutes=1),
    )
    assert "6 kontakter å ta, 1 over fristen." in suppe(client.get("/paaminnelser/")).text


@pytest.mark.parametrize("rolle", [Rolle.MARKEDSKONTAKT, Rolle.ADMINISTRATOR])
def test_andre_roller_har_ingen_paaminnelser(client, rolle):
    client.force_login(lag.bruker(rolle))
    assert client.get("/paaminnelser/").status_code == 404


def test_fristen_flyttes_herfra_og_en_kommer_tilbake_hit(client, ane):
    ola = lag.kandidat(ane)
    frist = ola.oppfolginger.aapne().get()
    datoer.flytt(oppfolging=frist, til=I_DAG, grunn="Avtalt", av=ane, naa=klokka())
    generering.generer(naa=klokka())
    (flytt,) = suppe(client.get("/paaminnelser/")).select('td a[href*="/flytt/"]')
    til = f"{legg_til(I_DAG, 1):%d.%m.%Y}"
    assert client.post(flytt["href"], {"til": til, "grunn": "Ferie"}).url == "/paaminnelser/"
    assert not Paaminnelse.objects.aapne().filter(oppfolging=frist).exists()


@pytest.mark.parametrize("side", ["/paaminnelser/", "/min-uke/"])
def test_logg_foerer_tilbake_dit_en_kom_fra_ogsaa_naar_en_avbryter_eller_flytter_i_stedet(client, ane, kari, side):
    """A candidate's, a forløp's and an employer's own, and a wish to be called."""
    hos = lag.arbeidsgiver(ane, naa=for_(120), navn="Bakeriet")
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naa=for_(100))
    vil_ringes = lag.arbeidsgiver(ane, naa=for_(5), navn="Kroa")
    ringeonske.be_om_oppringing(
        orgnr=vil_ringes.orgnr, av=lag.portalbruker(lag.arbeidsgiverkontakt(vil_ringes, av=ane)), naa=for_(4)
    )
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(20), navn="Kiosken"), av=ane, naa=for_(15))
    generering.generer(naa=klokka())
    adresser = {ett["href"] for ett in suppe(client.get(side)).select('td a[href*="/logg/"]')}
    assert len({ett.split("/")[1] for ett in adresser}) >= 2, adresser
    assert {f"/arbeidsgivere/{ett.orgnr}/logg/" for ett in (hos, vil_ringes)} <= {ett.split("?")[0] for ett in adresser}
    for adresse in sorted(adresser):
        skjema = client.get(adresse)
        assert suppe(skjema).select_one("[data-avbryt]")["href"] == side
        if suppe(skjema).select_one("button[name=flytt]"):
            i_stedet = client.post(adresse, utfylt(skjema) | {"flytt": "1"}).url
            assert suppe(client.get(i_stedet)).select_one("[data-avbryt]")["href"] == side
        assert client.post(adresse, utfylt(skjema)).url == side


@pytest.fixture
def bo_har_vaert_der(ane):
    """A colleague has talked with an employer of mine, about a candidate, and changed who works there."""
    bo, hos = lag.bruker(fornavn="Bo", etternavn="Berg"), lag.arbeidsgiver(ane, naa=for_(5), navn="Bakeriet")
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=bo, naa=for_(1), notat="Hemmelig")
    lag.arbeidsgiverkontakt(hos, av=bo, fornavn="Liv", etternavn="Dahl")
    generering.generer(naa=klokka())
    return hos


def test_det_en_kollega_har_gjort_sies_med_hvem_hvordan_og_naar(client, bo_har_vaert_der):
    assert "eller du trykker «Sett»" in suppe(client.get("/paaminnelser/")).text
    sagt = [rad[1] for rad in radene(client.get("/paaminnelser/"))]
    (logget,) = [rad for rad in sagt if "har logget kontakt" in rad]
    (folk,) = [rad for rad in sagt if "endret hvem" in rad]
    assert "Bo Berg, telefon i går" in logget
    assert "Bo Berg endret Liv Dahl i dag" in folk
    assert "Hemmelig" not in suppe(client.get("/paaminnelser/")).text
    side = f"/arbeidsgivere/{bo_har_vaert_der.orgnr}/"
    lenker = {lenke["href"] for lenke in suppe(client.get("/paaminnelser/")).select("tbody th a")}
    assert lenker == {f"{side}#historikk", f"{side}#folk"}
    assert {"historikk", "folk"} <= {ett["id"] for ett in suppe(client.get(side)).select("[id]")}


def test_det_som_bare_er_til_orientering_legges_bort_for_godt(client, bo_har_vaert_der):
    for knapp in suppe(client.get("/paaminnelser/")).select("td form"):
        assert client.post(knapp["action"]).url == "/paaminnelser/"
    generering.generer(naa=klokka(), alt=True)
    assert "Ingen åpne påminnelser" in suppe(client.get("/paaminnelser/")).text
    assert not Endret.objects.filter(alt=True).exists()


def test_en_ny_endring_sies_ogsaa_til_den_som_har_sett_den_forrige(client, bo_har_vaert_der):
    for knapp in suppe(client.get("/paaminnelser/")).select("td form"):
        client.post(knapp["action"])
    bo_har_vaert_der.kontakter.update(endret=klokka() + timedelta(seconds=2))
    generering.generer(naa=klokka(), alt=True)
    assert len(radene(client.get("/paaminnelser/"))) == 1


def test_en_paaminnelse_om_noe_som_maa_gjores_legges_ikke_bort(client, ane, kari):
    generering.generer(naa=klokka())
    assert not suppe(client.get("/paaminnelser/")).select("td form")
    staar = Paaminnelse.objects.aapne().filter(mottaker=ane).first()
    assert client.post(f"/paaminnelser/{staar.pk}/sett/").status_code == 404
    staar.refresh_from_db()
    assert staar.tilstand == "aapen"
