"""Who finds and changes offices: the administrator alone."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import Verden

ADMINISTRATOR = {200: ("administrator",)}
ETTERPAA = {302: ("administrator",)}


def hele_kontoret(verden: Verden) -> dict[str, str]:
    return {"til": verden.brukere["annet_kontor"].kontoret.pk, "alle": "on"}


def ny_rytme(verden: Verden) -> dict[str, str]:
    return {"hver_0": "10", "gjelder_fra": verden.datoer["senere"]}


TABELL = [
    les("oppfolging:kontorer", ADMINISTRATOR),
    les("oppfolging:kontor_nytt", ADMINISTRATOR),
    skriv("oppfolging:kontor_nytt", ETTERPAA, data=lambda _: {"enhetsnummer": "9998", "navn": "Nav Kanariøya"}),
    les("oppfolging:kontor_flytt", ADMINISTRATOR, "kontor"),
    skriv("oppfolging:kontor_flytt", ETTERPAA, "kontor", data=hele_kontoret),
    les("oppfolging:rytmer", ADMINISTRATOR, "kontor"),
    les("oppfolging:rytme_endre", ADMINISTRATOR, "kontor", "situasjon", "side"),
    skriv("oppfolging:rytme_endre", ETTERPAA, "kontor", "situasjon", "side", data=ny_rytme),
    skriv("oppfolging:rytme_ta_bort", ETTERPAA, "kontor", "situasjon", "side"),
    skriv("oppfolging:norm_ta_bort", ETTERPAA, "kontor", "planlagt_norm"),
    les("oppfolging:kontor_endre", ADMINISTRATOR, "kontor"),
    skriv("oppfolging:kontor_endre", ETTERPAA, "kontor", data=lambda _: {"norm": "15", "tak": "18"}),
]
