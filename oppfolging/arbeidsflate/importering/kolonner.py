"""What a column of a file may hold, and what it is called there: our own words, and those of a Jobbsporet list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inkludering.felles.tabellfil import enkel


class Slag(StrEnum):
    """What is taken in from a file: the word of the command and of the address."""

    KANDIDATER = "kandidater"
    ARBEIDSGIVERE = "arbeidsgivere"


@dataclass(frozen=True)
class Filkolonne:
    """`ogsaa`: what else it may be called. `en_av`: one of these columns must be there. `fast`: may be said for all."""

    navn: str
    etikett: str | Promise
    ogsaa: tuple[str, ...] = ()
    en_av: tuple[str, ...] = ()
    fast: bool = False

    def heter(self, overskrift: str) -> bool:
        return enkel(overskrift) in {enkel(ett) for ett in (self.navn, str(self.etikett), *self.ogsaa)}


def _maa(navn: str, etikett: str | Promise, *ogsaa: str, en_av: tuple[str, ...] = (), fast: bool = False) -> Filkolonne:
    return Filkolonne(navn, etikett, ogsaa, en_av or (navn,), fast)


def _kan(navn: str, etikett: str | Promise, *ogsaa: str, fast: bool = False) -> Filkolonne:
    return Filkolonne(navn, etikett, ogsaa, fast=fast)


FORLOP = (
    _kan("orgnr", _("Organisasjonsnummer"), "Org.nr", "Orgnr", "Arbeidsgiver org.nr", "Arbeidsgivers org.nr."),
    _kan("type", _("Type forløp"), "Forløp", "Ansettelsesform", "Jobb: Ansettelsesform"),
    _kan("start", _("Startdato"), "Start", "Jobb: Startdato"),
    _kan("slutt", _("Planlagt slutt"), "Slutt", "Sluttdato jobb", "Jobb: Sluttdato"),
    _kan("stilling", _("Stilling eller oppgaver"), "Stilling", "Stillingstittel", "Jobb: Stillingstittel"),
    _kan("timer_per_uke", _("Timer i uka"), "Timer per uke", "Antall timer per uke", "Jobb: Antall timer per uke"),
)
KANDIDAT = (
    _maa("fodselsnummer", _("Fødselsnummer"), "Fnr", "Personnummer", "Deltaker: Fødselsnummer"),
    _maa("fornavn", _("Fornavn"), "Deltaker: Fornavn", en_av=("fornavn", "navn")),
    _maa("etternavn", _("Etternavn"), "Deltaker: Etternavn", en_av=("etternavn", "navn")),
    _kan("navn", _("Navn"), "Deltaker", "Deltaker: Navn", "Deltakers navn", "Fullt navn"),
    _maa("metode", _("Metode"), "Posttype", "Jobbspor: Posttype", "Type jobbspor", "Tiltak", fast=True),
    _maa("innsatsgruppe", _("Innsatsgruppe"), "Behov", "Kvalifiseringsgruppe", fast=True),
    _maa("henvist_dato", _("Dato for henvisning"), "Henvist dato", "Henvist", "Henvisningsdato"),
    _maa("gradering", _("Adressebeskyttelse"), "Gradering", "Diskresjonskode", "Konfidensialitet"),
    _kan("skjermet", _("Skjermet"), "Skjermet (ansatt i Nav eller nærstående)", "Egen ansatt"),
    _maa("informert", _("Informert om rettighetene"), "Informert", "Bruker informert om rettigheter", fast=True),
    _kan("telefon", _("Mobil"), "Telefon", "Mobilnummer", "Deltakers mobilnummer", "Mobiltelefon"),
    _kan("epost", _("E-post"), "Epost", "E-postadresse", "Deltakers epost", "Deltakers e-post"),
    _kan("maalform", _("Målform"), "Språkform"),
    _kan("fase", _("Fase"), "Status", "Jobbspor: Status"),
    _kan("oppstartsdato", _("Oppstart"), "Oppstartsdato", "Startdato jobbspor"),
    _kan("ansvarlig", _("Jobbspesialist"), "Ansvarlig", "Eier", "Jobbspor: Eier", "Jobbspor: Eier navn", "Eiers navn"),
    *FORLOP,
)
ARBEIDSGIVER = (
    _maa("orgnr", _("Organisasjonsnummer"), "Org.nr", "Orgnr", "Organisasjonsnr", "Konto: Organisasjonsnummer"),
    _kan("kontaktperson", _("Fast kontaktperson"), "Kontaktperson i Nav", "Jobbspesialist", "Eier", "Konto: Eier"),
    _kan("fornavn", _("Fornavn"), "Kontakt: Fornavn"),
    _kan("etternavn", _("Etternavn"), "Kontakt: Etternavn"),
    _kan("navn", _("Navn"), "Kontakt", "Kontaktperson i bedriften", "Arbeidsgiverkontakt", "Kontakt: Navn"),
    _kan("epost", _("E-post"), "Epost", "E-postadresse", "Kontakt: E-post"),
    _kan("telefon", _("Mobil"), "Telefon", "Mobilnummer", "Mobiltelefon", "Kontakt: Mobil"),
    _kan("rolle", _("Stilling i bedriften"), "Stilling", "Tittel", "Rolle", "Kontakt: Tittel"),
    _kan("maalform", _("Målform"), "Språkform"),
    _kan("informert_dato", _("Informert om registreringen"), "Informert", "Informert dato"),
)
KOLONNER: Mapping[Slag, Sequence[Filkolonne]] = {Slag.KANDIDATER: KANDIDAT, Slag.ARBEIDSGIVERE: ARBEIDSGIVER}
Kobling = Mapping[str, int]


def overskrifter(slag: Slag) -> list[str]:
    """Every heading that is known: our own in the language of the reader, and the others."""
    return [ord_ for kol in KOLONNER[slag] for ord_ in (kol.navn, str(kol.etikett), *kol.ogsaa)]


def gjett(slag: Slag, hode: Sequence[str]) -> dict[str, int]:
    """Which column of the file holds what: the first whose heading says so, and none of them twice."""
    kobling: dict[str, int] = {}
    for kol in KOLONNER[slag]:
        ledige = (nr for nr, ett in enumerate(hode) if kol.heter(ett) and nr not in kobling.values())
        if (nr := next(ledige, None)) is not None:
            kobling[kol.navn] = nr
    return kobling


def mangler(slag: Slag, kobling: Kobling, faste: Mapping[str, str]) -> list[Filkolonne]:
    """The columns that must be there and are not."""
    har = {*kobling, *(navn for navn, verdi in faste.items() if verdi)}
    return [kol for kol in KOLONNER[slag] if kol.en_av and not har & set(kol.en_av)]
