from tests.tilgang.rad import OVERALT, les

TABELL = [les("oppfolging:tilgjengelighet", OVERALT)]
