"""Nav's access control over HTTP, answered by a stub in its shape: what it says of a person, and what is no answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kandidater import personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, Registersvar
from kandidater.personregister import RegisteretSvarerIkke
from kandidater.tilgangsmaskin import Tilgangsmaskin

NUMMER = "04839132137"
INGEN, FORTROLIG, STRENGT = Adressebeskyttelse


class Stubb(HTTPServer):
    """Answers every number with the same, and remembers what it was asked."""

    status, svar = 207, {}
    spurt: list[tuple[dict[str, str], Any]]

    @property
    def adresse(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/v1/bulk/ccf/Z990001"


class Mottaker(BaseHTTPRequestHandler):
    server: Stubb

    def do_POST(self) -> None:
        inn = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.spurt.append((dict(self.headers), inn))
        ut: Any = {"access_token": "merket"}
        if isinstance(inn, list):
            ut = {"ansattId": "Z990001", "resultater": [{"brukerId": en["brukerId"], **self.server.svar} for en in inn]}
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(ut).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stubb(settings) -> Iterator[Stubb]:
    with Stubb(("127.0.0.1", 0), Mottaker) as den:
        den.spurt = []
        settings.TILGANGSMASKIN_URL, settings.TOKENTJENESTE_URL = den.adresse, ""
        threading.Thread(target=den.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield den
        den.shutdown()


def avvist(kode: str, kan_overstyres: bool = False) -> dict[str, Any]:
    detaljer = {
        "type": "https://confluence.adeo.no/display/TM/Tilgangsmaskin+API+og+regelsett",
        "title": kode,
        "status": 403,
        "brukerIdent": NUMMER,
        "navIdent": "Z990001",
        "traceId": "444290be30ed4fdd9a849654bad9dc1b",
        "begrunnelse": "Du har ikke tilgang",
        "kanOverstyres": kan_overstyres,
    }
    return {"status": 403, "detaljer": detaljer}


@pytest.mark.parametrize(
    ("svar", "lest"),
    [
        ({"status": 204}, (INGEN, False)),
        (avvist("AVVIST_STRENGT_FORTROLIG_ADRESSE"), (STRENGT, False)),
        (avvist("AVVIST_STRENGT_FORTROLIG_UTLAND"), (STRENGT, False)),
        (avvist("AVVIST_FORTROLIG_ADRESSE"), (FORTROLIG, False)),
        (avvist("AVVIST_SKJERMING"), (INGEN, True)),
        (avvist("AVVIST_HABILITET"), (INGEN, False)),
        (avvist("AVVIST_VERGEMÅL", kan_overstyres=True), (INGEN, False)),
        (avvist("AVVIST_AVDØD", kan_overstyres=True), (INGEN, False)),
        (avvist("AVVIST_PERSON_UTLAND", kan_overstyres=True), (INGEN, False)),
        (avvist("AVVIST_UKJENT_BOSTED", kan_overstyres=True), (INGEN, False)),
        (avvist("AVVIST_GEOGRAFISK", kan_overstyres=True), (INGEN, False)),
        # No answer, so nothing is taken for the mildest: denied where nobody has answered before.
        (avvist("AVVIST_NOE_NYTT"), None),
        (avvist("avvist_fortrolig_adresse"), None),
        ({"status": 403}, None),
        ({"status": 403, "detaljer": "AVVIST_FORTROLIG_ADRESSE"}, None),
        ({"status": 200}, None),
        ({"status": 404, "detaljer": avvist("AVVIST_SKJERMING")["detaljer"]}, None),
        ({"status": 500}, None),
    ],
)
def test_svaret_sier_hvilken_beskyttelse_personen_har_eller_er_ikke_noe_svar(stubb, svar, lest):
    stubb.svar = svar
    svarene = personregister.spoer(Tilgangsmaskin(), [NUMMER])
    assert svarene == ({NUMMER: Registersvar(*lest, FOLKEREGISTERET)} if lest else {})


@pytest.mark.parametrize(("status", "svar"), [(401, {}), (500, {}), (200, {"brukerId": 1, "status": None}), (207, {})])
def test_tjenesten_som_ikke_svarer_er_ikke_noe_svar_og_sier_ingenting_om_hvem(stubb, status, svar):
    stubb.status, stubb.svar = status, svar
    try:
        assert not personregister.spoer(Tilgangsmaskin(), [NUMMER])
    except RegisteretSvarerIkke as feil:
        assert NUMMER not in repr(feil)
        assert feil.__cause__ is None


def test_alle_spoerres_om_i_en_foresporsel_med_maskinens_eget_merke_og_uten_nummer_i_adressen(stubb, settings):
    stubb.svar = {"status": 204}
    settings.TOKENTJENESTE_URL, settings.TILGANGSMASKIN_MAAL = stubb.adresse, "api://tilgangsmaskin/.default"
    personregister.spoer(Tilgangsmaskin(), [NUMMER, "04839132218"])
    (_hoder, om_merket), (hoder, spurt) = stubb.spurt
    assert om_merket == {"identity_provider": "entra_id", "target": "api://tilgangsmaskin/.default"}
    assert hoder["Authorization"] == "Bearer merket"
    assert [en["brukerId"] for en in spurt] == [NUMMER, "04839132218"]
    assert NUMMER not in settings.TILGANGSMASKIN_URL
