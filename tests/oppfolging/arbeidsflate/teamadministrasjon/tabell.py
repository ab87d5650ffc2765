"""Who makes teams: the administrator alone."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import Verden

ADMINISTRATOR = {200: ("administrator",)}
ETTERPAA = {302: ("administrator",)}


def nytt_medlem(verden: Verden) -> dict[str, str]:
    return {"epost": verden.brukere["kollega"].epost, "rolle": "medlem", "fra": verden.datoer["i_dag"]}


def siste_dag(verden: Verden) -> dict[str, str]:
    return {"siste_dag": verden.datoer["i_dag"]}


TABELL = [
    les("oppfolging:teamene", ADMINISTRATOR),
    les("oppfolging:team_nytt", ADMINISTRATOR),
    skriv("oppfolging:team_nytt", ETTERPAA, data=lambda _: {"navn": "Team Øst"}),
    les("oppfolging:team", ADMINISTRATOR, "team"),
    les("oppfolging:team_navn", ADMINISTRATOR, "team"),
    skriv("oppfolging:team_navn", ETTERPAA, "team", data=lambda _: {"navn": "Team Vest"}),
    les("oppfolging:team_ta_inn", ADMINISTRATOR, "team"),
    skriv("oppfolging:team_ta_inn", ETTERPAA, "team", data=nytt_medlem),
    les("oppfolging:team_ta_ut", ADMINISTRATOR, "team", "teammedlem"),
    skriv("oppfolging:team_ta_ut", ETTERPAA, "team", "teammedlem", data=siste_dag),
]
