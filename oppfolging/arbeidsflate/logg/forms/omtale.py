"""Several candidates in one log with an employer: those ticked were talked of, each with a note of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from inkludering.felles.skjema import Langtekst
from oppfolging.arbeidsflate.logg.forms.fakta import Faktaskjema
from oppfolging.arbeidsflate.logg.samtale import Omtalt


class Omtaleskjema(Faktaskjema):
    """A box and a note for each forløp of the talk, the due ones ticked beforehand."""

    def sett_omtalte(self) -> None:
        if self.samtale.omtalte:
            self.fields["notat"].label = _("Notat om arbeidsgiveren")
        for den in self.samtale.omtalte:
            self.fields[f"om_{den.nokkel}"] = forms.BooleanField(
                label=den.navn, required=False, initial=den.forfalt, help_text=den.naar
            )
            self.fields[f"notat_{den.nokkel}"] = Langtekst(
                label=_("Notat om %(navn)s") % {"navn": den.navn},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def omtalte(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The box and the note of each."""
        for den in self.samtale.omtalte:
            yield self[f"om_{den.nokkel}"], self[f"notat_{den.nokkel}"]

    def krysset_av(self) -> list[tuple[Omtalt, str]]:
        """Those talked of, with what was said of each."""
        felt: dict[str, Any] = self.cleaned_data
        return [(den, felt[f"notat_{den.nokkel}"]) for den in self.samtale.omtalte if felt.get(f"om_{den.nokkel}")]
