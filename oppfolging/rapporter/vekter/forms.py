"""How much each phase and each need weighs at an office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from inkludering.felles.skjema import Skjema
from inkludering.felles.tekstfelt import Heltall
from inkludering.felles.versjon import Overskriver
from kandidater.models import Innsatsgruppe
from kandidater.vekt import LETTEST, TYNGST, VANLIG
from kandidater.vekting import KODER


class Vektskjema(Overskriver, Skjema):
    """In percent of a candidate that weighs as usual."""

    def __init__(self, *args: Any, vekter: Mapping[str, int], **kwargs: Any) -> None:
        staar = {kode: vekter.get(kode, VANLIG) for kode in KODER}
        super().__init__(*args, initial=staar, **kwargs)
        utenfor = _("Vekten er fra %(fra)s til %(til)s.") % {"fra": LETTEST, "til": TYNGST}
        feil = {"min_value": utenfor, "max_value": utenfor, "required": _("Skriv vekten."), "invalid": utenfor}
        for kode, ordet in KODER.items():
            self.fields[kode] = Heltall(label=ordet, min_value=LETTEST, max_value=TYNGST, error_messages=feil)

    def faser(self) -> Iterator[forms.BoundField]:
        return (self[kode] for kode in KODER if kode not in Innsatsgruppe.values)

    def behov(self) -> Iterator[forms.BoundField]:
        return (self[kode] for kode in KODER if kode in Innsatsgruppe.values)
