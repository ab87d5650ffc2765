"""One working day, staff and employer, in a real browser with a real worker, broker and mail."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from inkludering.felles.arbeidsdager import legg_til
from inkludering.lokalt.postgres import sokkelmappe
from tests.klokke import I_DAG
from tests.nettleser import innboks

if TYPE_CHECKING:
    from email.message import EmailMessage

    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

KONTORET = """
from datetime import timedelta
from tests import fabrikker as lag
from tests.klokke import for_
foer = for_(20)
ane = lag.bruker(epost="ane@nav.example", fornavn="Ane", etternavn="Aasvik")
lena = lag.bruker("leder", epost="lena@nav.example")
for den in (ane, lena):
    den.set_password("demo"); den.save()
hos = lag.arbeidsgiver(ane, naa=foer, navn="Kanaribakeriet AS")
for fornavn, etternavn, aapen in (("Biret", "Kanarisara", True), ("Omar", "Kanarihassan", False)):
    kandidat = lag.kandidat(ane, naa=foer, fase="jobbutvikling", fornavn=fornavn, etternavn=etternavn, aapen=aapen)
    lag.forlop(kandidat, hos, av=ane, naa=foer)
    lag.kontakt(lag.Parter(kandidat=kandidat, med_arbeidsgiver=True), av=ane)  # job development is not overdue
