"""Nobody can infer a graded person: with and without three of them, all that others see is the same to the letter.

Every page of the access table as everybody it lets in, what forms answer, what is searched for, reminders, the digest
in the outbox, the report's figures and the text of its PDF. Only an office's totals may differ, from five of them on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.template.loader import render_to_string

from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.utsending.models import Utsending
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.snitt import beregn
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import klokke
from tests.tilgang import graderte, svar
from tests.tilgang.spor import tekst
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden, bygg

pytestmark = [pytest.mark.matrise, pytest.mark.django_db]
SIDER = [rad for rad in TABELL if rad.metode == "get"]
# Beside the table: what is searched for or chosen, and where the three are.
ANDRE = (
    "/sok/?q=Kandidat",
    "/sok/?q=Kari",
    "/kandidater/?vis=kontoret",
    "/kandidater/?vis=kontoret&fase=jobbutvikling",
    "/arbeidsgivere/?vis=alle&q=bedrift",
    "/arbeidsgivere/?vis=mine",
    "/arbeidsgivere/{ensom}/",
    "/arbeidsgivere/{ensom}/logg/",
    "/arbeidsgivere/{ensom}/kontaktperson/",
    "/kontor/jobbspesialister/{gro}/",
    "/kontor/tallene/",
    "/kontor/tildel/{i_koen}/",
)
# Made anew each time: the number of a reminder, and the moment of a cut.
NYTT = re.compile(r'/paaminnelser/\d+/|tid=[^&"]*|kl\. \d\d\.\d\d')


@pytest.fixture(scope="module")
def verden(django_db_setup: None, django_db_blocker) -> Iterator[Verden]:
    with django_db_blocker.unblock(), transaction.atomic():
        with klokke.like_foer():
            verden = bygg(med_graderte=False)
            graderte.forbered(verden)
            verden.logg_inn_alle()
        yield verden
        transaction.set_rollback(True)


def alt_de_ser(verden: Verden) -> dict[tuple[str, str], str]:
    """All that those without the right see, by who and what."""
    generering.generer(naa=klokke.MORGEN, alt=True)
    sett: dict[tuple[str, str], str] = {}
    uten_rett = graderte.uten_rett(verden)
    for hvem in uten_rett:
        for rad in SIDER:
            if rad.svar.get(hvem) == 200:
                sett[hvem, str(rad)] = _side(lambda rad=rad, hvem=hvem: rad.send(verden, verden.klient(hvem)))
        for adresse in ANDRE:
            hvor = adresse.format(**verden.adresser)
            sett[hvem, adresse] = _side(lambda hvor=hvor, hvem=hvem: verden.klient(hvem).get(hvor))
        den = verden.brukere[hvem]
        sett[hvem, "påminnelser"] = str(sorted(_rader(Paaminnelse.objects.aapne().filter(mottaker=den))))
        sett[hvem, "utsendinger"] = str(sorted(map(str, Utsending.objects.filter(mottaker=den).values_list("data"))))
    for nr, (hvem, rad) in enumerate(svar.poster(verden, uten_rett)):
        with tatt_tilbake():
            sett[hvem, f"{rad} {nr}"] = NYTT.sub("", svar.svaret(rad, verden, hvem))
    sett["leder", "rapport"], sett["leder", "PDF"] = _rapporten(verden)
    return sett


def _side(send: Callable[[], Any]) -> str:
    """The answer, with what it wrote taken back."""
    with tatt_tilbake():
        svaret = send()
        return f"{svaret.status_code} {NYTT.sub('', tekst(svaret))}"


@contextmanager
def tatt_tilbake() -> Iterator[None]:
    with transaction.atomic(), klokke.stille(timedelta(minutes=10)):
        yield
        transaction.set_rollback(True)


def _rader(paaminnelser) -> list[str]:
    return [f"{rad.regel} {rad.trinn} {rad.emne_id} {rad.forfall}" for rad in paaminnelser]


def _rapporten(verden: Verden) -> tuple[str, str]:
    i_dag = lokal_dato(klokke.NAA)
    snittet = beregn(
        kontor=verden.brukere["leder"].kontoret,
        fra=i_dag - timedelta(days=30),
        til=i_dag,
        snitt=klokke.NAA + timedelta(hours=1),
    )
    return json.dumps(snittet.som_json(), sort_keys=True), render_to_string(
        "rapporter/pdf/rapport.html", kontekst(snittet)
    )


def forskjeller(uten: dict, med: dict) -> list[tuple]:
    """Who sees what otherwise, and where it differs first."""
    ulike = [nokkel for nokkel in uten if uten[nokkel] != med[nokkel]]
    return [(*nokkel, *_forste(uten[nokkel], med[nokkel])) for nokkel in ulike]


def _forste(en: str, annen: str) -> tuple[str, str]:
    felles = next((nr for nr, (a, b) in enumerate(zip(en, annen, strict=False)) if a != b), 0)
    fra = max(felles - 60, 0)
    return en[fra : fra + 160], annen[fra : fra + 160]


def test_ingen_kan_slutte_seg_til_tre_graderte(verden):
    with transaction.atomic():
        uten = alt_de_ser(verden)
        transaction.set_rollback(True)
    with transaction.atomic():
        graderte.kom(verden)
        med = alt_de_ser(verden)
        transaction.set_rollback(True)
    assert len(uten) > 200
    assert forskjeller(uten, med) == []


def test_den_som_har_retten_ser_dem(verden):
    """The control: else three people nobody could see would prove nothing."""
    with transaction.atomic():
        graderte.kom(verden)
        generering.generer(naa=klokke.MORGEN, alt=True)
        sider = [
            _side(lambda hvem=hvem, hvor=hvor: verden.klient(hvem).get(hvor.format(**verden.adresser)))
            for hvem, hvor in (("betrodd_leder", "/kontor/jobbspesialister/{gro}/"), ("gro", "/"))
        ]
        hvem = set(Paaminnelse.objects.aapne().filter(kandidat__in=graderte.alle()).values_list("mottaker", flat=True))
        transaction.set_rollback(True)
    assert [side.count("Kari Kandidat") > 1 for side in sider] == [True, True]
    assert hvem == {verden.brukere["gro"].pk, verden.brukere["betrodd_leder"].pk}
