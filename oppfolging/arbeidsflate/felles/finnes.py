"""What is answered when a person who is registered, or given a number, has a case already."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.skjema import Skjema
from inkludering.hendelser import lest
from kandidater.models import Kandidat
from kandidater.registrering import KandidatFinnes
from kandidater.registreringsskjema import KAN_IKKE_REGISTRERES


def si_fra(
    request: Foresporsel, skjema: Skjema, finnes: KandidatFinnes, *, handling: str, naa: datetime
) -> Kandidat | None:
    """Say so at the field, as far as the reader may know: one's own, who is returned, and those of the office's list.

    Of everybody else the answer is that of the strictest grading, which is never registered: it tells nobody apart.
    """
    den = Kandidat.objects.filter(pk=finnes.kandidat_id)
    egen = den.synlig_for(request.user).first()
    noter = lest.tillatt if egen else lest.avvist
    noter([finnes.kandidat_id], av=request.user, handling=handling, naa=naa)
    if egen:
        skjema.add_error("fodselsnummer", _("Du følger allerede opp personen."))
    elif den.listbar_for(request.user).exists():
        skjema.add_error("fodselsnummer", _("Personen følges allerede opp. Kontakt lederen din."))
    else:
        skjema.add_error("fodselsnummer", str(KAN_IKKE_REGISTRERES))
    return egen
