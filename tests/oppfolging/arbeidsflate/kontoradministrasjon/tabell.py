"""Who finds and changes offices: the administrator alone."""

from tests.tilgang.rad import les, skriv

ADMINISTRATOR = {200: ("administrator",)}

TABELL = [
    les("oppfolging:kontorer", ADMINISTRATOR),
    les("oppfolging:kontor_endre", ADMINISTRATOR, "kontor"),
    skriv("oppfolging:kontor_endre", {302: ("administrator",)}, "kontor", data=lambda _: {"norm": "15", "tak": "18"}),
]