lag.kandidat(ane, naa=foer, fase="kartlegging", fornavn="Kari", etternavn="Kanarili")
leif = {"fornavn": "Leif", "etternavn": "Kanarileder", "epost": "leif@bakeriet.example", "telefon": "41000111"}
lag.arbeidsgiverkontakt(hos, av=ane, **leif)
"""
SAMMENDRAG = "Du har påminnelser i Inkludering"
NOTAT = "kanarinotat om en god dag"
ARBEIDSPLASSEN = "Kanaribakeriet AS"  # named in the manager's own mail, and nowhere else
KANARIER = ("Kanari", "Biret", "kanarinotat", "41000111", "leif@bakeriet.example")


@pytest.fixture(scope="module")
def hus(nytt_hus) -> Levende:
    """A house where nobody works in the outbox yet."""
    hus = nytt_hus()
    hus.start("valkey", "post", "web")
    hus.manage("shell", "-v", "0", "-c", KONTORET)
    return hus


def test_dagen(hus: Levende, ny_side, tmp_path):
    ane = logg_inn(ny_side(hus), "ane@nav.example")
    logg_kontakt_med_tastaturet(ane)
    hent_alt_som_er_lagret(ane)
    inviter_arbeidsgiveren(ane)
    ga_to_virkedager_fram(hus)
    assert_meldingene_i_koen_er_tomme_for_folk(hus)
    hus.start("arbeider")
    assert_brevene_er_uten_navn(hus, SAMMENDRAG)
    hent_rapporten(logg_inn(ny_side(hus), "lena@nav.example"), tmp_path)
    leif = bruk_lenken(hus, ny_side(hus, bredde=390))
    bekreft_med_kode(hus, leif)
    logg_ut_og_gaa_tilbake(leif, "Biret Kanarisara")
    logg_ut_og_gaa_tilbake(ane, "Biret Kanarisara")
    assert_brevene_er_uten_navn(hus, SAMMENDRAG, "En arbeidsgiver vil bli oppringt")
    assert_loggene_er_tomme_for_folk(hus)


def logg_inn(side: Page, epost: str) -> Page:
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill(epost)
    side.get_by_label("Passord").fill("demo")
    side.keyboard.press("Enter")
    expect(side.get_by_role("button", name="Logg ut")).to_be_visible()
    return side


def logg_kontakt_med_tastaturet(side: Page) -> None:
    """Tab to the row that is due, type, Ctrl+Enter: the date moves and the counters follow, on the same page."""
    rad = side.locator(".portefolje tbody", has_text="Biret Kanarisara")
    over = side.locator(".teller", has_text="Over fristen").locator(".teller__tall")
    frist = rad.locator("td[data-etikett=Kandidat] > b")
    foer, antall = frist.inner_text(), int(over.inner_text())
    side.evaluate("window.samme_side = true")
    knapp = rad.get_by_role("link", name="Logg kontakt med Biret Kanarisara")
    tab_til(side, knapp)
    side.keyboard.press("Enter")
    expect(rad.get_by_label("Notat")).to_be_focused()
    rad.get_by_label("Begge").press("Space")
    rad.get_by_label("Notat").focus()
    side.keyboard.type(NOTAT)
    side.keyboard.press("Control+Enter")
    expect(side.locator("#kunngjoring")).to_contain_text("Neste kontakt:")
    expect(frist).not_to_have_text(foer)
    expect(over).not_to_have_text(str(antall))
    assert side.evaluate("window.samme_side")
    byttet_inn = det_som_staar(side)
    side.reload()
    assert det_som_staar(side) == byttet_inn


def det_som_staar(side: Page) -> list[list[str]]:
    """The counters and each row: the rows by name, since one just saved stays in its place until the list is loaded."""
    rader = sorted(side.locator(".portefolje tbody:not(.brett)").all_inner_texts())
    return [tekst.split() for tekst in (side.locator("#oversikt").inner_text(), *rader)]


def tab_til(side: Page, maal: Any) -> None:
    for _ in range(60):
        if maal.evaluate("element => element === document.activeElement"):
            return
        side.keyboard.press("Tab")
    pytest.fail("Tab reaches it not")


def hent_alt_som_er_lagret(side: Page) -> None:
    """The copies for the person come as files, and the page stands."""
    side.get_by_role("link", name="Biret Kanarisara").first.click()
    side.get_by_role("link", name="Innsyn: hvem har sett, og alt som er lagret").click()
    for knapp, navn in (("alt som er lagret", "alt-som-er-lagret.txt"), ("hvem som har sett", "hvem-har-sett.csv")):
        with side.expect_download() as nedlasting:
            side.get_by_role("button", name=f"Last ned {knapp}").click()
        assert nedlasting.value.suggested_filename == navn
    expect(side.get_by_role("heading", name="Hvem har sett på opplysningene")).to_be_visible()
    side.goto("/")


def inviter_arbeidsgiveren(side: Page) -> None:
    side.get_by_role("link", name="Kanaribakeriet AS").first.click()
    side.get_by_role("button", name="Inviter til portalen").click()
    expect(side.get_by_text("er på vei. Den gjelder i 7 dager.")).to_be_visible()


def ga_to_virkedager_fram(hus: Levende) -> None:
    dag = legg_til(I_DAG, 2)
    svar = hus.manage("paaminnelser", "--naa", f"{dag}T08:00:00+01:00")
    assert "Sammendrag i utboksen: " in svar.stdout


def assert_meldingene_i_koen_er_tomme_for_folk(hus: Levende) -> None:
    """Without a worker, what was sent to it still waits in the broker."""
    from redis import Redis

    with Redis(unix_socket_path=str(sokkelmappe(hus.mappe) / "valkey.sock")) as valkey:
        hus.vent_til(lambda: valkey.llen("celery") > 0)
        meldinger = [json.loads(ett) for ett in valkey.lrange("celery", 0, -1)]
    innhold = [base64.b64decode(en["body"]).decode() + str(en["headers"]) for en in meldinger]
    assert [(kanari, ett) for ett in innhold for kanari in KANARIER if kanari in ett] == []


def assert_brevene_er_uten_navn(hus: Levende, *emner: str) -> None:
    """Each once, to the one they are for."""
    hus.vent_til(lambda: len(innboks.brev_til(hus, "ane@nav.example")) >= len(emner))
    assert sorted(ett["Subject"] for ett in innboks.brev_til(hus, "ane@nav.example")) == sorted(emner)
    alt = " ".join(f"{ett['Subject']} {det_brevet_sier(ett)}" for ett in innboks.brev(hus))
    assert [kanari for kanari in KANARIER if kanari in alt] == []


def det_brevet_sier(ett: EmailMessage) -> str:
    """Of a mail to the manager without the name of the workplace, which it says once."""
    if ett["To"] != "leif@bakeriet.example":
        return ett.get_content()
    foer, _, etter = ett.get_content().partition(ARBEIDSPLASSEN)
    return foer + etter


def hent_rapporten(side: Page, mappe: Any) -> None:
    """The figure the leader saw on the page of the figures stands in the PDF."""
    side.get_by_role("link", name="Tallene", exact=True).click()
    side.get_by_label("Periode").select_option(str(I_DAG.year))  # until today, as the report
    side.get_by_role("button", name="Vis").click()
    expect(side.get_by_text(f"{I_DAG.year}, slik det er registrert nå.")).to_be_visible()
    rad = side.locator("tr", has=side.get_by_role("rowheader", name="Ane Aasvik"))
    dager_siden = rad.locator("td[data-etikett='Dager siden kontakt'] div").first.inner_text().lower()
    side.get_by_role("banner").get_by_role("link", name="Rapporter").click()
    side.get_by_label("Fra og med").fill(f"{I_DAG - timedelta(days=20):%d.%m.%Y}")
    side.get_by_label("Til og med").fill(f"{I_DAG:%d.%m.%Y}")
    side.get_by_role("button", name="Lag rapport").click()
    expect(side.get_by_role("progressbar").or_(side.get_by_role("link", name="Last ned PDF"))).to_be_visible()
    lenke = side.get_by_role("link", name="Last ned PDF")
    expect(lenke).to_be_visible(timeout=60_000)
    with side.expect_download() as nedlasting:
        lenke.click()
    nedlasting.value.save_as(fil := mappe / "rapport.pdf")
    tekst = subprocess.run(["pdftotext", "-layout", fil, "-"], check=True, capture_output=True, text=True).stdout
    assert re.fullmatch(r"median \d+, lengst \d+", dager_siden)
    assert dager_siden in tekst
    assert "Ane Aasvik" in tekst
    assert [kanari for kanari in KANARIER if kanari in tekst] == []


def bruk_lenken(hus: Levende, side: Page) -> Page:
    """Programs that check mail open the link too; only the press on the button uses it up."""
    lenke = innboks.lenken_i(innboks.vent_paa_brev(hus, "leif@bakeriet.example"))
    for _ in range(2):
        side.goto(lenke)
        expect(side.get_by_text("Lenken din virker.")).to_be_visible()
    side.get_by_role("button", name="Logg inn").click()
    expect(side.get_by_text("Ane Aasvik")).to_be_visible()
    expect(side.get_by_role("link", name="ane@nav.example")).to_be_visible()
    side.get_by_role("button", name="Be om å bli oppringt").click()
    expect(side.get_by_text("Takk. Vi ringer senest")).to_be_visible()
    assert "Biret" not in side.content()
    igjen = side.context.browser.new_page()
    igjen.goto(lenke)
    expect(igjen.get_by_role("button", name="Logg inn")).to_have_count(0)
    igjen.close()
    return side


def bekreft_med_kode(hus: Levende, side: Page) -> None:
    """Both people work there; only the one who has opened for it is named."""
    side.get_by_role("link", name="Bekreft med kode").click()
    side.get_by_role("button", name="Send kode til mobilen").click()
    side.get_by_label("Kode fra SMS").fill(innboks.vent_paa_kode(hus))
    side.get_by_role("button", name="Bekreft").click()
    expect(side.get_by_role("heading", name="Biret Kanarisara")).to_be_visible()
    for skjult in ("Kanarihassan", "kanarinotat"):
        assert skjult not in side.content()


def logg_ut_og_gaa_tilbake(side: Page, navn: str) -> None:
    """The browser keeps nothing but the path htmx stands on, and Back shows nothing."""
    side.goto("/")
    expect(side.get_by_text(navn).first).to_be_visible()
    lagret = side.evaluate("({...localStorage, ...sessionStorage})")
    assert lagret in ({}, {"htmx-current-path-for-history": "/"})
    side.get_by_role("button", name="Logg ut").click()
    expect(side.get_by_role("heading", name="Logg inn")).to_be_visible()
    side.go_back()
    expect(side.get_by_role("heading", name="Logg inn")).to_be_visible()
    assert navn not in side.content()


def assert_loggene_er_tomme_for_folk(hus: Levende) -> None:
    logger = {fil.name: fil.read_text() for fil in (hus.mappe / "logg").glob("*.log")}
    assert {"web.log", "arbeider.log"} <= logger.keys()
    assert [(navn, kanari) for navn, tekst in logger.items() for kanari in KANARIER if kanari in tekst] == []
