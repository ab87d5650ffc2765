"""A grading is set and lifted after registration, and takes effect at once, everywhere."""

from __future__ import annotations

import pytest
from django.urls import reverse

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse, Oppslag
from kandidater.aapenhet import for_arbeidsgiver
from kandidater.models import Kandidat, Skjuling
from oppfolging.handlinger import inntak
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.gradering.scene import FOER, GRUNN, grader, holder, send, siden

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("svart", "blir"),
    [
        (("fortrolig", False), ("fortrolig", False, False)),
        (("ugradert", True), ("ugradert", True, False)),
        (("fortrolig", True), ("fortrolig", True, False)),
        (("strengt_fortrolig", False), ("ukjent", False, True)),
        (("strengt_fortrolig", True), ("ukjent", True, True)),
    ],
)
def test_den_ansvarlige_endrer_adressebeskyttelsen(client, ane, kari, svart, blir):
    beskyttelse, skjermet = svart
    client.force_login(ane)
    send(client, kari, beskyttelse, **({"skjermet": "on"} if skjermet else {}))
    kari.refresh_from_db()
    assert (kari.gradering, kari.skjermet, kari.sperret is not None) == blir
    ett = kari.graderingssvar.get()
    assert (ett.beskyttelse, ett.skjermet, ett.grunn, ett.av, ett.kilde) == (
        *(beskyttelse, skjermet, GRUNN, ane),
        "jobbspesialist",
    )
    assert Hendelse.objects.filter(type="gradering_endret", objekt_id=str(kari.pk), av_id=ane.pk).count() == 1
    assert Skjuling.objects.filter(kandidat=kari, periode__endswith=None).count() == 1
    assert Oppslag.objects.filter(handling="kandidat_gradering", personer=[kari.pk], utfall="tillatt").count() == 1


def test_gradert_forsvinner_med_det_samme_for_alle_andre(client, ane, kari, uten_rett):
    client.force_login(uten_rett)
    assert "Kanari" in client.get(reverse("oppfolging:kandidater")).content.decode()
    assert for_arbeidsgiver(kari).navn
    grader(kari, av=ane)
    assert "Kanari" not in client.get(reverse("oppfolging:kandidater")).content.decode()
    assert not for_arbeidsgiver(kari).kan_kontaktes


def test_loeftes_graderingen_er_personen_synlig_igjen_men_aapenheten_maa_settes_paa_nytt(client, ane, kari):
    grader(kari, av=ane)
    client.force_login(ane)
    side = client.post(siden(kari), {"beskyttelse": "ugradert", "grunn": GRUNN}, follow=True)
    assert "Arbeidsgivere skal ikke kontaktes om kandidaten." in side.content.decode()
    assert not for_arbeidsgiver(kari).kan_kontaktes
    assert Kandidat.objects.kjent_for(lag.bruker(Rolle.LEDER)).filter(pk=kari.pk).exists()
    assert not Skjuling.objects.filter(kandidat=kari, periode__endswith=None).exists()


def test_alle_sakene_til_personen_faar_svaret(ane, kari):
    inntak.avslutt(kandidat=kari, dato=klokka().date(), av=ane, naa=klokka())
    ny = lag.kandidat(ane, fodselsnummer=kari.fodselsnummer)
    grader(ny, av=ane)
    kari.refresh_from_db()
    assert (ny.gradering, kari.gradering) == ("fortrolig", "fortrolig")


def test_svaret_ved_ny_registrering_gjelder_ogsaa_de_gamle_sakene(ane, kari):
    inntak.avslutt(kandidat=kari, dato=klokka().date(), av=ane, naa=klokka())
    lag.kandidat(ane, fodselsnummer=kari.fodselsnummer, skjermet=True)
    kari.refresh_from_db()
    assert kari.skjermet


@pytest.mark.parametrize(
    ("staar", "svares", "blir"),
    [
        ({"gradering": "fortrolig"}, {}, ("fortrolig", False)),
        ({"skjermet": True}, {}, ("ugradert", True)),
        ({"gradering": "fortrolig"}, {"skjermet": True}, ("fortrolig", True)),
        ({}, {"gradering": "fortrolig"}, ("fortrolig", False)),
        ({}, {}, ("ugradert", False)),
    ],
)
def test_det_strengeste_gjelder_i_alle_sakene_naar_personen_registreres_paa_nytt(ane, staar, svares, blir):
    gammel = lag.kandidat(lag.bruker(), naa=klokka() - FOER, **staar)
    inntak.avslutt(kandidat=gammel, dato=klokka().date(), av=ane, naa=klokka())
    ny = lag.kandidat(ane, fodselsnummer=gammel.fodselsnummer, **svares)
    for den in (gammel, ny):
        den.refresh_from_db()
        assert (den.gradering, den.skjermet) == blir


