"""The register behind `manage.py sjekk`: each app registers controls of the promises it holds.

An app puts its controls in a module named `sjekk`; the command finds them there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

Gjennomgang = Callable[[datetime], Iterable[str]]


@dataclass(frozen=True)
class Kontroll:
    """One control: `gjennomgang(naa)` gives a line per breach, naming rows by opaque ids only."""

    navn: str
    gjennomgang: Gjennomgang


_kontroller: dict[str, Kontroll] = {}


def kontroll(navn: str) -> Callable[[Gjennomgang], Gjennomgang]:
    """Register a function of the moment `naa` as a control under this name."""

    def registrer(gjennomgang: Gjennomgang) -> Gjennomgang:
        if navn in _kontroller:
            raise ValueError(f"the control «{navn}» is registered twice")
        _kontroller[navn] = Kontroll(navn, gjennomgang)
        return gjennomgang

    return registrer


def alle() -> list[Kontroll]:
    """The registered controls, by name."""
    return [_kontroller[navn] for navn in sorted(_kontroller)]
