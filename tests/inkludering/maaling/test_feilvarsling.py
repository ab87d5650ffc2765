"""An error told to others names nobody: what kind, where in the code, under which request."""

import json

import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope

from inkludering.felles.loggformat import foresporselsid
from inkludering.maaling import feilvarsling

NAVN = "Kari Kanarifugl"


class Fanget(sentry_sdk.Transport):
    """Sends nothing, and remembers what it would have sent."""

    def __init__(self, sendt: list[dict]) -> None:
        super().__init__()
        self.sendt = sendt

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sendt.append(envelope.get_event())


@pytest.fixture
def varslet():
    """The events that would have been sent, by a client of our settings."""
    sendt: list[dict] = []
    klient = sentry_sdk.Client(
        dsn="https://a@sentry.example/1",
        default_integrations=False,
        transport=Fanget(sendt),
        **feilvarsling.TAUS,
    )
    with sentry_sdk.isolation_scope() as rom:
        rom.set_client(klient)
        yield sendt
    klient.close(timeout=0)


def test_verken_ordene_i_feilen_verdiene_foresporselen_eller_brukeren_foelger_med(varslet):
    merke = foresporselsid.set("a" * 32)
    notat = f"{NAVN} trives"
    try:
        sentry_sdk.set_user({"username": NAVN})
        sentry_sdk.set_context("skjema", {"notat": notat})
        sentry_sdk.set_extra("notat", notat)
        sentry_sdk.add_breadcrumb(message=notat)
        try:
            raise ValueError(notat)
        except ValueError:
            sentry_sdk.capture_exception()
    finally:
        foresporselsid.reset(merke)
    (hendelse,) = varslet
    tekst = json.dumps(hendelse, default=str)
    assert "Kari" not in tekst
    assert hendelse["tags"] == {"foresporsel": "a" * 32}
    (unntak,) = hendelse["exception"]["values"]
    assert unntak["type"] == "ValueError"
    assert unntak["stacktrace"]["frames"][-1]["function"] == (
        "test_verken_ordene_i_feilen_verdiene_foresporselen_eller_brukeren_foelger_med"
    )


def test_uten_adresse_varsles_ingen(settings, monkeypatch):
    monkeypatch.setattr(sentry_sdk, "init", lambda **valg: pytest.fail("startet"))
    settings.SENTRY_DSN = ""
    feilvarsling.start()


def test_med_adresse_startes_det_med_det_tause_oppsettet(settings, monkeypatch):
    sett: dict = {}
    monkeypatch.setattr(sentry_sdk, "init", lambda **valg: sett.update(valg))
    settings.SENTRY_DSN = "https://a@sentry.example/1"
    feilvarsling.start()
    assert sett["dsn"] == settings.SENTRY_DSN
    assert feilvarsling.TAUS.items() <= sett.items()
