"""Encryption of single database fields, and a keyed index to look an encrypted value up by.

settings.FELTNOKLER is a list of Fernet keys: the first encrypts, all decrypt. settings.INDEKSNOKKEL keys the index.
"""

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup, Transform

# How every token of Fernet begins: its version, and a time before the year 2106.
BEGYNNELSE = "gAAAAA"
# What can be asked of a token without reading it: that it is there, and (history's triggers) that it was written anew.
SAMMENLIGNINGER = ("isnull", "df")


class Nokkelfeil(Exception):
    """Something is written with a key that is not configured; the message says it to whoever operates the house."""


class Dekrypteringsfeil(Nokkelfeil):
    """A stored value cannot be read with any of the configured keys."""

    def __init__(self) -> None:
        super().__init__(
            "Noe er kryptert med en nøkkel som ikke står i FELTNOKLER, og kan ikke leses uten den. "
            "docs/drift.md sier hva det betyr når en nøkkel er tapt."
        )


class Indeksfeil(Nokkelfeil):
    """A stored index was not made with any of the configured keys."""

    def __init__(self) -> None:
        super().__init__(
            "Fødselsnumre er indeksert med en nøkkel som ikke står i INDEKSNOKKEL, og finnes ikke igjen uten den. "
            "docs/drift.md sier hva det betyr når en nøkkel er tapt."
        )


class KryptertTekstfelt(models.Field):
    """Text of any length, stored as a Fernet token in a bytea column. NULL stays NULL. Cannot be searched."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea"

    def to_python(self, value: Any) -> str | None:
        return value if value is None else str(value)

    def get_prep_value(self, value: Any) -> str | None:
        return self.to_python(super().get_prep_value(value))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> bytes | None:
        tekst = super().get_db_prep_value(value, connection, prepared)
        return None if tekst is None else _fernet().encrypt(tekst.encode())

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> str | None:
        return None if value is None else _dekrypter(bytes(value))

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        if lookup_name not in SAMMENLIGNINGER:
            raise FieldError(f"{self.name} is encrypted and cannot be searched; look it up by its index")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        raise FieldError(f"{self.name} is encrypted and has no transforms")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"widget": forms.Textarea, **kwargs})


def indeks(verdi: str) -> bytes:
    """Return the 32-byte HMAC-SHA256 of a value, so that equal values can be found without decrypting any."""
    return _hmac(settings.INDEKSNOKKEL, verdi)


def eldre_indekser(verdi: str) -> list[bytes]:
    """The same by the keys that are on their way out; none, but while INDEKSNOKKEL is changed."""
    return [_hmac(nokkel, verdi) for nokkel in settings.ELDRE_INDEKSNOKLER]


def _hmac(nokkel: str, verdi: str) -> bytes:
    return hmac.digest(nokkel.encode(), verdi.encode(), hashlib.sha256)


def forsegl(tekst: str) -> str:
    """The text as a token to be kept in a session, which is the one place that is no column of its own."""
    return _fernet().encrypt(tekst.encode()).decode()


def forsegl_paa_nytt(verdi: Any) -> Any:
    """The same with every token in it, however deep, by the first key; what no key opens is left as it is."""
    if isinstance(verdi, dict):
        return {nokkel: forsegl_paa_nytt(ett) for nokkel, ett in verdi.items()}
    if isinstance(verdi, list):
        return [forsegl_paa_nytt(ett) for ett in verdi]
    if not isinstance(verdi, str) or not verdi.startswith(BEGYNNELSE) or _er_av_forste(verdi):
        return verdi
    try:
        return forsegl(aapne(verdi))
    except Dekrypteringsfeil:
        return verdi


def aapne(forseglet: str) -> str:
    """Raises Dekrypteringsfeil."""
    return _dekrypter(forseglet.encode())


def _er_av_forste(token: str) -> bool:
    try:
        _bygg_fernet((settings.FELTNOKLER[0],)).decrypt(token)
    except InvalidToken:
        return False
    return True


@lru_cache(maxsize=8)
def _bygg_fernet(nokler: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(nokkel) for nokkel in nokler])


def _fernet() -> MultiFernet:
    return _bygg_fernet(tuple(settings.FELTNOKLER))


def _dekrypter(token: bytes) -> str:
    try:
        return _fernet().decrypt(token).decode()
    except InvalidToken as feil:
        raise Dekrypteringsfeil from feil
