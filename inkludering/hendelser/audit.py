"""What waits to be told Nav's audit is told: a line for each visit, to a file or over syslog.

PostgreSQL has the queue, so no page waits for the receiver. What is sent just before a fall is sent again: a line may
come twice, with the same `sproc` and `duid`, and is never lost.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction

from inkludering.hendelser import cef
from inkludering.hendelser.models import Auditkoe, Innblikk

PARTI = 200
SYSLOGPORT, PRIORITET, FRIST = 6514, 134, 10  # local0.info; seconds
MED_TLS = "syslog+tls"
SENEST = timedelta(minutes=15)
Numre = Callable[[Collection[UUID]], Mapping[UUID, str]]
_numre: list[Numre] = []


def registrer_numre(slaa_opp: Numre) -> None:
    """Who knows the fødselsnummer behind the id of somebody who is looked at."""
    _numre.append(slaa_opp)


def er_paa() -> bool:
    return bool(settings.AUDITLOGG)


def tom() -> int:
    """Send what waits, oldest first; returns how many visits. Two at once take each their own."""
    sendt = 0
    while er_paa() and (antall := _send_parti()):
        sendt += antall
    return sendt


def eldste() -> datetime | None:
    """The visit that has waited longest."""
    foerste = Auditkoe.objects.order_by("innblikk_id").select_related("innblikk").first()
    return foerste.innblikk.tid if foerste else None


def venter_for_lenge(*, naa: datetime) -> datetime | None:
    """From when the oldest visit is, when it should have been sent."""
    tid = eldste() if er_paa() else None
    return tid if tid and tid < naa - SENEST else None


@transaction.atomic
def _send_parti() -> int:
    koe = Auditkoe.objects.select_for_update(skip_locked=True, no_key=True, of=("self",)).select_related("innblikk")
    rader = list(koe.order_by("innblikk_id")[:PARTI])
    if rader:
        _lever(_linjer([rad.innblikk for rad in rader]))
        Auditkoe.objects.filter(pk__in=[rad.pk for rad in rader]).delete()
    return len(rader)


def _linjer(innblikkene: Collection[Innblikk]) -> Iterable[str]:
    personer = {ett.person for ett in innblikkene}
    numre = {pk: nummer for slaa_opp in _numre for pk, nummer in slaa_opp(personer).items()}
    for ett in innblikkene:
        hva = f"{ett.rolle} {ett.kontor_id} {ett.handling}"
        om = numre.get(ett.person, str(ett.person))
        kall = {"kall": ett.kall, "oppgitt_kall": ett.oppgitt_kall}
        yield cef.linje(naar=ett.tid, hvem=ett.ident, om=om, hva=hva, **kall)


def _lever(linjer: Iterable[str]) -> None:
    """Raises OSError when the receiver cannot be reached: all of it waits."""
    mottaker = urlsplit(settings.AUDITLOGG)
    if mottaker.scheme == "file":
        _til_fil(mottaker.path, linjer)
        return
    hvor = (str(mottaker.hostname), mottaker.port or SYSLOGPORT)
    meldinger = [_syslogmelding(linje) for linje in linjer]
    with socket.create_connection(hvor, timeout=FRIST) as kobling:
        if mottaker.scheme == MED_TLS:
            _over_tls(kobling, hvor[0], meldinger)
        else:
            kobling.sendall(b"".join(melding + b"\n" for melding in meldinger))
            kobling.shutdown(socket.SHUT_WR)


def _til_fil(sti: str, linjer: Iterable[str]) -> None:
    fil = os.open(sti, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(fil, "a", encoding="utf-8") as ut:
        ut.writelines(f"{linje}\n" for linje in linjer)
        ut.flush()
        os.fsync(fil)


def _syslogmelding(linje: str) -> bytes:
    """RFC 5424."""
    return f"<{PRIORITET}>1 - {socket.gethostname()} {cef.PRODUSENT} - - - {linje}".encode()


def _over_tls(kobling: socket.socket, vert: str, meldinger: Iterable[bytes]) -> None:
    """RFC 5425: the receiver shows who they are, and each message is told the length of. Raises OSError (ssl's are)."""
    tillit = ssl.create_default_context(cafile=settings.AUDITLOGG_CA or None)
    tillit.minimum_version = ssl.TLSVersion.TLSv1_2
    if settings.AUDITLOGG_SERTIFIKAT:
        tillit.load_cert_chain(settings.AUDITLOGG_SERTIFIKAT)
    with tillit.wrap_socket(kobling, server_hostname=vert) as sikker:
        sikker.sendall(b"".join(b"%d %b" % (len(melding), melding) for melding in meldinger))
        with suppress(OSError):  # whoever closes without a word has been sent it all the same
            sikker.unwrap()
