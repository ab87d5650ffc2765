"""The pages by which an office is switched on: absence, hand-over, taking in from a file, who may look and who has."""

from __future__ import annotations

from tests.levende import Levende
from tests.nettleser.vandring import Vandring

FIL = {"name": "bedrifter.csv", "mimeType": "text/csv", "buffer": b"orgnr;navn\n123;Bakeriet\n"}


def jobbspesialisten(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/profil/naerstaaende/", "naerstaaende")
    v.til("/hjelp/", "hjelp")
    v.til("/nytt/", "nytt")
    v.til("/velkommen/", "velkommen")
    v.til("/hjelp/i-dag/", "hjelpeside")
    v.til("/fravaer/", "fravaer")
    v.til("/fravaer/nytt/", "fravaer-nytt")
    det = f"/fravaer/{til['fravaer']}/"
    v.til(det, "ett-fravaer")
    v.til(f"{det}endre/", "fravaer-endre")
    v.til(f"{det}kandidat/{til['uten']}/", "fravaer-beskjed")
    v.til(f"/kandidater/{til['uten']}/overlever/", "overlever")
    v.til(f"/overleveringer/{til['overlevering']}/", "overlevering")
    v.til(f"/kandidater/{til['uten']}/innsyn/", "innsyn")
    v.til(f"/kandidater/{til['uten']}/avskrift/", "avskrift")
    v.side.goto(f"/kandidater/{til['kandidat']}/")
    v.side.locator(".tidslinje").get_by_role("link", name="Kopier").first.click()
    v.sjekk("avskrift-kontakt")
    v.til(f"/kandidater/{til['kandidat']}/melding/paaminnelse/", "melding")
    v.side.goto(f"/arbeidsgivere/{til['hos']}/")
    v.side.get_by_role("link", name="Skriv melding").first.click()
    v.sjekk("melding-arbeidsgiver")
    v.til(f"/kandidater/{til['kollegas']}/aapnet/", "aapnet")
    v.til("/importer/kandidater/", "importer-kandidater")
    v.til("/importer/arbeidsgivere/", "importer-arbeidsgivere")
    v.side.locator("input[type=file]").set_input_files(FIL)
    v.send("importen")


def lederen(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/aapninger/", "aapninger")
    v.til("/innsyn/", "innsyn-finn")
    v.til("/kontor/vekter/", "vekter")
    v.til(f"/kontor/flytt/{til['kollegas']}/", "flytt")
    v.til(f"/kontor/jobbspesialister/{til['meg']}/overlever/", "overlever-alt")


def administratoren(v: Vandring, _hus: Levende, _til: dict[str, str]) -> None:
    v.til("/tilganger/", "tilganger")
    v.til("/utboks/", "utboks")
