"""The person register behind one adapter: what it answers about a person's address, asked by number.

None is connected until an installation names one (settings.PERSONREGISTER); the demo's is a file beside its data.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, Registersvar


class RegisteretSvarerIkke(Exception):
    """It could not be asked; says nothing of whom."""


class Personregister(Protocol):
    def slaa_opp(self, numre: Collection[str]) -> Mapping[str, Registersvar]:
        """The answer for each number it answers of; who is missing is asked of again another day."""


class Demoregister:
    """A file of numbers in INKLUDERING_DATA: {"<fødselsnummer>": {"beskyttelse": "fortrolig", "skjermet": false}}."""

    def slaa_opp(self, numre: Collection[str]) -> Mapping[str, Registersvar]:
        fil = settings.DATAMAPPE / "personregister.json"
        kjent = json.loads(fil.read_text()) if fil.exists() else {}
        return {
            nummer: Registersvar(
                Adressebeskyttelse(kjent[nummer]["beskyttelse"]), bool(kjent[nummer]["skjermet"]), FOLKEREGISTERET
            )
            for nummer in numre
            if nummer in kjent
        }


def tilkoblet() -> Personregister | None:
    return cast(Personregister, import_string(settings.PERSONREGISTER)()) if settings.PERSONREGISTER else None


def spoer(register: Personregister, numre: Collection[str]) -> Mapping[str, Registersvar]:
    """Raises RegisteretSvarerIkke, without what the adapter said: it may hold the numbers."""
    try:
        return register.slaa_opp(numre)
    except Exception:
        raise RegisteretSvarerIkke from None
