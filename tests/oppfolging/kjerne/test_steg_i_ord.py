"""A planned contact in words: what, how late, how long since, and who needs me first. Thursday 26 November 2026."""

from datetime import date

import pytest

from inkludering.felles.stegstatus import Stegstatus
from oppfolging.kjerne.neste_steg import (
    Steg,
    forsinkelse,
    forsoket,
    lag_steg,
    siden,
    skulle_vaert,
    stand,
    stegstatus,
    stegtekst,
)

I_DAG = date(2026, 11, 26)
I_GAAR, I_MORGEN = date(2026, 11, 25), date(2026, 11, 27)


def steg(frist: date = I_DAG, **felt) -> Steg:
    felt = {"art": "rytme", "side": "kandidat", "fysisk": False, "forsokt_dato": None, "sist": I_GAAR} | felt
    return lag_steg(frist=frist, i_dag=I_DAG, **felt)


@pytest.mark.parametrize(
    ("art", "side", "fysisk", "tekst"),
    [
        ("rytme", "kandidat", False, "Planlagt kontakt"),
        ("rytme", "arbeidsgiver", False, "Planlagt kontakt"),
        ("rytme", "kandidat", True, "Møte ansikt til ansikt"),
        ("rytme", "jobbutvikling", False, "Jobbutvikling"),
        ("rytme", "jobbutvikling", True, "Jobbutvikling"),
        ("forste_arbeidsgivermote", "jobbutvikling", True, "Første fysiske arbeidsgivermøte"),
        ("ringeonske", "arbeidsgiver", False, "Arbeidsgiveren har bedt om å bli oppringt"),
    ],
)
def test_steget_har_et_kort_navn(art, side, fysisk, tekst):
    assert stegtekst(art, side, fysisk=fysisk) == tekst


@pytest.mark.parametrize(
    ("sist", "tekst"),
    [
        (None, "Ingen kontakt ennå"),
        (I_MORGEN, "Sist nådd i dag"),
        (I_DAG, "Sist nådd i dag"),
        (I_GAAR, "Sist nådd i går"),
        (date(2026, 11, 24), "Sist nådd for 2 dager siden"),
        (date(2026, 10, 27), "Sist nådd for 30 dager siden"),
    ],
)
def test_hvor_lenge_siden_noen_ble_naadd(sist, tekst):
    assert siden(sist, I_DAG) == tekst


@pytest.mark.parametrize(
    ("frist", "tekst"),
    [
        (I_MORGEN, ""),
        (I_DAG, ""),
        (I_GAAR, "1 virkedag over fristen"),
        (date(2026, 11, 20), "4 virkedager over fristen"),
    ],
)
def test_hvor_mye_over_fristen(frist, tekst):
    assert forsinkelse(frist, I_DAG) == tekst


@pytest.mark.parametrize(
    ("frist", "forsokt", "status"),
    [
        (I_GAAR, None, "forfalt_nylig"),
        (I_GAAR, I_DAG, "forsokt"),
        (I_GAAR, I_GAAR, "forfalt_nylig"),
        (date(2026, 11, 24), I_GAAR, "forfalt_rod"),
        (I_MORGEN, None, "denne_uken"),
        (date(2026, 12, 1), None, "planlagt"),
    ],
)
def test_et_forsoek_i_dag_vises_i_stedet_for_hvor_sent_det_er(frist, forsokt, status):
    assert stegstatus(frist, forsokt, I_DAG) == status


