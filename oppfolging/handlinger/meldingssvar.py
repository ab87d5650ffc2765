"""«Svar kom»: a message that was sent has been answered, which makes it real contact."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from oppfolging.handlinger import kontaktlogg
from oppfolging.handlinger.kontaktlogg import KanIkkeLogges
from oppfolging.handlinger.parter import Fakta, de_paa
from oppfolging.kjerne.models import Kontakt, Kontaktutfall


@transaction.atomic
def svar_kom(*, kontakt: Kontakt, av: Bruker, naa: datetime) -> Kontakt:
    """The message sent has been answered: the same parties were reached today. Pressed twice, it is logged once.

    An answer is no evaluation: one that the message was sent about stands until it is logged for itself.

    Raises KanIkkeLogges for a contact that waits for no answer.
    """
    kontaktlogg.laas_kontakt(kontakt)
    if kontakt.utfall != Kontaktutfall.SENDT or kontakt.angret:
        raise KanIkkeLogges(_("Meldingen venter ikke på svar."))
    fakta = Fakta(formaal=kontakt.formaal, initiativ=kontakt.initiativ)
    return kontaktlogg.logg(
        parter=de_paa(kontakt),
        kanal=kontakt.kanal,
        utfall=Kontaktutfall.NAADD,
        av=av,
        naa=naa,
        fakta=fakta,
        svarer_paa=kontakt,
    )
