"""Room for the calls of a page.

Python 3.11 keeps its calls in pieces of 16 kB. Where a loop crosses from one piece to the next, the next is asked of
the system and given back in every turn, so that the front page cost up to twice as much by the depth of its caller
alone.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
# Words of eight bytes: so many come in a piece of 256 kB, and leave as much of it as the deepest page needs.
PLASSER = 17_000


def med_plass(kall: Callable[P, T]) -> Callable[P, T]:
    """This call takes one piece, with room for all the calls it leads to; none of it is written before it is used."""
    kall.__code__ = kall.__code__.replace(co_stacksize=PLASSER)
    return kall
