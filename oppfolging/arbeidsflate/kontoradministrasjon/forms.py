"""What an office decides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.models import Kontor
from inkludering.felles.skjema import Datofelt, Modellskjema
from inkludering.felles.versjon import Overskriver


class Kontorskjema(Overskriver, Modellskjema):
    gjelder_fra = Datofelt(
        label=gettext_lazy("Gjelder fra"),
        required=False,
        aar_fram=2,
        help_text=gettext_lazy("Tomt: fra nå. Tallene for dagene som har vært, følger det som gjaldt da."),
    )

    class Meta(Modellskjema.Meta):
        model = Kontor
        fields = ("norm", "tak")

    def __init__(self, *args: Any, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag

    def clean_gjelder_fra(self) -> date:
        fra: date = self.cleaned_data["gjelder_fra"] or self.i_dag
        if fra < self.i_dag:
            raise ValidationError(_("Velg i dag eller en dag fram i tid. Det som har vært, står."), code="har_vaert")
        return fra

    def clean(self) -> dict[str, Any]:
        ryddet: dict[str, Any] = super().clean()
        norm, tak = ryddet.get("norm"), ryddet.get("tak")
        if norm and tak and tak < norm:
            self.add_error("tak", _("Taket må være minst like høyt som normen."))
        return ryddet
