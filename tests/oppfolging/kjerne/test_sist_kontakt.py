"""The day somebody was last reached, as every page reads it."""

from datetime import date

import pytest

from arbeidsgivere.models import Arbeidsgiver
from kandidater.models import Kandidat
from oppfolging.handlinger import kontaktlogg
from oppfolging.kjerne import sist_kontakt
from oppfolging.kjerne.models import Forlop
from tests import fabrikker as lag
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db

# What is logged, on days that follow each other from 2 November: about whom, where, with whom.
BEGGE = {"med_kandidat": True, "med_arbeidsgiver": True}
KONTAKTER = [
    ("jobbsøkets", "kari", "", {"med_arbeidsgiver": True}),
    ("kandidatens, men ikke den siste", "kari", "", {"med_kandidat": True}),
    ("forløpets", "kari", "forløpet", {"med_arbeidsgiver": True}),
    ("kandidatens", "kari", "forløpet", {"med_kandidat": True}),
    ("et annet forløps", "kari", "et annet", {"med_arbeidsgiver": True}),
    ("en annens", "ola", "", BEGGE),
    ("arbeidsgiverens", None, "hos", {"med_arbeidsgiver": True}),
    ("ikke nådd", "kari", "forløpet", BEGGE),
    ("ikke nådd i søket", "kari", "", BEGGE),
]
DAG = {navn: date(2026, 11, dag) for dag, (navn, *_) in enumerate(KONTAKTER, start=2)}


@pytest.fixture
def verden():
    ane, naa = lag.bruker(), lag.oslo(2026, 11, 1)
    folk = {navn: lag.kandidat(ane, naa=naa, fase="jobbutvikling") for navn in ("kari", "ola")}
    hos, annet = (lag.arbeidsgiver(ane, naa=naa) for _ in range(2))
    forlop = {
        navn: lag.forlop(folk["kari"], sted, av=ane, naa=naa) for navn, sted in (("forløpet", hos), ("et annet", annet))
    }
    for navn, hvem, hvor, med in KONTAKTER:
        om = Parter(folk.get(hvem), hos if hvor == "hos" else None, forlop.get(hvor), **med)
        lag.kontakt(om, av=ane, naa=lag.oslo(2026, 11, DAG[navn].day), naadd=not navn.startswith("ikke nådd"))
    angret = lag.kontakt(Parter(folk["kari"], med_kandidat=True), av=ane, naa=lag.oslo(2026, 11, 25))
    kontaktlogg.angre(kontakt=angret, av=ane, naa=lag.oslo(2026, 11, 25, 12, 5))
    return folk["kari"], hos, forlop["forløpet"]


def test_sist_kontakt_er_den_siste_dagen_noen_ble_naadd(verden):
    kari, hos, forlop = verden
    assert _lest(Kandidat, kari, sist_kontakt.kandidatens()) == DAG["kandidatens"]
    assert _lest(Kandidat, kari, sist_kontakt.jobbsokets()) == DAG["jobbsøkets"]
    assert _lest(Forlop, forlop, sist_kontakt.forlopets("pk", "kandidat")) == DAG["forløpets"]
    assert _lest(Arbeidsgiver, hos, sist_kontakt.arbeidsgiverens()) == DAG["arbeidsgiverens"]


def test_ingen_kontakt_er_ingen_dag():
    ane = lag.bruker()
    assert _lest(Kandidat, lag.kandidat(ane), sist_kontakt.kandidatens()) is None
    assert _lest(Arbeidsgiver, lag.arbeidsgiver(ane), sist_kontakt.arbeidsgiverens()) is None


def _lest(modell, rad, kolonne):
    return modell.objects.annotate(sist=kolonne).get(pk=rad.pk).sist
