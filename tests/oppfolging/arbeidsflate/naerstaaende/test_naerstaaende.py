"""Nobody opens their own record, or that of somebody they have declared near; nor are they ever made responsible."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from inkludering.brukere import fravaer
from inkludering.hendelser.models import Hendelse
from kandidater import ansvar
from kandidater.gradering import Adressebeskyttelse
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Kandidatansvar
from kandidater.naerstaaende import ErInhabil, Naerstaaende
from kandidater.omgradering import Registersvar
from kandidater.sjekk import ingen_inhabile
from oppfolging.handlinger import adressebeskyttelse, habilitet, overlevering
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka

pytestmark = pytest.mark.django_db
SIDE = "/profil/naerstaaende/"


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari():
    return lag.kandidat(lag.bruker(), fornavn="Kari", etternavn="Åsen")


def meld(hvem, den, slektskap: str = "soesken") -> bool:
    return habilitet.meld(bruker=hvem, fodselsnummer=den.fodselsnummer, slektskap=slektskap, naa=klokka())


def kan(hvem, den) -> set[str]:
    alle = Kandidat.objects
    dorer = {"åpne": alle.synlig_for, "endre": alle.redigerbar_for, "med grunn": alle.kan_aapnes_av}
    dorer |= {"trekke": alle.kan_trekkes_av, "gradere": alle.kan_graderes_av}
    return {navn for navn, dor in dorer.items() if dor(hvem).filter(pk=den.pk).exists()}


def mottar(den) -> set:
    """Who is reminded of this candidate."""
    return set(Paaminnelse.objects.aapne().filter(oppfolging__kandidat=den).values_list("mottaker", flat=True))


@pytest.mark.parametrize("slektskap", ["selv", "partner", "forelder_eller_barn", "soesken", "felles_barn", "annen"])
def test_den_som_er_meldt_aapnes_ikke_heller_ikke_med_grunn(client, ane, kari, slektskap):
    assert kan(ane, kari) == {"med grunn"}
    client.force_login(ane)
    client.post(SIDE, {"fodselsnummer": kari.fodselsnummer, "slektskap": slektskap})
    assert kan(ane, kari) == set()
    assert client.post(f"/kandidater/{kari.pk}/aapnet/", {"grunn": "Vil gjerne se likevel"}).status_code == 404
    assert "Kari Åsen" in client.get("/kandidater/?vis=kontoret").content.decode()
    assert f"/kandidater/{kari.pk}/" not in client.get("/kandidater/?vis=kontoret").content.decode()


def test_lederen_er_like_inhabil(kari):
    leder = lag.bruker("leder", ser_skjermede=True)
    assert kan(leder, kari) == {"med grunn", "trekke", "gradere"}
    meld(leder, kari)
    assert kan(leder, kari) == set()


def test_den_en_foelger_opp_gaar_til_lederens_koe_og_kommer_ikke_tilbake(client, ane):
    egen, annen = lag.kandidat(ane), lag.kandidat(ane)
    client.force_login(ane)
    svar = client.post(SIDE, {"fodselsnummer": egen.fodselsnummer, "slektskap": "partner"}, follow=True)
    assert "Lederen gir kandidaten til en annen" in svar.content.decode()
    assert list(Kandidat.objects.uten_ansvarlig(klokka())) == [egen]
    assert kan(ane, egen) == set()
    assert "åpne" in kan(ane, annen)
    with pytest.raises(ErInhabil):
        ansvar.tildel(kandidat=egen, til=ane, aarsak="", av=ane, naa=klokka())
    client.force_login(lag.bruker("leder"))
    koe = client.get(f"/kontor/tildel/{egen.pk}/").content.decode()
    assert "Jobbspesialisten er inhabil for kandidaten." in koe
    tildelt = client.post(f"/kontor/tildel/{egen.pk}/", {"til": ane.pk, "aarsak": ""})
    assert (tildelt.status_code, "er inhabil" in tildelt.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("foer", "etter"),
    [
        (("ane", "ane"), (None, None)),
        (("bo", "ane"), ("bo", None)),
        (("ane", "bo"), (None, "bo")),
        (("bo", "cai"), ("bo", "cai")),
    ],
)
@pytest.mark.parametrize("meldes", ["før nummeret", "etter"])
def test_ogsaa_den_en_tar_over_fra_mandag_gaar_til_koen(ane, meldes, foer, etter):
    """Who follows up now, and who from Monday on; Ane declares the person near before or after the number is theirs."""
    folk = {"ane": ane, "bo": lag.bruker(), "cai": lag.bruker(), None: None}
    mandag = klokka() + timedelta(days=4)
    den = lag.kandidat(folk[foer[0]])
    ansvar.tildel(kandidat=den, til=folk[foer[1]], aarsak="", av=ane, naa=klokka(), fra=mandag)
    if meldes == "etter":
        assert meld(ane, den) == ("ane" in foer)
    else:
        nummer = lag.fodselsnummer()
        habilitet.meld(bruker=ane, fodselsnummer=nummer, slektskap="partner", naa=klokka())
        svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde="test", grunn="Feil nummer")
        hvem = {"fodselsnummer": nummer, "var_riktig": False, "av": folk["bo"]}
        adressebeskyttelse.bytt_nummer(kandidat=den, **hvem, svar=svar, naa=klokka())
    hos = [Kandidatansvar.objects.gjeldende(naar).filter(kandidat=den).first() for naar in (klokka(), mandag)]
    assert [ett and ett.bruker for ett in hos] == [folk[hvem] for hvem in etter]
    assert not list(ingen_inhabile(klokka()))
    connection.check_constraints()


def test_ingen_spoerres_om_aa_ta_over_en_naer_og_den_som_er_spurt_svarer_nei_ved_aa_melde(client, ane):
    bo, nummer = lag.bruker(), lag.fodselsnummer()
    egen = lag.kandidat(bo, fodselsnummer=nummer)
    felt = {"kandidat": egen, "til": ane, "notat": "Ring før ni", "gjelder_fra": None, "av": bo, "naa": klokka()}
    den = overlevering.foreslaa(**felt)
    meld(ane, egen)
    den.refresh_from_db()
    assert (den.status, den.grunn) == ("avslaatt", "Kollegaen er inhabil for kandidaten.")
    client.force_login(ane)
    assert client.get(f"/overleveringer/{den.pk}/").status_code == 404
    client.force_login(bo)
    svar = client.post(f"/kandidater/{egen.pk}/overlever/", {"til": ane.pk, "notat": "Ring før ni"})
    assert (svar.status_code, "er inhabil" in svar.content.decode()) == (422, True)


def test_databasen_slipper_ingen_inhabil_til(ane, kari):
    meld(ane, kari)
    with pytest.raises(IntegrityError, match="nærstående"), transaction.atomic():
        Kandidatansvar.objects.filter(kandidat=kari).update(bruker=ane)


def test_ingen_registrerer_en_naer_eller_bytter_til_nummeret_deres(client, ane):
    nummer = lag.fodselsnummer()
    habilitet.meld(bruker=ane, fodselsnummer=nummer, slektskap="selv", naa=klokka())
    with pytest.raises(ErInhabil):
        lag.kandidat(ane, fodselsnummer=nummer)
    svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde="test", grunn="Feil nummer")
    egen = lag.kandidat(ane)
    with pytest.raises(ErInhabil):
        adressebeskyttelse.bytt_nummer(
            kandidat=egen, fodselsnummer=nummer, var_riktig=False, svar=svar, av=ane, naa=klokka()
        )


def test_et_nytt_nummer_er_den_samme_personen(ane, kari):
    meld(ane, kari)
    nytt = lag.fodselsnummer()
    svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde="test", grunn="Fikk nummer")
    eier = Kandidatansvar.objects.gjeldende(klokka()).get(kandidat=kari).bruker
    adressebeskyttelse.bytt_nummer(kandidat=kari, fodselsnummer=nytt, var_riktig=True, svar=svar, av=eier, naa=klokka())
    assert kan(ane, kari) == set()
    assert Naerstaaende.objects.er_naer(ane, personindeks(nytt))


def test_far_kandidaten_nummeret_til_en_naer_gaar_den_til_lederens_koe(ane):
    nummer, bo = lag.fodselsnummer(), lag.bruker()
    habilitet.meld(bruker=ane, fodselsnummer=nummer, slektskap="partner", naa=klokka())
    egen = lag.kandidat(ane)
    fravaer.registrer(bruker=ane, fra=I_DAG, til=I_DAG, vikar=bo, av=ane, naa=klokka())
    svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde="test", grunn="Feil nummer")
    adressebeskyttelse.bytt_nummer(
        kandidat=egen, fodselsnummer=nummer, var_riktig=False, svar=svar, av=bo, naa=klokka()
    )
    assert list(Kandidat.objects.uten_ansvarlig(klokka())) == [egen]
    assert not list(ingen_inhabile(klokka()))


def test_ingen_er_vikar_for_en_naer_og_lederen_faar_paaminnelsen(client, ane):
    egen, annen, bo, cai = lag.kandidat(ane, naa=for_(40)), lag.kandidat(ane), lag.bruker(), lag.bruker()
    leder = lag.bruker("leder")
    det = fravaer.registrer(bruker=ane, fra=I_DAG, til=I_DAG, vikar=bo, av=ane, naa=klokka())
    generering.generer(naa=klokka())
    assert (mottar(egen), kan(bo, egen)) == ({bo.pk, leder.pk}, {"åpne", "endre", "trekke", "gradere"})
    for en in (bo, cai):
        meld(en, egen)
    assert (mottar(egen), kan(bo, egen), "åpne" in kan(bo, annen)) == ({leder.pk}, set(), True)
    client.force_login(ane)
    svar = client.post(f"/fravaer/{det.pk}/kandidat/{egen.pk}/", {"vikar": cai.pk, "tekst": "Ring før ni"})
    # A candidate could be made up to ask who has declared whom: it is taken as any other, and the leader has it.
    assert (svar.status_code, kan(cai, egen), mottar(egen)) == (302, set(), {leder.pk})
    habilitet.trekk(den=Naerstaaende.objects.get(bruker=cai), av=cai, naa=klokka())
    assert mottar(egen) == {cai.pk, leder.pk}


def test_et_forslag_om_en_naer_leses_ikke_og_minner_ingen_om_det(client, ane):
    egen, bo = lag.kandidat(ane), lag.bruker()
    felt = {"til": bo, "notat": "kanarioverlevering", "gjelder_fra": None}
    den = overlevering.foreslaa(kandidat=egen, **felt, av=ane, naa=klokka())
    client.force_login(bo)
    assert "kanarioverlevering" in client.get(f"/overleveringer/{den.pk}/").content.decode()
    alle = Paaminnelse.objects.aapne().filter(regel="overlevering")
    assert {ett.mottaker_id for ett in alle} == {bo.pk}
    meld(bo, egen)
    assert client.get(f"/overleveringer/{den.pk}/").status_code == 404
    assert client.post(f"/overleveringer/{den.pk}/", {"svar": "ja"}).status_code == 404
    assert bo.pk not in {ett.mottaker_id for ett in alle.all()}


def test_nummeret_staar_ingen_steder_og_vises_ikke(client, ane, kari):
    client.force_login(ane)
    side = client.post(SIDE, {"fodselsnummer": kari.fodselsnummer, "slektskap": "soesken"}, follow=True)
    assert kari.fodselsnummer not in side.content.decode()
    assert "Søsken" in side.content.decode()
    assert kari.fodselsnummer not in str(Hendelse.objects.values_list("detaljer"))
    assert bytes(Naerstaaende.objects.get().indeks) == bytes(kari.fodselsnummer_indeks)


def test_en_feil_fjernes_av_den_som_meldte_og_rader_slettes_aldri(client, ane, kari):
    meld(ane, kari)
    den = Naerstaaende.objects.get()
    client.force_login(lag.bruker())
    assert client.post(f"{SIDE}{den.pk}/fjern/").status_code == 404
    client.force_login(ane)
    client.post(f"{SIDE}{den.pk}/fjern/")
    assert kan(ane, kari) == {"med grunn"}
    for setning in ("DELETE FROM kandidater_naerstaaende", "UPDATE kandidater_naerstaaende SET slektskap = 'annen'"):
        with pytest.raises(ProgrammingError, match="denied"), transaction.atomic(), connection.cursor() as peker:
            peker.execute(setning)


def test_sjekk_finner_den_som_likevel_er_inhabil(ane):
    egen = lag.kandidat(ane)
    assert not list(ingen_inhabile(klokka()))
    Naerstaaende.objects.create(bruker=ane, indeks=egen.fodselsnummer_indeks, slektskap="selv", meldt=klokka())
    assert list(ingen_inhabile(klokka())) == [f"kandidat {egen.pk}: den ansvarlige har meldt seg inhabil"]


def test_sjekk_finner_ogsaa_den_som_overtar_senere(ane):
    den, mandag = lag.kandidat(lag.bruker()), klokka() + timedelta(days=4)
    ansvar.tildel(kandidat=den, til=ane, aarsak="", av=ane, naa=klokka(), fra=mandag)
    Naerstaaende.objects.create(bruker=ane, indeks=den.fodselsnummer_indeks, slektskap="selv", meldt=klokka())
    assert list(ingen_inhabile(klokka())) == [f"kandidat {den.pk}: den ansvarlige har meldt seg inhabil"]
