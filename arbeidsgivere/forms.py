"""Forms about an employer and its people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiverkontakt
from arbeidsgivere.querysets import ArbeidsgiverkontaktQuerySet
from inkludering.brukere.models import Bruker
from inkludering.brukere.querysets import BrukerQuerySet
from inkludering.brukere.roller import Maalform
from inkludering.felles.datolesing import Retning
from inkludering.felles.skjema import Datofelt, Objektvalg, Skjema
from inkludering.felles.tekstfelt import Epostfelt, Langtekst, Mobilfelt, Tekstfelt
from inkludering.felles.versjon import Overskriver

# Elected posts tell of trade union membership, a special category of personal data (GDPR art. 9).
VERV = re.compile(r"tillitsva|verneomb|fagforening|fagforeining|klubbleder|klubbleiar|union rep|shop steward", re.I)


class Arbeidsgiverregistrering(Skjema):
    """Who becomes kontaktperson. Without `kan_velges` there is nothing to choose: it is the one who registers."""

    kontaktperson = Objektvalg(
        label=gettext_lazy("Fast kontaktperson"),
        queryset=Bruker.objects.none(),
        required=False,
        empty_label=gettext_lazy("Ingen ennå"),
        help_text=gettext_lazy("Uten kontaktperson får lederen en påminnelse, og ingen forløp kan starte her."),
    )

    def __init__(self, *args: Any, kan_velges: BrukerQuerySet | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kan_velges is None:
            del self.fields["kontaktperson"]
        else:
            self.fields["kontaktperson"].queryset = kan_velges  # type: ignore[attr-defined]


class Fortidsskjema(Skjema):
    """A form whose dates in `fortid` tell of something that has happened: none of them after `i_dag`."""

    fortid: tuple[str, ...] = ()

    def __init__(self, *args: Any, i_dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag = i_dag

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        for navn in self.fortid:
            if (dato := ryddet.get(navn)) and dato > self.i_dag:
                self.add_error(navn, ValidationError(_("Datoen kan ikke være fram i tid."), code="fram_i_tid"))
        return ryddet


class Personskjema(Skjema):
    """Who somebody at an employer is, and how they are reached."""

    fornavn = Tekstfelt(label=gettext_lazy("Fornavn"), max_length=100)
    etternavn = Tekstfelt(label=gettext_lazy("Etternavn"), max_length=100)
    rolle = Tekstfelt(
        label=gettext_lazy("Stilling i bedriften"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Ikke tillitsverv."),
    )
    epost = Epostfelt(
        label=gettext_lazy("E-post"),
        max_length=254,
    )
    telefon = Mobilfelt(
        label=gettext_lazy("Mobil"),
        required=False,
        help_text=gettext_lazy("Trengs for å se navn i arbeidsgiverportalen: dit sender vi en kode."),
    )

    maalform = forms.ChoiceField(
        label=gettext_lazy("Målform"),
        choices=[("", gettext_lazy("Ikke valgt ennå")), *Maalform.choices],
        required=False,
        help_text=gettext_lazy("Språket i e-post, SMS og portalen. Personen kan selv bytte i portalen."),
    )

    def clean_rolle(self) -> str:
        rolle = str(self.cleaned_data["rolle"])
        if VERV.search(rolle):
            raise ValidationError(
                _(
                    "Av hensyn til personvernet registrerer vi ikke tillitsverv: de kan vise hvilken fagforening "
                    "noen er med i. Skriv stillingen, for eksempel «avdelingsleder», eller la feltet stå tomt."
                ),
                code="verv",
            )
        return rolle

    def si_fra_om_eposten(self) -> None:
        """The action refused: the employer has somebody with the address already."""
        self.add_error("epost", _("Denne e-postadressen er allerede registrert hos arbeidsgiveren."))


class Personretting(Overskriver, Personskjema):
    """The same, of somebody who is here."""


class Arbeidsgiverkontaktskjema(Fortidsskjema, Personskjema):
    fortid = ("informert_dato",)

    informert_dato = Datofelt(
        retning=Retning.TILBAKE,
        label=gettext_lazy("Informert om registreringen"),
        help_text=gettext_lazy(
            "Dagen personen fikk vite at vi registrerer navn og kontaktopplysninger, "
            "og kan be om å få dem rettet eller slettet."
        ),
        error_messages={"required": gettext_lazy("Skriv hvilken dag personen fikk vite om registreringen.")},
    )


class Sluttskjema(Fortidsskjema):
    """When a person left, and who is hovedkontakt after them when that must be chosen."""

    fortid = ("dato",)
    mangler = {"dato": gettext_lazy("Skriv dagen personen sluttet.")}

    dato = Datofelt(label=gettext_lazy("Sluttet"), retning=Retning.TILBAKE)
    ny_hovedkontakt = Objektvalg(
        label=gettext_lazy("Ny hovedkontakt"),
        queryset=Arbeidsgiverkontakt.objects.none(),
        empty_label=gettext_lazy("Velg"),
    )

    def __init__(self, *args: Any, kontakt: Arbeidsgiverkontakt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        andre: ArbeidsgiverkontaktQuerySet = kontakt.arbeidsgiver.kontakter.aktive().exclude(pk=kontakt.pk)
        if kontakt.er_hovedkontakt and andre.exists():
            self.fields["ny_hovedkontakt"].queryset = andre.order_by("etternavn", "fornavn")  # type: ignore[attr-defined]
        else:
            del self.fields["ny_hovedkontakt"]


class Kartlagtskjema(Overskriver, Fortidsskjema):
    fortid = ("dato",)
    mangler = {"dato": gettext_lazy("Skriv dagen arbeidsgiveren ble kartlagt.")}

    dato = Datofelt(
        label=gettext_lazy("Kartlagt"),
        help_text=gettext_lazy("Dagen dere gikk gjennom behovet for arbeidskraft."),
        retning=Retning.TILBAKE,
    )


class Kontaktpersonskjema(Overskriver, Skjema):
    """Who becomes kontaktperson, and why it is no longer the one who was (`kontaktperson`: nobody is, when None)."""

    ordene = {"naa": gettext_lazy("Kontaktperson nå")}
    mangler = {
        "til": gettext_lazy("Velg den nye kontaktpersonen."),
        "aarsak": gettext_lazy("Skriv hvorfor arbeidsgiveren får en annen kontaktperson."),
    }
    til = Objektvalg(
        label=gettext_lazy("Ny kontaktperson"),
        queryset=Bruker.objects.none(),
        empty_label=gettext_lazy("Velg"),
        error_messages={
            "invalid_choice": gettext_lazy("Velg en jobbspesialist i listen. Noen kan ha byttet kontaktperson før deg.")
        },
    )
    aarsak = Langtekst(
        label=gettext_lazy("Grunn"),
        min_length=3,
        maks=255,
        help_text=gettext_lazy("For eksempel ny ansvarsfordeling. Skriv ikke noe om kandidater."),
    )

    def __init__(
        self,
        *args: Any,
        kontaktperson: Bruker | None,
        kan_velges: BrukerQuerySet,
        last: Mapping[Bruker, str],
        **kwargs: Any,
    ) -> None:
        """`last`: how much each has already, in words."""
        super().__init__(*args, utgangspunkt={"naa": kontaktperson}, **kwargs)
        self.fields["til"].queryset = kan_velges  # type: ignore[attr-defined]
        self.fields["til"].label_from_instance = lambda den: _med_last(den, last)  # type: ignore[attr-defined]
        if kontaktperson is None:
            self.fields["til"].label = _("Kontaktperson")
            self.fields["aarsak"].required = False


def _med_last(bruker: Bruker, last: Mapping[Bruker, str]) -> str:
    return f"{bruker.navn}: {last[bruker]}" if bruker in last else bruker.navn
