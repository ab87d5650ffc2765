"""What forms answer those who may not know of graded people: the way on, what is said, or the form with its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.contrib.messages import get_messages

from tests.tilgang.rad import Rad
from tests.tilgang.spor import ENGANGS, tekst
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import ROLLE, Verden

# They begin or end a login, or write what the pages are tried with besides: reports and drafts.
UTENOM = re.compile(r"brukere:|portal:(?!ring_meg)|utkast:|rapporter:(liste|prov_igjen)")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def poster(verden: Verden, hvem: list[str]) -> Iterator[tuple[str, Rad]]:
    """Each form once, by a leader when they may send it, and those where graded people are and where nobody else is."""
    for rad in TABELL:
        if rad.metode == "post" and not UTENOM.match(rad.navn):
            kan = sorted((en for en in hvem if rad.svar.get(en, 404) < 400), key=lambda en: ROLLE[en] != "leder")
            yield from ((en, rad) for en in kan[:1])
    yield from _der_de_er(verden)


def _der_de_er(verden: Verden) -> Iterator[tuple[str, Rad]]:
    """Known numbers, names, workplaces and jobbspesialister."""
    etter_navn = {rad.navn: rad for rad in TABELL if rad.metode == "post"}
    ny = etter_navn["oppfolging:kandidat_ny"]
    kjente = {navn: verden.navn[navn].fodselsnummer for navn in ("Kanarilukket", "Kanarifremmed")}
    for nummer in kjente.values():
        for hvem in ("eier", "kollega", "annet_kontor"):
            yield hvem, replace(ny, data=lambda v, nummer=nummer: {**ny.data(v), "fodselsnummer": nummer})
    for navn in ("logg_arbeidsgiver", "arbeidsgiver_kontaktperson", "si_fra", "arbeidsgiver_kartlagt"):
        for hvem in ("eier", "leder"):
            yield hvem, replace(etter_navn[f"oppfolging:{navn}"], args=("ensom",))
    start = etter_navn["oppfolging:forlop_nytt"]
    yield "eier", replace(start, data=lambda v: {**start.data(v), "orgnr": v.adresser["ensom"]})
    yield "leder", replace(etter_navn["rapporter:tildel"], data=lambda v: {"til": v.adresser["gro"]})


def svaret(rad: Rad, verden: Verden, hvem: str) -> str:
    """The status, where it leads, what is said there, and the page when it is one; ids are made anew each time."""
    svar: Any = rad.send(verden, verden.klient(hvem))
    sagt = " ".join(str(melding) for melding in get_messages(svar.wsgi_request))
    alt = f"{svar.status_code} {svar.headers.get('Location', '')} {sagt} {tekst(svar)}"
    return UUID.sub("", ENGANGS.sub("", alt))
