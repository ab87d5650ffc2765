"""The forms of the page: the file, and which of its columns holds what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from inkludering.felles.tabellfil import FOR_STOR
from oppfolging.arbeidsflate.importering import ordliste
from oppfolging.arbeidsflate.importering.kolonner import KOLONNER, Filkolonne, Kobling, Slag, mangler


class Filskjema(Skjema):
    mangler = {"fil": gettext_lazy("Velg en fil.")}
    fil = forms.FileField(
        label=gettext_lazy("Fil"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text=gettext_lazy("CSV eller XLSX, høyst 8 MB og 50 000 rader. Første rad skal være overskrifter."),
        error_messages={"empty": gettext_lazy("Filen er tom.")},
    )

    def __init__(self, *args: Any, for_stor: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_stor:
            self.fields["fil"].error_messages["required"] = str(FOR_STOR)


class Koblingsskjema(Skjema):
    """For each field the column of the file that holds it; and what is said for all rows where a cell is empty."""

    def __init__(self, *args: Any, slag: Slag, hode: Sequence[str], kobling: Kobling, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slag = slag
        plasser = [("", _("Står ikke i filen")), *((str(nr), ett or f"– {nr + 1} –") for nr, ett in enumerate(hode))]
        for kol in KOLONNER[slag]:
            self.fields[f"kolonne_{kol.navn}"] = forms.ChoiceField(
                label=str(kol.etikett), choices=plasser, required=False, initial=str(kobling.get(kol.navn, ""))
            )
            if kol.fast:
                self.fields[f"fast_{kol.navn}"] = self._for_alle(kol)

    @staticmethod
    def _for_alle(kol: Filkolonne) -> forms.Field:
        if kol.navn in ordliste.JA_ELLER_NEI:
            etikett = _("Alle i filen er informert om rettighetene sine")
            return forms.BooleanField(label=etikett, required=False, help_text=_("For rader der det ikke står noe."))
        etikett = _("%(felt)s der det ikke står noe") % {"felt": kol.etikett}
        valg = [("", _("Ingen: raden avvises")), *ordliste.VALG[kol.navn].choices]
        return forms.ChoiceField(label=etikett, choices=valg, required=False)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        brukt: dict[int, str] = {}
        for navn, plass in self.kobling().items():
            if brukt.setdefault(plass, navn) != navn:
                self.add_error(f"kolonne_{navn}", _("Kolonnen er allerede valgt for et annet felt."))
        for kol in mangler(self.slag, self.kobling(), self.faste()):
            if f"kolonne_{kol.navn}" not in self.errors:
                self.add_error(f"kolonne_{kol.navn}", _("Velg kolonnen der dette står."))
        return ryddet

    def kobling(self) -> dict[str, int]:
        valgt = {kol.navn: self.cleaned_data.get(f"kolonne_{kol.navn}") for kol in KOLONNER[self.slag]}
        return {navn: int(plass) for navn, plass in valgt.items() if plass}

    def faste(self) -> dict[str, str]:
        valgt = {kol.navn: self.cleaned_data.get(f"fast_{kol.navn}") for kol in KOLONNER[self.slag] if kol.fast}
        return {navn: ordliste.JA if verdi is True else str(verdi) for navn, verdi in valgt.items() if verdi}
