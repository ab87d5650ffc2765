"""What is said when a contact has been saved: for whom, which dates come next, and what still stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning
from oppfolging.handlinger import kontaktlogg
from oppfolging.kjerne.datoer import nytt_forsok
from oppfolging.kjerne.models import Art, Kontakt, Kontaktutfall, Oppfolging, Side
from oppfolging.kjerne.neste_steg import motetid, skulle_vaert

UTEN_NAVN: Mapping[UUID | None, str] = {}
# So many dates are told by name in a receipt.
HOEYST_NEVNT = 3


def kvittering(kontakt: Kontakt, hvem: str = "", navn: Mapping[UUID | None, str] = UTEN_NAVN) -> str:
    """`hvem`: the name of whom it was with, as the one who is told may know it; `navn`: of those it was about."""
    svar = {
        Kontaktutfall.NAADD: (_ringt, partial(_neste, navn=navn), _staar, _moter),
        Kontaktutfall.AVLYST: (_avlyst,),
        Kontaktutfall.SENDT: (_venter,),
        Kontaktutfall.MOTTE_IKKE: (_neste_etter_uteblitt,),
        Kontaktutfall.IKKE_SVAR: (_forsok,),
    }[Kontaktutfall(kontakt.utfall)]
    setninger = [_lagret(kontakt, hvem), *(setning(kontakt) for setning in svar)]
    if kontakt.naadd:
        setninger.append(_evalueringer(kontakt, navn))
    return " ".join(filter(None, setninger))


def _lagret(kontakt: Kontakt, hvem: str) -> str:
    i_dag = lokal_dato(kontakt.tid)
    ord_ = {"hvem": hvem, "dag": i_setning(kontakt.dag, i_dag)}
    if kontakt.dag == i_dag:
        return _("Lagret for %(hvem)s.") % ord_ if hvem else _("Lagret.")
    return _("Lagret for %(hvem)s, %(dag)s.") % ord_ if hvem else _("Lagret, %(dag)s.") % ord_


def _ringt(kontakt: Kontakt) -> str:
    """That an employer's wish to be called has been met."""
    ringt = Oppfolging.objects.filter(kontakt=kontakt, art=Art.RINGEONSKE).exists()
    return _("Ønsket om å bli oppringt er ordnet.") if ringt else ""


def _neste(kontakt: Kontakt, navn: Mapping[UUID | None, str]) -> str:
    """The next dates on each side; one that would have come due since the contact says so."""
    med = {Side.KANDIDAT: _("kandidat"), Side.ARBEIDSGIVER: _("arbeidsgiver"), Side.JOBBUTVIKLING: _("jobbutvikling")}
    neste: dict[str, list[Oppfolging]] = {}
    for rad in kontakt.skapte_oppfolginger.aapne().order_by("frist"):
        neste.setdefault(rad.side, []).append(rad)
    datoer = [f"{med[side]} {_datoene(neste[side], lokal_dato(kontakt.tid), navn)}" for side in Side if side in neste]
    return _("Neste kontakt: %(datoer)s.") % {"datoer": ", ".join(datoer)} if datoer else ""


def _datoene(rader: list[Oppfolging], i_dag: date, navn: Mapping[UUID | None, str]) -> str:
    """Each with its name when a few were talked of; the first, and of how many, when they were more."""
    if 1 < len(rader) <= HOEYST_NEVNT and all(rad.kandidat_id in navn for rad in rader):
        return _(" og ").join(f"{_dato(rad, i_dag)} ({navn[rad.kandidat_id]})" for rad in rader)
    ord_ = {"antall": len(rader), "dato": _dato(rader[0], i_dag)}
    return _("%(antall)s datoer, den første %(dato)s") % ord_ if len(rader) > 1 else str(ord_["dato"])


def _dato(rad: Oppfolging, i_dag: date) -> str:
    dag = i_setning(rad.frist, i_dag)
    return f"{dag} ({skulle_vaert(rad.skulle_vaert, i_dag)})" if rad.skulle_vaert else dag


def _staar(kontakt: Kontakt) -> str:
    """Which dates it could not settle, because they take a meeting face to face."""
    frister = kontaktlogg.venter_paa_mote(kontakt).order_by("frist").values_list("frist", flat=True)
    datoer = list(dict.fromkeys(i_setning(frist, lokal_dato(kontakt.tid)) for frist in frister))
    return (
        ngettext(
            "Møtet ansikt til ansikt med frist %(datoer)s står til dere møtes.",
            "Møtene ansikt til ansikt med frist %(datoer)s står til dere møtes.",
            len(datoer),
        )
        % {"datoer": _(" og ").join(datoer)}
        if datoer
        else ""
    )


def _evalueringer(kontakt: Kontakt, navn: Mapping[UUID | None, str]) -> str:
    """The evaluations that are due and still to be logged, of whom where several were talked of."""
    i_dag = lokal_dato(kontakt.tid)
    rader = kontaktlogg.evalueringer_som_staar(kontakt).order_by("frist", "pk")
    hvilke = [
        _("%(hva)s for %(navn)s") % {"hva": rad.get_art_display(), "navn": navn[rad.kandidat_id]}
        if rad.kandidat_id in navn
        else _("%(hva)s med frist %(dag)s") % {"hva": rad.get_art_display(), "dag": i_setning(rad.frist, i_dag)}
        for rad in rader
    ]
    return _("Står til det logges for seg: %(hva)s.") % {"hva": ", ".join(hvilke)} if hvilke else ""


def _moter(kontakt: Kontakt) -> str:
    """The meetings agreed for later, which the contact did not hold."""
    rader = kontaktlogg.moter_som_staar(kontakt).order_by("frist")
    naar = [f"{i_setning(rad.frist, lokal_dato(kontakt.tid))} {motetid(rad)}" for rad in rader]
    return _("Møtet dere har avtalt, står: %(naar)s.") % {"naar": _(" og ").join(naar)} if naar else ""


def _forsok(kontakt: Kontakt) -> str:
    """When to try again."""
    i_dag = lokal_dato(kontakt.tid)
    return _("Forsøkt, ikke nådd. Prøv igjen %(dato)s.") % {"dato": i_setning(nytt_forsok(kontakt), i_dag)}


def _neste_etter_uteblitt(kontakt: Kontakt) -> str:
    ny = kontakt.skapte_oppfolginger.aapne().filter(art=Art.UTEBLITT).first()
    return _("Ta kontakt igjen %(dato)s.") % {"dato": _dato(ny, lokal_dato(kontakt.tid))} if ny else _forsok(kontakt)


def _venter(_kontakt: Kontakt) -> str:
    return _("Sendt. Fristen står til det kommer svar: Trykk «Svar kom» når det gjør det.")


def _avlyst(_kontakt: Kontakt) -> str:
    return _("Avlyst. Fristen står som før.")
