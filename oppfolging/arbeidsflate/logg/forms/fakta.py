"""The facts figures count a contact by, with sensible defaults: folded, and never needed for the common case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.virksomhetsfakta import sted
from inkludering.brukere.models import Bruker
from inkludering.felles.tekstfelt import Heltall, Tekstfelt
from oppfolging.arbeidsflate.felles.velger import som_velger
from oppfolging.arbeidsflate.logg.forms import hvilken
from oppfolging.arbeidsflate.logg.forms.neste import Nesteskjema
from oppfolging.arbeidsflate.logg.samtale import Hvem, Samtale
from oppfolging.handlinger.kontaktlogg import Fakta, MedArbeidsgiver
from oppfolging.kjerne.models import Formaal, Kanal, Kontakt, Part
from oppfolging.kjerne.models.kontakt import LENGSTE_ARBEIDSGIVERNAVN, MINUTTER_I_DOGNET

INGEN_AV_DISSE = "ny"


class Faktaskjema(Nesteskjema):
    """`hvilken` is asked where the employer is not settled; several that may be meant are shown to choose from."""

    hvilken = Tekstfelt(
        label=gettext_lazy("Hvilken arbeidsgiver?"),
        required=False,
        max_length=LENGSTE_ARBEIDSGIVERNAVN,
        help_text=gettext_lazy(
            "Navn eller organisasjonsnummer. Den trenger ikke være registrert. Er den det, får den ny dato for neste "
            "kontakt, også når en kollega følger den opp."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    treff = Tekstfelt(label=gettext_lazy("Hvilken mener du?"), required=False, widget=forms.HiddenInput)
    person = forms.ChoiceField(label=gettext_lazy("Hvem hos arbeidsgiveren?"), required=False)
    beslutningstaker = forms.BooleanField(
        label=gettext_lazy("Noen som bestemmer over ansettelser, var med"), required=False
    )
    formaal = forms.ChoiceField(label=gettext_lazy("Formål"), required=False)
    initiativ = forms.ChoiceField(
        label=gettext_lazy("Hvem tok initiativet?"),
        choices=[
            (Part.NAV, gettext_lazy("Nav")),
            (Part.ARBEIDSGIVER, gettext_lazy("Arbeidsgiveren")),
            (Part.KANDIDAT, gettext_lazy("Kandidaten")),
        ],
        initial=Part.NAV,
        required=False,
        widget=forms.RadioSelect,
    )
    minutter = Heltall(label=gettext_lazy("Minutter"), required=False, min_value=0, max_value=MINUTTER_I_DOGNET)
    reiseminutter = Heltall(
        label=gettext_lazy("Reisetid i minutter, tur-retur"), required=False, min_value=0, max_value=MINUTTER_I_DOGNET
    )

    samtale: Samtale
    bruker: Bruker

    def sett_fakta(self) -> None:
        """Fill the choices for this user and this talk; how long it took there last time is proposed."""
        self.fields["minutter"].initial, self.fields["reiseminutter"].initial = _sist(
            self.samtale.arbeidsgiver, self.bruker
        )
        vanlig = _("Vanlig: %(formaal)s") % {"formaal": Formaal(self.samtale.vanlig_formaal).label}
        if self.samtale.omtalte:
            vanlig = _("Vanlig, etter hvem dere snakket om")
        formaal = [("", vanlig), *Formaal.choices]
        self.fields["formaal"].choices = formaal  # type: ignore[attr-defined]
        for navn in ("minutter", "reiseminutter"):
            self.fields[navn].widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        if self.samtale.velger_arbeidsgiver:
            som_velger(self.fields["hvilken"], auto_id=self["hvilken"].auto_id, treff="treff", med_registeret=False)
        else:
            del self.fields["hvilken"], self.fields["treff"]
        folk = self._folk()
        if folk:
            self.fields["person"].choices = [("", "–"), *((str(den.pk), den.navn) for den in folk)]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]
        if onske := self.samtale.onske:
            self.fields["initiativ"].initial = Part.ARBEIDSGIVER
            if any(den.pk == onske.bedt_av_id for den in folk):
                self.fields["person"].initial = str(onske.bedt_av_id)

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        self.valgt: Arbeidsgiver | None = None
        self.navn = ""
        if self.med_arbeidsgiver and ryddet.get("hvilken"):
            self._finn(ryddet["hvilken"], ryddet.get("treff", ""))
        if ryddet.get("kanal") != Kanal.FYSISK:
            for navn in ("minutter", "reiseminutter"):
                ryddet[navn] = None
                self.errors.pop(navn, None)
        return ryddet

    @property
    def med_arbeidsgiver(self) -> bool:
        return self.cleaned_data.get("side") in (Hvem.ARBEIDSGIVER, Hvem.BEGGE)

    def fakta(self) -> Fakta:
        felt = self.cleaned_data
        vanlig = self.vanlig_formaal() if self.med_arbeidsgiver else ""
        return Fakta(
            dag=felt["dag"],
            klokkeslett=felt["klokkeslett"],
            formaal=felt["formaal"] or vanlig,
            initiativ=felt["initiativ"] or Part.NAV,
            beslutningstaker=self.med_arbeidsgiver and felt["beslutningstaker"],
            minutter=felt["minutter"],
            reiseminutter=felt["reiseminutter"],
        )

    def vanlig_formaal(self) -> Formaal:
        """What it was for, when that is not said."""
        return self.samtale.vanlig_formaal

    def arbeidsgiversiden(self) -> MedArbeidsgiver:
        """The employer's side as it was told; the note and the dates stand elsewhere."""
        person = next((den for den in self._folk() if str(den.pk) == self.cleaned_data.get("person")), None)
        return MedArbeidsgiver(self.samtale.arbeidsgiver or self.valgt, person, navn=self.navn)

    def _folk(self) -> list[Arbeidsgiverkontakt]:
        hos = self.samtale.arbeidsgiver
        return list(hos.kontakter.aktive().order_by("-er_hovedkontakt", "etternavn", "pk")) if hos else []

    def _finn(self, tekst: str, valgt: str) -> None:
        funnet = hvilken.treff(tekst, self.bruker)
        if not any(den.orgnr == valgt for den in funnet) and (den := hvilken.valgt(valgt, tekst, self.bruker)):
            funnet = [den, *funnet]
        if not funnet and hvilken.ORGNR.fullmatch("".join(tekst.split())):
            self.add_error("hvilken", _("Arbeidsgiveren er ikke registrert. Skriv navnet i stedet for nummeret."))
        elif hvilken.er_sikkert(tekst, funnet):
            self.valgt = funnet[0]
        elif funnet and valgt != INGEN_AV_DISSE:
            self.valgt = next((den for den in funnet if den.orgnr == valgt), None)
            if self.valgt is None:
                self._spor(tekst, funnet)
        else:
            self.navn = tekst.strip()

    def _spor(self, tekst: str, funnet: list[Arbeidsgiver]) -> None:
        navn = [(den.orgnr, f"{den.navn}, {sted(den.poststed)}".strip(", ")) for den in funnet]
        ingen = (INGEN_AV_DISSE, _("Ingen av disse: lagre navnet «%(navn)s»") % {"navn": tekst})
        self.fields["treff"].widget = forms.RadioSelect(choices=[*navn, ingen])
        self.add_error("treff", ValidationError(_("Velg hvilken arbeidsgiver du mener."), code="flere"))


def _sist(hos: Arbeidsgiver | None, bruker: Bruker) -> tuple[int | None, int | None]:
    """How long this user's last meeting there took, and the way there and back; of another place it says nothing."""
    if hos is None:
        return None, None
    moter = Kontakt.objects.gjeldende().filter(av=bruker, arbeidsgiver=hos, med_arbeidsgiver=True)
    moter = moter.filter(kanal=Kanal.FYSISK, minutter__isnull=False)
    return moter.order_by("-tid").values_list("minutter", "reiseminutter").first() or (None, None)
