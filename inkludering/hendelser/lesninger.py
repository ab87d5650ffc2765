"""The register of what a look at somebody is called: which are rows of a list, and the plain words of the others.

An app registers its own in a module named `lesninger`, found at the start. What is registered nowhere is a visit.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _

_lister: set[str] = set()
_ordene: dict[str, str | Promise] = {}


def registrer_lister(*handlinger: str) -> None:
    """Looks that show a row of somebody and no more: they are in the inner log alone."""
    _lister.update(handlinger)


def registrer_ord(ordene: str | Promise, *handlinger: str) -> None:
    """What somebody did who looked, as the person reads it."""
    _ordene.update(dict.fromkeys(handlinger, ordene))


def lister() -> list[str]:
    return sorted(_lister)


def i_ord(handling: str) -> str:
    return str(_ordene.get(handling) or _("Så på opplysninger om deg"))
