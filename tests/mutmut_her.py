"""mutmut, with what the rules here ask of it and it does not do by itself. Run by tests.mutanter as a program.

- Functions under @transaction.atomic and properties are mutated too: most of our rules are one or the other.
- Strings are left alone: they are texts, which have tests of their own, or names of columns, where any change is a
  FieldError. Taking an argument away is left out: nearly always what giving None does, or a TypeError.
- How rows are fetched, locked and written (select_related, select_for_update, update_fields …) is left alone: no rule,
  and no test on one connection can tell. So are the zone of astimezone, which Django makes the process's own, and
  False, for which None is another word (it becomes True all the same).
- A mutant meets its cheapest tests first, and the rest when it has survived those.
- The tests are not run once more before the mutants: measuring which tests reach what has just done so.
"""

import libcst as cst
from mutmut import __main__ as mutmut
from mutmut.mutation import file_mutation, mutators
from mutmut.runners.harness import PytestRunner
from mutmut.workers.isolation import ForkRunner

FOERST = 12  # tests
DEKORATORER = {"property", "transaction.atomic"}
LATT_VAERE = {"select_related", "prefetch_related", "select_for_update", "only", "defer", "astimezone"}

_hopp_over = file_mutation.MutationVisitor._skip_node_and_children
_arranger = file_mutation.function_trampoline_arrangement
_kjor = PytestRunner.run_tests


def _dekorert(node: cst.CSTNode) -> bool:
    """A function whose one decorator leaves the function inside what it was."""
    if not isinstance(node, cst.FunctionDef) or len(node.decorators) != 1:
        return False
    return cst.Module([]).code_for_node(node.decorators[0].decorator) in DEKORATORER


def _latt_vaere(node: cst.CSTNode) -> bool:
    er_metode = isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute)
    return er_metode and node.func.attr.value in LATT_VAERE


def _hopp(self, node):
    if _latt_vaere(node):
        self.__dict__.setdefault("_urort", set()).update(map(id, node.args))
    if _dekorert(node):
        return False
    return id(node) in self.__dict__.get("_urort", ()) or _hopp_over(self, node)


def _arranger_uten_dekorator(funksjon, mutanter, class_name):
    """The decorator stays on the entrance alone, so that it works once."""
    if not _dekorert(funksjon):
        return _arranger(funksjon, mutanter, class_name)
    naken = funksjon.with_changes(decorators=())
    deklarasjon, (inngang, *resten), tilordning, navn = _arranger(naken, mutanter, class_name)
    inngang = inngang.with_changes(decorators=[*funksjon.decorators, *inngang.decorators])
    return deklarasjon, [inngang, *resten], tilordning, navn


def _sier_hvilke_kolonner(arg: cst.Arg) -> bool:
    return arg.keyword is not None and arg.keyword.value == "update_fields"


def _verdi_blir_none(kall):
    if _latt_vaere(kall):
        return
    for nr, arg in enumerate(kall.args):
        if (
            not arg.star
            and not _sier_hvilke_kolonner(arg)
            and not (isinstance(arg.value, cst.Name) and arg.value.value in ("None", "False"))
        ):
            uten = arg.with_changes(value=cst.Name("None"))
            yield kall.with_changes(args=[*kall.args[:nr], uten, *kall.args[nr + 1 :]])


def _billigste_foerst(self, *, mutant_name, tests):
    tests = list(tests)
    svar = _kjor(self, mutant_name=mutant_name, tests=tests[:FOERST])
    return svar or (_kjor(self, mutant_name=mutant_name, tests=tests[FOERST:]) if tests[FOERST:] else 0)


def tilpass() -> None:
    file_mutation.MutationVisitor._skip_node_and_children = _hopp
    file_mutation.function_trampoline_arrangement = _arranger_uten_dekorator
    file_mutation.mutation_operators = [
        (hva, _verdi_blir_none if operator is mutators.operator_arg_removal else operator)
        for hva, operator in file_mutation.mutation_operators
        if operator is not mutators.operator_string
    ]
    PytestRunner.run_tests = _billigste_foerst
    ForkRunner.run_clean_tests = lambda self, tests: 0
    mutmut.print_stats = mutmut.print_status = lambda *alle, **mer: None  # no spinner in a log


if __name__ == "__main__":
    tilpass()
    mutmut.cli()
