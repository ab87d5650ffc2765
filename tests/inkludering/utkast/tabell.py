from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import NAV, PORTAL, Verden

INNLOGGEDE = (*NAV, *PORTAL)

# A form everybody who is logged in may open.
SKJEMA = "/velg-kontor/"


def _skriv(_verden: Verden, klient) -> None:
    klient.post("/utkast/lagre/", {"sti": SKJEMA, "felt": "tilknytning=1", "endret": "tilknytning"})


TABELL = [
    les("utkast:mine", {200: INNLOGGEDE}),
    les("utkast:okt", {200: INNLOGGEDE}),
    skriv(
        "utkast:lagre",
        {204: INNLOGGEDE},
        data=lambda _: {"sti": SKJEMA, "felt": "tilknytning=1", "endret": "tilknytning"},
    ),
    skriv("utkast:forkast", {302: INNLOGGEDE}, data=lambda _: {"sti": SKJEMA}, foer=_skriv),
]
