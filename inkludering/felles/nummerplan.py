"""Phone numbers by the number plans of the world (libphonenumber): read as people type them, kept in one form.

Kept as E.164 (+4791234567), shown as they are read aloud. A number without a country code is Norwegian. Series 590,
that no person has, is a mobile number where synthetic people are allowed (the seed gives them such).
"""

import re
from collections.abc import Collection
from functools import lru_cache, reduce
from operator import or_

import phonenumbers
from django.conf import settings
from django.db.models import Q
from phonenumbers import PhoneNumberFormat, PhoneNumberType

NORGE = 47
SYNTETISK_SERIE = re.compile(r"\+47590[0-9]{5}")
STREKER = re.compile("[\u2010-\u2015\u2212]")
# What stands between digits; letters would be read as those of a keypad.
SKREVET = re.compile(r"\+?[0-9 ()./-]+")
MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
# Numbers of five digits and those that cost extra are none that anybody is reached at.
TELEFONER = MOBILE | {PhoneNumberType.FIXED_LINE, PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER}
NORSKE_SIFFER = 8
# Fewer digits are the beginning of too many numbers to tell who it was.
KORTESTE_BEGYNNELSE = 5


class UleseligNummer(Exception):
    """Not as long as a phone number, or something else."""


class UkjentNummer(UleseligNummer):
    """Written as a number, but nobody has such a one."""


def les(skrevet: str) -> str:
    """The number in the form it is kept in. Raises UleseligNummer."""
    tekst = STREKER.sub("-", skrevet.strip().removeprefix("tel:"))
    if not SKREVET.fullmatch(tekst):
        raise UleseligNummer
    try:
        nummer = phonenumbers.parse(tekst, "NO")
    except phonenumbers.NumberParseException as feil:
        raise UleseligNummer from feil
    if not phonenumbers.is_possible_number(nummer):
        raise UleseligNummer
    lest = phonenumbers.format_number(nummer, PhoneNumberFormat.E164)
    if not _er_syntetisk(lest) and phonenumbers.number_type(nummer) not in TELEFONER:
        raise UkjentNummer
    return lest


def begynnelser(skrevet: str) -> tuple[str, ...]:
    """How the number begins where it is kept, whether the whole of it was typed or its first digits; none of what is
    too short or something else. A Norwegian one may also stand as it was typed before numbers had one form."""
    tekst = STREKER.sub("-", skrevet.strip().removeprefix("tel:")).replace("(+", "+", 1)
    if not SKREVET.fullmatch(tekst):
        return ()
    try:
        nummer = les(tekst)
    except UleseligNummer:
        nummer = _saa_langt(tekst)
    norsk = nummer.startswith(f"+{NORGE}")
    egne = nummer.removeprefix(f"+{NORGE}" if norsk else "+")
    if len(egne) < KORTESTE_BEGYNNELSE:
        return ()
    return (nummer, egne) if norsk else (nummer,)


def begynner(felt: str, nummer: Collection[str]) -> Q:
    """What is kept in `felt` begins so (`begynnelser`)."""
    return reduce(or_, (Q(**{f"{felt}__startswith": ett}) for ett in nummer), Q(pk__in=[]))


def er_mobil(nummer: str) -> bool:
    """Whether an SMS to this number, as `les` gives it, may arrive."""
    return _er_syntetisk(nummer) or phonenumbers.number_type(phonenumbers.parse(nummer)) in MOBILE


@lru_cache(maxsize=10_000)
def vist(nummer: str) -> str:
    """As it is read aloud: 412 34 567, 22 82 20 00, +46 70 123 45 67; what is no such number, as it stands."""
    siffer = nummer.removeprefix(f"+{NORGE}")
    if len(siffer) == NORSKE_SIFFER and siffer.isascii() and siffer.isdecimal():
        deler = (3, 5) if siffer[0] in "4589" else (2, 4, 6)
        return " ".join(siffer[fra:til] for fra, til in zip((0, *deler), (*deler, NORSKE_SIFFER), strict=True))
    try:
        return phonenumbers.format_number(phonenumbers.parse(les(nummer)), PhoneNumberFormat.INTERNATIONAL)
    except UleseligNummer:
        return nummer


def _saa_langt(tekst: str) -> str:
    """A number that is not whole, with its country code first."""
    siffer = "".join(tegn for tegn in tekst if tegn.isdecimal())
    if tekst.startswith("+"):
        return f"+{siffer}"
    return f"+{siffer[2:]}" if siffer.startswith("00") else f"+{NORGE}{siffer}"


def _er_syntetisk(nummer: str) -> bool:
    return bool(settings.TILLAT_SYNTETISKE and SYNTETISK_SERIE.fullmatch(nummer))
