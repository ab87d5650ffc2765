"""The access table: every address of the house, each method it answers, and who is let in with what answer.

Each part of the house has its own in its folder of the tests, in a module named `tabell`; here they are one.
"""

from importlib import import_module
from pathlib import Path

from tests.tilgang.rad import Rad

TESTENE = Path(__file__).resolve().parent.parent


def _delene() -> list[str]:
    """The modules, in the order of their folders."""
    filer = sorted(TESTENE.rglob("tabell.py"))
    return [".".join(fil.relative_to(TESTENE.parent).with_suffix("").parts) for fil in filer if fil != Path(__file__)]


TABELL: list[Rad] = [rad for del_ in _delene() for rad in import_module(del_).TABELL]
