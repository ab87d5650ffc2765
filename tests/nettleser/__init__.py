"""A real browser beside a running house; script errors, CSP breaches and requests out of the machine fail a test."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.levende import Levende

# How long to wait for what must come: what a busy machine needs. How fast it should come is measured in tests/ytelse.
TAALMODIG = 30_000
CHROMIUM = "/usr/bin/chromium-headless-shell"  # Chromium that never draws a window: the same pages, less to run
VALG = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def nettleser() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    expect.set_options(timeout=TAALMODIG)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=VALG)
        yield chromium
        chromium.close()


@pytest.fixture
def ny_side(nettleser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each as a visitor of its own: `ny_side(hus)`, or `ny_side(hus, bredde=390)` for a phone.

    `ventet`: how the lines in the console begin that are no errors there, since the test brings them about.
    """
    feil: list[str] = []
    besok = []

    def aapne(hus: Levende, *, bredde: int = 1280, ventet: tuple[str, ...] = (), **valg: object) -> Page:
        kontekst = nettleser.new_context(
            base_url=hus.adresse,
            viewport={"width": bredde, "height": 900},
            reduced_motion="reduce",
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            **valg,
        )
        besok.append(kontekst)
        kontekst.set_default_timeout(TAALMODIG)
        kontekst.on("request", lambda foresporsel: feil.extend(_utenfor(foresporsel)))
        kontekst.on("console", lambda linje: feil.extend(_konsollfeil(linje, ventet)))
        side = kontekst.new_page()
        side.on("pageerror", lambda unntak: feil.append(str(unntak)))
        return side

    yield aapne
    for kontekst in besok:
        kontekst.close()
    assert feil == [], "\n".join(feil)


@pytest.fixture
def side(ny_side: Callable[..., Page], levende: Levende) -> Page:
    """A page on the running house: `side.goto("/")`."""
    return ny_side(levende)


def _utenfor(foresporsel: Request) -> list[str]:
    adresse = urlsplit(foresporsel.url)
    lokal = adresse.scheme in {"data", "blob", "about"} or adresse.hostname in {"localhost", "127.0.0.1"}
    return [] if lokal else [f"forlot maskinen: {foresporsel.url}"]


def _konsollfeil(linje: ConsoleMessage, ventet: tuple[str, ...]) -> list[str]:
    """Errors of scripts and policies; a refused form (4xx) is no error of the page."""
    svar = linje.text.startswith(("Failed to load resource", *ventet))
    return [linje.text] if linje.type == "error" and not svar else []
