"""The person register behind one adapter: what it answers about a person's address, asked by number.

None is connected until an installation names one (settings.PERSONREGISTER); the demo's is a file beside its data, which
its web and worker are answered of over HTTP (inkludering/lokalt/personregister.py).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from inkludering.felles import fortrinn
from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, Registersvar

logger = logging.getLogger(__name__)


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
        return {nummer: _les(kjent[nummer]) for nummer in numre if nummer in kjent}


def _les(rad: Any) -> Registersvar:
    """As it stands in the file; what is no answer is found to be none (`spoer`)."""
    felt = rad if isinstance(rad, dict) else {}
    return Registersvar(felt.get("beskyttelse"), felt.get("skjermet"), FOLKEREGISTERET)  # type: ignore[arg-type]


def tilkoblet() -> Personregister | None:
    return cast(Personregister, import_string(settings.PERSONREGISTER)()) if settings.PERSONREGISTER else None


def spoer_om(nummer: str) -> Registersvar | None:
    """What is answered of one person now; None where no register is connected, or it has no answer of them.

    Raises RegisteretSvarerIkke.
    """
    register = tilkoblet()
    if register is None:
        return None
    with fortrinn.mens_andre_regner():
        return spoer(register, [nummer]).get(nummer)


def spoer(register: Personregister, numre: Collection[str]) -> Mapping[str, Registersvar]:
    """What it answers of each that can be an answer; one that cannot stops nobody else's, and is told of in the log.

    Raises RegisteretSvarerIkke, without what the adapter said: it may hold the numbers.
    """
    try:
        alle = register.slaa_opp(numre)
    except Exception:
        raise RegisteretSvarerIkke from None
    svarene, ugyldige = {}, 0
    for nummer in numre:
        try:
            svar = _et_svar(alle.get(nummer))
        except Exception:
            ugyldige += 1
        else:
            if svar:
                svarene[nummer] = svar
    if ugyldige:
        logger.warning("Personregisteret ga %d svar som ikke kan leses; de det gjelder spørres det om igjen", ugyldige)
    return svarene


def _et_svar(svar: Any) -> Registersvar | None:
    """Raises ValueError for what is no answer: never taken for the mildest."""
    if svar is None:
        return None
    if not isinstance(svar, Registersvar) or not isinstance(svar.skjermet, bool):
        raise ValueError
    return Registersvar(Adressebeskyttelse(svar.beskyttelse), svar.skjermet, FOLKEREGISTERET)
