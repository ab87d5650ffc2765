"""Several rows are held in one order, so that two never wait for each other (inkludering/felles/laas.py)."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from oppfolging.handlinger import forlopsgang, forlopsslutt, kontaktlogg, kontaktretting, tilbaketrekking
from oppfolging.handlinger.kontaktretting import FAKTA
from oppfolging.handlinger.parter import Fakta
from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.klokke import I_DAG
from tests.test_samtidig import (
    Verden,
    angre,
    avslutt_forlop,
    avslutt_saken,
    bytt_fase,
    flytt,
    foreslaa,
    logg_kontakt,
    overfoer,
    start_forlop,
    svar_kom,
    ta_imot,
    tildel_fra_koen,
)

pytestmark = pytest.mark.django_db
REKKEFOLGEN = ("kjerne_forlop", "kandidater_kandidat", "arbeidsgivere_arbeidsgiver", "kjerne_kontakt", "brukere_bruker")
HOLDER = re.compile(r'FROM "(\w+)".* FOR NO KEY UPDATE|^UPDATE "(\w+)"')


def trekk_forlop(v: Verden) -> Callable[[], object]:
    return lambda: tilbaketrekking.trekk_forlop(forlop=v.forlop, grunn="Feil person", **v.felles)


def trekk_kandidat(v: Verden) -> Callable[[], object]:
    return lambda: tilbaketrekking.trekk_kandidat(kandidat=v.kandidat, grunn="Feil person", **v.felles)


def angre_slutten(v: Verden) -> Callable[[], object]:
    forlopsgang.avslutt(forlop=v.forlop, dato=I_DAG, aarsak="fullfort", **v.felles)
    return lambda: forlopsslutt.angre(forlop=v.forlop, **v.felles)


def begge(v: Verden) -> Kontakt:
    om = kontaktlogg.OmKandidat(v.kandidat, forlop=v.forlop)
    parter = kontaktlogg.Parter((om,), kontaktlogg.MedArbeidsgiver(v.bedrift))
    logget = kontaktlogg.logg(parter=parter, kanal="telefon", utfall="naadd", innsending=uuid4(), **v.felles)
    return Kontakt.objects.get(pk=logget.pk)


def rett_kontakt(v: Verden) -> Callable[[], object]:
    kontakt = begge(v)
    fakta = Fakta(**{navn: getattr(kontakt, navn) for navn in FAKTA})
    felt = {"kanal": "fysisk", "utfall": "naadd", "deltakere": {}, "person": None}
    return lambda: kontaktretting.rett(kontakt=kontakt, fakta=fakta, **felt, **v.felles)


def angre_med_begge(v: Verden) -> Callable[[], object]:
    kontakt = begge(v)
    return lambda: kontaktlogg.angre(kontakt=kontakt, **v.felles)


SAKER = (
    angre,
    angre_med_begge,
    angre_slutten,
    avslutt_forlop,
    avslutt_saken,
    bytt_fase,
    flytt,
    foreslaa,
    logg_kontakt,
    overfoer,
    rett_kontakt,
    start_forlop,
    svar_kom,
    ta_imot,
    tildel_fra_koen,
    trekk_forlop,
    trekk_kandidat,
)


def bygg() -> Verden:
    ane = lag.bruker()
    lag.hev_taket(ane)
    kari, hos = lag.kandidat(ane, fase="jobbutvikling"), lag.arbeidsgiver(ane)
    return Verden(ane, kari, hos, lag.forlop(kari, hos, av=ane))


bygget, verden = bygd_en_gang(bygg)


def holdt(arbeid: Callable[[], object]) -> list[str]:
    """The kinds of rows it held, in the order it took them."""
    with transaction.atomic(), CaptureQueriesContext(connection) as sporringer:
        arbeid()
    treff = [HOLDER.search(str(ett["sql"])) for ett in sporringer.captured_queries]
    tabeller = [ett.group(1) or ett.group(2) for ett in treff if ett]
    return list(dict.fromkeys(tabell for tabell in tabeller if tabell in REKKEFOLGEN))


@pytest.mark.parametrize("sak", SAKER, ids=lambda sak: sak.__name__)
def test_radene_holdes_i_en_rekkefolge(sak, verden):
    rekken = holdt(sak(verden))
    assert rekken == sorted(rekken, key=REKKEFOLGEN.index)
    if sak in (rett_kontakt, angre_med_begge, logg_kontakt):
        assert "arbeidsgivere_arbeidsgiver" in rekken
