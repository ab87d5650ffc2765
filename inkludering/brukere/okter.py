"""Sessions in the database (SESSION_ENGINE): one query answers who is logged in and in which roles they may work.

A session lives 30 minutes from the last press (SESSION_COOKIE_AGE). The row is moved at most once a minute, so the
limit falls between 29 and 30 minutes; the 8-hour limit is OktgrenseMellomvare's.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Databaseokt
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from inkludering.brukere.models import Bruker, Okt
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.mellomvare import STARTET

NOKKEL = re.compile("[a-z0-9]{32}", re.ASCII)
LEVETID = timedelta(seconds=settings.SESSION_COOKIE_AGE)
FORLENGES_HVERT = timedelta(minutes=1)


class SessionStore(Databaseokt):
    """Django's sessions in the database, with the user in the same row."""

    _bruker: Bruker | None = None

    @classmethod
    def get_model_class(cls) -> type[Okt]:
        return Okt

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what we may have handed out; PostgreSQL cannot even be asked about a NUL."""
        return bool(key and NOKKEL.fullmatch(key))

    def load(self) -> dict[str, Any]:
        naa = timezone.now()
        rader = list(Okt.objects.med_bruker(str(self.session_key), naa=naa, dag=lokal_dato(naa)))
        if not rader:
            self._session_key = None
            return {}
        okt = rader[0]
        if okt.expire_date < naa + LEVETID - FORLENGES_HVERT:
            Okt.objects.filter(pk=okt.pk).update(expire_date=naa + LEVETID)
        if okt.bruker:
            gjeldende = [rad.gjeldende for rad in rader if hasattr(rad, "gjeldende")]
            gjeldende.sort(key=lambda t: (t.kontor.sorteringsnavn, t.rolle, t.pk))
            okt.bruker.gjeldende_tilknytninger = gjeldende
        self._bruker = okt.bruker
        return self.decode(okt.session_data)

    def save(self, must_create: bool = False) -> None:
        """Raises UpdateError when the session is gone, and the database's own error when that is what is gone."""
        try:
            super().save(must_create)
        except UpdateError as feil:
            if isinstance(feil.__context__, (OperationalError, InterfaceError)):
                raise feil.__context__ from None
            raise

    def create_model_instance(self, data: dict[str, Any]) -> Okt:
        if auth.SESSION_KEY in data:
            data.setdefault(STARTET, timezone.now().timestamp())
        okt = super().create_model_instance(data)
        okt.bruker_id = data.get(auth.SESSION_KEY)  # type: ignore[attr-defined]
        return okt  # type: ignore[return-value]

    def innlogget(self) -> Bruker | None:
        """Who this session belongs to: an active user whose password is still the one they logged in with."""
        stempel = self.get(auth.HASH_SESSION_KEY)
        bruker = self._bruker
        if not (stempel and bruker and bruker.is_active):
            return None
        if self.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
            return None
        gyldige = [bruker.get_session_auth_hash(), *bruker.get_session_auth_fallback_hash()]
        if any(constant_time_compare(stempel, gyldig) for gyldig in gyldige):
            return bruker
        self.flush()
        return None