@pytest.mark.parametrize(
    ("hvorfor", "svares", "blir"),
    [
        ("nytt", "ugradert", "fortrolig"),  # the person's own earlier answer
        ("feil", "ugradert", "ugradert"),  # somebody else's: what is answered now holds
        ("feil", "fortrolig", "fortrolig"),
    ],
)
def test_et_nytt_nummer_har_sitt_eget_svar(client, kari, hvorfor, svares, blir):
    ane = kari.ansvar.get().bruker
    grader(kari, av=ane)
    client.force_login(ane)
    felt = {"fodselsnummer": lag.fodselsnummer(), "hvorfor": hvorfor, "gradering": svares}
    assert client.post(siden(kari, "oppfolging:kandidat_nummer"), {**felt, "gradering": ""}).status_code == 422
    client.post(siden(kari, "oppfolging:kandidat_nummer"), felt)
    kari.refresh_from_db()
    assert kari.gradering == blir


@pytest.mark.parametrize("hvorfor", ["nytt", "feil"])
def test_det_strengeste_gjelder_naar_to_numre_viser_seg_aa_vaere_samme_person(client, ane, kari, hvorfor):
    tidligere = lag.kandidat(lag.bruker(), naa=klokka() - FOER, gradering="fortrolig", skjermet=True)
    inntak.avslutt(kandidat=tidligere, dato=klokka().date(), av=ane, naa=klokka())
    client.force_login(ane)
    felt = {"fodselsnummer": tidligere.fodselsnummer, "hvorfor": hvorfor, "gradering": "ugradert"}
    client.post(siden(kari, "oppfolging:kandidat_nummer"), felt)
    for den in (tidligere, kari):
        den.refresh_from_db()
        assert (den.gradering, den.skjermet) == ("fortrolig", True)


def test_samme_svar_endrer_ingenting_men_er_spurt(ane, kari):
    grader(kari, "ugradert", av=ane)
    assert kari.gradering_sjekket > kari.gradering_tid
    assert not kari.graderingssvar.exists()


def test_arbeidsgiverens_dato_foelger_graderingen(ane, kari):
    hos = lag.arbeidsgiver(lag.bruker(), naa=klokka() - FOER)
    lag.forlop(kari, hos, av=ane, naa=klokka() - FOER)
    egne = hos.oppfolginger.aapne().filter(kandidat=None)
    assert not egne.exists()
    grader(kari, av=ane)
    assert (egne.count(), holder()) == (1, [])
    grader(kari, "ugradert", av=ane)
    assert holder() == []


def test_en_side_aapnet_foer_endringen_blir_avvist(client, ane, kari):
    client.force_login(ane)
    versjon = client.get(siden(kari)).context["skjema"].versjon
    grader(kari, av=ane)
    side = send(client, kari, "ugradert", versjon=versjon)
    kari.refresh_from_db()
    assert "endret mens du skrev" in side.content.decode()
    assert kari.gradering == "fortrolig"


def test_bare_den_ansvarlige_og_en_leder_med_rett_kan_endre(client, ane, kari, leder, uten_rett):
    for hvem, status in ((ane, 200), (leder, 200), (uten_rett, 404), (lag.bruker(), 404)):
        client.force_login(hvem)
        assert client.get(siden(kari)).status_code == status


@pytest.mark.parametrize(
    ("gradert", "ordet"),
    [({"gradering": "fortrolig"}, "Fortrolig adresse"), ({"skjermet": True}, "Skjermet")],
)
def test_merket_staar_der_noen_er_i_ferd_med_aa_snakke_om_dem(client, ane, gradert, ordet):
    """G-C9: the lists, the forms and the cards, in words."""
    den = lag.kandidat(ane, naa=klokka() - FOER, etternavn="Kanari", aapen=True, **gradert)
    forlop = lag.forlop(den, lag.arbeidsgiver(ane, naa=klokka() - FOER), av=ane, naa=klokka() - FOER)
    dato = den.oppfolginger.aapne().filter(side="kandidat").earliest("frist")
    client.force_login(ane)
    adresser = [
        reverse("oppfolging:i_dag"),
        reverse("oppfolging:kandidater"),
        reverse("oppfolging:min_uke"),
        siden(den, "oppfolging:kandidat"),
        siden(den, "oppfolging:logg_kandidat"),
        reverse("oppfolging:forlop", args=[forlop.pk]),
        reverse("oppfolging:logg_forlop", args=[forlop.pk]),
        reverse("oppfolging:flytt", args=[dato.pk]),
        siden(den, "oppfolging:forlop_nytt"),
    ]
    uten = [adresse for adresse in adresser if ordet.lower() not in client.get(adresse).content.decode().lower()]
    assert uten == []
    side = client.get(siden(den, "oppfolging:kandidat")).content.decode()
    assert "<title>Kandidat – Inkludering</title>" in side


def test_nytt_forlop_for_en_gradert_sier_at_graderingen_er_grunnen(client, ane):
    """G-B8: whatever the openness says, and without a link that leads nowhere."""
    den = lag.kandidat(ane, aapen=True, skjermet=True)
    client.force_login(ane)
    side = client.get(siden(den, "oppfolging:forlop_nytt")).content.decode()
    assert "Skjermet. Arbeidsgiveren ser ikke forløpet i portalen." in side
    assert "Åpenheten sier" not in side
    assert "Endre åpenheten" not in side
