"""Sessions in the database (SESSION_ENGINE): one query answers who is logged in and in which roles they may work.

A session lives 30 minutes from the last press (SESSION_COOKIE_AGE). The row is moved at most once a minute, so the
limit falls between 29 and 30 minutes. However busy, it ends some hours after it began (OktgrenseMellomvare).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Databaseokt
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Okt, Tilknytning
from inkludering.brukere.roller import ARBEIDSGIVER
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.kryptering import eldre_indekser, forsegl_paa_nytt, indeks

NOKKEL = re.compile("[a-z0-9]{32}", re.ASCII)
LEVETID = timedelta(seconds=settings.SESSION_COOKIE_AGE)
FORLENGES_HVERT = timedelta(minutes=1)
LENGSTE_OKT = {ARBEIDSGIVER: timedelta(hours=2)}
LENGSTE_OKT_ANSATT = timedelta(hours=8)
# When the user of a session logged in, in seconds since 1970.
STARTET = "okt_startet"
# What a provider said at the log-in; only where one did (paalogging/merke.py).
PAALOGGING = "paalogging"


def kjennemerke(utsteder: str, navn: str) -> bytes | None:
    """What a provider calls a session or a person, as a row may keep it."""
    return indeks(f"{utsteder} {navn}") if navn else None


def kjennemerker(utsteder: str, navn: str) -> list[bytes]:
    """The same by every key that rows may be made with; more than one only while INDEKSNOKKEL is changed."""
    hvem = f"{utsteder} {navn}"
    return [indeks(hvem), *eldre_indekser(hvem)]


def i_rekkefoelge(tilknytninger: Iterable[Tilknytning]) -> list[Tilknytning]:
    return sorted(tilknytninger, key=lambda t: (t.kontor.sorteringsnavn, t.rolle, t.pk))


def bare_med_gruppe(bruker: Bruker, roller: Collection[str] | None) -> None:
    """Leave the assignments the account has the group for; None: its provider has no say in it."""
    if roller is None and not bruker.uten_gruppe:
        return
    alle = i_rekkefoelge([*bruker.gjeldende_tilknytninger, *bruker.uten_gruppe])
    bruker.gjeldende_tilknytninger = [ett for ett in alle if roller is None or ett.rolle in roller]
    bruker.uten_gruppe = [ett for ett in alle if ett not in bruker.gjeldende_tilknytninger]


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
        data = self.decode(okt.session_data)
        if okt.bruker:
            gjeldende = (rad.gjeldende for rad in rader if hasattr(rad, "gjeldende"))
            okt.bruker.gjeldende_tilknytninger = i_rekkefoelge(gjeldende)
            bare_med_gruppe(okt.bruker, data.get(PAALOGGING, {}).get("roller"))
        self._bruker = okt.bruker
        return data

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Whoever read it before a key was changed does not write the old key's tokens back."""
        return super().encode(forsegl_paa_nytt(session_dict))

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
        if merke := data.get(PAALOGGING):
            okt.sid, okt.sub = (kjennemerke(merke["utsteder"], merke[navn]) for navn in ("sid", "sub"))  # type: ignore[attr-defined]
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


def hvem_det_var(nokkel: str) -> Bruker | None:
    """Whose session this was, when it has run out and has not been cleared away: enough to keep what they typed for
    them, never to show anything."""
    if not NOKKEL.fullmatch(nokkel):
        return None
    okt = Okt.objects.filter(session_key=nokkel, expire_date__lte=timezone.now()).select_related("bruker").first()
    return okt.bruker if okt and okt.bruker and okt.bruker.is_active else None


class OktgrenseMellomvare:
    """End a session some hours after it began, however busy: 8 for staff, 2 for employers.

    The idle limit is Django's own (SESSION_COOKIE_AGE). Whenever a request ends a login, the browser is told to
    forget what it has stored.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        var_innlogget = request.user.is_authenticated
        if var_innlogget and _er_utlopt(request):
            auth.logout(request)
            messages.info(request, _("Du ble logget ut fordi du hadde vært logget inn lenge. Logg inn igjen."))
        if request.user.is_authenticated:
            # As text: no template shall put a space in it.
            request.okt_varer = str(_sekunder_igjen(request))  # type: ignore[attr-defined]
        svar = self.get_response(request)
        if request.user.is_authenticated:
            svar["X-Okt-Varer"] = str(_sekunder_igjen(request))
        if var_innlogget and not request.user.is_authenticated:
            svar["Clear-Site-Data"] = '"cache", "storage"'
        return svar


def _er_utlopt(request: HttpRequest) -> bool:
    return _til_lengste(request) <= 0


def _sekunder_igjen(request: HttpRequest) -> int:
    """How long the session lasts if nothing more is pressed: what the browser counts down from."""
    return max(0, int(min((LEVETID - FORLENGES_HVERT).total_seconds(), _til_lengste(request))))


def _til_lengste(request: HttpRequest) -> float:
    naa = timezone.now().timestamp()
    grense = LENGSTE_OKT.get(request.user.rolle, LENGSTE_OKT_ANSATT)  # type: ignore[union-attr]
    return request.session.get(STARTET, 0) + grense.total_seconds() - naa
