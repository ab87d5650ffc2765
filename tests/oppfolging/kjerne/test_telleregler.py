"""The counting rules, each as a table with the answer typed by hand (produkt.md, «Contact counts»)."""

from datetime import date, timedelta

import pytest

from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import Fakta, MedArbeidsgiver, OmKandidat, Parter
from oppfolging.kjerne import telleregler
from oppfolging.kjerne.models import Kontakt
from oppfolging.kjerne.telleregler import Utetid
from tests import fabrikker as lag
from tests.klokke import NAA, for_

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker()


def logg(ane, *, hvem="arbeidsgiver", kanal="fysisk", utfall="naadd", **fakta) -> Kontakt:
    kandidater = () if hvem == "arbeidsgiver" else (OmKandidat(lag.kandidat(ane), deltok=hvem != "uteblitt"),)
    hos = None if hvem == "kandidat" else MedArbeidsgiver()
    return kontaktlogg.logg(
        parter=Parter(kandidater, hos), kanal=kanal, utfall=utfall, av=ane, naa=NAA, fakta=Fakta(**fakta)
    )


BESTEMMER = {"beslutningstaker": True}


@pytest.mark.parametrize(
    ("felt", "teller"),
    [
        (BESTEMMER | {"formaal": "jobbutvikling"}, True),
        (BESTEMMER | {"formaal": "relasjonsbygging"}, True),
        (BESTEMMER | {"formaal": "samarbeidsmote"}, True),
        (BESTEMMER | {"formaal": "oppstartsmote"}, True),
        (BESTEMMER | {"formaal": "evaluering"}, True),
        (BESTEMMER, True),
        (BESTEMMER | {"hvem": "begge"}, True),
        (BESTEMMER | {"hvem": "uteblitt"}, True),
        (BESTEMMER | {"formaal": "jobbstotte"}, False),
        (BESTEMMER | {"formaal": "oppfolging"}, False),
        ({"formaal": "jobbutvikling"}, False),
        (BESTEMMER | {"kanal": "telefon"}, False),
        (BESTEMMER | {"kanal": "digitalt"}, False),
        (BESTEMMER | {"utfall": "avlyst"}, False),
        (BESTEMMER | {"utfall": "ikke_svar"}, False),
        (BESTEMMER | {"utfall": "motte_ikke"}, False),
        ({"hvem": "kandidat"}, False),
    ],
)
def test_tellende_arbeidsgivermote(ane, felt, teller):
    kontakt = logg(ane, **felt)
    assert telleregler.tellende_arbeidsgivermoter(Kontakt.objects.all()).exists() is teller
    Kontakt.objects.filter(pk=kontakt.pk).update(angret=NAA)
    assert not telleregler.tellende_arbeidsgivermoter(Kontakt.objects.all()).exists()


@pytest.mark.parametrize(
    ("felt", "ute"),
    [
        ({"minutter": 60, "reiseminutter": 30}, 90),
        ({"minutter": 60, "reiseminutter": 0}, 60),
        ({"minutter": None, "reiseminutter": 30}, 30),
        ({"minutter": 60, "reiseminutter": None}, 0),
        ({"minutter": 45, "reiseminutter": 20, "hvem": "kandidat"}, 65),
        ({"minutter": 10, "reiseminutter": 40, "utfall": "motte_ikke", "hvem": "kandidat"}, 50),
        ({"minutter": 10, "reiseminutter": 40, "utfall": "avlyst"}, 0),
        ({"minutter": 10, "reiseminutter": 40, "utfall": "ikke_svar"}, 0),
        ({"minutter": 60, "reiseminutter": 30, "kanal": "digitalt"}, 0),
    ],
)
def test_utetid(ane, felt, ute):
    logg(ane, **felt)
    assert telleregler.utetid(Kontakt.objects.all(), avtalte_minutter=2250) == Utetid(ute, 2250)


def test_utetid_legger_sammen_og_regner_av_avtalt_tid(ane):
    for _ in range(3):
        logg(ane, minutter=60, reiseminutter=30)
    assert telleregler.utetid(Kontakt.objects.all(), avtalte_minutter=2250).prosent == 12.0
    assert telleregler.utetid(Kontakt.objects.none(), avtalte_minutter=0).prosent is None


@pytest.mark.parametrize(
    ("prosent", "virkedager", "fravaer", "minutter"),
    [
        *((100, 5, 0, 2250), (50, 5, 0, 1125), (100, 60, 0, 27000), (100, 5, 2, 1350), (80, 1, 0, 360)),
        *((100, 5, 6, 0), (33, 1, 0, 148)),
    ],
)
def test_avtalte_minutter_er_37_og_en_halv_time_i_uka_etter_stillingen(prosent, virkedager, fravaer, minutter):
    avtalt = telleregler.avtalte_minutter(stillingsprosent=prosent, virkedager=virkedager, fravaersdager=fravaer)
    assert avtalt == minutter


OPPSTART = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("oppstart", "forste", "dager"),
    [
        (OPPSTART, None, 24),
        (OPPSTART, date(2026, 11, 2), 0),
        (OPPSTART, date(2026, 11, 20), 18),
        (OPPSTART, date(2026, 10, 30), 0),
        (None, date(2026, 11, 20), None),
        (None, None, None),
    ],
)
def test_dager_til_forste_arbeidsgiverkontakt(oppstart, forste, dager):
    svar = telleregler.dager_til_forste_arbeidsgiverkontakt(oppstart=oppstart, forste=forste, i_dag=date(2026, 11, 26))
    assert svar == dager


def test_et_mote_fra_fredag_logget_mandag_gir_dagene_til_fredag(ane):
    from oppfolging.arbeidsflate.kandidat import kontakttall

    kari = lag.kandidat(ane, naa=for_(20), fase="kartlegging")
    kontaktlogg.logg(
        parter=Parter((OmKandidat(kari, deltok=False),), MedArbeidsgiver()),
        kanal="fysisk",
        utfall="naadd",
        av=ane,
        naa=NAA,
        fakta=Fakta(dag=(for_(3)).date()),
    )
    kari.refresh_from_db()
    tall = kontakttall.for_kandidat(kari, naa=NAA + timedelta(days=5))
    assert tall.forste_arbeidsgiver == (for_(3).date() - kari.oppstartsdato).days