@pytest.mark.parametrize(
    ("felt", "merknad"),
    [
        ({}, "Sist nådd i går"),
        ({"side": "arbeidsgiver", "frist": I_GAAR}, "Sist nådd i går"),
        ({"frist": I_GAAR, "forsokt_dato": I_DAG}, "1 virkedag over fristen · Sist nådd i går"),
        ({"fysisk": True}, "Møte ansikt til ansikt · Sist nådd i går"),
        ({"side": "jobbutvikling", "sist": None}, "Jobbutvikling · Ingen kontakt ennå"),
        ({"art": "jobbtap", "frist": I_GAAR}, "Kontakt etter mistet jobb · Sist nådd i går"),
        (
            {"side": "jobbutvikling", "frist": I_GAAR, "sen": date(2026, 11, 17)},
            "Jobbutvikling · skulle vært tir. 17. nov. · Sist nådd i går",
        ),
    ],
)
def test_merknaden_er_det_statusen_ikke_sier(felt, merknad):
    assert steg(**felt).merknad == merknad


@pytest.mark.parametrize(
    ("frist", "forsokt", "sagt"),
    [(I_DAG, None, ""), (I_GAAR, None, "1 virkedag over fristen"), (I_GAAR, I_DAG, "")],
)
def test_statusen_sier_hvor_sent_det_er_naar_det_ikke_er_forsokt(frist, forsokt, sagt):
    assert steg(frist, forsokt_dato=forsokt).sagt == sagt


@pytest.mark.parametrize(("sen", "tekst"), [(None, ""), (date(2026, 11, 7), "skulle vært lør. 7. nov.")])
def test_en_dato_som_ble_satt_for_sent_sier_hvilken_dag_det_skulle_vaert(sen, tekst):
    assert skulle_vaert(sen, I_DAG) == tekst


def test_steget_baerer_det_listen_viser():
    assert steg(I_GAAR, art="jobbtap", forsokt_dato=I_DAG) == Steg(
        tekst="Kontakt etter mistet jobb",
        dato="i går",
        status="forsokt",
        over="1 virkedag over fristen",
        forsok="",
        sist="Sist nådd i går",
        merknad="Kontakt etter mistet jobb · 1 virkedag over fristen · Sist nådd i går",
    )


@pytest.mark.parametrize(
    ("frist", "forsokt", "maa_tas"),
    [
        (date(2026, 11, 24), None, True),
        (I_DAG, None, True),
        (I_MORGEN, I_DAG, True),
        (I_MORGEN, None, False),
        (date(2026, 12, 1), None, False),
    ],
)
def test_det_som_maa_tas_i_dag(frist, forsokt, maa_tas):
    assert steg(frist, forsokt_dato=forsokt).maa_tas is maa_tas


def test_uten_dato_haster_mest_saa_det_roede():
    assert [status.value for status in Stegstatus] == [
        "uten_dato",
        "forfalt_rod",
        "forfalt_nylig",
        "forfalt_gul",
        "forsokt",
        "denne_uken",
        "planlagt",
    ]


@pytest.mark.parametrize(
    ("forsokt", "igjen", "tekst"),
    [
        (None, None, ""),
        (I_DAG, I_MORGEN, "prøv igjen i morgen"),
        (I_GAAR, I_DAG, "forsøkt i går · prøv igjen i dag"),
        (date(2026, 11, 23), date(2026, 11, 27), "forsøkt man. 23. nov. · prøv igjen i morgen"),
        (date(2026, 11, 23), date(2026, 11, 24), "forsøkt man. 23. nov."),
    ],
    ids=["ikke forsøkt", "statusen sier i dag", "dagen etter", "logget i ettertid", "dagen er passert"],
)
def test_forsoket_staar_med_dagen_det_proeves_igjen(forsokt, igjen, tekst):
    assert forsoket(forsokt, igjen, I_DAG) == tekst
    assert tekst in steg(I_GAAR, forsokt_dato=forsokt, nytt_forsok=igjen).merknad


def test_det_statusen_ikke_sier_staar_ved_siden_av():
    assert stand(I_GAAR, I_DAG, I_MORGEN, I_DAG).dessuten == "1 virkedag over fristen · prøv igjen i morgen"
    assert stand(I_GAAR, I_GAAR, I_DAG, I_DAG).dessuten == "forsøkt i går · prøv igjen i dag"
    assert stand(I_GAAR, None, None, I_DAG).dessuten == ""
