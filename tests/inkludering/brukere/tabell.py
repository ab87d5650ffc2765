from tests.tilgang.leverandor import utloggingstoken
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
    les("brukere:paalogging", {302: MED_KONTOR}, "innlogging"),
    les("brukere:paalogget", {302: (*NAV, *PORTAL), 400: ("anonym",)}, "innlogging"),
    skriv("brukere:logg_ut", {302: HVEM}, uten_spor=HVEM),
    skriv("brukere:logg_ut_overalt", {302: (*NAV, *PORTAL)}, uten_spor=HVEM),
    skriv(
        "brukere:avsluttet",
        {200: MED_KONTOR},
        "innlogging",
        data=lambda _: {"logout_token": utloggingstoken()},
        uten_spor=HVEM,
        signert=True,
    ),
    les("brukere:velg_kontor", {200: ("uten_kontor", *NAV, *PORTAL)}),
    skriv(
        "brukere:velg_kontor",
        {302: ("eier",), 422: ("uten_kontor", *NAV[1:], *PORTAL)},
        data=lambda verden: {"tilknytning": verden.brukere["eier"].tilknytning.pk},
        uten_spor=HVEM,
    ),
    les("brukere:profil", {200: NAV}),
    skriv("brukere:profil", {302: NAV}, data=lambda _: {"telefon": "41234567", "maalform": "nn"}),
]
