"""Calling an employer who asked for it: the form knows who asked and when, and that it was their initiative."""

from __future__ import annotations

import pytest

from oppfolging.handlinger import ringeonske
from oppfolging.kjerne.models import Kontakt, Oppfolging, Part
from tests import fabrikker as lag
from tests.klokke import for_, klokka
from tests.oppfolging.loggeskjema import suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane")


@pytest.fixture
def hos(ane):
    """A bakery with a candidate of Ane's who is due, where Daria, not the hovedkontakt, asked to be called."""
    hos = lag.arbeidsgiver(ane, naa=for_(60), navn="Bakeriet AS")
    lag.arbeidsgiverkontakt(hos, fornavn="Sjef", av=ane)
    daria = lag.arbeidsgiverkontakt(hos, fornavn="Daria", etternavn="Moen", telefon="59091938", av=ane)
    kari = lag.kandidat(ane, naa=for_(40), aapen=True)
    lag.forlop(kari, hos, av=ane, naa=for_(35))
    ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=lag.portalbruker(daria), naa=klokka())
    return hos


def test_skjemaet_vet_hvem_som_ba_om_det_og_at_initiativet_var_deres(client, ane, hos):
    client.force_login(ane)
    svar = client.get(f"/arbeidsgivere/{hos.orgnr}/logg/")
    assert "Daria Moen ba om å bli oppringt i dag kl. " in svar.content.decode()
    assert suppe(svar).select_one("select[name=person] option[selected]").text == "Daria Moen"
    assert utfylt(svar)["initiativ"] == Part.ARBEIDSGIVER


def test_et_anrop_ingen_svarte_paa_er_ikke_et_forsoek_hos_kandidaten(client, ane, hos):
    client.force_login(ane)
    skjema = f"/arbeidsgivere/{hos.orgnr}/logg/"
    felt = utfylt(client.get(skjema)) | {"kanal": "telefon", "utfall": "ikke_svar"}
    client.post(skjema, felt)
    assert Kontakt.objects.get().initiativ == Part.ARBEIDSGIVER
    forsokt = Oppfolging.objects.aapne().exclude(forsokt_dato=None)
    assert set(forsokt.values_list("art", "kandidat")) == {("ringeonske", None)}


def test_logg_alle_av_en_dag_krysser_av_ogsaa_mens_oensket_staar(client, ane, hos):
    client.force_login(ane)
    forst = Oppfolging.objects.aapne().filter(arbeidsgiver=hos, forlop__isnull=False).earliest("frist")
    avkrysset = list(utfylt(client.get(f"/arbeidsgivere/{hos.orgnr}/logg/?frist={forst.frist}")))
    assert any(navn.startswith("om_") for navn in avkrysset)
    uten_dag = utfylt(client.get(f"/arbeidsgivere/{hos.orgnr}/logg/"))
    assert not any(navn.startswith("om_") for navn in uten_dag)


def test_den_ingen_har_proevd_i_dag_staar_foerst_og_kortet_sier_naar_de_ba(client, ane):
    for nr, naa in enumerate((for_(3), for_(1))):
        hos = lag.arbeidsgiver(ane, naa=for_(60), navn=f"Bedrift {nr}")
        den = lag.arbeidsgiverkontakt(hos, fornavn=f"Nr{nr}", av=ane)
        ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=lag.portalbruker(den), naa=naa)
    client.force_login(ane)

    def kortene() -> list[str]:
        return [" ".join(kort.text.split()) for kort in suppe(client.get("/")).select(".ringeonske")]

    assert ["Bedrift 0" in kort for kort in kortene()] == [True, False]
    assert "Bedt om i går kl. " in kortene()[1]
    Oppfolging.objects.filter(art="ringeonske", arbeidsgiver__navn="Bedrift 0").update(
        forsokt_dato=klokka().date(), nytt_forsok=klokka().date()
    )
    assert ["Bedrift 0" in kort for kort in kortene()] == [False, True]
    assert "bedt om i går kl. " in client.get("/paaminnelser/").content.decode()


@pytest.fixture
def fire_vil_ringes(client, ane):
    """Asked for a day ago and due tomorrow; over fristen; tried today, one of them over fristen."""
    for navn in ("Ny", "Sen", "Proevd", "Sen og proevd"):
        hos = lag.arbeidsgiver(ane, naa=for_(60), navn=navn)
        den = lag.arbeidsgiverkontakt(hos, av=ane)
        ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=lag.portalbruker(den), naa=for_(10 if "Sen" in navn else 1))
        if "roevd" in navn:
            lag.kontakt(lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naadd=False)
    lag.kandidat(ane, naa=for_(20))
    client.force_login(ane)


@pytest.mark.parametrize(
    ("status", "ventet"),
    [
        ("", {"Ny", "Sen", "Proevd", "Sen og proevd"}),
        ("forsokt", {"Proevd", "Sen og proevd"}),
        ("forfalt_rod", {"Sen", "Sen og proevd"}),
        ("forfalt_gul", set()),
        ("denne_uken", {"Ny"}),
        ("planlagt", set()),
    ],
)
def test_filteret_viser_de_kortene_det_teller(client, fire_vil_ringes, status, ventet):
    side = suppe(client.get("/", {"status": status} if status else {}))
    kortene = [" ".join(kort.p.text.split()) for kort in side.select(".ringeonske")]
    assert {kort.split(" hos ")[1].split(" vil bli oppringt")[0] for kort in kortene} == ventet
    rader = side.select(".portefolje tbody[id], .portefolje tbody:not(.brett):not([id])")
    valgt = side.select_one(".teller[aria-current] .teller__tall")
    if status:
        assert int(valgt.text) == len(ventet) + len(rader)
        assert ("Ingen med denne statusen nå" in side.text) is (not ventet and not rader)
    (brikke,) = [ett for ett in side.select(".teller") if "Vil bli oppringt" in ett.text]
    assert brikke.text.split()[0] == "4"
    assert brikke["href"] == ("/#vil-bli-oppringt" if status else "#vil-bli-oppringt")
