"""A message as it is begun from a template: filled in from what the page knows, and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import Maalform
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning, klokka
from inkludering.felles.templatetags.aksel import telefon
from kandidater.maalform import skrives_paa
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.meldinger import ordlyd
from oppfolging.kjerne.meldingstyper import TIL_ARBEIDSGIVEREN, TIL_KANDIDATEN, Meldingsmal
from oppfolging.kjerne.models import Oppfolging, Side
from oppfolging.kjerne.querysets import OppfolgingQuerySet

# What an employer knows the day of: what is about nobody, or somebody whose name may be said.
KJENT_HOS_ARBEIDSGIVEREN = Q(kandidat__isnull=True) | Q(
    kandidat__aapenheter__erstattet__isnull=True, kandidat__aapenheter__kan_navngis=True
)


@dataclass(frozen=True)
class Malmelding:
    """`sms` and `epost`: the addresses that open it in the reader's own programs; empty where they may not be used."""

    mal: Meldingsmal
    maler: tuple[Meldingsmal, ...]
    maalform: Maalform
    tekst: str
    sms: str
    epost: str
    maalformer: tuple[Maalform, ...] = ()
    mangler: list[str] = field(default_factory=list)


def til_kandidaten(den: Kandidat, *, mal: str, av: Bruker, naa: datetime) -> Malmelding:
    """In the candidate's language, and only by what they have said they can be sent."""
    maalform = Maalform(skrives_paa(den.maalform))
    motet = _neste_mote(den.oppfolginger.filter(side=Side.KANDIDAT), naa)
    verdier = {"fornavn": den.fornavn} | _verdiene(motet, maalform, av=av, naa=naa)
    valgt = _valgt(mal, TIL_KANDIDATEN)
    nummer, epost = den.telefon if den.kan_faa_sms else "", den.epost if den.kan_faa_epost else ""
    return _meldingen(valgt, TIL_KANDIDATEN, maalform, verdier, nummer=nummer, epost=epost)


def til_arbeidsgiveren(den: Arbeidsgiverkontakt, *, mal: str, maalform: str, av: Bruker, naa: datetime) -> Malmelding:
    """In the language the person has said, else bokmål, until another is chosen. Nothing of any candidate."""
    spraak = Maalform(next((ett for ett in (maalform, den.spraak) if ett in Maalform.values), Maalform.BOKMAAL))
    datoer = den.arbeidsgiver.oppfolginger.filter(KJENT_HOS_ARBEIDSGIVEREN, side=Side.ARBEIDSGIVER)
    motet = _neste_mote(datoer.om_kjente(av), naa)
    verdier = {"fornavn": den.fornavn, "bedrift": den.arbeidsgiver.navn} | _verdiene(motet, spraak, av=av, naa=naa)
    valgt = _valgt(mal, TIL_ARBEIDSGIVEREN)
    naas = {"nummer": den.telefon, "epost": den.epost}
    return _meldingen(valgt, TIL_ARBEIDSGIVEREN, spraak, verdier, maalformer=tuple(Maalform), **naas)


def _valgt(mal: str, maler: Iterable[Meldingsmal]) -> Meldingsmal:
    """The first, when none of them is asked for."""
    maler = list(maler)
    return next((ett for ett in maler if ett == mal), maler[0])


def _neste_mote(datoer: OppfolgingQuerySet, naa: datetime) -> Oppfolging | None:
    moter = datoer.aapne().moter().filter(frist__gte=lokal_dato(naa))
    return moter.order_by("frist", "klokkeslett", "pk").first()


def _verdiene(motet: Oppfolging | None, maalform: str, *, av: Bruker, naa: datetime) -> dict[str, str]:
    verdier = {"navnet mitt": av.navn, "telefonen min": telefon(av.telefon) if av.telefon else ""}
    if motet and motet.klokkeslett:
        with translation.override(maalform):
            verdier |= {"dag": i_setning(motet.frist, lokal_dato(naa)), "klokkeslett": klokka(motet.klokkeslett)}
    return verdier


def _meldingen(
    mal: Meldingsmal,
    maler: tuple[Meldingsmal, ...],
    maalform: Maalform,
    verdier: dict[str, str],
    *,
    nummer: str,
    epost: str,
    maalformer: tuple[Maalform, ...] = (),
) -> Malmelding:
    tekst = ordlyd.fyll(ordlyd.husets(mal, maalform), verdier)
    with translation.override(maalform):
        emne = _("Melding fra %(navn)s") % {"navn": verdier["navnet mitt"]}
    return Malmelding(
        mal=mal,
        maler=maler,
        maalform=maalform,
        tekst=tekst,
        sms=f"sms:{nummer}?&body={_i_lenke(tekst)}" if nummer else "",
        epost=f"mailto:{epost}?subject={_i_lenke(emne)}&body={_i_lenke(tekst)}" if epost else "",
        maalformer=maalformer,
        mangler=ordlyd.mangler(tekst),
    )


def _i_lenke(tekst: str) -> str:
    return quote(tekst.replace("\n", "\r\n"), safe="")
