"""Log-in, choice of office, and one's own profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Tilknytning
from inkludering.brukere.roller import Maalform
from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Epostfelt, Passordfelt, Telefonfelt
from inkludering.felles.versjon import Overskriver


class Innloggingsskjema(Skjema):
    epost = Epostfelt(
        label=gettext_lazy("E-post"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    passord = Passordfelt(
        label=gettext_lazy("Passord"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_epost(self) -> str:
        return str(self.cleaned_data["epost"]).lower()


class Kontorvalg(Skjema):
    tilknytning = forms.ChoiceField(label=gettext_lazy("Kontor og rolle"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, mulige: Sequence[Tilknytning], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tilknytning"] = forms.ChoiceField(
            label=_("Kontor og rolle"),
            widget=forms.RadioSelect,
            choices=[(str(t.pk), str(t)) for t in mulige],
        )


class Profilskjema(Overskriver, Skjema):
    telefon = Telefonfelt(
        label=gettext_lazy("Telefon"),
        required=False,
        help_text=gettext_lazy("Vises for arbeidsgiverne du er kontaktperson for."),
    )
    maalform = forms.ChoiceField(
        label=gettext_lazy("Målform"),
        choices=Maalform,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Språket på sidene, og i meldinger til deg."),
    )
