"""The second factor: six digits by SMS, before the portal names a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from arbeidsgivere.models import Arbeidsgiverkontakt, Engangskode
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from inkludering.utsending import utboks
from inkludering.utsending.models import Sendekanal

GJELDER = timedelta(minutes=10)
FORSOK = 5
VINDU, KODER_I_VINDU = timedelta(minutes=15), 3
# Fifty guesses in a million: whoever reads somebody else's mail does not get further by patience.
DOEGN, KODER_I_DOEGNET = timedelta(days=1), 10


class ManglerMobil(Exception):
    """No mobile number is registered for this person."""


class ForMangeKoder(Exception):
    """Three codes have been sent in the last quarter of an hour."""


class ForMangeKoderIDag(ForMangeKoder):
    """Ten codes have been sent in the last day."""


def mobil(bruker: Bruker) -> str:
    """The number Nav has registered; the portal has no way to change it."""
    mine = Arbeidsgiverkontakt.objects.aktive().filter(bruker=bruker).exclude(telefon="")
    return mine.order_by("-er_hovedkontakt", "pk").values_list("telefon", flat=True).first() or ""


def siffer(kode_id: UUID | str, nokkel: str | None = None) -> str:
    """The six digits of a code, made when the SMS is written and again when it is checked: stored nowhere."""
    merke = salted_hmac("portal.kode", str(kode_id), secret=nokkel, algorithm="sha256")
    return f"{int(merke.hexdigest(), 16) % 10**6:06d}"


@transaction.atomic
def send(*, bruker: Bruker, naa: datetime) -> None:
    """Send a new code; only the newest one counts. Raises ManglerMobil, ForMangeKoder or ForMangeKoderIDag."""
    til = mobil(bruker)
    if not til:
        raise ManglerMobil
    laas(bruker)
    sendte = Engangskode.objects.filter(bruker=bruker)
    if sendte.filter(opprettet__gt=naa - DOEGN).count() >= KODER_I_DOEGNET:
        raise ForMangeKoderIDag
    if sendte.filter(opprettet__gt=naa - VINDU).count() >= KODER_I_VINDU:
        raise ForMangeKoder
    kode = Engangskode.objects.create(bruker=bruker, opprettet=naa, utloper=naa + GJELDER)
    utboks.legg_i(
        nokkel=f"portal_kode:{kode.pk}",
        kanal=Sendekanal.SMS,
        adresse=til,
        mal="portal_kode",
        data={"kode": str(kode.pk)},
        spraak=bruker.maalform,
        naa=naa,
        utloper=kode.utloper,
    )


def forsok_igjen(bruker: Bruker, *, naa: datetime) -> int:
    """How many times the newest code may still be typed; 0 when there is none that works."""
    kode_id = _nyeste(bruker)
    if kode_id is None:
        return 0
    brukt = _brukbare(naa).filter(pk=kode_id).values_list("antall_forsok", flat=True).first()
    return 0 if brukt is None else FORSOK - brukt


@transaction.atomic
def bekreft(*, bruker: Bruker, tastet: str, naa: datetime) -> bool:
    """Try these digits against the newest code. Every try counts, also when many come at once."""
    kode_id = _nyeste(bruker)
    if kode_id is None or not _brukbare(naa).filter(pk=kode_id).update(antall_forsok=F("antall_forsok") + 1):
        return False
    nokler = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    riktig = any(constant_time_compare(tastet, siffer(kode_id, nokkel)) for nokkel in nokler)
    if riktig:
        Engangskode.objects.filter(pk=kode_id).update(brukt=naa)
    logg.noter(
        Arbeidsgiverhendelse.PORTAL_BEKREFTET if riktig else Arbeidsgiverhendelse.PORTAL_FEIL_KODE,
        bruker,
        av=bruker,
        naa=naa,
    )
    return riktig


def _nyeste(bruker: Bruker) -> UUID | None:
    koder = Engangskode.objects.filter(bruker=bruker).order_by("-opprettet", "-pk")
    return koder.values_list("pk", flat=True).first()


def _brukbare(naa: datetime) -> QuerySet[Engangskode]:
    return Engangskode.objects.filter(brukt__isnull=True, utloper__gt=naa, antall_forsok__lt=FORSOK)
