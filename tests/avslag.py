"""What an action refuses, and who hears of it: the exceptions of the house that a view or a command lets through.

Read from the source alone: what is raised in a function, or in one it calls by a name that is imported or its own,
and is not caught on the way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROT = Path(__file__).parent.parent
HUSET = ("inkludering", "kandidater", "arbeidsgivere", "oppfolging")
DORER = {"require_http_methods", "require_GET", "require_POST", "require_safe"}


@cache
def moduler() -> dict[str, ast.Module]:
    filer = (fil for topp in HUSET for fil in (ROT / topp).rglob("*.py") if "migrations" not in fil.parts)
    navn = {fil: ".".join(fil.relative_to(ROT).with_suffix("").parts).removesuffix(".__init__") for fil in filer}
    return {modul: ast.parse(fil.read_text()) for fil, modul in navn.items()}


@cache
def arv() -> dict[str, list[str]]:
    klasser = (n for tre in moduler().values() for n in ast.walk(tre) if isinstance(n, ast.ClassDef))
    return {den.name: [_navn(over) for over in den.bases] for den in klasser}


@cache
def funksjoner() -> dict[str, tuple[str, ast.FunctionDef]]:
    return {f"{modul}{sti}": (modul, n) for modul, tre in moduler().items() for sti, n in _i(tre.body, "")}


def _i(kropp: list[ast.stmt], foran: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for n in kropp:
        if isinstance(n, ast.FunctionDef):
            yield f"{foran}.{n.name}", n
        elif isinstance(n, ast.ClassDef):
            yield from _i(n.body, f"{foran}.{n.name}")


@cache
def _importert(modul: str) -> dict[str, str]:
    alle = (n for n in ast.walk(moduler()[modul]) if isinstance(n, ast.ImportFrom) and n.module)
    return {a.asname or a.name: f"{n.module}.{a.name}" for n in alle for a in n.names}


def _navn(n: ast.AST) -> str:
    n = n.func if isinstance(n, ast.Call) else n
    return str(getattr(n, "attr", getattr(n, "id", "")))


def over(klasse: str) -> set[str]:
    return {klasse}.union(*(over(en) for en in arv().get(klasse, [])))


def _kalt(modul: str, f: ast.expr) -> str:
    if isinstance(f, ast.Name):
        egen = f"{modul}.{f.id}"
        return egen if egen in funksjoner() else _importert(modul).get(f.id, "")
    if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name):
        return f"{_importert(modul).get(f.value.id, '')}.{f.attr}"
    return ""


def slipper(funksjon: str) -> set[str]:
    """The exceptions of ours that get out of this function."""
    if funksjon not in funksjoner():
        return set()
    if funksjon not in _kjent:
        _kjent[funksjon] = set()  # what calls itself adds nothing by it
        modul, n = funksjoner()[funksjon]
        _kjent[funksjon] = set().union(*(_ut(modul, del_) for del_ in n.body))
    return _kjent[funksjon]


_kjent: dict[str, set[str]] = {}


def _ut(modul: str, n: ast.AST) -> set[str]:
    if isinstance(n, ast.Try):
        ute = set().union(*(_ut(modul, del_) for del_ in n.body))
        fanges = {navn for h in n.handlers for navn in _fanges(modul, h.type)}
        resten = [*(del_ for h in n.handlers for del_ in h.body), *n.orelse, *n.finalbody]
        return {en for en in ute if not over(en) & fanges}.union(*(_ut(modul, del_) for del_ in resten))
    if isinstance(n, ast.With):
        ute = set().union(*(_ut(modul, del_) for del_ in n.body))
        kalt = [en.context_expr for en in n.items if isinstance(en.context_expr, ast.Call)]
        svelges = {_navn(a) for en in kalt if _navn(en) == "suppress" for a in en.args}
        return {en for en in ute if not over(en) & svelges}.union(*(_ut(modul, en) for en in kalt))
    ute = {_navn(n.exc)} if isinstance(n, ast.Raise) and n.exc and "Exception" in over(_navn(n.exc)) else set()
    ute &= arv().keys()
    if isinstance(n, ast.Call):
        ute |= slipper(_kalt(modul, n.func))
    return ute.union(*(_ut(modul, barn) for barn in ast.iter_child_nodes(n)))


def _fanges(modul: str, type_: ast.expr | None) -> Iterator[str]:
    """The names in an except, also where they are a tuple with a name of its own."""
    if isinstance(type_, ast.Tuple):
        yield from map(_navn, type_.elts)
    elif isinstance(type_, ast.Name) and type_.id.isupper():
        for n in moduler()[modul].body:
            if isinstance(n, ast.Assign) and _navn(n.targets[0]) == type_.id and isinstance(n.value, ast.Tuple):
                yield from map(_navn, n.value.elts)
    elif type_:
        yield _navn(type_)


def dorer() -> Iterator[str]:
    """Each view, and each way of rows into the house."""
    for navn, (_modul, n) in funksjoner().items():
        if DORER & {_navn(en) for en in n.decorator_list}:
            yield navn
    yield "oppfolging.arbeidsflate.importering.gang.ta_inn"
