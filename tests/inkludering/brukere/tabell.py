from tests.tilgang.rad import MED_KONTOR, les, skriv
from tests.tilgang.verden import HVEM, NAV, PASSORD, PORTAL

TABELL = [
    les("brukere:logg_inn", {200: ("anonym",), 302: (*NAV, *PORTAL)}),
    skriv(
        "brukere:logg_inn",
        {302: MED_KONTOR},
        data=lambda verden: {"epost": verden.brukere["leder"].epost, "passord": PASSORD},
        uten_spor=(*NAV, *PORTAL),
    ),
    skriv("brukere:logg_ut", {302: HVEM}, uten_spor=HVEM),
    les("brukere:velg_kontor", {200: ("uten_kontor", *NAV, *PORTAL)}),
    skriv(
        "brukere:velg_kontor",
        {302: ("eier",), 422: ("uten_kontor", *NAV[1:], *PORTAL)},
        data=lambda verden: {"tilknytning": verden.brukere["eier"].tilknytning.pk},
        uten_spor=HVEM,
    ),
    les("brukere:profil", {200: NAV}),
    skriv("brukere:profil", {302: NAV}, data=lambda _: {"telefon": "41234567", "maalform": "nn"}),
    les("brukere:administrasjon", {200: ("administrator",)}),
    les("brukere:skjermingsrett", {200: ("administrator",)}, "leders_tilknytning"),
    skriv(
        "brukere:skjermingsrett",
        {302: ("administrator",)},
        "leders_tilknytning",
        data=lambda _: {"ser_skjermede": "on", "grunn": "Leder for dem alle"},
    ),
    les("brukere:kontor", {200: ("administrator",)}, "kontor"),
    skriv("brukere:kontor", {302: ("administrator",)}, "kontor", data=lambda _: {"norm": "15", "tak": "18"}),
]
