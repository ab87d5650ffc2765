"""A file of the repository, as the rules of the house read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

PRODUKT = {"inkludering", "kandidater", "arbeidsgivere", "oppfolging"}


@dataclass(frozen=True)
class Fil:
    """A file of the repository: its path from the top, and its text."""

    sti: str
    tekst: str

    @property
    def navn(self) -> str:
        return PurePosixPath(self.sti).name

    @property
    def er_python(self) -> bool:
        return self.sti.endswith(".py")

    @property
    def er_mal(self) -> bool:
        return self.sti.endswith(".html") and "templates" in PurePosixPath(self.sti).parts

    @property
    def er_produkt(self) -> bool:
        return self.er_python and self.sti.split("/")[0] in PRODUKT and "migrations" not in self.sti.split("/")

    @property
    def er_visning(self) -> bool:
        """Whether views stand here: by the name of the file or its folder, or because a function has an access rule."""
        return self.er_produkt and (
            any(del_.startswith("views") for del_ in PurePosixPath(self.sti).parts)
            or any(
                nodenavn(getattr(pynt, "func", pynt)) in {"krever", "aapen", "innlogget"}
                for node in self.noder(ast.FunctionDef)
                for pynt in node.decorator_list
            )
        )

    @property
    def modul(self) -> str:
        return self.sti.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def tre(self) -> ast.Module:
        return ast.parse(self.tekst)

    def noder(self, *typer: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tre) if isinstance(node, typer))


def nodenavn(node: ast.AST) -> str:
    return getattr(node, "id", None) or getattr(node, "attr", "")
