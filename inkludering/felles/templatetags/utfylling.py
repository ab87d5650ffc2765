"""The rows of long tables: markup with blanks, since drawing a row tag by tag costs ten times as much."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, TextNode, Token, Variable, VariableNode
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

MELLOM_TAGGER = re.compile(r">\s+<")


class Utfylt(template.Node):
    """Text with a blank for each variable: those of the page are filled in once, those of the row in every row.

    The fields of the row are read without Django's search for them.
    """

    def __init__(self, rad: str, deler: NodeList) -> None:
        self.rad = rad
        variabler = [_felt(del_.filter_expression, rad) for del_ in deler if isinstance(del_, VariableNode)]
        self.felt = [en for en in variabler if isinstance(en, str)]
        self.sidens = [en for en in variabler if not isinstance(en, str)]
        blanke = iter("%%s" if isinstance(en, str) else "%s" for en in variabler)
        tekst = "".join(del_.s.replace("%", "%%%%") if isinstance(del_, TextNode) else next(blanke) for del_ in deler)
        self.mal = MELLOM_TAGGER.sub("><", tekst.strip())

    def render(self, context: template.Context) -> str:
        rad = context[self.rad]
        return self._for_siden(context) % tuple([_trygg(getattr(rad, felt)) for felt in self.felt])

    def _for_siden(self, context: template.Context) -> str:
        husket = context.render_context.get(self)
        if husket is None:
            verdier = [_trygg(en.resolve(context)).replace("%", "%%") for en in self.sidens]
            husket = context.render_context[self] = self.mal % tuple(verdier)
        return husket


def _trygg(verdi: Any) -> str:
    """As conditional_escape, which asks of every text whether it is a promise."""
    slag = type(verdi)
    if slag is str:
        return escape(verdi)
    return verdi if slag is SafeString else conditional_escape(verdi)


@register.tag
def utfylt(parser: Parser, token: Token) -> Utfylt:
    """`{% utfylt rad %}…{{ rad.navn }}…{% endutfylt %}`: nothing but text and plain variables inside.

    What is empty for some, or has markup of its own, comes with the row. White space between tags is dropped. What is
    not the row's must be the same in every row of the page.
    """
    deler = parser.parse(("endutfylt",))
    parser.delete_first_token()
    if not all(isinstance(del_, TextNode | VariableNode) for del_ in deler):
        raise template.TemplateSyntaxError("Only text and {{ variables }} may stand in {% utfylt %}")
    return Utfylt(token.split_contents()[1], deler)


def _felt(uttrykk: FilterExpression, rad: str) -> str | Variable:
    """The name of a field of the row, or a variable of the page."""
    navn = uttrykk.var.lookups if isinstance(uttrykk.var, Variable) else None
    if uttrykk.filters or not navn:
        raise template.TemplateSyntaxError(f"Only plain variables may stand in {{% utfylt %}}: {uttrykk}")
    return navn[1] if navn[0] == rad and len(navn) == len(("rad", "felt")) else uttrykk.var
