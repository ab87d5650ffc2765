"""A contact is corrected: the dates it settled and led to stand as if it had been logged right. Dates typed by hand."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from inkludering.brukere import endringer
from oppfolging.arbeidsflate.logg.samtale.kvittering import kvittering
from oppfolging.handlinger import kontaktlogg, kontaktretting
from oppfolging.handlinger.kontaktlogg import Fakta, KanIkkeLogges, MedArbeidsgiver, OmKandidat, Parter
from oppfolging.handlinger.kontaktretting import Deltakelse, EndretImens
from oppfolging.handlinger.meldingssvar import svar_kom
from oppfolging.kjerne.models import Art, Kontakt, Oppfolging, Side, Status
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

FREDAG, MANDAG, ONSDAG = (lag.oslo(2026, 11, dag, 10) for dag in (20, 23, 25))


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    """Referred on 2 November, talked with on the 10th: the next date is the 17th."""
    den = lag.kandidat(ane, naa=lag.oslo(2026, 11, 2), fase="kartlegging")
    logg(den, ane, lag.oslo(2026, 11, 10))
    return den


def logg(kandidat, av, naa, **felt) -> Kontakt:
    felt = {"kanal": "telefon", "utfall": "naadd", "parter": Parter((OmKandidat(kandidat),))} | felt
    kontakt = kontaktlogg.logg(av=av, naa=naa, **felt)
    connection.check_constraints()  # what is judged as a transaction ends is judged before the next one
    return kontakt


def rett(kontakt, naa=MANDAG, *, dag=None, deltok=None, notat=None, **felt) -> None:
    felt = {"kanal": kontakt.kanal, "utfall": kontakt.utfall, "person": None} | felt
    fakta = Fakta(dag=dag, formaal=kontakt.formaal)
    deltakere = {
        den.pk: Deltakelse(den.deltok if deltok is None else deltok, den.notat if notat is None else notat)
        for den in kontakt.deltakere.filter(kandidat__isnull=False)
    }
    kontaktretting.rett(kontakt=kontakt, fakta=fakta, deltakere=deltakere, av=kontakt.av, naa=naa, **felt)


def aapne(kandidat, side=Side.KANDIDAT, art=Art.RYTME) -> list[date]:
    rader = Oppfolging.objects.aapne().filter(kandidat=kandidat, side=side, art=art)
    return list(rader.order_by("frist").values_list("frist", flat=True))


def d(dag: int) -> date:
    return date(2026, 11, dag)


@pytest.mark.parametrize(
    ("hva", "staar", "lukket_dag"),
    [
        ({"dag": d(18)}, [d(25)], d(18)),
        ({"dag": d(12)}, [d(23)], d(12)),  # a week after the 12th has passed: due at once, with the day it should be
        ({"kanal": "fysisk"}, [d(27)], d(20)),
        ({"notat": "Ringte fra toget"}, [d(27)], d(20)),
        ({"utfall": "ikke_svar"}, [d(17)], None),
        ({"utfall": "avlyst"}, [d(17)], None),
        ({"kanal": "sms", "utfall": "sendt"}, [d(17)], None),
        ({"kanal": "fysisk", "utfall": "motte_ikke"}, [d(17)], None),
    ],
)
def test_datoene_er_som_om_den_var_logget_riktig(ane, kari, hva, staar, lukket_dag):
    den17 = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.KANDIDAT)
    kontakt = logg(kari, ane, FREDAG)
    assert aapne(kari) == [d(27)]
    rett(kontakt, **hva)
    assert aapne(kari) == staar
    den17.refresh_from_db()
    assert (den17.kontakt and den17.kontakt.dag) == lukket_dag
    assert den17.status == (Status.UTFORT if lukket_dag else Status.AAPEN)


@pytest.mark.parametrize(("utfall", "forsokt"), [("ikke_svar", d(20)), ("avlyst", None)])
def test_et_forsok_som_ikke_naadde_fram_staar_paa_datoen(ane, kari, utfall, forsokt):
    rett(logg(kari, ane, FREDAG), utfall=utfall)
    assert Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.KANDIDAT).forsokt_dato == forsokt


def test_et_forsok_som_var_kontakt_lukker_datoen_og_gir_den_neste(ane, kari):
    rett(logg(kari, ane, FREDAG, utfall="ikke_svar"), utfall="naadd")
    assert aapne(kari) == [d(27)]


def test_det_en_senere_kontakt_har_tatt_staar(ane, kari):
    den17 = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.KANDIDAT)
    forste, neste = logg(kari, ane, FREDAG), logg(kari, ane, MANDAG)
    rett(forste, ONSDAG, utfall="ikke_svar")
    den17.refresh_from_db()
    assert (den17.status, den17.kontakt) == (Status.UTFORT, neste)
    assert aapne(kari) == [d(30)]


def test_en_dato_over_fristen_som_kontakten_ga_gaar_med_den(ane, kari):
    forste = Kontakt.objects.get()
    assert aapne(kari) == [d(17)]
    rett(forste, utfall="ikke_svar")
    assert aapne(kari) == [d(9)]
    assert Oppfolging.objects.get(skapt_av=forste, side=Side.KANDIDAT).status == Status.AVLYST


def test_et_fysisk_mote_som_var_en_telefonsamtale_er_ikke_det_forste_arbeidsgivermotet(ane, kari):
    parter = Parter((OmKandidat(kari, deltok=False),), MedArbeidsgiver())
    motet = Art.FORSTE_ARBEIDSGIVERMOTE
    foer = aapne(kari, Side.JOBBUTVIKLING, motet)
    kontakt = logg(kari, ane, FREDAG, parter=parter, kanal="fysisk")
    assert foer and not aapne(kari, Side.JOBBUTVIKLING, motet)
    rett(kontakt, kanal="telefon")
    assert aapne(kari, Side.JOBBUTVIKLING, motet) == foer
    assert aapne(kari, Side.JOBBUTVIKLING) == [d(27)]


def test_en_som_ikke_var_med_staar_igjen_med_datoen_sin(ane, kari):
    kontakt = logg(kari, ane, FREDAG, parter=Parter((OmKandidat(kari),), MedArbeidsgiver()))
    assert aapne(kari) == [d(27)]
    rett(kontakt, deltok=False)
    assert aapne(kari) == [d(17)]
    assert aapne(kari, Side.JOBBUTVIKLING) == [d(27)]
    rett(kontakt, deltok=True)
    assert aapne(kari) == [d(27)]


def test_den_som_ikke_kom_kom_likevel(ane, kari):
    kontakt = logg(kari, ane, FREDAG, kanal="fysisk", utfall="motte_ikke")
    assert aapne(kari, art=Art.UTEBLITT) == [] and aapne(kari) == [d(17)]
    rett(kontakt, utfall="naadd")
    assert aapne(kari) == [d(27)]


def test_det_som_sto_kan_leses_etterpaa(ane, kari):
    kontakt = logg(kari, ane, FREDAG)
    rett(kontakt, dag=d(18), notat="Ringte fra toget")
    [endring] = endringer.les(kontakt, ("dag",))
    assert (endring.fra, endring.til) == ("20.11.2026", "18.11.2026")
    om_kari = kontakt.deltakere.get()
    assert om_kari.notat == "Ringte fra toget"
    sporet = type(om_kari).pgh_event_model.objects.filter(pgh_obj=om_kari).order_by("pgh_id")
    assert [rad.notat for rad in sporet] == ["", "Ringte fra toget"]


def test_to_vinduer_og_det_som_er_angret_avvises(ane, kari):
    kontakt = logg(kari, ane, FREDAG)
    gammel = Kontakt.objects.get(pk=kontakt.pk)
    rett(kontakt, dag=d(18))
    with pytest.raises(EndretImens):
        rett(gammel, dag=d(19))
    ny = logg(kari, ane, MANDAG)
    kontaktlogg.angre(kontakt=ny, av=ane, naa=MANDAG)
    with pytest.raises(EndretImens):
        rett(ny, dag=d(19))


@pytest.mark.parametrize("dag", [d(1), d(24)])
def test_en_dag_den_ikke_kan_ha_vaert_avvises(ane, kari, dag):
    with pytest.raises(KanIkkeLogges):
        rett(logg(kari, ane, FREDAG), dag=dag)


def test_en_besvart_melding_er_sendt_men_dagen_kan_rettes(ane, kari):
    melding = logg(kari, ane, FREDAG, kanal="sms", utfall="sendt")
    svar = svar_kom(kontakt=melding, av=ane, naa=MANDAG)
    for ett, til in ((melding, "naadd"), (svar, "sendt")):
        with pytest.raises(KanIkkeLogges, match="besvart"):
            rett(ett, utfall=til)
    rett(melding, dag=d(19))
    assert melding.dag == d(19)


def test_minutter_og_formaal_rettes_uten_at_datoene_roeres(ane, kari):
    kontakt = logg(kari, ane, FREDAG, kanal="fysisk")
    foer = list(Oppfolging.objects.order_by("pk").values_list("pk", "status", "frist"))
    fakta = replace(Fakta(), minutter=45, reiseminutter=20)
    kontaktretting.rett(
        kontakt=kontakt, kanal="fysisk", utfall="naadd", fakta=fakta, deltakere={}, person=None, av=ane, naa=ONSDAG
    )
    assert (kontakt.minutter, kontakt.reiseminutter, kontakt.dag) == (45, 20, d(20))
    assert list(Oppfolging.objects.order_by("pk").values_list("pk", "status", "frist")) == foer


@pytest.mark.parametrize("dag", [d(21), d(25)])
def test_kontakten_kan_ikke_rettes_til_etter_at_den_ble_logget(ane, kari, dag):
    kontakt = logg(kari, ane, FREDAG)
    with pytest.raises(KanIkkeLogges):
        rett(kontakt, ONSDAG, dag=dag)


@pytest.fixture
def evaluering(ane, kari) -> Oppfolging:
    hos = lag.arbeidsgiver(ane, naa=lag.oslo(2026, 10, 1))
    plan = {"type": "arbeidstrening", "start": d(3), "slutt": date(2026, 12, 15)}
    forlop = lag.forlop(kari, hos, av=ane, naa=lag.oslo(2026, 11, 3), **plan)
    return Oppfolging.objects.aapne().get(forlop=forlop, side=Side.KANDIDAT, art=Art.MIDTEVALUERING)


@pytest.mark.parametrize(
    ("hva", "status"),
    [
        ({"dag": d(19)}, Status.UTFORT),
        ({"kanal": "fysisk"}, Status.UTFORT),
        ({"utfall": "ikke_svar"}, Status.AAPEN),
        ({"utfall": "avlyst"}, Status.AAPEN),
    ],
)
def test_evalueringen_en_valgte_staar_utfort_saa_lenge_noen_ble_naadd(ane, kari, evaluering, hva, status):
    parter = Parter((OmKandidat(kari, evaluering.forlop, oppfolging=evaluering),))
    rett(logg(kari, ane, FREDAG, parter=parter), **hva)
    evaluering.refresh_from_db()
    assert evaluering.status == status


def test_evalueringen_staar_aapen_naar_kandidaten_likevel_ikke_var_med(ane, kari, evaluering):
    om = OmKandidat(kari, evaluering.forlop, oppfolging=evaluering)
    rett(logg(kari, ane, FREDAG, parter=Parter((om,), MedArbeidsgiver(evaluering.forlop.arbeidsgiver))), deltok=False)
    evaluering.refresh_from_db()
    assert evaluering.status == Status.AAPEN


def test_svar_paa_en_melding_er_ingen_evaluering_og_kvitteringen_sier_at_den_staar(ane, kari, evaluering):
    parter = Parter((OmKandidat(kari, evaluering.forlop, oppfolging=evaluering),))
    melding = logg(kari, ane, lag.oslo(2026, 11, 10, 12), parter=parter, kanal="sms", utfall="sendt")
    svar = svar_kom(kontakt=melding, av=ane, naa=lag.oslo(2026, 11, 11))
    evaluering.refresh_from_db()
    assert evaluering.status == Status.AAPEN
    assert "Står til det logges for seg: Midtevaluering" in kvittering(svar)


@pytest.mark.parametrize(
    ("felt", "staar"),
    [
        ({}, [d(17)]),  # the date it settled stands again, overdue as it was
        ({"utfall": "ikke_svar"}, [d(17)]),
        ({"kanal": "fysisk", "utfall": "motte_ikke"}, [d(17)]),
    ],
    ids=["nådd", "ikke svar", "møtte ikke"],
)
def test_en_kontakt_paa_feil_person_trekkes_tilbake_ogsaa_etter_fristen_for_aa_angre(ane, kari, felt, staar):
    """Nothing of it is left: no date, no attempt, no last contact."""
    kontakt = logg(kari, ane, FREDAG, **felt)
    kontaktretting.trekk(kontakt=kontakt, av=ane, naa=ONSDAG)
    connection.check_constraints()
    assert aapne(kari) == staar
    assert aapne(kari, art=Art.UTEBLITT) == []
    dato = Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT)
    assert (dato.forsokt_dato, dato.nytt_forsok, list(dato.forsok.all())) == (None, None, [])
    assert list(Kontakt.objects.gjeldende().filter(deltakere__kandidat=kari).values_list("dag", flat=True)) == [d(10)]


def test_datoen_den_moette_gaar_til_den_neste_som_moetter_den(ane, kari):
    feil = logg(kari, ane, FREDAG)
    riktig = logg(kari, ane, MANDAG)
    kontaktretting.trekk(kontakt=feil, av=ane, naa=ONSDAG)
    connection.check_constraints()
    assert aapne(kari) == [d(30)]
    assert (
        Oppfolging.objects.get(kandidat=kari, side=Side.KANDIDAT, frist=d(17), status=Status.UTFORT).kontakt == riktig
    )


def test_en_kontakt_trekkes_tilbake_en_gang_og_ikke_foer_svaret(ane, kari):
    melding = logg(kari, ane, FREDAG, kanal="sms", utfall="sendt")
    svar = svar_kom(kontakt=melding, av=ane, naa=MANDAG)
    with pytest.raises(KanIkkeLogges):
        kontaktretting.trekk(kontakt=melding, av=ane, naa=ONSDAG)
    kontaktretting.trekk(kontakt=svar, av=ane, naa=ONSDAG)
    kontaktretting.trekk(kontakt=melding, av=ane, naa=ONSDAG)
    with pytest.raises(EndretImens):
        kontaktretting.trekk(kontakt=melding, av=ane, naa=ONSDAG)
