"""What the rows behind a figure tell: of whom, when and how late, in pages, with a way on."""

import html
import re
from datetime import date

import pytest

from oppfolging.rapporter.radene import visning
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import OVER_RYTMEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import TIL_ARBEID, kom_i_arbeid
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from tests import fabrikker as lag
from tests.oppfolging.rapporter.radene.test_radene import KUTT, aapne, antall, bygget, kontoret, scene
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL

pytestmark = [pytest.mark.django_db, pytest.mark.treg]
__all__ = ["bygget", "kontoret", "scene"]


def hodene(side: str) -> list[str]:
    return re.findall(r'<th scope="col">([^<]+)</th>', side)


def radene(side: str) -> list[list[str]]:
    """The text of each row."""
    return [
        [re.sub(r"<[^>]+>", "", celle).strip() for celle in re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", rad)]
        for rad in re.findall(r"<tr><th scope=\"row\">.*?</tr>", side)
    ]


def test_flere_rader_enn_en_side_blas_det_i_og_bare_dem_en_ikke_kan_navngi_er_uten_navn(client, scene, monkeypatch):
    monkeypatch.setattr(visning, "PER_SIDE", 2)
    sider = [aapne(client, f"{KUTT.til_radene(PORTEFOLJE)}&side={nr}") for nr in (1, 2, 3)]
    assert [len(radene(side)) for side in sider] == [2, 2, 1]
    assert len({tuple(rad) for side in sider for rad in radene(side)}) == 5
    assert [(">Forrige<" in side, ">Neste<" in side) for side in sider] == [(False, True), (True, True), (True, False)]
    assert all(antall(side) == 5 and "vises ikke med navn" not in side for side in sider)


def test_det_som_er_over_fristen_sier_hos_hvem_naar_og_hvor_lenge_og_det_eldste_foerst(client, scene):
    side = aapne(client, KUTT.til_radene(OVER_FRISTEN))
    assert hodene(side) == ["Navn", "Hos", "Arbeidsgiver", "Slag", "Frist", "Dager over fristen"]
    dager = [int(rad[-1]) for rad in radene(side)]
    assert (dager, min(dager) > 0) == (sorted(dager, reverse=True), True)
    assert {rad[1] for rad in radene(side)} == {"Anne Aas", "Berit Čáppa"}
    egen = aapne(client, KUTT.til_radene(OVER_FRISTEN, hos=str(scene.anne.pk), slag="kandidat"))
    assert hodene(egen) == ["Navn", "Frist", "Dager over fristen"]


def test_en_kandidat_foerer_til_linjen_sin_og_den_i_koen_og_en_arbeidsgiver_til_sidene_sine(client, scene):
    side = aapne(client, KUTT.til_radene(PORTEFOLJE))
    foerste = scene.kandidater[0]
    assert f'href="/kontor/jobbspesialister/{scene.anne.pk}/#k{foerste.pk}"' in side
    assert f'href="/kontor/tildel/{scene.i_koe.pk}/"' in aapne(client, KUTT.til_radene(UTEN_ANSVARLIG))
    ledige = aapne(client, KUTT.til_radene(UTEN_KONTAKTPERSON))
    assert f'href="/arbeidsgivere/{scene.uten_kontakt.orgnr}/"' in ledige
    assert (hodene(ledige), radene(ledige)[0][1:]) == (["Navn", "Ventet fra", "Dager ventet"], ["05.10.2026", "26"])


def test_tallet_aapner_de_radene_det_teller_og_resten_kan_velges(client, scene):
    svar = beregn(kontor=scene.kontor, fra=FRA, til=TIL, snitt=SNITT).kontoret
    assert antall(aapne(client, KUTT.til_radene(TIL_ARBEID))) == kom_i_arbeid(svar) == 1
    assert antall(aapne(client, KUTT.til_radene(TIL_ARBEID, slag="alle"))) == svar[TIL_ARBEID].samlet
    rytme = svar[OVER_RYTMEN].samlet
    for del_, hvor_mange in (
        ("telleren", rytme.teller),
        ("resten", rytme.nevner - rytme.teller),
        ("alle", rytme.nevner),
    ):
        assert len(radene(aapne(client, KUTT.til_radene(OVER_RYTMEN, **{"del": del_})))) == hvor_mange
    assert len(radene(aapne(client, KUTT.til_radene(OVER_RYTMEN)))) == rytme.teller
    assert (
        len(radene(aapne(client, KUTT.til_radene(I_TIDE)))) == svar[I_TIDE].samlet.nevner + svar[I_TIDE].samlet.utelatt
    )


def test_hver_side_av_i_tide_foerer_til_sine_rader_alene(client, scene):
    """In the cells of each jobbspesialist, and in the office's line beside the headline of them all."""
    svar = beregn(kontor=scene.kontor, fra=FRA, til=TIL, snitt=SNITT)
    side = aapne(client, KUTT.til_tallene)
    sett = 0
    for linje in (svar.kontoret, *svar.spesialister):
        hos = {"hos": str(linje.bruker)} if linje.bruker else {}
        for slag, andel in linje[I_TIDE].per.items():
            adresse = KUTT.til_radene(I_TIDE, slag=slag, **hos)
            if f'href="{html.escape(adresse)}"' in side:
                assert antall(aapne(client, adresse)) == andel.nevner + andel.utelatt
                sett += 1
    assert sett == 8
    assert f'href="{html.escape(KUTT.til_radene(I_TIDE))}"' in side


@pytest.mark.parametrize("tall", figur.alle(), ids=lambda tall: tall.nokkel)
def test_ingen_kolonne_er_tom_og_ingen_rad_sier_det_samme_som_en_annen(client, scene, tall):
    """A person with two jobs is told apart by the day each began."""
    lag.forlop(scene.kandidater[0], scene.bedrift, av=scene.anne, naa=lag.oslo(2026, 10, 19), start=date(2026, 10, 20))
    rader = radene(aapne(client, KUTT.til_radene(tall, slag="alle" if tall.hovedslag else "")))
    assert len({tuple(rad) for rad in rader}) == len(rader)
    assert not any(set(kolonne) == {"–"} for kolonne in zip(*rader, strict=True))
