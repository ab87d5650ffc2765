r"""Text as it is kept: whatever was typed or pasted, in one form, with nothing in it that cannot be seen.

`linje` is text of one line, `linjer` of several, `hemmelig` a password. Every text field cleans with one of them before
anything is judged (tekstfelt.py), and so does every search: what is checked, stored, shown, sorted and found is one.

- One Unicode form (NFC), so that an «å» is one letter however it was typed.
- Line ends of every kind are «\n», and every kind of blank is a space.
- Gone are control characters (NUL, which PostgreSQL cannot store, among them), halves of characters (lone surrogates),
  marks of direction, characters of no width, and letters that are drawn as nothing.
- Joiners stay where a script needs them, between two letters that are not Latin (Persian names, drawn families).
- Marks stand on a letter, and no more of them than any language piles up.
"""

import re
import unicodedata

# Vietnamese has two, Burmese four.
FLEST_MERKER = 5
# No text that somebody means takes more than two or three.
FLEST_OMGANGER = 8

_LINJESKIFT = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")
# Controls, halves, what is no character at all, and (Cf, and a few letters and marks) what has no look of its own. The
# signs of category Cf that can be seen, such as the Arabic year sign, are not here.
_USYNLIGE = (
    "\x00-\t\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    + "".join(chr(plan * 0x10000 + slutt) for plan in range(1, 17) for slutt in (0xFFFE, 0xFFFF))
)
_USYNLIG = re.compile(f"[{_USYNLIGE}]")
_LOES_BINDER = re.compile("(?<![^\x00-\u05ff\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u05ff\u200c\u200d])")
_BINDER = re.compile("[\u200c\u200d]")
_HALVE_OG_NUL = re.compile("[\x00\ud800-\udfff]")


def linje(tekst: str) -> str:
    """Text of one line: what was on several is put together, with one space between words."""
    return " ".join(_ren(tekst).split())


def linjer(tekst: str) -> str:
    """Text of several lines, without empty ones before and after it."""
    return "\n".join(en.rstrip(" ") for en in _ren(tekst).split("\n")).strip()


def hemmelig(tekst: str) -> str:
    """A password: as it was typed, in one Unicode form, and never what cannot be compared."""
    return unicodedata.normalize("NFC", _HALVE_OG_NUL.sub("", tekst))


def _ren(tekst: str) -> str:
    """Taking one thing away may bring two others together: until nothing changes.

    Text can be made so that each time brings the next two together, for as long as it is: it loses its joiners, which
    is what they would do to each other.
    """
    tekst, omganger = _BLANKE.sub(" ", _LINJESKIFT.sub("\n", tekst)), 0
    while not tekst.isascii() or _USYNLIG.search(tekst):
        omganger += 1
        if omganger > FLEST_OMGANGER:
            tekst = _BINDER.sub("", tekst)
        renere = unicodedata.normalize("NFC", _USYNLIG.sub("", tekst))
        renere = _uten_stabler(unicodedata.normalize("NFC", _LOES_BINDER.sub("", renere)))
        if renere == tekst:
            break
        tekst = renere
    return tekst


def _uten_stabler(tekst: str) -> str:
    """Without marks that stand on nothing, and those beyond what is readable."""
    beholdt, merker = [], FLEST_MERKER
    for tegn in tekst:
        if tegn > "\u02ff" and unicodedata.category(tegn).startswith("M"):
            merker += 1
            if merker > FLEST_MERKER:
                continue
        else:
            merker = FLEST_MERKER if tegn in " \n" else 0
        beholdt.append(tegn)
    return "".join(beholdt)
