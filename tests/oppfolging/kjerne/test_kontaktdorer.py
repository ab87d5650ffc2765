"""A contact about several candidates: each row is seen by those who may open that candidate, and by nobody else."""

from types import SimpleNamespace

import pytest

from kandidater import ansvar
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, OmKandidat, Parter
from oppfolging.kjerne.models import Deltaker, Kontakt
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db

OM_KARI, OM_OLA, OM_HOS = "KANARI-KARI", "KANARI-OLA", "KANARI-HOS"


@pytest.fixture
def mote():
    """Bo has met the employer, whose kontaktperson is Ane, about his own Ola and Ane's Kari."""
    ane, bo = lag.bruker(), lag.bruker()
    hos = lag.arbeidsgiver(ane)
    kari, ola = (
        lag.kandidat(den, fase="jobbutvikling", etternavn=navn, aapen=True)
        for den, navn in ((ane, "Kanarikari"), (bo, "Kanariola"))
    )
    karis, olas = lag.forlop(kari, hos, av=ane), lag.forlop(ola, hos, av=bo)
    parter = Parter(
        (
            OmKandidat(kari, karis, notat=OM_KARI, deltok=False),
            OmKandidat(ola, olas, notat=OM_OLA),
        ),
        MedArbeidsgiver(hos, notat=OM_HOS),
    )
    kontakt = lag.kontakt(parter, av=bo)
    return SimpleNamespace(ane=ane, bo=bo, hos=hos, kari=kari, ola=ola, karis=karis, olas=olas, kontakt=kontakt)


def sagt(bruker) -> set[str]:
    return {rad.notat for rad in Deltaker.objects.synlig_for(bruker)}


def test_hver_ser_bare_raden_til_kandidaten_de_kan_aapne(mote):
    assert sagt(mote.ane) == {OM_KARI}
    assert sagt(mote.bo) == {OM_OLA, OM_HOS}
    for rolle in ("jobbspesialist", "leder", "markedskontakt", "administrator"):
        assert sagt(lag.bruker(rolle)) == set()
    assert sagt(lag.portalbruker(lag.arbeidsgiverkontakt(mote.hos))) == set()


def test_kontakten_selv_ser_de_som_kan_aapne_en_av_kandidatene(mote):
    ser = {den for den in (mote.ane, mote.bo, lag.bruker(), lag.bruker("leder")) if Kontakt.objects.synlig_for(den)}
    assert ser == {mote.ane, mote.bo}
    assert Kontakt.objects.synlig_for(mote.ane).count() == 1
    alene = lag.kontakt(Parter(arbeidsgiver=MedArbeidsgiver(mote.hos)), av=mote.bo)
    assert Kontakt.objects.synlig_for(lag.bruker("leder")).get() == alene
    assert set(Kontakt.objects.uten_kandidatdata(lag.bruker("leder"))) == {mote.kontakt, alene}


def test_en_mister_raden_naar_kandidaten_blir_en_annens(mote):
    ansvar.tildel(kandidat=mote.ola, til=lag.bruker(), aarsak="", av=mote.bo, naa=klokka())
    assert sagt(mote.bo) == {OM_HOS}


@pytest.mark.parametrize(
    ("deltok", "egne"),
    [(False, True), (True, False)],
    ids=["hennes arbeidsgiver, kandidaten var ikke med", "en annens kandidat var med"],
)
def test_bare_den_som_logget_kan_angre_og_bare_naar_hver_kandidat_eller_arbeidsgiveren_er_deres(mote, deltok, egne):
    parter = Parter((OmKandidat(mote.kari), OmKandidat(mote.ola, deltok=deltok)), MedArbeidsgiver(mote.hos))
    kontakt = lag.kontakt(parter, av=mote.ane)
    assert Kontakt.objects.redigerbar_for(mote.ane).filter(pk=kontakt.pk).exists() == egne
    assert not Kontakt.objects.redigerbar_for(mote.bo).filter(pk=kontakt.pk).exists()


def test_kollegas_kandidat_hos_en_annens_arbeidsgiver_kan_ikke_angres(mote):
    """Bo met the employer about Kari, who is Ane's, as the employer is."""
    assert not Kontakt.objects.redigerbar_for(mote.bo).exists()


@pytest.mark.parametrize("hvem", ["ane", "bo", "kollega", "leder", "markedskontakt"])
def test_ingen_side_viser_hva_som_ble_sagt_om_en_annens_kandidat(client, mote, hvem):
    folk = {"ane": mote.ane, "bo": mote.bo, "kollega": lag.bruker()}
    client.force_login(folk.get(hvem) or lag.bruker(hvem))
    ser = {"ane": {OM_KARI}, "bo": {OM_OLA, OM_HOS}}.get(hvem, set())
    sider = ("/", f"/arbeidsgivere/{mote.hos.orgnr}/", "/arbeidsgivere/", "/paaminnelser/", "/kandidater/")
    egne = [f"/kandidater/{den.pk}/" for den in (mote.kari, mote.ola)]
    forlop = [f"/forlop/{ett.pk}/" for ett in (mote.karis, mote.olas)]
    vist = " ".join(client.get(side).content.decode() for side in (*sider, *egne, *forlop))
    assert {ord_ for ord_ in (OM_KARI, OM_OLA, OM_HOS) if ord_ in vist} == ser


def test_kandidatens_side_nevner_arbeidsgiveren_men_ikke_de_andre_kandidatene(client, mote):
    client.force_login(mote.ane)
    side = client.get(f"/kandidater/{mote.kari.pk}/").content.decode()
    assert OM_KARI in side and mote.hos.navn in side
    assert mote.ola.etternavn not in side
