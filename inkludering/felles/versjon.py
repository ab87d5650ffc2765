"""A form that overwrites carries what it was made from; when that has changed meanwhile, it is refused and both shown.

The version is an imprint of the facts the page showed. It is compared when the form comes back, while the address is
held (inkludering/utkast/engang.py), so that nobody writes between the comparison and the action.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inkludering.felles.kryptering import indeks

SKJULT = "•••"


class Overskriver(forms.BaseForm):
    """Mix-in, named before the base: a form that changes what stands.

    `utgangspunkt`: the stored facts, by the name of the field that shows them, or by a word for what the page says
    beside the fields (`ordene`); what the form begins with, when nothing else is said. Posted without a version (by a
    program, or from a page older than this) it is not compared.
    """

    ordene: Mapping[str, str | Promise] = {}

    def __init__(self, *args: Any, utgangspunkt: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.utgangspunkt = dict(self.initial) if utgangspunkt is None else utgangspunkt

    @property
    def versjon(self) -> str:
        """Says nothing of what it is made from."""
        viste = [(navn, _som_tekst(verdi)) for navn, verdi in sorted(self.utgangspunkt.items())]
        return indeks(repr(viste)).hex()

    @property
    def er_foreldet(self) -> bool:
        """What the page showed has been changed since."""
        sendt = self.data.get("versjon", "") if self.is_bound else ""
        return bool(sendt) and not hmac.compare_digest(sendt.encode(), self.versjon.encode())

    def full_clean(self) -> None:
        super().full_clean()
        if self.er_foreldet:
            self.add_error(
                None,
                _(
                    "Dette ble endret mens du skrev, av noen andre eller i en annen fane. Ingenting av ditt er lagret. "
                    "Begge utgavene står her: Rett det du vil beholde, og lagre på nytt."
                ),
            )

    def staar_naa(self) -> list[tuple[str | Promise, str]]:
        """What is stored now, where it is something else than what was sent in, each with its words."""
        if not self.er_foreldet:
            return []
        sendt = {navn: self.cleaned_data.get(navn, self[navn].value()) for navn in self.fields}
        return [
            (self.ordene.get(navn) or self[navn].label, _i_ord(verdi, self.fields.get(navn)))
            for navn, verdi in self.utgangspunkt.items()
            if (navn in sendt or navn in self.ordene) and _som_tekst(sendt.get(navn)) != _som_tekst(verdi)
        ]


def _i_ord(verdi: Any, felt: forms.Field | None) -> str:
    """A value in the words of the page, and of the field that shows it; what is kept hidden stays so."""
    if isinstance(verdi, bytes):
        return SKJULT
    if isinstance(felt, forms.ChoiceField):
        verdi = dict(felt.choices).get(verdi, verdi)  # type: ignore[arg-type]
    if isinstance(verdi, bool):
        return _("Ja") if verdi else _("Nei")
    if isinstance(verdi, date):
        return f"{verdi:%d.%m.%Y}"
    if isinstance(verdi, time):
        return f"{verdi:%H.%M}"
    if verdi in (None, ""):
        return _("(tomt)")
    return str(localize(getattr(verdi, "label", verdi)))


def _som_tekst(verdi: Any) -> str:
    if isinstance(verdi, Model):
        return str(verdi.pk)
    if isinstance(verdi, Decimal):
        verdi = verdi.normalize()
    return "" if verdi is None else str(verdi).replace("\r\n", "\n")
