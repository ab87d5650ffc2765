"""Checking passwords: slow by design, so never more than two at once, and behind everybody who is at work.

Whoever comes as number three is asked to try again at once instead of waiting in a thread that others need.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.http import HttpRequest

from inkludering.brukere import forsok
from inkludering.brukere.models import Bruker
from inkludering.felles import fortrinn

SAMTIDIGE = 2
SISTE_I_KOEN = 19  # the lowest priority of a thread on Linux

_plasser = threading.BoundedSemaphore(SAMTIDIGE)


class ForMangeSamtidig(Exception):
    """Two passwords are being checked already."""


def prov(request: HttpRequest, *, epost: str, passord: str) -> Bruker | None:
    """Whoever has this e-mail and password. The limits come first; an unknown e-mail costs what a known does.

    Raises ForMangeSamtidig at once when two are being checked in this process.
    """
    if not _plasser.acquire(blocking=False):
        raise ForMangeSamtidig
    try:
        if forsok.for_mange(request, epost):
            request.axes_locked_out = True  # type: ignore[attr-defined]  # answered as the limit of axes itself is
            return None
        return authenticate(request, username=epost, password=passord)
    finally:
        _plasser.release()


class Hasher(PBKDF2PasswordHasher):
    """Django's own, worked out in threads that give way to all others; OpenSSL lets go of the interpreter meanwhile."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with fortrinn.mens_andre_regner():
            return _arbeidere.submit(super().encode, password, salt, iterations).result()


def _sist_i_koen() -> None:
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), SISTE_I_KOEN)


_arbeidere = ThreadPoolExecutor(SAMTIDIGE, thread_name_prefix="passord", initializer=_sist_i_koen)
