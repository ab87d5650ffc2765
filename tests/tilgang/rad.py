"""A row of the access table: an address, the method, and who is let in with what answer.

Whoever a row does not name is refused: the login page without a login, the choice of office without an office, and
else the same 404 as an address that does not exist. Posts carry data that make the action happen, so that a refusal
never comes from a bad form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.tilgang.verden import HVEM, JOBBSPESIALISTER, LEDERE, Verden

MED_KONTOR = tuple(hvem for hvem in HVEM if hvem != "uten_kontor")
OVERALT = {200: MED_KONTOR}
EIER = {200: ("eier",)}
ETTER_POST = {302: ("eier",)}
MED_ARBEIDSGIVERE = (*JOBBSPESIALISTER, *LEDERE, "markedskontakt")
# Where those are sent who are refused before the address is looked at.
AVVIST = {"anonym": "logg inn", "uten_kontor": "velg kontor"}
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Rad:
    """`person`: the one candidate the address is about; each try leaves exactly one row in the log of looks."""

    navn: str
    slipper_inn: Mapping[int, tuple[str, ...]]
    args: tuple[str, ...] = ()
    metode: str = "get"
    data: Callable[[Verden], Data] = field(default=lambda verden: {})
    person: str = ""
    foer: Callable[[Verden, Client], None] | None = None  # what leads up to the request
    uten_spor: tuple[str, ...] = ()  # those let in whose post changes nothing but the session
    signert: bool = False  # lets in by a signature of somebody else's, and not by a page of ours
    viser_nummer: bool = False  # the one answer with the person's fødselsnummer, which nobody else ever meets

    def __str__(self) -> str:
        return " ".join((self.metode, self.navn, *self.args))

    @property
    def svar(self) -> dict[str, int]:
        return {hvem: status for status, disse in self.slipper_inn.items() for hvem in disse}

    def forventet(self, hvem: str) -> int | str:
        """What this person meets."""
        return self.svar.get(hvem, AVVIST.get(hvem, 404))

    def adresse(self, verden: Verden, *, finnes: bool = True) -> str:
        """The address; with `finnes=False` that of an object nobody has."""
        ingen = {
            "bedrift": "910000004",
            "ny_bedrift": "910000004",
            "uten_kontaktperson": "910000004",
            "uregistrert": "910000004",
            "kontor": "9999",
            "situasjon": "finnes-ikke",
            "side": "finnes-ikke",
            "sted": "finnes-ikke",
            "emne": "finnes-ikke",
            "nr": 99,
            "mal_kandidat": "finnes-ikke",
            "mal_arbeidsgiver": "finnes-ikke",
            "maalform": "finnes-ikke",
            "brev": "borte.eml",
            "paaminnelse": 0,
            "naer": 0,
            "leders_tilknytning": 0,
            "teammedlem": 0,
            "planlagt_norm": 0,
            "innlogging": "finnes-ikke",
        }
        objekter = [
            verden.adresser[navn] if finnes else ingen.get(navn, verden.adresser["ingen"]) for navn in self.args
        ]
        return reverse(self.navn, args=objekter)

    def send(
        self, verden: Verden, klient: Client, *, finnes: bool = True, ekstra: Data | None = None, **valg: Any
    ) -> Any:
        if self.foer:
            self.foer(verden, klient)
        data = {**(ekstra or {}), **self.data(verden)} if self.metode == "post" else None
        return getattr(klient, valg.pop("metode", self.metode))(self.adresse(verden, finnes=finnes), data, **valg)


def les(navn: str, slipper_inn: Mapping[int, tuple[str, ...]], *args: str, **valg: Any) -> Rad:
    return Rad(navn, slipper_inn, args, **valg)


def skriv(navn: str, slipper_inn: Mapping[int, tuple[str, ...]], *args: str, **valg: Any) -> Rad:
    return Rad(navn, slipper_inn, args, metode="post", **valg)


def i_dag(verden: Verden) -> Data:
    return {"dato": verden.datoer["i_dag"]}
