"""The rules of words: those of an enumeration are never typed again, and each message is in its reader's language."""

import ast
from collections.abc import Iterator

from tests.kildefil import Fil, nodenavn

# Fields and properties that hold a word of an enumeration; and the roles, wherever they are typed.
ORDFELT = {"rolle", "type", "status", "tilstand", "side", "art", "fase", "metode", "gradering", "kanal", "part"}
# The words of these are given to actions of many names.
GIS_TIL_ALLE = {"aarsak"}
ROLLEORD = {"leder", "markedskontakt", "administrator"}


def ordliteraler(fil: Fil) -> Iterator[str]:
    """The words of a role, a status and the like are members of their enumeration, never typed again."""
    for node in fil.noder(ast.Compare, ast.Call, ast.Constant) if fil.er_produkt else ():
        if isinstance(node, ast.Compare):
            sider = [node.left, *node.comparators]
            treff = any(nodenavn(side) in ORDFELT for side in sider) and any(_tekster(side) for side in sider)
        elif isinstance(node, ast.Call):
            treff = nodenavn(node.func) == "krever" and any(_tekster(arg) for arg in node.args)
            filter_ = nodenavn(node.func) in {"filter", "exclude", "get", "update", "create", "Q", "When"}
            treff |= filter_ and any(
                (ledd.arg or "").split("__")[-1 if not (ledd.arg or "").endswith("__in") else -2] in ORDFELT
                and bool(_tekster(ledd.value))
                for ledd in node.keywords
            )
            treff |= any(ledd.arg in GIS_TIL_ALLE and _tekster(ledd.value) for ledd in node.keywords)
        else:
            treff = node.value in ROLLEORD and id(node) not in _i_enumerasjoner(fil)
        if treff:
            yield f"{fil.sti}:{node.lineno} types a word that an enumeration has"


def meldinger_uten_spraak(fil: Fil) -> Iterator[str]:
    """What is put in the outbox goes to a user, in their målform, or says in which language it is."""
    for node in fil.noder(ast.Call) if fil.er_produkt else ():
        er_ny = isinstance(node.func, ast.Attribute) and nodenavn(node.func.value) == "utboks"
        navn = {ledd.arg for ledd in node.keywords}
        if er_ny and node.func.attr in {"ny", "legg_i"} and not navn & {"mottaker", "spraak"}:
            yield f"{fil.sti}:{node.lineno} sends a message in no language"


def _tekster(node: ast.AST) -> list[str]:
    """The non-empty texts of a literal, or of a literal tuple, list or set."""
    deler = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return [d.value for d in deler if isinstance(d, ast.Constant) and isinstance(d.value, str) and d.value]


def _i_enumerasjoner(fil: Fil) -> set[int]:
    """Every node inside a class of choices, where the words are given."""
    klasser = [k for k in fil.noder(ast.ClassDef) if {nodenavn(b) for b in k.bases} & {"TextChoices", "StrEnum"}]
    return {id(node) for klasse in klasser for node in ast.walk(klasse)}
