"""What the person is told once a contact is saved: for whom, what comes next on which side, and what still stands."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag, samme_eller_neste
from oppfolging.handlinger import besvarelse
from oppfolging.kjerne.models import Art, Kontakt, Kontaktutfall, Oppfolging, Side
from oppfolging.kjerne.neste_steg import motetid, skulle_vaert


def kvittering(kontakt: Kontakt, hvem: str = "") -> str:
    """`hvem`: the name of whom it was with, as the one who is told may know it."""
    svar = {
        Kontaktutfall.NAADD: (_neste, _staar, _moter),
        Kontaktutfall.AVLYST: (_avlyst,),
        Kontaktutfall.SENDT: (_venter,),
        Kontaktutfall.MOTTE_IKKE: (_neste_etter_uteblitt,),
        Kontaktutfall.IKKE_SVAR: (_forsok,),
    }[Kontaktutfall(kontakt.utfall)]
    return " ".join(filter(None, (_lagret(kontakt, hvem), *(setning(kontakt) for setning in svar))))


def _lagret(kontakt: Kontakt, hvem: str) -> str:
    ord_ = {"hvem": hvem, "dag": f"{kontakt.dag:%d.%m.%Y}"}
    if kontakt.dag == lokal_dato(kontakt.tid):
        return _("Lagret for %(hvem)s.") % ord_ if hvem else _("Lagret.")
    return _("Lagret for %(hvem)s, %(dag)s.") % ord_ if hvem else _("Lagret, %(dag)s.") % ord_


def _neste(kontakt: Kontakt) -> str:
    """The next date on each side; one that would have come due since the contact says so."""
    med = {Side.KANDIDAT: _("kandidat"), Side.ARBEIDSGIVER: _("arbeidsgiver"), Side.JOBBUTVIKLING: _("jobbutvikling")}
    neste: dict[str, Oppfolging] = {}
    for rad in kontakt.skapte_oppfolginger.aapne().order_by("frist"):
        neste.setdefault(rad.side, rad)
    datoer = [f"{med[side]} {_dato(neste[side])}" for side in Side if side in neste]
    return _("Neste kontakt: %(datoer)s.") % {"datoer": ", ".join(datoer)} if datoer else ""


def _dato(rad: Oppfolging) -> str:
    sen = skulle_vaert(rad.skulle_vaert)
    return f"{rad.frist:%d.%m.%Y} ({sen})" if sen else f"{rad.frist:%d.%m.%Y}"


def _staar(kontakt: Kontakt) -> str:
    """Which dates it could not settle, because they take a meeting face to face."""
    frister = besvarelse.venter_paa_mote(kontakt).order_by("frist").values_list("frist", flat=True)
    datoer = list(dict.fromkeys(f"{frist:%d.%m.%Y}" for frist in frister))
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


def _moter(kontakt: Kontakt) -> str:
    """The meetings agreed for later, which the contact did not hold."""
    rader = besvarelse.moter_som_staar(kontakt).order_by("frist")
    naar = [f"{rad.frist:%d.%m.%Y} {motetid(rad)}" for rad in rader]
    return _("Møtet dere har avtalt, står: %(naar)s.") % {"naar": _(" og ").join(naar)} if naar else ""


def _forsok(kontakt: Kontakt) -> str:
    """When to try again."""
    igjen = max(neste_arbeidsdag(kontakt.dag), samme_eller_neste(lokal_dato(kontakt.tid)))
    return _("Forsøkt, ikke nådd. Prøv igjen %(dato)s.") % {"dato": f"{igjen:%d.%m.%Y}"}


def _neste_etter_uteblitt(kontakt: Kontakt) -> str:
    ny = kontakt.skapte_oppfolginger.aapne().filter(art=Art.UTEBLITT).first()
    return _("Ta kontakt igjen %(dato)s.") % {"dato": _dato(ny)} if ny else _forsok(kontakt)


def _venter(_kontakt: Kontakt) -> str:
    return _("Sendt. Fristen står til det kommer svar: Trykk «Svar kom» når det gjør det.")


def _avlyst(_kontakt: Kontakt) -> str:
    return _("Avlyst. Fristen står som før.")
