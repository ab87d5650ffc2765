"""Templates in the demo: kept, as in production, until their file changes."""

import os
from typing import Any

from django.template import Template
from django.template.loaders import cached


class Loader(cached.Loader):
    """Django's cached loader, except that an edited or new template shows on the next load. Not for production."""

    def __init__(self, engine: Any, loaders: list[str]) -> None:
        super().__init__(engine, loaders)
        self.lest: dict[str, int] = {}

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """The template as its file is now. Raises TemplateDoesNotExist."""
        nokkel = self.cache_key(template_name, skip)
        kjent = self.get_template_cache.get(nokkel)
        if not (isinstance(kjent, Template) and self.lest.get(nokkel) == _endret(kjent)):
            self.get_template_cache.pop(nokkel, None)
            kjent = super().get_template(template_name, skip)
            self.lest[nokkel] = _endret(kjent)
        return kjent


def _endret(mal: Template) -> int:
    try:
        return os.stat(mal.origin.name).st_mtime_ns  # noqa: PTH116 - asked of every template of every page
    except FileNotFoundError:
        return 0
