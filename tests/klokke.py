"""The tests' clock: one fixed moment, the same for everything a test touches.

Every test begins at NAA, and the clock runs on from there, so that what is done later is later. It is the clock of the
test's own process and of every Python process it starts (tests/utenfor). PostgreSQL's own clock and the browser's
follow the machine; a rule of the house keeps the product from asking them.

TESTKLOKKE=2027-03-28T03:00 moves the moment (`make kalender`): Norwegian time, unless the offset is written too.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_paa_dagen
from pathlib import Path

import time_machine

from inkludering.felles.arbeidsdager import OSLO, er_arbeidsdag, les_tidspunkt, lokal_dato

# An ordinary working day: a Thursday without holidays for a month on either side.
VANLIG = "2026-11-26T09:00"
NAA = les_tidspunkt(os.environ.get("TESTKLOKKE") or VANLIG).astimezone(UTC)
I_DAG = lokal_dato(NAA)
# The first nine o'clock on a working day from then on: NAA itself on the ordinary day. Digests are made at this hour.
MORGEN = next(
    morgen.astimezone(UTC)
    for dag in range(14)
    if er_arbeidsdag(I_DAG + timedelta(days=dag))
    and (morgen := datetime.combine(I_DAG + timedelta(days=dag), time_paa_dagen(9), OSLO)) >= NAA
)
UTENFOR = Path(__file__).parent / "utenfor"

_reise = time_machine.travel(NAA.timestamp())
_klokken: time_machine.Traveller | None = None


def klokka() -> datetime:
    """What the clock shows: a little after NAA, and after all that has been done in the test so far."""
    assert _klokken or "TESTKLOKKE_FORSKYVNING" in os.environ, "This process does not live on the tests' clock."
    return datetime.now(UTC)


def for_(dager: int) -> datetime:
    """The same time of day, so many days before NAA."""
    her = NAA.astimezone(OSLO)
    return (her - timedelta(days=dager)).replace(fold=her.fold).astimezone(UTC)


def like_foer() -> time_machine.travel:
    """A minute before every test: when what several tests share is made, so that it is older than what they do."""
    return time_machine.travel((NAA - timedelta(minutes=1)).timestamp())


def stille(etter: timedelta) -> time_machine.travel:
    """That long after NAA, and never a moment more: what is read twice is the same however slow the machine."""
    return time_machine.travel((NAA + etter).timestamp(), tick=False)


def paa(tidspunkt: str, *, gaar: bool = True) -> time_machine.travel:
    """Another moment than the one of the run, written as TESTKLOKKE is: `with klokke.paa("2027-05-17T12:00"):`."""
    return time_machine.travel(les_tidspunkt(tidspunkt).timestamp(), tick=gaar)


def start() -> None:
    """Let this process, and those it starts, live on the tests' clock from now on."""
    global _klokken  # noqa: PLW0603 - one clock in a process
    _klokken = _reise.start()
    os.environ.update(miljo())


def still() -> None:
    """Back to NAA, as each test begins."""
    _klokken.move_to(NAA.timestamp())
    os.environ.update(miljo())


def stopp() -> None:
    """Back to the machine's clock."""
    global _klokken  # noqa: PLW0603
    if _klokken:
        _reise.stop()
        _klokken = None


def miljo() -> dict[str, str]:
    """The environment of a process whose clock goes with this one's from now on."""
    return {
        "PYTHONPATH": str(UTENFOR),
        "TESTKLOKKE_FORSKYVNING": str(time.time() - time_machine.escape_hatch.time.time()),
    }
