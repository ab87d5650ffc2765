from contextlib import nullcontext
from datetime import timedelta

import pytest

from inkludering.brukere.models import Bruker
from inkludering.felles.perioder import til_ingen
from kandidater import ansvar, belastning
from kandidater.belastning import Belastning, TaketErNaadd
from kandidater.models import Kandidat
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db


def hos(bruker: Bruker) -> Belastning:
    return belastning.for_bruker(bruker, kontor=lag.kontor(), naa=klokka())


def kontor_med(norm: int, tak: int) -> None:
    kontor = lag.kontor()
    kontor.norm, kontor.tak = norm, tak
    kontor.save(update_fields=["norm", "tak"])


def test_bare_egne_aapne_kandidater_teller():
    ane = lag.bruker()
    lag.kandidat(ane)
    lag.kandidat(lag.bruker())
    assert hos(ane).antall == 1


@pytest.mark.parametrize(("antall", "norm", "tak"), [(1, False, False), (2, True, False), (3, True, True)])
def test_norm_og_tak_er_naadd_naar_en_til_ville_gaa_over(antall, norm, tak):
    kontor_med(2, 3)
    ane = lag.bruker()
    for _ in range(antall):
        lag.kandidat(ane)
    hennes = hos(ane)
    assert (hennes.naadd_norm, hennes.naadd_tak, hennes.over_norm) == (norm, tak, antall > 2)


def test_halv_stilling_gir_halv_norm_og_halvt_tak():
    hennes = hos(lag.bruker(stillingsprosent=50))
    assert (hennes.norm, hennes.tak) == (10, 12)


def test_den_som_ikke_er_jobbspesialist_ved_kontoret_har_ikke_plass_til_noen():
    for bruker in (lag.bruker("leder"), lag.bruker(paa=lag.ANNET_KONTOR)):
        assert hos(bruker) == Belastning(0, 0, 0)
        assert hos(bruker).naadd_tak


@pytest.mark.parametrize(
    ("hele", "prosent", "andel"), [(20, 100, 20), (60, 100, 60), (20, 50, 10), (25, 50, 12), (15, 20, 3), (4, 10, 1)]
)
def test_andelen_av_normen_er_et_helt_tall_og_minst_en(hele, prosent, andel):
    assert belastning.andel(hele, prosent) == andel


def test_kontorets_belastning_er_de_som_arbeider_der_naa_i_norsk_rekkefoelge():
    aase, berit = lag.bruker(etternavn="Åsen"), lag.bruker(etternavn="Berg", stillingsprosent=50)
    leder = lag.bruker("leder")
    lag.bruker(paa=lag.ANNET_KONTOR)
    stengt = lag.bruker()
    stengt.is_active = False
    stengt.save(update_fields=["is_active"])
    lag.kandidat(aase)
    assert list(belastning.for_kontor(lag.kontor(), leser=leder, naa=klokka()).items()) == [
        (berit, Belastning(0, 10, 12)),
        (aase, Belastning(1, 20, 25)),
    ]


@pytest.mark.parametrize(
    ("grunn", "gaar"), [("", False), (" for kort  ", False), ("Ni tegn ..", True), ("Vikar for Ola", True)]
)
def test_paa_taket_kreves_en_grunn_paa_ti_tegn(grunn, gaar):
    kontor_med(1, 1)
    ane = lag.bruker()
    lag.kandidat(ane)
    with nullcontext() if gaar else pytest.raises(TaketErNaadd):
        belastning.krev_plass(ane, kontor=lag.kontor(), leser=ane, naa=klokka(), grunn=grunn)


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"gradering": "ukjent"}, {"skjermet": True}])
def test_belastning_og_tak_er_av_dem_leseren_kan_vite_om(gradert):
    """A count, or a refusal, would tell a leader without the right that there are others."""
    kontor_med(2, 2)
    ane, kollega = lag.bruker(), lag.bruker()
    leder, betrodd = lag.bruker("leder"), lag.bruker("leder", ser_skjermede=True)
    lag.kandidat(ane)
    lag.kandidat(ane, **gradert)
    antall = {
        leser: belastning.for_kontor(lag.kontor(), leser=leser, naa=klokka())[ane].antall
        for leser in (leder, betrodd, kollega)
    }
    assert antall == {leder: 1, betrodd: 2, kollega: 1}
    assert belastning.for_bruker(ane, kontor=lag.kontor(), naa=klokka()).antall == 2
    belastning.krev_plass(ane, kontor=lag.kontor(), leser=leder, naa=klokka())
    for leser in (betrodd, ane):
        with pytest.raises(TaketErNaadd):
            belastning.krev_plass(ane, kontor=lag.kontor(), leser=leser, naa=klokka())


def test_inntak_over_taket_nektes_og_ingen_blir_registrert():
    kontor_med(1, 1)
    ane = lag.bruker()
    lag.kandidat(ane)
    with pytest.raises(TaketErNaadd) as feil:
        lag.kandidat(ane)
    assert (feil.value.belastning.antall, Kandidat.objects.count()) == (1, 1)


def test_lederens_koe_har_ikke_noe_tak():
    kontor_med(1, 1)
    leder = lag.bruker("leder")
    i_koe = [lag.kandidat(None, kontor=leder.kontor) for _ in range(2)]
    assert set(Kandidat.objects.uten_ansvarlig(klokka())) == set(i_koe)


def test_det_som_er_datert_fram_staar_ved_siden_av_antallet():
    """Dated to another, to the queue, and to the same one again, which is no change; a closed case counts nowhere."""
    ane, bo, leder = lag.bruker(etternavn="Alm"), lag.bruker(etternavn="Bø"), lag.bruker("leder")
    senere = klokka() + timedelta(days=3)
    flyttes, beholdes, koes, _rolig = (lag.kandidat(ane) for _ in range(4))
    ansvar.tildel(kandidat=flyttes, til=bo, aarsak="bytte", av=leder, naa=klokka(), fra=senere)
    ansvar.tildel(kandidat=beholdes, til=ane, aarsak="samme", av=leder, naa=klokka(), fra=senere)
    til_ingen(koes.ansvar.all(), fra=senere, aarsak="slutter")
    naa = belastning.for_kontor(lag.kontor(), leser=leder, naa=klokka())
    assert [(en.antall, en.kommer, en.gaar) for en in naa.values()] == [(4, 0, 2), (0, 1, 0)]
    da = belastning.for_kontor(lag.kontor(), leser=leder, naa=senere)
    assert [(en.antall, en.kommer, en.gaar) for en in da.values()] == [(2, 0, 0), (1, 0, 0)]


def test_det_som_er_datert_fram_er_av_dem_leseren_kan_vite_om():
    ane, bo = lag.bruker(), lag.bruker()
    leder, betrodd = lag.bruker("leder"), lag.bruker("leder", ser_skjermede=True)
    skjermet = lag.kandidat(ane, skjermet=True)
    senere = klokka() + timedelta(days=3)
    ansvar.tildel(kandidat=skjermet, til=bo, aarsak="bytte", av=betrodd, naa=klokka(), fra=senere)
    sett = {en: belastning.for_kontor(lag.kontor(), leser=en, naa=klokka()) for en in (leder, betrodd)}
    assert [(sett[en][ane].gaar, sett[en][bo].kommer) for en in (leder, betrodd)] == [(0, 0), (1, 1)]
