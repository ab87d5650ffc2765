"""The outbox as a state machine: whatever happens in whatever order, no message arrives twice, and none is lost."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import settings as valg
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from inkludering.utsending import levering, utboks
from inkludering.utsending.kanaler import Aldri, Senere, Stengt, Ukjent
from inkludering.utsending.models import Tilstand, Utsending
from tests.klokke import klokka

FERDIG = {Tilstand.SENDT, Tilstand.DOED, Tilstand.AVLYST}


VALG = valg(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


class Drept(BaseException):
    """The worker is gone, in the middle of what it did."""


class Relay:
    """The other end: does what it is told, and remembers what it was given."""

    def __init__(self) -> None:
        self.mottatt: Counter[str] = Counter()
        self.oppfoersel = "tar imot"
        self.klokke = klokka()
        self.aapne = {"epost"}

    def send(self, utsending, tekst, gjerde) -> None:
        if feil := {"stengt": Stengt, "senere": Senere, "aldri": Aldri}.get(self.oppfoersel):
            raise feil
        if self.oppfoersel == "drept foer":
            raise Drept
        if self.oppfoersel == "fryser":
            self.klokke += timedelta(minutes=5)
            levering.gjor_opp(naa=self.klokke)
        gjerde()
        if self.oppfoersel == "borte paa veien":
            raise Ukjent
        self.mottatt[utsending.melding_id] += 1
        if self.oppfoersel == "borte svar":
            raise Ukjent
        if self.oppfoersel == "drept etter":
            raise Drept


FEIL = ["stengt", "senere", "aldri", "fryser", "drept foer", "drept etter", "borte svar", "borte paa veien"]


class Utboks(RuleBasedStateMachine):
    relay = Relay()

    def __init__(self) -> None:
        super().__init__()
        self.relay.__init__()
        self.nummer = 0
        self.avlyst: set[str] = set()
        self.ramme = transaction.atomic()
        self.ramme.__enter__()

    @rule(om=st.sampled_from([0, 30]))
    def legg_i(self, om: int) -> None:
        self.nummer += 1
        felt = {"kanal": "epost", "adresse": "a@nav.example", "mal": "proeve", "data": {}, "naa": self.relay.klokke}
        utboks.legg_i(nokkel=str(self.nummer), ikke_foer=self.relay.klokke + timedelta(seconds=om), **felt)

    @rule(oppfoersel=st.sampled_from(["tar imot", *FEIL]))
    def lever(self, oppfoersel: str) -> None:
        self.relay.oppfoersel = oppfoersel
        self.legg_i(om=0)
        if utsending := levering.ta_neste(naa=self.relay.klokke, kanaler=self.relay.aapne):
            with suppress(Drept):
                levering.lever(utsending, self.relay, lambda: self.relay.klokke)

    @rule(sekunder=st.sampled_from([1, 15, 60, 1200]))
    def gaa(self, sekunder: int) -> None:
        self.relay.klokke += timedelta(seconds=sekunder)

    @rule()
    def gjoer_opp(self) -> None:
        levering.gjor_opp(naa=self.relay.klokke)

    @rule()
    def avlys_den_siste(self) -> None:
        siste = Utsending.objects.filter(nokkel=str(self.nummer))
        if utboks.avlys(siste):
            self.avlyst.add(siste.get().melding_id)

    @invariant()
    def ingen_faar_noe_to_ganger(self) -> None:
        assert all(antall == 1 for antall in self.relay.mottatt.values())

    @invariant()
    def avlyst_kommer_aldri_fram(self) -> None:
        assert not self.avlyst & set(self.relay.mottatt)

    def teardown(self) -> None:
        try:
            self.alt_som_ikke_er_avvist_kommer_fram()
        finally:
            transaction.set_rollback(True)
            self.ramme.__exit__(None, None, None)

    def alt_som_ikke_er_avvist_kommer_fram(self) -> None:
        """From here on everything works."""
        self.relay.oppfoersel = "tar imot"
        for _ in range(3):
            self.relay.klokke += timedelta(hours=2)
            levering.gjor_opp(naa=self.relay.klokke)
            while utsending := levering.ta_neste(naa=self.relay.klokke, kanaler=self.relay.aapne):
                levering.lever(utsending, self.relay, lambda: self.relay.klokke)
        for utsending in Utsending.objects.all():
            assert utsending.tilstand in FERDIG
            assert (utsending.tilstand == Tilstand.SENDT) == (self.relay.mottatt[utsending.melding_id] == 1)


@pytest.mark.django_db
def test_hver_melding_kommer_hoeyst_en_gang_og_ingen_blir_borte(http, settings):
    class Postoppslag(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (melding_id,) = parse_qs(urlsplit(self.path).query)["message_id"]
            self.send_response(200 if Utboks.relay.mottatt[melding_id] else 404)
            self.end_headers()

        def log_message(self, *args: object) -> None: ...

    settings.EMAIL_OPPSLAG, settings.EMAIL_TIMEOUT = http(Postoppslag), 2
    run_state_machine_as_test(Utboks, settings=VALG)
