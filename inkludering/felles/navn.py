"""Norwegian order of names without ICU: a key whose plain byte order is the Norwegian one.

æ, ø and å (also written ä, ö and aa) follow z, in that order; other letters with marks, Sami ones among them, stand
with the letter they are built on. The characters after «z» in ASCII are «{», «|» and «}».
"""

from django.db.models import F, Func, GeneratedField, TextField, Value
from django.db.models.functions import Concat, Lower, Replace

STAAR_VED = {
    "{": "æä",
    "|": "øö",
    "}": "å",
    "a": "áàâãăąāạảấầẩẫậắằẳẵặ",
    "c": "çčćċ",
    "d": "đðď",
    "e": "éèêëěęēėẹẻẽếềểễệ",
    "g": "ğģġ",
    "i": "íìîïīįỉịĩ",
    "k": "ķ",
    "l": "łľļĺ",
    "n": "ñńňņŋ",
    "o": "óòôõōőọỏốồổỗộơớờởỡợ",
    "r": "řŕ",
    "s": "šśşș",
    "t": "ŧťţțþ",
    "u": "úùûüůűūųụủũưứừửữự",
    "y": "ýÿỳỵỷỹ",
    "z": "žźż",
}
# Capitals are listed too: with the locale C, PostgreSQL's lower() only knows ASCII.
FRA = "".join(bokstaver + bokstaver.upper() for bokstaver in STAAR_VED.values())
TIL = "".join(plass * 2 * len(bokstaver) for plass, bokstaver in STAAR_VED.items())
# Sorts below the space, so that «Berg, Emil» stands before «Berg Dahl, Anne».
SKILLE = "\t"


def sorteringsnokkel(*felt: str) -> Func:
    """The sort key over these text columns, immutable and so fit for a stored GeneratedField with collation "C"."""
    tekst = F(felt[0]) if len(felt) == 1 else Concat(*_med_skille(felt), output_field=TextField())
    uten_aa = Replace(Lower(tekst), Value("aa"), Value("å"))
    return Func(uten_aa, Value(FRA), Value(TIL), function="translate", output_field=TextField())


def sorteringsfelt(*felt: str) -> GeneratedField:
    """The sort key as a stored column of its own: `.order_by("sorteringsnavn")` is then Norwegian order."""
    return GeneratedField(expression=sorteringsnokkel(*felt), output_field=TextField(db_collation="C"), db_persist=True)


def sorteringsnokkel_tekst(*deler: str) -> str:
    """The same key for lists that are sorted in memory."""
    return SKILLE.join(deler).lower().replace("aa", "å").translate(str.maketrans(FRA, TIL))


def _med_skille(felt: tuple[str, ...]) -> list[F | Value]:
    ledd: list[F | Value] = [F(felt[0])]
    for navn in felt[1:]:
        ledd += [Value(SKILLE), F(navn)]
    return ledd
