"""The seed tells the truth about an office: the shares a leader would know it by, typed by hand."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.db.models import Count, F, Max, Min

from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import er_arbeidsdag, lokal_dato
from kandidater.models import Aapenhet, Kandidat
from oppfolging.fro.stillinger import stillinger_i
from oppfolging.kjerne.forlopstyper import UBETALTE
from oppfolging.kjerne.models import Deltaker, Flytting, Forlop, Kontakt, Oppfolging, Sluttaarsak
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.rapport.forms import EGNE, Bestillingsskjema
from oppfolging.rapporter.rapportperioder import les_valg
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.rader import bak
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.conftest import TESTBASE, klon, pek_paa
from tests.klokke import I_DAG, NAA

pytestmark = [pytest.mark.django_db, pytest.mark.treg]
BASE = "saadd_andeler"
MAANEDER = 14
BEGYNNER = I_DAG - relativedelta(months=MAANEDER)


def saa(**valg: object) -> None:
    call_command("seed", stdout=io.StringIO(), **{"kontor": 1, "fro": 1, "naa": NAA, **valg})


@pytest.fixture(scope="module", autouse=True)
def kontoret(django_db_setup: None, django_db_blocker, sql) -> Iterator[None]:
    """Four specialists with about twenty candidates each, sown once: each test only reads."""
    klon(sql, BASE)
    pek_paa(BASE)
    with django_db_blocker.unblock():
        saa(jobbspesialister=4)
        yield
        pek_paa(TESTBASE)
    sql(f'DROP DATABASE "{BASE}" WITH (FORCE)')


def andel(av: Counter, *nokler: object) -> float:
    """How many of a hundred."""
    return 100 * sum(av[nokkel] for nokkel in nokler) / av.total()


@pytest.mark.parametrize(
    ("utfall", "fra", "til"),
    [("naadd", 73, 83), ("ikke_svar", 8, 14), ("sendt", 4, 10), ("motte_ikke", 1, 4), ("avlyst", 1, 5)],
)
def test_omtrent_hver_femte_kontakt_naadde_ingen(utfall, fra, til):
    assert fra <= andel(Counter(Kontakt.objects.values_list("utfall", flat=True)), utfall) <= til


def test_noen_meldinger_blir_besvart_og_noen_ikke():
    sendte = Kontakt.objects.filter(utfall="sendt")
    assert 40 <= andel(Counter(svar is not None for svar in sendte.values_list("svar", flat=True)), True) <= 80


def test_noen_mister_jobben_og_noen_ansettes_etter_arbeidstrening():
    ferdige = Forlop.objects.filter(avsluttet_dato__isnull=False)
    betalt = Counter(ferdige.exclude(type__in=UBETALTE).values_list("sluttaarsak", flat=True))
    ubetalt = Counter(ferdige.filter(type__in=UBETALTE).values_list("sluttaarsak", flat=True))
    assert 12 <= andel(betalt, Sluttaarsak.MISTET_JOBBEN) <= 40
    assert 3 <= andel(betalt, Sluttaarsak.ANNEN_JOBB) <= 25
    assert 20 <= andel(ubetalt, Sluttaarsak.ANSATT) <= 60
    assert 5 <= andel(ubetalt, Sluttaarsak.AVBRUTT) <= 40
    assert betalt[Sluttaarsak.BEGYNTE_IKKE] + ubetalt[Sluttaarsak.BEGYNTE_IKKE] > 0
    assert {"fullfort", "avbrutt", "annen_jobb"} <= set(betalt) & set(ubetalt)


def test_noen_datoer_flyttes_med_og_uten_grunn_og_andre_erstattes_og_avlyses():
    gjelder = Counter(Oppfolging.objects.filter(art="rytme").values_list("status", flat=True))
    assert andel(gjelder, "utfort") >= 80
    assert 3 <= andel(gjelder, "erstattet") <= 12
    assert 1 <= andel(gjelder, "avlyst") <= 8
    flyttet = Counter(Oppfolging.objects.filter(art="rytme").values_list("antall_flyttinger", flat=True))
    assert 3 <= andel(flyttet, 1) <= 9
    grunner = Counter(bool(grunn) for grunn in Flytting.objects.values_list("grunn", flat=True))
    assert 25 <= andel(grunner, True) <= 70


def over_fristen(ved: date) -> float:
    """Of a hundred open candidates, how many the report has over fristen at the end of this day."""
    u = Utvalg(Kontor.objects.get(pk=lag.KONTOR), ved, ved, NAA)
    hvem = {rad.kandidat for rad in bak(OVER_FRISTEN, u) if rad.slag != "arbeidsgiver"}
    return 100 * len(hvem) / len(bak(PORTEFOLJE, u))


def test_det_som_er_over_fristen_er_like_mye_i_dag_som_foer():
    """So that its change says something of the office, and not of where the made-up past ends."""
    # Six days apart, so that they are of every weekday: on a Monday fewer are late than on a Friday.
    dager = [dag for nr in range(2, 32) if er_arbeidsdag(dag := I_DAG - timedelta(days=6 * nr))]
    foer = sum(map(over_fristen, dager)) / len(dager)
    assert 8 <= foer <= 20
    assert 10 <= over_fristen(I_DAG) <= 20


def test_noen_kandidater_har_hatt_en_annen_jobbspesialist_foer():
    alle = Counter(den.ansvar.count() for den in Kandidat.objects.filter(ansvar__bruker__isnull=False).distinct())
    assert set(alle) == {1, 2}
    assert 4 <= andel(alle, 2) <= 14
    for den in Kandidat.objects.annotate(hatt=Count("ansvar")).filter(hatt=2):
        foer, etter = den.ansvar.order_by("periode")
        assert foer.bruker_id != etter.bruker_id
        assert foer.periode.upper == etter.periode.lower
        for logget in Kontakt.objects.filter(deltakere__kandidat=den):
            assert logget.av_id == (foer if logget.dag < lokal_dato(foer.periode.upper) else etter).bruker_id


def test_arbeidsgivere_uten_forloep_har_en_dato_hele_historien():
    egne = Oppfolging.objects.filter(kandidat=None, arbeidsgiver__isnull=False)
    assert set(egne.values_list("status", flat=True)) == {"aapen", "utfort", "erstattet"}
    assert egne.filter(status="utfort", frist__lt=I_DAG - timedelta(days=180)).exists()


def test_en_mistet_jobb_foelges_opp_paa_begge_sider_innen_tre_dager():
    tapte = Forlop.objects.filter(sluttaarsak=Sluttaarsak.MISTET_JOBBEN, avsluttet_dato__gte=BEGYNNER)
    assert tapte.exists()
    for jobb in tapte:
        datoer = jobb.oppfolginger.filter(art="jobbtap")
        assert {dato.side for dato in datoer} == {"kandidat", "arbeidsgiver"}
        assert all(dato.frist <= jobb.avsluttet_dato + timedelta(days=5) for dato in datoer)


def test_trening_evalueres_og_foerste_arbeidsgivermoete_er_en_dato():
    gjort = set(Oppfolging.objects.filter(status="utfort").values_list("art", flat=True))
    assert {"midtevaluering", "sluttevaluering", "forste_arbeidsgivermote", "jobbtap", "rytme"} <= gjort


def test_den_som_ble_ansatt_etter_trening_begynte_der_neste_virkedag():
    for trening in Forlop.objects.filter(sluttaarsak=Sluttaarsak.ANSATT):
        neste = Forlop.objects.filter(kandidat=trening.kandidat, start__gt=trening.avsluttet_dato).earliest("start")
        assert (neste.arbeidsgiver_id, neste.er_betalt) == (trening.arbeidsgiver_id, True)
        assert neste.start - trening.avsluttet_dato < timedelta(days=7)


def test_omtrent_like_mange_kommer_som_gaar():
    aar = I_DAG - timedelta(days=365)
    inn = Kandidat.objects.filter(henvist_dato__gt=aar).count()
    ut = Kandidat.objects.filter(avsluttet_dato__gt=aar).count()
    aapne = Kandidat.objects.aapne().count()
    assert abs(inn - ut) <= 0.15 * aapne
    assert 0.6 * aapne <= ut <= 1.3 * aapne
    for maaned in range(1, 13):
        dag = I_DAG - relativedelta(months=maaned)
        fulgt = Kandidat.objects.filter(henvist_dato__lte=dag).exclude(avsluttet_dato__lte=dag).count()
        assert 0.8 * aapne <= fulgt <= 1.1 * aapne


def test_henvist_foer_registrert_og_registrert_foer_foerste_kontakt():
    assert not Kandidat.objects.filter(registrert__date__lt=F("henvist_dato")).exists()
    samme_dag = Counter(lokal_dato(den.registrert) == den.henvist_dato for den in Kandidat.objects.all())
    assert 5 <= andel(samme_dag, True) <= 35
    for den in Kandidat.objects.annotate(forste=Min("deltakelser__kontakt__tid"), dag=Min("deltakelser__dag")):
        assert den.forste is None or (den.forste >= den.registrert and den.dag >= lokal_dato(den.registrert))


def test_alt_begynner_og_slutter_paa_en_virkedag():
    forlop = list(Forlop.objects.all())
    saker = list(Kandidat.objects.all())
    dager = {ett.start for ett in forlop} | {ett.avsluttet_dato for ett in forlop if ett.avsluttet_dato}
    dager |= {den.henvist_dato for den in saker} | {den.avsluttet_dato for den in saker if den.avsluttet_dato}
    dager |= set(Kontakt.objects.values_list("dag", flat=True))
    assert not [dag for dag in dager if not er_arbeidsdag(dag)]


@pytest.mark.parametrize(
    ("naeringskode", "passer", "aldri"),
    [
        ("88.911", "Barnehageassistent", "Butikkmedarbeider"),
        ("62.020", "IT-medarbeider", "Barnehageassistent"),
        ("47.641", "Butikkmedarbeider", "Pleieassistent"),
        ("49.410", "Terminalarbeider", "Servitør"),
        ("87.102", "Pleieassistent", "Butikkmedarbeider"),
        ("10.710", "Bakeriassistent", "Kontormedarbeider"),
        ("41.200", "Hjelpearbeider i bygg", "Barnehageassistent"),
        ("99.000", "Kontormedarbeider", "Barnehageassistent"),
        ("", "Renholder", "Butikkmedarbeider"),
    ],
)
def test_stillingen_finnes_i_naeringen(naeringskode, passer, aldri):
    assert passer in stillinger_i(naeringskode)
    assert aldri not in stillinger_i(naeringskode)


def test_hver_stilling_passer_der_den_er_og_ingen_naering_har_over_en_tredjedel():
    rader = list(Forlop.objects.values_list("arbeidsgiver__naeringskode", "stilling"))
    assert all(stilling in stillinger_i(kode) for kode, stilling in rader)
    assert max(Counter(kode[:2] for kode, _stilling in rader).values()) <= 0.3 * len(rader)


def test_ingen_har_forloep_naar_arbeidsgivere_ikke_kan_kontaktes():
    stengt = Aapenhet.objects.gjeldende().filter(kan_kontaktes=False)
    assert stengt.exists()
    assert not Forlop.objects.filter(kandidat__in=stengt.values("kandidat")).exists()


def test_historien_er_fjorten_maaneder_og_naatida_er_til_aa_tro_paa():
    forste = Kontakt.objects.earliest("dag").dag
    assert BEGYNNER <= forste <= BEGYNNER + timedelta(days=14)
    aapne = Oppfolging.objects.aapne()
    assert aapne.filter(frist__lt=I_DAG).exists()
    assert aapne.earliest("frist").frist >= I_DAG - timedelta(days=45)
    reelle = Deltaker.objects.reelle().filter(deltok=True)
    sist = dict(reelle.values_list("kandidat").annotate(sist=Max("dag")))
    for den in Kandidat.objects.aapne():
        assert I_DAG - sist.get(den.pk, den.henvist_dato) <= timedelta(days=120)


def test_rapport_tilbys_bare_for_perioder_med_kontakter():
    forste = planlagt_fra(Kontor.objects.get(pk=lag.KONTOR), snitt=NAA)
    assert BEGYNNER <= forste <= BEGYNNER + timedelta(days=7)
    koder = [kode for kode, _navn in Bestillingsskjema(i_dag=I_DAG, planlagt_fra=forste).fields["periode"].choices]
    assert len(koder) > 6
    for periode in (les_valg(kode, I_DAG) for kode in koder if kode != EGNE):
        assert Kontakt.objects.filter(dag__range=(periode.fra, periode.til)).exists()
