"""A message as it is begun from a template: filled in from what the page knows, and kept as a draft alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from django.db.models import Q, TextChoices
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import Maalform
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning, klokka
from inkludering.felles.templatetags.aksel import telefon
from inkludering.utkast import lager
from kandidater.maalform import skrives_paa
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.meldinger import ordlyd
from oppfolging.arbeidsflate.meldinger.forms import Meldingsskjema
from oppfolging.kjerne.meldingstyper import TIL_ARBEIDSGIVEREN, TIL_KANDIDATEN, Meldingsmal
from oppfolging.kjerne.models import Oppfolging, Side
from oppfolging.kjerne.querysets import OppfolgingQuerySet

Valg = TypeVar("Valg", bound=TextChoices)
# What an employer knows the day of: what is about nobody, or somebody whose name may be said.
KJENT_HOS_ARBEIDSGIVEREN = Q(kandidat__isnull=True) | Q(
    kandidat__aapenheter__erstattet__isnull=True, kandidat__aapenheter__kan_navngis=True
)


@dataclass(frozen=True)
class Malfane:
    """Another template, or another language; `har_utkast`: what the reader has written there waits."""

    navn: str
    adresse: str
    valgt: bool
    har_utkast: bool


@dataclass(frozen=True)
class Malmelding:
    """`nummer` and `til`: where it may be sent; empty where it may not. What opens it has the text of the form, which
    may have been taken up from a draft.
    """

    skjema: Meldingsskjema
    emne: str
    nummer: str
    til: str
    maler: list[Malfane]
    maalformer: list[Malfane] = field(default_factory=list)

    @property
    def mangler(self) -> list[str]:
        return ordlyd.mangler(self._teksten)

    @property
    def sms(self) -> str:
        return f"sms:{self.nummer}?&body={_i_lenke(self._teksten)}" if self.nummer else ""

    @property
    def epost(self) -> str:
        hva = f"subject={_i_lenke(self.emne)}&body={_i_lenke(self._teksten)}"
        return f"mailto:{self.til}?{hva}" if self.til else ""

    @property
    def _teksten(self) -> str:
        return str(self.skjema["tekst"].value() or "")


def til_kandidaten(den: Kandidat, *, mal: str, sendt: QueryDict | None, av: Bruker, naa: datetime) -> Malmelding:
    """In the candidate's language, and only by what they have said they can be sent."""
    maalform = skrives_paa(den.maalform)
    valgt = _valgt(mal, TIL_KANDIDATEN)
    motet = _neste_mote(den.oppfolginger.filter(side=Side.KANDIDAT), naa)
    verdier = {"fornavn": den.fornavn} | _verdiene(motet, maalform, av=av, naa=naa)
    adresser = {ett: reverse("oppfolging:kandidat_melding", args=[den.pk, ett]) for ett in TIL_KANDIDATEN}
    return Malmelding(
        skjema=_skjemaet(valgt, maalform, verdier, sendt),
        emne=_emnet(maalform, av),
        nummer=den.telefon if den.kan_faa_sms else "",
        til=den.epost if den.kan_faa_epost else "",
        maler=_fanene(adresser, valgt, av=av, naa=naa),
    )


def til_arbeidsgiveren(
    den: Arbeidsgiverkontakt, *, mal: str, maalform: str, sendt: QueryDict | None, av: Bruker, naa: datetime
) -> Malmelding:
    """In the language of the address. Nothing of any candidate."""
    valgt, spraak = _valgt(mal, TIL_ARBEIDSGIVEREN), _valgt(maalform, Maalform)
    datoer = den.arbeidsgiver.oppfolginger.filter(KJENT_HOS_ARBEIDSGIVEREN, side=Side.ARBEIDSGIVER)
    motet = _neste_mote(datoer.om_kjente(av), naa)
    verdier = {"fornavn": den.fornavn, "bedrift": den.arbeidsgiver.navn} | _verdiene(motet, spraak, av=av, naa=naa)
    maler = {ett: _til_personen(den, ett, spraak) for ett in TIL_ARBEIDSGIVEREN}
    spraakene = {ett: _til_personen(den, valgt, ett) for ett in Maalform}
    return Malmelding(
        skjema=_skjemaet(valgt, spraak, verdier, sendt),
        emne=_emnet(spraak, av),
        nummer=den.telefon,
        til=den.epost,
        maler=_fanene(maler, valgt, av=av, naa=naa),
        maalformer=_fanene(spraakene, spraak, av=av, naa=naa),
    )


def _til_personen(den: Arbeidsgiverkontakt, mal: Meldingsmal, maalform: Maalform) -> str:
    return reverse("oppfolging:arbeidsgiver_melding", args=[den.arbeidsgiver.orgnr, den.pk, mal, maalform])


def _valgt(valg: str, alle: Iterable[Valg]) -> Valg:
    if (funnet := next((ett for ett in alle if ett == valg), None)) is None:
        raise Http404
    return funnet


def _fanene(adresser: Mapping[Valg, str], valgt: Valg, *, av: Bruker, naa: datetime) -> list[Malfane]:
    begynt = lager.begynt(bruker=av, stier=adresser.values(), naa=naa)
    return [Malfane(str(ett.label), sti, ett == valgt, sti in begynt) for ett, sti in adresser.items()]


def _neste_mote(datoer: OppfolgingQuerySet, naa: datetime) -> Oppfolging | None:
    moter = datoer.aapne().moter().filter(frist__gte=lokal_dato(naa))
    return moter.order_by("frist", "klokkeslett", "pk").first()


def _verdiene(motet: Oppfolging | None, maalform: str, *, av: Bruker, naa: datetime) -> dict[str, str]:
    verdier = {"navnet mitt": av.navn, "telefonen min": telefon(av.telefon) if av.telefon else ""}
    if motet and motet.klokkeslett:
        with translation.override(maalform):
            verdier |= {"dag": i_setning(motet.frist, lokal_dato(naa)), "klokkeslett": klokka(motet.klokkeslett)}
    return verdier


def _skjemaet(mal: Meldingsmal, maalform: str, verdier: Mapping[str, str], sendt: QueryDict | None) -> Meldingsskjema:
    tekst = ordlyd.fyll(ordlyd.husets(mal, maalform), verdier)
    return Meldingsskjema(sendt, maalform=maalform, initial={"tekst": tekst})


def _emnet(maalform: str, av: Bruker) -> str:
    with translation.override(maalform):
        return _("Melding fra %(navn)s") % {"navn": av.navn}


def _i_lenke(tekst: str) -> str:
    return quote(tekst.replace("\n", "\r\n"), safe="")
