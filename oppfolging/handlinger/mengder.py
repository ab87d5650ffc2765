"""How many candidates and employers, in words: one of them is one."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def i_ord(kandidater: int, arbeidsgivere: int) -> str:
    hva = ngettext("%(antall)s kandidat", "%(antall)s kandidater", kandidater) % {"antall": kandidater}
    hvor = ngettext("%(antall)s arbeidsgiver", "%(antall)s arbeidsgivere", arbeidsgivere) % {"antall": arbeidsgivere}
    return _("%(kandidater)s og %(arbeidsgivere)s") % {"kandidater": hva, "arbeidsgivere": hvor}
