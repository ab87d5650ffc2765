"""What each jobbspesialist has already, beside their name where one of them is chosen."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arbeidsgivere.models import Kontaktansvar
from inkludering.brukere.models import Bruker, Kontor
from kandidater import belastning
from kandidater.mottakerskjema import datert_i_ord, vektet_i_ord


def i_ord(kontor: Kontor, *, leser: Bruker, naa: datetime) -> dict[Bruker, str]:
    """«18 kandidater, norm 20, 12 arbeidsgivere», of everybody at the office, as `leser` may know."""
    alle = belastning.for_kontor(kontor, leser=leser, naa=naa)
    ansvar = Kontaktansvar.objects.gjeldende(naa).filter(bruker__in=alle).values_list("bruker")
    hos = dict(ansvar.annotate(antall=Count("pk")).order_by())
    return {
        den: _kandidater(last.antall, last.norm)
        + vektet_i_ord(last)
        + datert_i_ord(last)
        + f", {_arbeidsgivere(hos.get(den.pk, 0))}"
        for den, last in alle.items()
    }


def _kandidater(antall: int, norm: int) -> str:
    return _("%(antall)s kandidater, norm %(norm)s") % {"antall": antall, "norm": norm}


def _arbeidsgivere(antall: int) -> str:
    return ngettext("%(antall)s arbeidsgiver", "%(antall)s arbeidsgivere", antall) % {"antall": antall}
