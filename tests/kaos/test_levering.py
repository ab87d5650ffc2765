"""Nothing is lost and nothing is sent twice, whoever is killed on the way. Real processes, a real relay."""

import os
import random
import re
import shutil
import signal
import sys
import time
from itertools import cycle
from pathlib import Path

import pytest

from inkludering.celery import app
from inkludering.lokalt.post import UKJENT
from inkludering.lokalt.tilsyn import ALENE
from tests.klokke import NAA
from tests.levende import Levende

FRIST = "0.8"  # seconds for one step of a delivery; the lease is four times this

pytestmark = pytest.mark.treg


@pytest.fixture
def hus(nytt_hus) -> Levende:
    """A house with short limits whose relay takes its time; the worker is not started yet."""
    hus = nytt_hus()
    hus.miljo["EMAIL_URL"] += f"&frist={FRIST}"
    hus.start("valkey")
    hus.start_post("--forsinkelse", "0.005")
    return hus


def legg_i_koe(hus: Levende, antall: int) -> None:
    hus.sql(
        "INSERT INTO utsending_utsending (id, nokkel, kanal, adresse, spraak, mal, data, tilstand, opprettet,"
        "  ikke_foer, antall_forsok, feil) "
        "SELECT gen_random_uuid(), 'kaos:' || n, 'epost', 'mottaker' || n || '@nav.example', 'nb', 'sammendrag',"
        f"  '{{}}', 'i_koe', '{NAA}', '{NAA}', 0, '' FROM generate_series(1, {antall}) n"
    )


def vekk(hus: Levende, ganger: int = 1) -> None:
    """Ask for a round of delivery, as the outbox does when a message is put in it."""
    with app.connection_for_write(hus.miljo["REDIS_URL"]) as kobling:
        for _ in range(ganger):
            app.send_task("inkludering.utsending.tasks.tom", connection=kobling)


def usendte(hus: Levende) -> int:
    ((antall,),) = hus.sql("SELECT count(*) FROM utsending_utsending WHERE tilstand <> 'sendt'")
    return antall


def vent_paa_flere(hus: Levende, antall: int) -> None:
    maal = len(hus.brev()) + antall
    hus.vent_til(lambda: len(hus.brev()) >= maal or not usendte(hus), sekunder=60)


def vent_til_alt_er_sendt(hus: Levende, sekunder: int) -> None:
    def ferdig() -> bool:
        if not usendte(hus):
            return True
        vekk(hus)
        time.sleep(0.5)
        return False

    hus.vent_til(ferdig, sekunder)


def krev_en_gang_hver(hus: Levende, antall: int) -> None:
    nokler = [brev.stem for brev in hus.brev()]
    assert [nokkel for nokkel in nokler if "-" in nokkel] == []
    assert len(nokler) == antall


def start_to_arbeidere(hus: Levende) -> None:
    """The one of the product, and one beside it: while one is started again, the other works."""
    hus.start("arbeider")
    kommando = [sys.executable, "-m", "celery", "-A", "inkludering", "worker", "-P", "threads", "-c", "4"]
    hus.prosesser.start("vikar", [*kommando, *ALENE, "--loglevel", "warning"], INKLUDERING_PROSESS="arbeider")


def test_250_brev_kommer_fram_en_gang_hver_selv_om_arbeiderne_drepes(hus):
    legg_i_koe(hus, 250)
    start_to_arbeidere(hus)
    for navn in ("arbeider", "vikar"):
        vekk(hus, 8)
        vent_paa_flere(hus, 60)
        hus.drep(navn)
        hus.gjenoppta(navn)
    vent_til_alt_er_sendt(hus, 120)
    krev_en_gang_hver(hus, 250)


@pytest.mark.kaos
def test_10_000_brev_med_drap_frys_og_tomt_mellomlager(hus):
    legg_i_koe(hus, 10_000)
    start_to_arbeidere(hus)
    terning = random.Random(2026)  # noqa: S311
    for _, navn in zip(range(20), cycle(("arbeider", "vikar")), strict=False):
        vekk(hus, 8)
        vent_paa_flere(hus, terning.randrange(50, 400))
        if terning.random() < 1 / 3:
            frys(hus, navn)
        elif terning.random() < 1 / 3:
            hus.drep("valkey")
            shutil.rmtree(hus.mappe / "valkey")
            hus.start("valkey")
        hus.drep(navn)
        hus.gjenoppta(navn)
    vent_til_alt_er_sendt(hus, 900)
    krev_en_gang_hver(hus, 10_000)


def test_300_adresser_avvises_paa_en_gang_og_hver_gis_opp_en_gang(hus):
    avvis_mange(hus, 300, drap=1)


@pytest.mark.kaos
def test_10_000_adresser_avvises_paa_en_gang_og_minnet_staar_stille(hus):
    avvis_mange(hus, 10_000, drap=5)


def avvis_mange(hus: Levende, antall: int, *, drap: int) -> None:
    """As when a domain is gone: half of them are nobody's address, the others arrive; workers are killed meanwhile."""
    legg_i_koe(hus, antall)
    hus.sql(f"UPDATE utsending_utsending SET adresse = '{UKJENT}' || adresse WHERE right(nokkel, 1)::int % 2 = 0")
    hus.start("arbeider")
    vekk(hus, 2)
    vent_paa_flere(hus, min(20, antall // 20))
    foer = minne(hus)
    for nr in range(1, drap + 1):
        vent_paa_flere(hus, antall // 2 // (drap + 2))
        foer, naa = minne(hus) if nr == 1 else foer, minne(hus)
        assert naa < foer * 1.25, f"{foer} kB became {naa} kB"
        hus.drep("arbeider")
        hus.gjenoppta("arbeider")
        vekk(hus, 2)
    hus.vent_til(lambda: vekket_og_ferdig(hus), sekunder=60 + antall // 10)
    krev_en_gang_hver(hus, antall // 2)
    rader = hus.sql("SELECT tilstand, feil, count(*) FROM utsending_utsending GROUP BY 1, 2 ORDER BY 1")
    assert rader == [("doed", "SMTP 550", antall // 2), ("sendt", "", antall // 2)]


def vekket_og_ferdig(hus: Levende) -> bool:
    """Nothing is left to do."""
    vekk(hus)
    time.sleep(0.5)
    return hus.sql("SELECT 1 FROM utsending_utsending WHERE tilstand NOT IN ('sendt', 'doed') LIMIT 1") == []


def minne(hus: Levende) -> int:
    """What the worker holds, in kB."""
    status = Path(f"/proc/{hus.prosesser.prosesser['arbeider'].pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


def frys(hus: Levende, navn: str) -> None:
    """Stop a worker past its lease, while others settle what it held, and let it wake up believing nothing happened."""
    gruppe = hus.prosesser.prosesser[navn].pid
    os.killpg(gruppe, signal.SIGSTOP)
    vekk(hus, 4)
    time.sleep(float(FRIST) * 6)
    vekk(hus, 4)
    time.sleep(1)
    os.killpg(gruppe, signal.SIGCONT)
    time.sleep(1)
