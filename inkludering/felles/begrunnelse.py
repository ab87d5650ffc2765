"""What a reason must be, so that whoever reads it afterwards learns something."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MINST_ORD = 2
ORD = re.compile(r"[^\W\d_]{2,}")


def med_ord(tekst: str) -> None:
    """A validator: at least two words that are not the same one, of two letters or more each."""
    if len({ordet.lower() for ordet in ORD.findall(tekst)}) < MINST_ORD:
        raise ValidationError(_("Skriv grunnen med ord, minst to."), code="uten_ord")
