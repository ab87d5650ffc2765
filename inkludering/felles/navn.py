"""Norwegian order of names without ICU: a key whose plain byte order is the Norwegian one.

As the standard has it (Språkrådet; the same as DS 377 and CLDR's rules for Norwegian):

- æ, ø and å follow z. With æ stands ä; with ø stand ö and ő; with å stands aa.
- ü and ű stand with y, đ and ð with d, þ with th, œ with oe, ß with ss.
- Every other Latin letter with marks (Sami, Vietnamese, Polish, Turkish …) stands with the letter it is built on.
- Capitals stand with small letters. Apostrophes and hyphens of every kind are one.
- Other scripts follow å.

The rule is a function of the database (norsk_rekkefolge, brukere/migrations/0003), and the same here, for what is
sorted in memory; a test compares them. In ASCII, «{», «|» and «}» follow «z».
"""

import re
import unicodedata

from django.db.models import F, Func, GeneratedField, TextField, Value
from django.db.models.functions import Concat

RINGEN, PRIKKENE, STREKENE = "\u030a", "\u0308", "\u030b"
MERKER = "".join(map(chr, range(0x300, 0x370))) + "·"
# In this order, after the text has been taken apart into letters and marks (NFKD).
DELER = (
    (f"a{RINGEN}", "}"),
    (f"a{PRIKKENE}", "{"),
    (f"o{PRIKKENE}", "|"),
    (f"o{STREKENE}", "|"),
    (f"u{PRIKKENE}", "y"),
    (f"u{STREKENE}", "y"),
    ("þ", "th"),
    ("Þ", "th"),
    ("œ", "oe"),
    ("Œ", "oe"),
    ("ß", "ss"),
    ("ẞ", "ss"),
)
# What does not come apart by itself.
STAAR_VED = {
    "{": "æÆ",
    "|": "øØ",
    "a": "ȺⱥⱭɑ",
    "b": "ƀɃƁɓƂƃ",
    "c": "ƇƈȻȼ",
    "d": "đĐðÐƉɖƊɗƋƌȡ",
    "e": "ƎǝƏəƐɛɆɇ",
    "f": "Ƒƒ",
    "g": "ǤǥƓɠƔɣ",
    "h": "ħĦ",
    "i": "ıƗɨƖɩ",
    "j": "ȷɈɉ",
    "k": "Ƙƙ",
    "l": "łŁƚȽȴỺỻ",
    "m": "Ɯɯ",
    "n": "ŋŊƝɲȠƞȵ",
    "o": "ƟɵƆɔ",
    "p": "Ƥƥ",
    "q": "ĸɊɋ",
    "r": "ɌɍƦʀ",
    "s": "ƩʃȿẜẝƧƨ",
    "t": "ŧŦƫƬƭƮʈȾⱦȶ",
    "u": "ɄʉƱʊ",
    "v": "ƲʋɅʌỼỽ",
    "w": "Ƿƿ",
    "y": "ƳƴɎɏȜȝỾỿ",
    "z": "ƵƶȤȥɀƷʒƸƹƺ",
    "'": "’‘ʼʻʹʾʿ‛`′",
    "-": "‐‑‒–—−",
}
# Greek and Cyrillic: one finds a name however it was typed.
STORE = "".join(map(chr, (*range(0x391, 0x3AA), *range(0x402, 0x430))))
FRA = "".join(STAAR_VED.values()) + STORE.replace("\u03a2", "") + MERKER
TIL = "".join(plass * len(tegn) for plass, tegn in STAAR_VED.items()) + STORE.replace("\u03a2", "").lower()
_TABELL = str.maketrans(FRA[: len(TIL)], TIL, MERKER)
# The database leaves what a keyboard types as it is, a grave accent too, unless the text has something else in it.
_TASTET = re.compile(r"[\t -~æøåÆØÅ]*")
_TASTET_TABELL = {tegn: blir for tegn, blir in _TABELL.items() if tegn != ord("`")}
_STORE_ASCII = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_DELER = re.compile("|".join(fra for fra, _ in DELER))
_BLIR = dict(DELER)
FUNKSJON = "norsk_rekkefolge"
# Sorts below the space, so that «Berg, Emil» stands before «Berg Dahl, Anne».
SKILLE = "\t"


def sorteringsnokkel(*felt: str) -> Func:
    """The sort key over these text columns, immutable and so fit for a stored GeneratedField with collation "C"."""
    tekst = F(felt[0]) if len(felt) == 1 else Concat(*_med_skille(felt), output_field=TextField())
    return Func(tekst, function=FUNKSJON, output_field=TextField())


def sorteringsfelt(*felt: str) -> GeneratedField:
    """The sort key as a stored column of its own: `.order_by("sorteringsnavn")` is then Norwegian order."""
    return GeneratedField(expression=sorteringsnokkel(*felt), output_field=TextField(db_collation="C"), db_persist=True)


def sorteringsnokkel_tekst(*deler: str) -> str:
    """The same key for lists that are sorted in memory."""
    skrevet = SKILLE.join(deler)
    tekst = unicodedata.normalize("NFKD", skrevet.translate(_STORE_ASCII).replace("aa", "å")).translate(_STORE_ASCII)
    tabell = _TASTET_TABELL if _TASTET.fullmatch(skrevet) else _TABELL
    return _DELER.sub(lambda treff: _BLIR[treff[0]], tekst).translate(tabell)


def _med_skille(felt: tuple[str, ...]) -> list[F | Value]:
    ledd: list[F | Value] = [F(felt[0])]
    for navn in felt[1:]:
        ledd += [Value(SKILLE), F(navn)]
    return ledd
