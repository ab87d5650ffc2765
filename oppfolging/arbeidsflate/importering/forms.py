"""The forms that judge the rows of a file: those of registration by hand, and what a file says besides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import Datofelt
from inkludering.felles.tekstfelt import Epostfelt
from kandidater.faser import AAPNE_FASER, Fase
from kandidater.models import Kandidat
from kandidater.registreringsskjema import Kandidatregistrering
from oppfolging.arbeidsflate.forlop.forms import Forlopsfakta


class Filkandidat(Kandidatregistrering):
    """Somebody who may have been followed elsewhere already: in which phase, and since when."""

    avviser_selv = False
    epost = Epostfelt(
        label=gettext_lazy("E-post"),
        max_length=254,
        required=False,
    )
    fase = forms.ChoiceField(label=gettext_lazy("Fase"), choices=Fase, required=False)
    oppstartsdato = Datofelt(label=gettext_lazy("Oppstart"), retning=Retning.TILBAKE, required=False)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        fase, metode = ryddet.get("fase") or Fase.HENVIST, ryddet.get("metode")
        if fase == Fase.AVSLUTTET:
            self.add_error("fase", _("Avsluttede kandidater tas ikke inn. Ta bort raden."))
        elif metode and fase not in AAPNE_FASER[metode]:
            self.add_error("fase", _("Fasen finnes ikke i denne metoden."))
        oppstart, henvist = ryddet.get("oppstartsdato"), ryddet.get("henvist_dato")
        if oppstart and oppstart > self.i_dag:
            self.add_error("oppstartsdato", _("Datoen er fram i tid. Skriv dagens dato eller en tidligere."))
        elif oppstart and henvist and oppstart < henvist:
            self.add_error("oppstartsdato", _("Oppstart kan ikke være før henvisningen."))
        if oppstart and fase == Fase.HENVIST and "fase" not in self.errors:
            self.add_error("fase", _("Skriv fasen. Den som har en oppstartsdato, er ikke bare henvist."))
        return ryddet


class Filforlop(Forlopsfakta):
    """A forløp of somebody who is registered with it: what a form would ask about, the file has answered."""

    arbeidsdagfelt = ()
    BEKREFTET = {"foer_henvist": "on", "uten_slutt": "on"}

    def gjelder(self, henvist: date) -> None:
        self.kandidat = Kandidat(henvist_dato=henvist)
