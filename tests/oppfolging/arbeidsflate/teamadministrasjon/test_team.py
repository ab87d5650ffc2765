"""A team is jobbspesialister with one metodeveileder, from any offices; its board is theirs alone."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from inkludering.brukere.models import Team, Teammedlem
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
EN_DAG = timedelta(days=1)


@pytest.fixture
def ane():
    return lag.bruker(etternavn="Berg")


@pytest.fixture
def bo():
    return lag.bruker(paa=lag.ANNET_KONTOR, etternavn="Dahl")


@pytest.fixture
def team(client) -> str:
    client.force_login(lag.bruker("administrator"))
    svar = client.post("/administrasjon/team/ny/", {"navn": "Team Øst"})
    assert svar.status_code == 302
    return svar.url


def no(dag) -> str:
    return f"{dag:%d.%m.%Y}"


def ta_inn(client, team: str, bruker, *, rolle: str = "medlem", fra=I_DAG):
    return client.post(f"{team}medlem/", {"epost": bruker.epost, "rolle": rolle, "fra": no(fra)})


def feil_ved(svar, felt: str) -> str:
    assert svar.status_code == 422
    return svar.content.decode().split(f'id="id_{felt}_feil"')[1].split("</div>")[0]


def test_et_team_kan_ha_folk_fra_flere_kontorer_og_en_metodeveileder(client, team, ane, bo):
    veileder, leder = lag.bruker("leder", er_metodeveileder=True), lag.bruker("leder")
    for den in (ane, bo):
        assert ta_inn(client, team, den).status_code == 302
    assert "må være jobbspesialist" in feil_ved(ta_inn(client, team, leder, rolle="metodeveileder"), "rolle")
    assert "må være jobbspesialist" in feil_ved(ta_inn(client, team, leder), "rolle")
    assert ta_inn(client, team, veileder, rolle="metodeveileder").status_code == 302
    ny = lag.bruker("leder", er_metodeveileder=True)
    assert "allerede en metodeveileder" in feil_ved(ta_inn(client, team, ny, rolle="metodeveileder"), "rolle")
    assert "er i Team Øst. Avslutt det først." in feil_ved(ta_inn(client, team, ane), "epost")
    ukjent = client.post(f"{team}medlem/", {"epost": "ingen@nav.example", "rolle": "medlem", "fra": no(I_DAG)})
    assert "Ingen bruker" in feil_ved(ukjent, "epost")
    assert "annet team" in feil_ved(client.post("/administrasjon/team/ny/", {"navn": "TEAM øst"}), "navn")
    side = client.get(team).content.decode()
    assert "Test Berg" in side and "Test Dahl" in side


def test_den_som_gaar_ut_kan_inn_i_et_annet_og_en_feil_tas_bort(client, team, ane, bo):
    ta_inn(client, team, ane, fra=I_DAG - 5 * EN_DAG)
    ta_inn(client, team, bo)
    aapne = {den.bruker_id: den for den in Teammedlem.objects.all()}
    assert client.post(f"{team}medlem/{aapne[ane.pk].pk}/", {"siste_dag": no(I_DAG - EN_DAG)}).status_code == 302
    assert client.post(f"{team}medlem/{aapne[bo.pk].pk}/", {"siste_dag": no(I_DAG - EN_DAG)}).status_code == 302
    (ute,) = Teammedlem.objects.all()
    assert (ute.bruker_id, ute.gyldig.upper) == (ane.pk, I_DAG)
    assert ta_inn(client, team, ane).status_code == 302


@pytest.mark.parametrize(
    ("dager", "sagt"),
    [
        ((-5, 3, 2), "er i Team Sør til og med {siste}. Velg en dag etter det."),
        ((4, None, 2), "skal inn i Team Sør {forste}. Avslutt det først."),
        ((-5, 3, 3), ""),
    ],
)
def test_den_som_er_i_et_annet_team_nevnes_med_teamet_og_dagen(client, team, ane, dager, sagt):
    """In another one from the first day to the second, and now in this one from the third."""
    fra_dag, til, her_fra = (None if nr is None else I_DAG + nr * EN_DAG for nr in dager)
    annet = Team.objects.create(navn="Team Sør")
    Teammedlem.objects.create(team=annet, bruker=ane, gyldig=DateRange(fra_dag, til))
    svar = ta_inn(client, team, ane, fra=her_fra)
    if not sagt:
        assert svar.status_code == 302
        return
    assert sagt.format(siste=no((til or I_DAG) - EN_DAG), forste=no(fra_dag)) in feil_ved(svar, "epost")


def test_databasen_holder_ett_team_om_gangen_og_en_metodeveileder(ane):
    team, annet = (Team.objects.create(navn=navn) for navn in ("En", "To"))
    fra = {"gyldig": DateRange(I_DAG, None)}
    Teammedlem.objects.create(team=team, bruker=ane, **fra)
    Teammedlem.objects.create(team=team, bruker=lag.bruker("leder"), rolle="metodeveileder", **fra)
    for felt in ({"team": annet, "bruker": ane}, {"team": team, "bruker": lag.bruker(), "rolle": "metodeveileder"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Teammedlem.objects.create(**felt, **fra)


def test_tavlen_viser_tall_for_hver_i_teamet_og_ingen_kandidater(client, team, ane, bo):
    for den in (ane, bo):
        ta_inn(client, team, den)
    kari = lag.kandidat(ane, etternavn="Kanarifugl", naa=klokka() - 20 * EN_DAG)
    lag.kandidat(bo)
    lag.kandidat(bo)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, utfall="ikke_svar", naadd=False)
    client.force_login(bo)
    side = client.get("/team/").content.decode()
    celler = [[td.get_text(" ", strip=True) for td in tr.find_all(["th", "td"])] for tr in _rader(side)]
    assert [rad[0].split()[1] for rad in celler] == ["Berg", "Dahl"]
    assert [rad[1] for rad in celler] == ["1 av 20", "2 av 20"]
    assert [rad[2] for rad in celler] == ["1", "0"]
    assert "Kanarifugl" not in side
    client.force_login(lag.bruker())
    assert "Du er ikke i noe team" in client.get("/team/").content.decode()


def _rader(side: str):
    return BeautifulSoup(side, "html.parser").select("main tbody tr")
