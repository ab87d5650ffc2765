"""What is said of a row: what would come of it, or why it cannot be taken in. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.navn import sorteringsnokkel_tekst
from inkludering.felles.tabellfil import Tabellrad
from inkludering.felles.tabellfil.rad import Merknad
from oppfolging.arbeidsflate.importering import ordliste
from oppfolging.arbeidsflate.importering.kolonner import KOLONNER, Kobling, Slag

UTEN_TILLIT = {
    Merknad.FORMEL: gettext_lazy("Cellen er en formel uten svar. Skriv verdien i stedet."),
    Merknad.FEILVERDI: gettext_lazy("Cellen viser en feil fra en formel. Skriv verdien i stedet."),
    Merknad.TEGN: gettext_lazy("Bokstaver er blitt ødelagt på veien. Lagre filen på nytt som XLSX eller CSV UTF-8."),
}
SIFRE_I_FODSELSNUMMER = 11
# What stands where a name should, when columns are mixed up: it is not shown.
SOM_NUMMER = re.compile(r"\d{6}")


@dataclass(frozen=True)
class Feil:
    """`felt` is the name of the field and `kolonne` what it is called; both empty where it is the row as a whole."""

    felt: str
    kolonne: str
    grunn: str

    def __str__(self) -> str:
        return f"{self.kolonne}: {self.grunn}" if self.kolonne else self.grunn


@dataclass
class Dom:
    """`navn`: whom or what the row is about, as far as it says. `ny`: what is registered when nothing is wrong."""

    linje: int
    navn: str = ""
    feil: list[Feil] = field(default_factory=list)
    ny: Any = None


class Dommer(Protocol):
    """Judges rows batch by batch, in order, and remembers what it has let through."""

    def dom(self, rader: Sequence[Tabellrad]) -> list[Dom]: ...


@dataclass(frozen=True)
class Omstendigheter:
    """Who takes in what, when; which column holds what, and what is said for all rows at once."""

    slag: Slag
    kobling: Kobling
    faste: Mapping[str, str]
    av: Bruker
    naa: datetime


class Radleser:
    """Takes the cells of a row to the words of a form."""

    def __init__(self, om: Omstendigheter) -> None:
        self.om = om
        self.etiketter = {kol.navn: str(kol.etikett) for kol in KOLONNER[om.slag]}
        self._bredde = max(om.kobling.values(), default=-1) + 1

    def les(self, rad: Tabellrad, dom: Dom) -> dict[str, str]:
        """What it says, with `dom` told of every cell that says nothing one can use."""
        celler = rad.celler + [""] * (self._bredde - len(rad.celler))
        data = {navn: celler[nr] or self.om.faste.get(navn, "") for navn, nr in self.om.kobling.items()}
        data = {**self.om.faste, **data}
        for navn, nr in self.om.kobling.items():
            if merknad := rad.merknader.get(nr):
                self.noter(dom, navn, str(UTEN_TILLIT[merknad]))
        self._del_navnet(data)
        for navn in [navn for navn in data if ordliste.kjenner(navn) and data[navn]]:
            if (kode := ordliste.oversett(navn, data[navn])) is None:
                self.noter(dom, navn, _("Skriv ett av disse: %(ord)s.") % {"ord": ordliste.ordene(navn)})
            data[navn] = kode or ""
        self._tall(data)
        navn = " ".join(filter(None, (data.get("fornavn"), data.get("etternavn"))))
        dom.navn = "" if SOM_NUMMER.search(navn) else navn
        return data

    def noter(self, dom: Dom, navn: str, grunn: str) -> None:
        """The first that is said of a cell is enough."""
        if navn not in self.etiketter:
            dom.feil.append(Feil("", "", grunn))
        elif all(feil.felt != navn for feil in dom.feil):
            dom.feil.append(Feil(navn, self.etiketter[navn], grunn))

    def noter_alle(self, dom: Dom, skjema: forms.BaseForm) -> None:
        for navn, grunner in skjema.errors.items():
            self.noter(dom, "" if navn == NON_FIELD_ERRORS else navn, str(grunner[0]))

    def _del_navnet(self, data: dict[str, str]) -> None:
        """«Li, Kari» and «Kari Li» are first name Kari, last name Li."""
        helt = data.pop("navn", "")
        if not helt or data.get("fornavn") or data.get("etternavn"):
            return
        etternavn, komma, fornavn = (del_.strip() for del_ in helt.partition(","))
        if not komma:
            fornavn, _mellom, etternavn = helt.rpartition(" ")
        data["fornavn"], data["etternavn"] = fornavn, etternavn

    def _tall(self, data: dict[str, str]) -> None:
        """A spreadsheet drops the zero a fødselsnummer begins with, and writes decimals in its own way."""
        sifre = re.sub(r"[\s-]", "", data.get("fodselsnummer", ""))
        if sifre.isdecimal():
            mistet = len(sifre) == SIFRE_I_FODSELSNUMMER - 1
            data["fodselsnummer"] = f"0{sifre}" if mistet else sifre
        if timer := data.get("timer_per_uke"):
            data["timer_per_uke"] = re.sub(r"[.,](?=\d{1,2}\Z)", formats.get_format("DECIMAL_SEPARATOR"), timer)


class Kolleger:
    """The jobbspesialister of the office, found by e-mail or by a name that only one of them has."""

    def __init__(self, av: Bruker, naa: datetime) -> None:
        self.av = av
        self._kjente: dict[str, list[Bruker]] = {}
        alle = Bruker.objects.synlig_for(av).med_rolle(Rolle.JOBBSPESIALIST, kontor=av.kontoret, dag=lokal_dato(naa))
        for den in alle:
            for ord_ in (den.epost, den.navn, f"{den.etternavn}, {den.fornavn}"):
                self._kjente.setdefault(sorteringsnokkel_tekst(ord_), []).append(den)

    def finn(self, celle: str) -> Bruker | None:
        """Who is meant; None when nobody, or more than one."""
        funnet = self._kjente.get(sorteringsnokkel_tekst(celle), [])
        return funnet[0] if len(funnet) == 1 else None

    def ansvarlig(self, celle: str) -> tuple[Bruker | None, str]:
        """Who gets what the row is about, or why not: a jobbspesialist takes in what is their own."""
        er_egen = self.av.rolle == Rolle.JOBBSPESIALIST
        if not celle:
            return (self.av if er_egen else None), ""
        funnet = self.finn(celle)
        if funnet is None:
            return None, _("Ingen jobbspesialist ved kontoret har dette navnet eller denne e-postadressen alene.")
        if er_egen and funnet != self.av:
            return None, _("Du kan bare ta inn det som er ditt eget. Lederen kan ta inn for hele kontoret.")
        return funnet, ""


def prov(skjema: forms.BaseForm, data: Mapping[str, str]) -> bool:
    """Let a form judge another row. Made once: copying its fields would take longer than all it does with them."""
    skjema.data = data
    skjema.full_clean()
    return not skjema.errors


def har_noe(data: Mapping[str, str], felt: Iterable[str]) -> bool:
    return any(data.get(navn) for navn in felt)
