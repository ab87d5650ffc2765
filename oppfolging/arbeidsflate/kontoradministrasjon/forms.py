"""What an office decides."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from inkludering.brukere.models import Kontor
from inkludering.felles.skjema import Modellskjema
from inkludering.felles.versjon import Overskriver


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
