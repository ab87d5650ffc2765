"""The forms of the house, as the access table knows them: what Nav's people are shown and may send."""

from collections.abc import Iterator

from tests.tilgang.rad import Rad
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import NAV

# What ends something comes after what needs it.
TIL_SLUTT = ("sluttet", "avslutt", "trekk")
# Saves nothing: asked again, it answers again.
SOK = "oppfolging:sok"
# Told a number that is never kept as a draft.
HEMMELIGE = ("oppfolging:naerstaaende", "oppfolging:innsyn_finn")

# What comes of it is shown before it is done: the first press asks for a look.
SES_OVER = ("rapporter:overlever_alt",)


def alle_som_sender(rad: Rad) -> list[str]:
    """Nav's people who are shown the form and may send it; none, when it is no form of theirs."""
    leser = {h for den in TABELL if den.metode == "get" and den.navn == rad.navn for h in NAV if den.svar.get(h) == 200}
    return [h for h, status in rad.svar.items() if status < 400 and h in leser]


def hvem(rad: Rad) -> str:
    return next(iter(alle_som_sender(rad)), "")


def _skjemaer() -> Iterator[Rad]:
    """The portal's pages are sent without scripts, and have no words to lose."""
    sett = set()
    for rad in sorted(TABELL, key=lambda rad: (rad.navn.endswith(TIL_SLUTT), rad.navn)):
        utenfor = rad.navn.startswith("portal:") or rad.navn in (SOK, *HEMMELIGE)
        if rad.metode == "post" and hvem(rad) and rad.navn not in sett and not utenfor:
            sett.add(rad.navn)
            yield rad


SKJEMAER = list(_skjemaer())
