"""A time of day in a form."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from inkludering.felles.tekstfelt import Renset

KLOKKESLETT = re.compile(r"(?:kl\.? ?)?(?P<time>\d{1,2})(?:[.: ]?(?P<minutt>\d{2}))?", re.ASCII | re.IGNORECASE)


class Klokkefelt(Renset):
    """A time typed as 9, 9.30, 09:30, 0930 or kl. 9.30, and shown as 09.30."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"form": gettext_lazy("Skriv klokkeslettet som tt.mm, for eksempel 09.30.")}

    def to_python(self, value: Any) -> time | None:
        value = super().to_python(value)
        if value in self.empty_values or isinstance(value, time):
            return value or None
        treff = KLOKKESLETT.fullmatch(value)
        try:
            return time(int(treff["time"]), int(treff["minutt"] or 0)) if treff else self._avvis()
        except ValueError:
            return self._avvis()

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value

    def _avvis(self) -> time:
        raise ValidationError(self.error_messages["form"], code="form")
