"""An office's own rhythm: the steps of the one in force, each with its number, and the day the new ones hold from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Datofelt, Skjema
from inkludering.felles.tekstfelt import Heltall
from inkludering.felles.versjon import Overskriver
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.models.plan import Enhet
from oppfolging.kjerne.rytmer import i_ord

LENGSTE, FLEST_MAANEDER = 1095, 12


class Rytmeskjema(Overskriver, Skjema):
    """`trinn`: the rhythm it begins with; what lies before the start stays as it is."""

    mangler = {"gjelder_fra": gettext_lazy("Skriv dagen den nye rytmen gjelder fra.")}
    gjelder_fra = Datofelt(
        label=gettext_lazy("Gjelder fra"),
        aar_fram=2,
        help_text=gettext_lazy("En dag fram i tid. Datoer som alt er satt, står; den neste følger den nye rytmen."),
    )

    def __init__(self, *args: Any, trinn: Sequence[Rytmetrinn], i_dag: date, **kwargs: Any) -> None:
        self.trinn, self.i_dag = list(trinn), i_dag
        staar = {navn: verdi for nr, ett in enumerate(self.trinn) for navn, verdi in _tallene(nr, ett).items()}
        super().__init__(*args, initial=staar, **kwargs)
        for nr, ett in enumerate(self.trinn):
            for navn in _tallene(nr, ett):
                self.fields[navn] = _feltet(navn, ett)
        self.order_fields([*staar, "gjelder_fra"])

    def clean_gjelder_fra(self) -> date:
        fra: date = self.cleaned_data["gjelder_fra"]
        if fra <= self.i_dag:
            raise forms.ValidationError(_("Velg en dag fram i tid. Det som har vært, står."), code="har_vaert")
        return fra

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        forrige = 0
        for nr, ett in enumerate(self.trinn):
            til = ryddet.get(f"til_{nr}")
            if til is not None and til <= forrige:
                self.add_error(f"til_{nr}", _("Må være etter dag %(dag)s, der det forrige slutter.") % {"dag": forrige})
            forrige = til or (forrige if ett.hver is None else ett.til_dag or forrige)
        return ryddet

    def nye_trinn(self) -> list[Rytmetrinn]:
        """The steps as they were filled in, each repetition from where the one before it ends."""
        svar: list[Rytmetrinn] = []
        fra = 0
        for nr, ett in enumerate(self.trinn):
            nytt = Rytmetrinn(fra_dag=ett.fra_dag, frist_dag=ett.frist_dag, enhet=ett.enhet, fysisk=ett.fysisk)
            if ett.hver is None:
                nytt.frist_dag = self.cleaned_data.get(f"frist_{nr}", ett.frist_dag)
            else:
                nytt.fra_dag, nytt.hver = fra, self.cleaned_data[f"hver_{nr}"]
                nytt.til_dag = self.cleaned_data.get(f"til_{nr}")
                fra = nytt.til_dag or fra
            svar.append(nytt)
        return svar


def _tallene(nr: int, trinn: Rytmetrinn) -> dict[str, int]:
    """What of a step is a number to decide; nothing of what lies before the start."""
    if trinn.hver is None:
        return {f"frist_{nr}": trinn.frist_dag} if (trinn.frist_dag or 0) > 0 else {}  # type: ignore[dict-item]
    return {f"hver_{nr}": trinn.hver} | ({f"til_{nr}": trinn.til_dag} if trinn.til_dag is not None else {})


def _feltet(navn: str, trinn: Rytmetrinn) -> Heltall:
    slag = navn.split("_", maxsplit=1)[0]
    etiketter = {
        "frist": _("Innen så mange dager (nå: %(naa)s)"),
        "hver": _("Antall måneder mellom (nå: %(naa)s)")
        if trinn.enhet == Enhet.MAANED
        else _("Antall dager mellom (nå: %(naa)s)"),
        "til": _("Til dag (nå: %(naa)s)"),
    }
    etikett = capfirst(etiketter[slag] % {"naa": i_ord([trinn])})
    feil = {"required": _("Skriv et tall.")}
    hoyst = FLEST_MAANEDER if slag == "hver" and trinn.enhet == Enhet.MAANED else LENGSTE
    return Heltall(label=etikett, min_value=1, max_value=hoyst, error_messages=feil)
