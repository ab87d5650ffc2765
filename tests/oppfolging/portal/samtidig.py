"""Many people doing the same thing at once."""

from collections.abc import Callable
from threading import Thread


def samtidig(arbeid: Callable[[], None], antall: int) -> None:
    traader = [Thread(target=arbeid) for _ in range(antall)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
