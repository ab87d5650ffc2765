"""Log-in, choice of office, and the limits an administrator sets for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Kontor, Tilknytning
from inkludering.brukere.roller import Maalform
from inkludering.felles.skjema import UTEN_HELSE, Modellskjema, Skjema
from inkludering.felles.tekstfelt import Epostfelt, Passordfelt, Tekstfelt, Telefonfelt
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


class Skjermingsrettskjema(Overskriver, Skjema):
    ser_skjermede = forms.BooleanField(
        label=gettext_lazy("Kan se skjermede og personer med adressebeskyttelse"),
        required=False,
        help_text=gettext_lazy("Lederen ser dem i lister og tall ved kontoret, og får påminnelsene om dem."),
    )
    grunn = Tekstfelt(label=gettext_lazy("Grunn"), min_length=10, max_length=255, help_text=UTEN_HELSE)


class Kontorskjema(Overskriver, Modellskjema):
    class Meta(Modellskjema.Meta):
        model = Kontor
        fields = ("norm", "tak")

    def clean(self) -> dict[str, Any]:
        ryddet: dict[str, Any] = super().clean()
        norm, tak = ryddet.get("norm"), ryddet.get("tak")
        if norm and tak and tak < norm:
            self.add_error("tak", _("Taket må være minst like høyt som normen."))
        return ryddet
