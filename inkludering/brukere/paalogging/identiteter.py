"""Which of our users somebody is: by what their provider calls them, once that has been tied to the user.

The e-mail address ties them the first time, and only by a provider that may vouch for its domain. From then on it
means nothing: addresses are given to others, and any provider can write what it likes.
"""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from inkludering.brukere.models import Bruker, Identitet, Okt
from inkludering.brukere.paalogging.krav import Krav
from inkludering.brukere.roller import Brukertype
from inkludering.brukere.typer import Brukerhendelse
from inkludering.hendelser import logg
from inkludering.oidcinnstillinger import Tilbyder


class UkjentKonto(Exception):
    """Whoever they are, they are no user of ours."""


def finn(krav: Krav) -> Bruker | None:
    """Who is tied to this already, and may still log in; by an older key too, while INDEKSNOKKEL is changed."""
    if krav.eldre_emner:
        Identitet.objects.filter(utsteder=krav.utsteder, emne__in=krav.eldre_emner).update(emne=krav.emne)
    funnet = Identitet.objects.filter(utsteder=krav.utsteder, emne=krav.emne).select_related("bruker").first()
    return funnet.bruker if funnet and funnet.bruker.is_active else None


def ansatt(tilbyder: Tilbyder, krav: Krav, *, naa: datetime) -> Bruker:
    """The Nav user, tied to the provider's name for them at the first log-in. Raises UkjentKonto."""
    bruker = finn(krav) or _bind_ved_epost(tilbyder, krav, naa=naa)
    if bruker is None or bruker.type != Brukertype.NAV:
        raise UkjentKonto
    return bruker


def bind(bruker: Bruker, krav: Krav, *, naa: datetime) -> bool:
    """Tie them for good. False when either is tied to somebody else: the database lets one of two in."""
    try:
        with transaction.atomic():
            Identitet.objects.create(bruker=bruker, utsteder=krav.utsteder, emne=krav.emne, bundet=naa)
            logg.noter(Brukerhendelse.INNLOGGING_BUNDET, bruker, av=bruker, naa=naa)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def loes(*, bruker: Bruker, av: Bruker, naa: datetime) -> None:
    """They have got another account: every session dies, and whoever logs in with the user's e-mail next is tied."""
    if Identitet.objects.filter(bruker=bruker).delete()[0]:
        Okt.objects.filter(bruker=bruker).delete()
        logg.noter(Brukerhendelse.INNLOGGING_LOEST, bruker, av=av, naa=naa)


def _bind_ved_epost(tilbyder: Tilbyder, krav: Krav, *, naa: datetime) -> Bruker | None:
    if krav.epost.rpartition("@")[2] not in tilbyder.domener:
        return None
    ledige = Bruker.objects.filter(epost=krav.epost, type=Brukertype.NAV, is_active=True, identitet__isnull=True)
    bruker = ledige.first()
    return bruker if bruker and bind(bruker, krav, naa=naa) else None
