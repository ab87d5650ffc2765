"""What is the same for everybody who reads the language is drawn once, and remembered by the template."""

from __future__ import annotations

from typing import cast

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.translation import get_language

register = template.Library()


class Fast(template.Node):
    """Drawn without the page's context, so that nothing of a person or a request can be remembered."""

    def __init__(self, deler: NodeList) -> None:
        self.deler = deler
        self.husket: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        spraak = get_language()
        if spraak not in self.husket:
            tom = template.Context(autoescape=context.autoescape)
            with tom.bind_template(cast("template.Template", context.template)):
                self.husket[spraak] = self.deler.render(tom)
        return self.husket[spraak]


@register.tag
def fast(parser: Parser, _token: Token) -> Fast:
    """`{% fast %}…{% endfast %}`: texts, icons, addresses without arguments. The page's variables are empty there."""
    deler = parser.parse(("endfast",))
    parser.delete_first_token()
    return Fast(deler)
