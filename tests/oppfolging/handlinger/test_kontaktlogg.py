"""Logging a contact: several parties, twice is once, attempts, and taking it back by reference."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from inkludering.felles.arbeidsdager import neste_arbeidsdag
from oppfolging.handlinger import kontaktlogg, ringeonske
from oppfolging.handlinger.kontaktlogg import AltBrukt, KanIkkeLogges, MedArbeidsgiver, Neste, OmKandidat, Parter
from oppfolging.kjerne.models import Deltaker, Kontakt, Oppfolging, Part, Side, Status
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

MANDAG = lag.oslo(2026, 11, 23)


def i_forlop(ane, hos):
    den = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    return den, lag.forlop(den, hos, av=ane, naa=MANDAG)


def logg(parter: Parter, av, naa=MANDAG, **felt) -> Kontakt:
    if not felt.pop("naadd", True):
        felt["utfall"] = lag.ikke_naadd(felt.get("kanal", "telefon"))
    return kontaktlogg.logg(**{"parter": parter, "kanal": "telefon", "utfall": "naadd", "av": av, "naa": naa} | felt)


def neste(**hvor) -> date:
    return Oppfolging.objects.aapne().rytme().get(**hvor).frist


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, naa=MANDAG, kartlagt=date(2026, 6, 1))


def test_en_kontakt_om_flere_flytter_datoene_til_hver_og_ingen_andres(ane, hos):
    (kari, karis), (ola, olas), (pia, pias) = (i_forlop(ane, hos) for _ in range(3))
    pias_frist = neste(forlop=pias, side=Side.ARBEIDSGIVER)
    onsdag, om_kari, om_ola = lag.oslo(2026, 11, 25), date(2026, 12, 8), date(2026, 12, 9)
    logg(
        Parter(
            (
                OmKandidat(kari, karis, notat="Bra.", neste=Neste({Side.ARBEIDSGIVER: om_kari}, "Ferie")),
                OmKandidat(ola, olas, deltok=False, notat="Syk.", neste=Neste({Side.ARBEIDSGIVER: om_ola}, "Ferie")),
            ),
            MedArbeidsgiver(hos),
        ),
        ane,
        onsdag,
    )
    assert (neste(forlop=karis, side=Side.ARBEIDSGIVER), neste(forlop=olas, side=Side.ARBEIDSGIVER)) == (
        om_kari,
        om_ola,
    )
    assert neste(forlop=karis, side=Side.KANDIDAT) == date(2026, 12, 2)
    assert neste(forlop=olas, side=Side.KANDIDAT) == date(2026, 11, 30)
    assert neste(forlop=pias, side=Side.ARBEIDSGIVER) == pias_frist
    sagt = Deltaker.objects.values_list("part", "kandidat", "deltok", "notat")
    assert set(sagt) == {
        (Part.KANDIDAT, kari.pk, True, "Bra."),
        (Part.KANDIDAT, ola.pk, False, "Syk."),
        (Part.ARBEIDSGIVER, None, True, ""),
    }
    assert not pia.deltakelser.exists()


@pytest.mark.parametrize(
    ("kanal", "naadd", "ringt"),
    [
        ("telefon", True, True),
        ("fysisk", True, True),
        ("digitalt", True, True),
        ("telefon", False, False),
        ("sms", True, False),
        ("epost", True, False),
        ("epost", False, False),
    ],
)
def test_den_som_ba_om_aa_bli_oppringt_er_ikke_det_foer_noen_har_snakket_med_dem(ane, hos, kanal, naadd, ringt):
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
    ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=leif, naa=MANDAG)
    logg(Parter(arbeidsgiver=MedArbeidsgiver(hos)), ane, kanal=kanal, naadd=naadd)
    assert Oppfolging.objects.aapne().filter(art="ringeonske").exists() != ringt


@pytest.mark.parametrize(("etter", "kan"), [("0:00", True), ("15:00", True), ("15:01", False), ("16:00", False)])
def test_en_kontakt_kan_angres_i_et_kvarter(ane, etter, kan):
    kontakt = logg(Parter((OmKandidat(lag.kandidat(ane, naa=MANDAG)),)), ane)
    minutter, sekunder = map(int, etter.split(":"))
    naa = kontakt.tid + timedelta(minutes=minutter, seconds=sekunder)
    assert kontaktlogg.kan_angres(kontakt, av=ane, naa=naa) == kan


def test_en_kontakt_om_flere_angres_for_alle(ane, hos):
    (kari, karis), (ola, olas) = (i_forlop(ane, hos) for _ in range(2))
    foer = set(Oppfolging.objects.aapne().values_list("pk", "frist"))
    kontakt = logg(Parter((OmKandidat(kari, karis), OmKandidat(ola, olas)), MedArbeidsgiver(hos)), ane)
    i_forlopene = Oppfolging.objects.aapne().rytme().filter(forlop__isnull=False)
    assert set(i_forlopene.values_list("pk", "frist")).isdisjoint(foer)
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=MANDAG + timedelta(minutes=1))
    assert set(Oppfolging.objects.aapne().values_list("pk", "frist")) == foer
    assert not kari.deltakelser.reelle().exists()


def test_det_koster_ikke_mer_aa_logge_med_lang_historie_eller_mange_forlop_hos_arbeidsgiveren(ane, hos):
    kari, karis = i_forlop(ane, hos)
    parter = Parter((OmKandidat(kari, karis),), MedArbeidsgiver(hos))

    def antall(dag: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as sporringer:
            logg(parter, ane, lag.oslo(2026, 11, dag))
        return len(sporringer)

    forste = antall(24)
    for _ in range(3):
        i_forlop(ane, hos)
        logg(parter, ane, lag.oslo(2026, 11, 25))
    assert antall(26) == forste


def test_kontakt_med_nav_og_person_hos_arbeidsgiveren(ane, hos):
    bo, leif = lag.bruker(), lag.arbeidsgiverkontakt(hos)
    kontakt = logg(Parter(arbeidsgiver=MedArbeidsgiver(hos, leif, notat="Trenger to."), nav=(bo,)), ane)
    assert set(kontakt.deltakere.values_list("part", "arbeidsgiverkontakt", "bruker")) == {
        (Part.ARBEIDSGIVER, leif.pk, None),
        (Part.NAV, None, bo.pk),
    }


def test_samme_innsending_fra_samme_person_er_en_kontakt(ane):
    kari, nokkel = lag.kandidat(ane, naa=MANDAG), uuid.uuid4()
    forste, andre = (logg(Parter((OmKandidat(kari),)), ane, innsending=nokkel) for _ in range(2))
    assert (forste, Kontakt.objects.count(), Deltaker.objects.count()) == (andre, 1, 1)
    assert Oppfolging.objects.filter(kandidat=kari).count() == 2


def test_samme_innsending_fra_en_annen_avvises_med_en_setning(ane):
    kari, nokkel = lag.kandidat(ane, naa=MANDAG), uuid.uuid4()
    logg(Parter((OmKandidat(kari),)), ane, innsending=nokkel)
    with pytest.raises(KanIkkeLogges, match="allerede brukt"):
        logg(Parter((OmKandidat(kari),)), lag.bruker(), innsending=nokkel)


@pytest.mark.parametrize(
    "annet", [{"notat": "B"}, {"deltok": False, "uteble": True}], ids=["et annet notat", "en som uteble"]
)
def test_samme_innsending_med_annet_innhold_svares_aldri_som_lagret(ane, hos, annet):
    kari, karis = i_forlop(ane, hos)
    nokkel, med = uuid.uuid4(), MedArbeidsgiver(hos)
    logg(Parter((OmKandidat(kari, karis, notat="A"),), med), ane, innsending=nokkel)
    with pytest.raises(AltBrukt, match="allerede brukt til en annen kontakt"):
        logg(Parter((OmKandidat(kari, karis, **{"notat": "A"} | annet),), med), ane, innsending=nokkel)


def test_kontakt_ingen_deltok_i_avvises_med_en_setning_og_lagrer_ingenting(ane):
    kari = lag.kandidat(ane)
    for parter in (Parter(), Parter((OmKandidat(kari, deltok=False),))):
        with pytest.raises(KanIkkeLogges, match="Velg hvem du hadde kontakt med"):
            logg(parter, ane)
    assert not Kontakt.objects.exists()


def test_andre_brudd_svelges_ikke_som_et_ekstra_trykk(ane, hos):
    (kari, _karis), (_ola, olas) = (i_forlop(ane, hos) for _ in range(2))
    nokkel = uuid.uuid4()
    with pytest.raises(IntegrityError, match="Forløpet hører ikke til kandidaten"):
        logg(Parter((OmKandidat(kari, olas),), MedArbeidsgiver(hos)), ane, innsending=nokkel)
    with pytest.raises(IntegrityError, match="deltaker_staar_en_gang"):
        logg(Parter((OmKandidat(kari), OmKandidat(kari))), ane, innsending=nokkel)
    assert not Kontakt.objects.exists()


def forsokt(kari) -> tuple[date | None, date | None]:
    rad = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.KANDIDAT)
    return rad.forsokt_dato, rad.nytt_forsok


def test_angret_forsok_lar_datoen_staa_som_de_andre_forsokene_sier(ane):
    kari = lag.kandidat(ane, naa=MANDAG)
    tirsdag, onsdag = lag.oslo(2026, 11, 24), lag.oslo(2026, 11, 25)
    forste = logg(Parter((OmKandidat(kari),)), ane, tirsdag, naadd=False)
    andre, tredje = (logg(Parter((OmKandidat(kari),)), ane, onsdag, naadd=False) for _ in range(2))
    i_gaar, i_dag = ((dag, neste_arbeidsdag(dag)) for dag in (date(2026, 11, 24), date(2026, 11, 25)))
    assert forsokt(kari) == i_dag
    kontaktlogg.angre(kontakt=andre, av=ane, naa=onsdag)
    assert forsokt(kari) == i_dag
    kontaktlogg.angre(kontakt=tredje, av=ane, naa=onsdag)
    assert forsokt(kari) == i_gaar
    kontaktlogg.angre(kontakt=forste, av=ane, naa=tirsdag)
    assert forsokt(kari) == (None, None)


def test_angret_forsok_roerer_ikke_en_dato_det_ikke_proevde(ane, hos):
    (kari, karis), (ola, _olas) = (i_forlop(ane, hos) for _ in range(2))
    logg(Parter((OmKandidat(ola),)), ane, naadd=False)
    forsok = logg(Parter((OmKandidat(kari, karis, deltok=False),), MedArbeidsgiver(hos)), ane, naadd=False)
    assert {rad.side for rad in forsok.forsokte_oppfolginger.all()} == {Side.ARBEIDSGIVER}
    kontaktlogg.angre(kontakt=forsok, av=ane, naa=MANDAG)
    assert forsokt(ola)[0] == MANDAG.date()


def test_angret_kontakt_etter_et_forsok_lar_forsoket_staa(ane):
    kari = lag.kandidat(ane, naa=MANDAG)
    logg(Parter((OmKandidat(kari),)), ane, naadd=False)
    kontakt = logg(Parter((OmKandidat(kari),)), ane)
    assert kari.oppfolginger.get(kontakt=kontakt).status == Status.UTFORT
    kontaktlogg.angre(kontakt=kontakt, av=ane, naa=MANDAG)
    assert forsokt(kari)[0] == MANDAG.date()
