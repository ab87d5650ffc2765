from tests.tilgang.rad import les, skriv

TABELL = [
    les("oppfolging:utboks", {200: ("administrator",)}),
    skriv("oppfolging:utboks_avgjor", {302: ("administrator",)}, "oppgitt", data=lambda _: {"valg": "igjen"}),
]
