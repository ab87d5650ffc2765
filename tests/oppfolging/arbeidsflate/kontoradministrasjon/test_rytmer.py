"""An office decides its own rhythm from a day to come: what has been stays, and what is to come can be taken away."""

from datetime import timedelta

import pytest

from inkludering.hendelser.models import Hendelse
from oppfolging.kjerne import rytmeversjoner
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.rytmer import i_ord, rytmer_for
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
FRA = I_DAG + timedelta(days=10)
ADRESSE = "/administrasjon/kontor/5702/rytmer/"


@pytest.fixture(autouse=True)
def administrator(client):
    client.force_login(lag.bruker("administrator"))


def no(dag) -> str:
    return f"{dag:%d.%m.%Y}"


def rytmen(dag, situasjon: str = "jobb", side: str = "arbeidsgiver", kontor: str = "5702") -> str:
    return i_ord(rytmer_for(kontor, dag)[situasjon, side])


NASJONAL = (
    "Innen 3 dager etter start, hver uke til uke 4, hver 14. dag til uke 12, hver måned til måned 12, "
    "deretter hver 90. dag"
)


def felt(**endret: str) -> dict[str, str]:
    tall = {"frist_0": "3", "hver_1": "7", "til_1": "28", "hver_2": "14", "til_2": "84", "hver_3": "1", "til_3": "365"}
    return tall | {"hver_4": "90", "gjelder_fra": no(FRA)} | endret


def test_kontorets_rytme_gjelder_fra_dagen_og_bare_der(client):
    assert client.get(ADRESSE).content.decode().count("Nasjonal") == 11
    svar = client.post(f"{ADRESSE}jobb/arbeidsgiver/", felt(hver_1="5", til_1="42", frist_0="2"))
    assert svar.status_code == 302
    assert rytmen(FRA - timedelta(days=1)) == rytmen(FRA, kontor="0315") == NASJONAL
    assert rytmen(FRA) == (
        "Innen 2 dager etter start, hver 5. dag til uke 6, hver 14. dag til uke 12, hver måned til måned 12, "
        "deretter hver 90. dag"
    )
    side = client.get(ADRESSE).content.decode()
    assert f"Fra {no(FRA)}:" in side and "hver 5. dag til uke 6" in side
    assert Hendelse.objects.get().type == "rytme_bestemt"


def test_det_som_ikke_har_begynt_kan_skrives_om_og_tas_bort(client):
    client.post(f"{ADRESSE}jobb/arbeidsgiver/", felt(hver_4="60"))
    client.post(f"{ADRESSE}jobb/arbeidsgiver/", felt(hver_4="45"))
    assert rytmen(FRA).endswith("hver 45. dag")
    assert client.post(f"{ADRESSE}jobb/arbeidsgiver/ta-bort/").status_code == 302
    assert rytmen(FRA) == NASJONAL


@pytest.mark.parametrize(
    ("endret", "ved", "sagt"),
    [
        ({"gjelder_fra": no(I_DAG)}, "gjelder_fra", "fram i tid"),
        ({"gjelder_fra": ""}, "gjelder_fra", "Skriv dagen"),
        ({"hver_1": "0"}, "hver_1", "1"),
        ({"hver_3": "13"}, "hver_3", "12"),
        ({"hver_2": ""}, "hver_2", "Skriv et tall"),
        ({"til_2": "28"}, "til_2", "etter dag 28"),
    ],
)
def test_feil_sies_ved_feltet_og_ingenting_endres(client, endret, ved, sagt):
    svar = client.post(f"{ADRESSE}jobb/arbeidsgiver/", felt(**endret))
    assert svar.status_code == 422
    assert sagt in svar.content.decode().split(f'id="id_{ved}_feil"')[1].split("</div>")[0]
    assert not Rytmetrinn.objects.filter(kontor="5702").exists()


@pytest.mark.parametrize("handling", ["sett", "ta_bort"])
def test_det_som_har_begynt_kan_ikke_skrives_over(handling):
    hva = {"kontor": lag.kontor(), "situasjon": "soker_jobb", "side": "kandidat", "av": lag.bruker("administrator")}
    trinn = {"trinn": [Rytmetrinn(hver=10)]} if handling == "sett" else {}
    with pytest.raises(rytmeversjoner.HarBegynt):
        getattr(rytmeversjoner, handling)(**hva, **trinn, fra=I_DAG, naa=klokka())


def test_hver_rytme_kan_endres_og_faar_samme_form(client):
    for rad in Rytmetrinn.objects.filter(kontor=None).values_list("situasjon", "side").distinct():
        assert client.get(f"{ADRESSE}{'/'.join(rad)}/").status_code == 200
    assert client.get(f"{ADRESSE}jobb/jobbutvikling/").status_code == 404
