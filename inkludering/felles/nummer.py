"""Norwegian identity numbers: fødselsnummer and organisasjonsnummer.

A fødselsnummer is DDMMYY, three individual digits and two check digits. Sources: Skatteetaten's description of the
number and of its change in 2032, and the conventions of the test populations.
The birth date cannot be read from the number (the century will no longer be given by the individual digits), so
nothing here tries to; the year without its century can. No error message repeats the number that was typed.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as Nummerfeil
from stdnum.no import orgnr

VEKTER_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
VEKTER_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
# From 2032 the first check sum may also leave 1, 2 or 3; numbers of both kinds are accepted already.
GYLDIGE_RESTER_1 = frozenset({0, 1, 2, 3})
# What is added to the month: 80 by Tenor, Skatteetaten's test population, 40 by Dolly, Nav's own.
SYNTETISK_MAANED, DOLLY_MAANED = 80, 40
D_NUMMER_DAG = 40
MAANEDER = 12


class UgyldigFodselsnummer(ValueError):
    """The text is no fødselsnummer we accept; the message tells the user what to do."""


class UgyldigOrganisasjonsnummer(ValueError):
    """The text is no organisasjonsnummer; the message tells the user what to do."""


def valider_fodselsnummer(tekst: str, *, tillat_syntetiske: bool) -> str:
    """Return the 11 digits of a valid fødselsnummer or D-number, else raise UgyldigFodselsnummer.

    Spaces and hyphens are ignored. Synthetic numbers (month + 80, month + 40) pass only when allowed; other test series
    (month + 65) never do.
    """
    nummer = re.sub(r"[\s-]", "", tekst)
    if not re.fullmatch(r"[0-9]*", nummer):
        raise UgyldigFodselsnummer(_("Fødselsnummeret kan bare ha sifre. Fjern bokstaver og andre tegn."))
    if len(nummer) != 11:
        raise UgyldigFodselsnummer(
            _("Fødselsnummeret skal ha 11 sifre, men du skrev %(antall)d. Skriv alle 11.") % {"antall": len(nummer)}
        )
    _krev_gyldig_datodel(nummer, tillat_syntetiske=tillat_syntetiske)
    sifre = [int(siffer) for siffer in nummer]
    if _rest(sifre[:9], VEKTER_1, sifre[9]) not in GYLDIGE_RESTER_1 or _rest(sifre[:10], VEKTER_2, sifre[10]) != 0:
        raise UgyldigFodselsnummer(
            _("Fødselsnummeret stemmer ikke. Se etter tastefeil, og sammenlign med personens legitimasjon.")
        )
    return nummer


def valider_organisasjonsnummer(tekst: str) -> str:
    """Return the nine digits of a valid organisasjonsnummer, else raise UgyldigOrganisasjonsnummer."""
    try:
        return orgnr.validate(re.sub(r"\s", "", tekst))
    except InvalidChecksum:
        melding = _("Organisasjonsnummeret stemmer ikke. Se etter tastefeil.")
    except Nummerfeil:
        melding = _("Organisasjonsnummeret skal ha 9 sifre, for eksempel 889 640 782.")
    raise UgyldigOrganisasjonsnummer(melding)


def fodselsaar(fodselsnummer: str) -> str:
    """The last two digits of the year, as they stand in a fødselsnummer and a D-number alike."""
    return fodselsnummer[4:6]


def fodselsnummer_validator(verdi: str) -> None:
    """Django validator; synthetic numbers are allowed by the setting TILLAT_SYNTETISKE."""
    try:
        valider_fodselsnummer(verdi, tillat_syntetiske=settings.TILLAT_SYNTETISKE)
    except UgyldigFodselsnummer as feil:
        raise ValidationError(str(feil), code="fodselsnummer") from feil


def organisasjonsnummer_validator(verdi: str) -> None:
    """Django validator for an organisasjonsnummer."""
    try:
        valider_organisasjonsnummer(verdi)
    except UgyldigOrganisasjonsnummer as feil:
        raise ValidationError(str(feil), code="organisasjonsnummer") from feil


def lag_syntetisk_fnr(fodt: date, lopenummer: int) -> str | None:
    """Return the synthetic number (month + 80) of this birth date and serial number 0–499.

    None when the combination has no valid check digits, which is so for about one in six: try the next serial number.
    """
    if not 0 <= lopenummer <= 499:
        raise ValueError("lopenummer must be 0–499")
    individ = lopenummer + (500 if fodt.year >= 2000 else 0)
    sifre = [int(siffer) for siffer in f"{fodt.day:02}{fodt.month + SYNTETISK_MAANED:02}{fodt:%y}{individ:03}"]
    for vekter in (VEKTER_1, VEKTER_2):
        kontroll = -_rest(sifre, vekter, 0) % 11
        if kontroll == 10:
            return None
        sifre.append(kontroll)
    return "".join(map(str, sifre))


def syntetiske_orgnr() -> Iterator[str]:
    """Valid organisasjonsnummer of a series that no Norwegian business has (3xx), in order."""
    return (nummer for nummer in map(str, range(320_000_000, 400_000_000)) if orgnr.is_valid(nummer))


def _rest(sifre: list[int], vekter: tuple[int, ...], kontrollsiffer: int) -> int:
    return (sum(siffer * vekt for siffer, vekt in zip(sifre, vekter, strict=True)) + kontrollsiffer) % 11


def _krev_gyldig_datodel(nummer: str, *, tillat_syntetiske: bool) -> None:
    dag, maaned, aar = int(nummer[:2]), int(nummer[2:4]), int(nummer[4:6])
    if dag > D_NUMMER_DAG:
        dag -= D_NUMMER_DAG
    tillegg = next((ett for ett in (SYNTETISK_MAANED, DOLLY_MAANED) if 0 < maaned - ett <= MAANEDER), 0)
    if tillegg:
        if not tillat_syntetiske:
            raise UgyldigFodselsnummer(
                _("Dette er et syntetisk testnummer og kan ikke brukes her. Skriv personens eget fødselsnummer.")
            )
        maaned -= tillegg
    if not any(_finnes(aarhundre + aar, maaned, dag) for aarhundre in (1900, 2000)):
        raise UgyldigFodselsnummer(
            _("De seks første sifrene er ikke en gyldig dato. Skriv fødselsnummeret eller D-nummeret på nytt.")
        )


def _finnes(aar: int, maaned: int, dag: int) -> bool:
    try:
        date(aar, maaned, dag)
    except ValueError:
        return False
    return True
