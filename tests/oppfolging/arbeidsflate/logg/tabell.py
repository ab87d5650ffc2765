from collections.abc import Callable

from tests.tilgang.rad import EIER, ETTER_POST, MED_ARBEIDSGIVERE, Data, les, skriv
from tests.tilgang.verden import Verden


def _logg(side: str) -> Callable[[Verden], Data]:
    felt = {"side": side, "kanal": "telefon", "utfall": "naadd", "notat": "Snakket sammen", "en_til": "on"}
    return lambda verden: (
        felt | {f"neste_{den}": verden.datoer["neste_virkedag"] for den in ("kandidat", "arbeidsgiver")}
    )


TABELL = [
    les("oppfolging:logg_kandidat", EIER, "kandidat", person="kandidat"),
    skriv("oppfolging:logg_kandidat", ETTER_POST, "kandidat", data=_logg("kandidat"), person="kandidat"),
    les("oppfolging:logg_forlop", {200: ("eier", "kontaktperson")}, "forlop", person="kandidat"),
    skriv(
        "oppfolging:logg_forlop",
        {302: ("eier", "kontaktperson")},
        "forlop",
        data=_logg("arbeidsgiver"),
        person="kandidat",
    ),
    les("oppfolging:logg_arbeidsgiver", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    skriv("oppfolging:logg_arbeidsgiver", {302: MED_ARBEIDSGIVERE}, "bedrift", data=_logg("arbeidsgiver")),
    skriv("oppfolging:angre", ETTER_POST, "kontakt_eier", person="lukket_kandidat"),
    skriv("oppfolging:angre", {302: ("leder",)}, "kontakt_leder"),
    skriv("oppfolging:angre", {302: ("markedskontakt",)}, "kontakt_markedskontakt"),
    skriv("oppfolging:svar_kom", ETTER_POST, "melding_eier", person="lukket_kandidat"),
    skriv("oppfolging:svar_kom", {302: ("leder",)}, "melding_leder"),
    skriv("oppfolging:svar_kom", {302: ("markedskontakt",)}, "melding_markedskontakt"),
    les("oppfolging:flytt", EIER, "steg_kandidat", person="kandidat"),
    les("oppfolging:mote", EIER, "steg_kandidat", person="kandidat"),
    skriv(
        "oppfolging:mote",
        {302: ("eier", "kontaktperson")},
        "steg_arbeidsgiver",
        data=lambda verden: {"til": verden.datoer["senere"], "klokkeslett": "10", "sted": "Kafé", "grunn": "Ferie"},
        person="kandidat",
    ),
    skriv(
        "oppfolging:flytt",
        {302: ("eier", "kontaktperson")},
        "steg_arbeidsgiver",
        data=lambda verden: {"til": verden.datoer["senere"], "grunn": "Ferie"},
        person="kandidat",
    ),
]
