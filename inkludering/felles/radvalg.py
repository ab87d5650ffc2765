"""One of the same people chosen in each of many rows: short keys, and markup that thirty rows have room for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

KORTEST, RADENES = 4, 8
VALG, VALGT, TOMT = "<option value={}>{}", "<option value={} selected>{}", "<option value>{}"
FEILMERKE = ' id="{0}" aria-invalid="true" aria-describedby="{0}_feil"'
FEIL = '<span id="{}_feil" class="aksel-error-message aksel-label aksel-label--small">{}</span>'


@dataclass(frozen=True)
class Valgrad:
    """A row as templates/felles/radvalg.html draws it; of an error `merke` stands in its select and `feil` after it."""

    navn: str
    felt: str
    merke: SafeString | str
    valg: SafeString
    feil: SafeString | str


class Radvalg(forms.ChoiceField):
    """One of `blant`, by as much of the key as tells them apart; `tomt`: what stands where nobody is chosen."""

    def __init__(self, *, blant: Mapping[UUID, Any], tomt: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.blant, self.tomt = blant, tomt

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        nokkel = str(value).replace("-", "")
        funnet = [en for pk, en in self.blant.items() if pk.hex.startswith(nokkel)]
        if len(nokkel) < KORTEST or len(funnet) != 1:
            raise ValidationError(_("Det du valgte, kan ikke velges nå. Velg et av alternativene som står her."))
        return funnet[0]

    def valid_value(self, value: Any) -> bool:
        return True


def korte_nokler(blant: Collection[UUID], *, minst: int = KORTEST) -> dict[UUID, str]:
    """As much of each key as tells it from the others."""
    lengde = next(n for n in range(minst, 33) if len({pk.hex[:n] for pk in blant}) == len(blant))
    return {pk: pk.hex[:lengde] for pk in blant}


def rader(skjema: forms.BaseForm, navnene: Mapping[str, str]) -> Iterator[Valgrad]:
    """The rows of these fields of the form, all with the same choices: the name of the field to the words before it."""
    felt: Any = skjema.fields[next(iter(navnene))] if navnene else None
    nokler = korte_nokler(list(felt.blant)) if felt else {}

    @cache
    def valgene(valgt: str) -> SafeString:
        deler = [] if felt.required and valgt else [format_html(TOMT, felt.tomt or _("Velg"))]
        for pk, nokkel in nokler.items():
            deler.append(format_html(VALGT if nokkel == valgt else VALG, nokkel, felt.blant[pk]))
        return format_html_join("", "{}", ((del_,) for del_ in deler))

    for navn, ordene in navnene.items():
        bundet = skjema[navn]
        feil = [str(ett) for ett in bundet.errors]
        yield Valgrad(
            ordene,
            navn,
            format_html(FEILMERKE, bundet.auto_id) if feil else "",
            valgene(str(bundet.value() or "")),
            format_html(FEIL, bundet.auto_id, " ".join(feil)) if feil else "",
        )
