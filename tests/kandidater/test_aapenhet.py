"""What employers may be told of a candidate, through the gate Nav's own pages ask."""

import pytest

from inkludering.hendelser.models import Hendelse
from kandidater import aapenhet
from kandidater.aapenhet import INGENTING, Delt
from kandidater.gradering import UGRADERT, Gradering
from kandidater.models import Kandidat
from tests import fabrikker as lag
from tests.klokke import NAA, for_

pytestmark = pytest.mark.django_db

TEKST = "Trenger pauser"


def sett(kandidat, **valg):
    ane = kandidat.ansvar.get().bruker
    valg = {"kan_kontaktes": True, "kan_navngis": True, "kan_formidles": TEKST, "skal_ikke_deles": "Diagnose"} | valg
    return aapenhet.endre(kandidat=kandidat, av=ane, naa=valg.pop("naa", NAA), **valg)


@pytest.mark.parametrize(
    ("kan_kontaktes", "kan_navngis", "slipper_ut"),
    [
        (True, True, Delt(True, "Kari Li", TEKST)),
        (True, False, Delt(True, "", TEKST)),
        (False, False, Delt(False, "", "")),
    ],
)
def test_porten_slipper_ut_det_aapenheten_tillater(kan_kontaktes, kan_navngis, slipper_ut):
    kari = lag.kandidat(lag.bruker(), fornavn="Kari", etternavn="Li")
    sett(kari, kan_kontaktes=kan_kontaktes, kan_navngis=kan_navngis)
    assert aapenhet.for_arbeidsgiver(kari) == slipper_ut


def test_uten_aapenhet_slipper_ingenting_ut():
    assert aapenhet.for_arbeidsgiver(lag.kandidat(lag.bruker())) == Delt(False, "", "")


@pytest.mark.parametrize(
    ("gradering", "skjermet", "er_gradert"),
    [
        ("ugradert", False, False),
        ("ugradert", True, True),
        ("fortrolig", False, True),
        ("fortrolig", True, True),
        ("ukjent", False, True),
        ("ukjent", True, True),
    ],
)
def test_modellen_sporringene_og_databasen_er_enige_om_hvem_som_er_gradert(gradering, skjermet, er_gradert):
    kari = lag.kandidat(lag.bruker(), gradering=gradering, skjermet=skjermet)
    sett(kari)
    assert kari.er_gradert is er_gradert
    assert Kandidat.objects.filter(UGRADERT, pk=kari.pk).exists() is not er_gradert
    assert (aapenhet.for_arbeidsgiver(kari) == INGENTING) is er_gradert


def test_tabellen_over_hvem_som_er_gradert_har_alle_graderinger():
    assert set(Gradering.values) == {"ugradert", "fortrolig", "ukjent"}


def test_hver_faar_sitt_svar():
    ane = lag.bruker()
    apen, lukket = lag.kandidat(ane, fornavn="Per", etternavn="By"), lag.kandidat(ane)
    sett(apen)
    assert aapenhet.for_arbeidsgivere([apen, lukket]) == {apen.pk: Delt(True, "Per By", TEKST), lukket.pk: INGENTING}


def test_en_ny_aapenhet_gjelder_og_den_forrige_staar_i_historien():
    kari = lag.kandidat(ane := lag.bruker(), fornavn="Kari", etternavn="Li")
    forrige = sett(kari, naa=for_(1))
    ny = sett(kari, kan_navngis=False, kan_formidles="Kan ta truck", skal_ikke_deles="Gjeld")
    forrige.refresh_from_db()
    assert (forrige.erstattet, forrige.kan_navngis) == (NAA, True)
    assert aapenhet.for_arbeidsgiver(kari) == Delt(True, "", "Kan ta truck")
    lagret = kari.aapenheter.get(erstattet=None)
    assert lagret == ny
    assert (lagret.kan_kontaktes, lagret.kan_navngis, lagret.kan_formidles) == (True, False, "Kan ta truck")
    assert (lagret.skal_ikke_deles, lagret.fra, lagret.registrert_av) == ("Gjeld", NAA, ane)


def test_endringen_staar_i_loggen_med_hvem_og_hva_men_uten_tekstene():
    kari = lag.kandidat(ane := lag.bruker())
    sett(kari, kan_navngis=False)
    rad = Hendelse.objects.get(type="aapenhet_endret")
    assert (rad.av_id, rad.tid, rad.objekt_id) == (ane.pk, NAA, str(kari.pk))
    assert (rad.detaljer["kan_kontaktes"], rad.detaljer["kan_navngis"]) == (True, False)
    assert TEKST not in str(rad.detaljer)
    assert "Diagnose" not in str(rad.detaljer)


@pytest.mark.parametrize(
    ("foer", "svar", "blir"),
    [  # may be contacted, may be named, what must not be told; None: nothing is tightened
        ((True, True, "Diagnose"), (True, True, ""), None),
        ((True, True, "Diagnose"), (True, False, ""), (True, False, "Diagnose")),
        ((True, True, "Diagnose"), (False, True, ""), (False, False, "Diagnose")),
        ((True, True, "Diagnose"), (True, True, "Fengsel"), (True, True, "Diagnose\nFengsel")),
        ((True, True, "Diagnose"), (True, True, "Diagnose"), None),
        ((True, True, ""), (True, True, "Fengsel"), (True, True, "Fengsel")),
        ((True, True, ""), (True, True, "  "), None),
        ((True, False, ""), (True, True, ""), None),
        ((False, False, ""), (True, True, ""), None),
        ((True, False, "Diagnose"), (False, False, "Gjeld"), (False, False, "Diagnose\nGjeld")),
    ],
)
def test_av_to_svar_gjelder_det_strengeste(foer, svar, blir):
    felt = ("kan_kontaktes", "kan_navngis", "skal_ikke_deles")
    kari, bo = lag.kandidat(lag.bruker(), naa=for_(3)), lag.bruker()
    den = sett(kari, naa=for_(2), **dict(zip(felt, foer, strict=True)))
    ny = aapenhet.stram_inn(kandidat=kari, **dict(zip(felt, svar, strict=True)), av=bo, naa=NAA)
    gjelder = kari.aapenheter.gjeldende().get()
    assert gjelder == (ny or den)
    assert tuple(getattr(gjelder, navn) for navn in felt) == (blir or foer)
    assert (gjelder.kan_formidles, gjelder.registrert_av, gjelder.fra) == (
        (TEKST, bo, NAA) if blir else (TEKST, den.registrert_av, den.fra)
    )
