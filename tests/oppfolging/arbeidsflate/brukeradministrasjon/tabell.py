"""Who makes and ends users and roles: the administrator alone."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import Verden

ADMINISTRATOR = {200: ("administrator",)}
ETTERPAA = {302: ("administrator",)}
KORT = {"fornavn": "Ny", "etternavn": "Nilsen", "epost": "ny.nilsen@nav.example", "telefon": "41234567"}


def kort(_verden: Verden) -> dict[str, str]:
    return KORT | {"ansatt_hos": "St. Olavs hospital"}


def rolle(verden: Verden) -> dict[str, str]:
    dager = {"fra": verden.datoer["i_dag"], "siste_dag": "", "stillingsprosent": "80"}
    return dager | {"rolle": "markedskontakt", "kontor": verden.adresser["kontor"]}


def nye_dager(verden: Verden) -> dict[str, str]:
    return {"fra": verden.datoer["i_dag"], "siste_dag": verden.datoer["senere"], "stillingsprosent": "100"}


TABELL = [
    les("oppfolging:administrasjon", ADMINISTRATOR),
    les("oppfolging:bruker_ny", ADMINISTRATOR),
    skriv("oppfolging:bruker_ny", ETTERPAA, data=kort),
    les("oppfolging:bruker", ADMINISTRATOR, "jobbspesialist"),
    les("oppfolging:bruker_endre", ADMINISTRATOR, "jobbspesialist"),
    skriv("oppfolging:bruker_endre", ETTERPAA, "jobbspesialist", data=kort),
    les("oppfolging:rolle_ny", ADMINISTRATOR, "jobbspesialist"),
    skriv("oppfolging:rolle_ny", ETTERPAA, "jobbspesialist", data=rolle),
    les("oppfolging:rolle_endre", ADMINISTRATOR, "leders_tilknytning"),
    skriv("oppfolging:rolle_endre", ETTERPAA, "leders_tilknytning", data=nye_dager),
    les("oppfolging:bruker_avslutt", ADMINISTRATOR, "jobbspesialist"),
    skriv("oppfolging:bruker_avslutt", ETTERPAA, "jobbspesialist"),
    skriv("oppfolging:bruker_aapne", ETTERPAA, "avsluttet_bruker"),
    skriv("oppfolging:bruker_konto", ETTERPAA, "jobbspesialist"),
    les("oppfolging:skjermingsrett", ADMINISTRATOR, "leders_tilknytning"),
    skriv(
        "oppfolging:skjermingsrett",
        ETTERPAA,
        "leders_tilknytning",
        data=lambda _: {"ser_skjermede": "on", "grunn": "Leder for dem alle"},
    ),
]
