"""Logging a contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.gjenopptatt import ALLE, Hentet
from inkludering.felles.skjema import UTEN_HELSE, BekreftArbeidsdag
from inkludering.felles.tekstfelt import Langtekst, Tekstfelt
from oppfolging.arbeidsflate.logg.forms.begynte import Begynteskjema, den_som_venter
from oppfolging.arbeidsflate.logg.forms.omtale import Omtaleskjema
from oppfolging.arbeidsflate.logg.samtale import Hvem, Samtale, Svar
from oppfolging.kjerne.models import Kanal, Kontakt, Side

# Two tabs, or a press that seemed to do nothing: the same contact logged twice is asked about.
NYLIG = timedelta(minutes=2)
FOLGER_SIDEN = frozenset({"side", "neste_kandidat", "neste_arbeidsgiver", "grunn", "person", "formaal", "begynte"})


class Kontaktskjema(BekreftArbeidsdag, Begynteskjema, Omtaleskjema):
    """One contact."""

    # The mark of the page (felles/templatetags/skjemavern.py): tells two presses of a button from two contacts.
    innsending = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": gettext_lazy("Last siden på nytt, og send skjemaet en gang til.")},
    )
    # Whom the employer's side is, read when the form comes back (samtale.med_kandidat).
    hos = Tekstfelt(required=False, widget=forms.HiddenInput)
    # The planned contact it answers, likewise.
    planlagt = Tekstfelt(required=False, widget=forms.HiddenInput)
    notat = Langtekst(
        label=gettext_lazy("Notat"),
        required=False,
        help_text=UTEN_HELSE,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True, "data-fokus": True}),
    )
    ferdig = forms.BooleanField(required=False, initial=True)
    en_til = forms.BooleanField(label=gettext_lazy("Logg én til"), required=False, widget=forms.HiddenInput)

    sidens_egne = ("hos", "planlagt")

    def __init__(
        self,
        data: QueryDict | None,
        *,
        samtale: Samtale,
        bruker: Bruker,
        forslag: Mapping[str, date] | Mapping[str, date | str],
        naa: datetime,
        kanal: str = "",
        **kwargs: Any,
    ) -> None:
        """`forslag`: the next date by side, for the form that is shown; what comes back has the dates it was given.

        `kanal`: how it was, when the way here says so.
        """
        self.samtale, self.bruker, self.naa, self.i_dag = samtale, bruker, naa, lokal_dato(naa)
        self.tidligst = samtale.tidligste_dag(i_dag=self.i_dag)
        self.datosider = {"neste_kandidat": Side.KANDIDAT, "neste_arbeidsgiver": samtale.arbeidsgiversiden}
        self.datofelt = self.arbeidsdagfelt = tuple(
            felt for felt, side in self.datosider.items() if (side in forslag if data is None else felt in data)
        )
        foreslaatt = {felt: forslag.get(self.datosider[felt]) for felt in self.datofelt}
        planlagt = str(samtale.oppfolging.pk) if samtale.oppfolging else ""
        staar: dict[str, Any] = {"side": samtale.valgt, "hos": samtale.hos_hvem, "planlagt": planlagt}
        staar |= {"kanal": kanal} if kanal in Kanal else {}
        super().__init__(data, initial=staar | foreslaatt, **kwargs)
        for felt in set(self.datosider) - set(self.datofelt):
            del self.fields[felt]
        if "neste_arbeidsgiver" in self.fields and samtale.arbeidsgiversiden == Side.JOBBUTVIKLING:
            self.fields["neste_arbeidsgiver"].label = _("Neste jobbutvikling")
        self.fields["dag"].help_text = _("Tidligst %(dag)s.") % {"dag": f"{self.tidligst:%d.%m.%Y}"}
        self._sett_sider(samtale)
        self.sett_fakta()
        self.sett_omtalte()
        self.sett_begynte(den_som_venter(samtale, self.i_dag))
        if samtale.oppfolging and samtale.maa_krysses_av:
            self.fields["ferdig"].label = _("%(hva)s er gjennomført") % {"hva": samtale.oppfolging.get_art_display()}
        else:
            del self.fields["ferdig"]

    def datoer(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each date with the box that confirms it."""
        return [(self[navn], self[f"bekreft_{navn}"]) for navn in self.datofelt]

    def tar_opp(self, navn: str, hentet: Hentet) -> bool:
        """What was typed goes along to another employer or planned contact; what was chosen of the first does not.

        How and when goes along too when the form itself was turned to another one: it is the same talk then.
        """
        det_samme = all(hentet.felt.get(felt, self.initial[felt]) == self.initial[felt] for felt in self.sidens_egne)
        samme_samtale = ALLE in hentet.endret or isinstance(self.fields[navn], Langtekst)
        return det_samme or (samme_samtale and navn not in FOLGER_SIDEN)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if not self.errors and not ryddet.get("en_til"):
            self._spor_om_en_til()
        return ryddet

    def besvarelse(self) -> Svar:
        """All that was answered, of a form that is valid."""
        felt = self.cleaned_data
        return Svar(
            side=felt["side"],
            utfall=felt["utfall"],
            notat=felt["notat"],
            neste=self.neste(),
            ferdig=felt.get("ferdig", False),
            hos=self.arbeidsgiversiden(),
            omtalte=tuple(self.krysset_av()),
        )

    def _spor_om_en_til(self) -> None:
        svar = self.besvarelse()
        parter = self.samtale.parter(svar)
        hos = parter.arbeidsgiver
        like = Kontakt.objects.gjeldende().filter(
            av=self.bruker,
            kanal=self.cleaned_data["kanal"],
            utfall=self.samtale.utfall(svar),
            med_arbeidsgiver=hos is not None,
            tid__gt=self.naa - NYLIG,
        )
        om_dem = [om.kandidat for om in parter.kandidater]
        alle = list(like.om_de_samme(om_dem, hos.arbeidsgiver if hos else None).order_by("-tid"))
        # The very same sent again is logged once, and nothing to ask about.
        lik = alle[0] if alle and all(ett.pk != self.cleaned_data["innsending"] for ett in alle) else None
        if lik is None:
            return
        self.fields["en_til"].widget = forms.CheckboxInput()
        minutter = max(int((self.naa - lik.tid).total_seconds() // 60), 1)
        tekst = ngettext(
            "Du logget det samme for %(minutter)s minutt siden. Kryss av for å logge én til.",
            "Du logget det samme for %(minutter)s minutter siden. Kryss av for å logge én til.",
            minutter,
        )
        self.add_error("en_til", tekst % {"minutter": minutter})

    def _sett_sider(self, samtale: Samtale) -> None:
        """One side only is nothing to choose (ux.md C3)."""
        navn = _sidenavn(samtale)
        self.fields["side"].choices = [(side, navn[side]) for side in samtale.sider]  # type: ignore[attr-defined]
        if len(samtale.sider) == 1:
            self.fields["side"].widget = forms.HiddenInput()


def _sidenavn(samtale: Samtale) -> dict[Hvem, str]:
    hos = samtale.arbeidsgiver
    return {
        Hvem.KANDIDAT: _("Kandidat"),
        Hvem.ARBEIDSGIVER: _("Arbeidsgiver (%(navn)s)") % {"navn": hos} if hos else str(Side.JOBBUTVIKLING.label),
        Hvem.BEGGE: _("Begge"),
    }
