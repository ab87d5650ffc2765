"""The first contact after a forløp was to start asks whether it did."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.skjema import Skjema
from oppfolging.arbeidsflate.logg.samtale import Samtale
from oppfolging.kjerne.models import Forlop


class Begynte(StrEnum):
    JA = "ja"
    ANNEN = "annen"
    NEI = "nei"


def den_som_venter(om: Samtale, i_dag: date) -> Forlop | None:
    """The forløp that was to begin, of this talk or else of the candidate, and nobody has said whether it did."""
    if om.kandidat is None or not om.hele:
        return None
    venter = list(om.kandidat.forlop.venter_svar(i_dag).select_related("arbeidsgiver").order_by("start", "pk"))
    return om.forlop if om.forlop in venter else next(iter(venter), None)


class Begynteskjema(Skjema):
    """Never needed to log the contact: who does not know yet is asked the next time."""

    begynte = forms.ChoiceField(
        choices=[
            (Begynte.JA, gettext_lazy("Ja")),
            (Begynte.ANNEN, gettext_lazy("En annen dag")),
            (Begynte.NEI, gettext_lazy("Nei, begynte ikke")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def sett_begynte(self, venter: Forlop | None) -> None:
        """`venter`: the forløp that waits for the answer."""
        if venter is None:
            del self.fields["begynte"]
        else:
            ord_ = {"hos": venter.arbeidsgiver, "dato": f"{venter.start:%d.%m.%Y}"}
            self.fields["begynte"].label = _("Begynte forløpet hos %(hos)s som avtalt %(dato)s?") % ord_
