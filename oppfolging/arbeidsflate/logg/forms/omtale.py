"""Several candidates in one log with an employer: those ticked were talked of, each with a note of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from inkludering.felles.skjema import UTEN_HELSE
from inkludering.felles.tekstfelt import Langtekst
from oppfolging.arbeidsflate.logg.forms.fakta import Faktaskjema
from oppfolging.arbeidsflate.logg.samtale import Omtalt
from oppfolging.kjerne.models import Formaal


class Omtaleskjema(Faktaskjema):
    """A box and a note for each forløp of the talk, the due ones ticked beforehand; of one's own, who took part."""

    def sett_omtalte(self) -> None:
        if self.samtale.omtalte:
            self.fields["notat"].label = _("Notat om arbeidsgiveren")
        for den in self.samtale.omtalte:
            self.fields[f"om_{den.nokkel}"] = forms.BooleanField(
                label=den.navn,
                required=False,
                initial=den.forfalt,
                help_text=" · ".join(filter(None, (den.naar, den.sies))),
            )
            if den.egen:
                self.fields[f"med_{den.nokkel}"] = forms.BooleanField(
                    label=_("Var med: %(navn)s") % {"navn": den.navn}, required=False
                )
            self.fields[f"notat_{den.nokkel}"] = Langtekst(
                label=_("Notat om %(navn)s") % {"navn": den.navn},
                required=False,
                help_text=UTEN_HELSE,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def vanlig_formaal(self) -> Formaal:
        """When somebody has been talked of, it was to follow them up."""
        return Formaal.OPPFOLGING if self.krysset_av() else super().vanlig_formaal()

    def omtalte(self) -> Iterator[tuple[forms.BoundField, forms.BoundField | None, forms.BoundField]]:
        """The box, the box of taking part where there is one, and the note of each."""
        for den in self.samtale.omtalte:
            med = self[f"med_{den.nokkel}"] if den.egen else None
            yield self[f"om_{den.nokkel}"], med, self[f"notat_{den.nokkel}"]

    def krysset_av(self) -> list[tuple[Omtalt, bool, str]]:
        """Those talked of, with whether each took part and what was said of them."""
        felt: dict[str, Any] = self.cleaned_data
        return [
            (den, bool(felt.get(f"med_{den.nokkel}")), felt[f"notat_{den.nokkel}"])
            for den in self.samtale.omtalte
            if felt.get(f"om_{den.nokkel}")
        ]
