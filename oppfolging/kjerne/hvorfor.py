"""«Hvorfor denne datoen?»: which rhythm or rule asks for it, what it was counted from, and who has changed it since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning
from oppfolging.kjerne.models import Art, Flytting, Kontakt, Oppfolging, Situasjon
from oppfolging.kjerne.rytmer import Rytmer, gjenstaar, i_ord

# The rules are produkt.md's («Rhythm»).
REGLER: dict[str, Promise] = {
    Art.FORSTE_ARBEIDSGIVERMOTE: gettext_lazy("Kandidaten skal møte en arbeidsgiver innen 30 dager etter oppstart."),
    Art.MIDTEVALUERING: gettext_lazy("Arbeidstreningen evalueres med begge parter når den er halvveis."),
    Art.SLUTTEVALUERING: gettext_lazy("Arbeidstreningen evalueres med begge parter når den slutter."),
    Art.JOBBTAP: gettext_lazy("Begge parter kontaktes innen 3 dager etter at en jobb er mistet."),
    Art.NY_JOBB: gettext_lazy("Kandidaten er ansatt, og den nye jobben er ikke registrert ennå."),
    Art.UTEBLITT: gettext_lazy("Kandidaten møtte ikke opp, og kontaktes neste virkedag."),
    Art.RINGEONSKE: gettext_lazy("Arbeidsgiveren har bedt om å bli oppringt, og vi ringer innen to virkedager."),
}
REGNET_FRA: dict[str, Promise] = {
    Situasjon.HENVIST: gettext_lazy("henvisningen"),
    Situasjon.UTEN_FORLOP: gettext_lazy("at arbeidsgiveren fikk kontaktperson"),
}


def i_ord_for(rad: Oppfolging, *, rytmer: Rytmer, flyttet: Flytting | None, i_dag: date) -> str:
    """The reasons as sentences. `rytmer`: of the office. `flyttet`: the last move that stands; its reason is not said.

    Nothing here tells what was said; but the rhythm tells what the candidate is in: it is for those who may see that.
    """
    setninger = (_regelen(rad, rytmer, i_dag), _satt(rad, i_dag), _endret(rad, flyttet, i_dag), _fysisk(rad))
    return " ".join(filter(None, setninger))


def _regelen(rad: Oppfolging, rytmer: Rytmer, i_dag: date) -> str:
    if rad.art != Art.RYTME:
        return str(REGLER[rad.art])
    trinn = rytmer.get((rad.situasjon, rad.side), [])
    if not trinn:
        return ""
    if rad.forlop:
        trinn = gjenstaar(trinn, start=rad.forlop.start, i_dag=i_dag)
    fra = REGNET_FRA.get(rad.situasjon)
    rytme = i_ord(trinn, fra=str(fra) if fra else "")
    ord_ = {"situasjon": Situasjon(rad.situasjon).label, "rytme": rytme[:1].lower() + rytme[1:]}
    return _("Rytmen for «%(situasjon)s» er %(rytme)s.") % ord_


def _satt(rad: Oppfolging, i_dag: date) -> str:
    """What led to it; the day it should have been, when that had passed already."""
    if rad.skapt_av:
        tekst = _("Satt etter %(hva)s %(dag)s.") % {
            "hva": _kontakten(rad.skapt_av),
            "dag": i_setning(rad.skapt_av.dag, i_dag),
        }
    else:
        tekst = _("Satt %(dag)s.") % {"dag": i_setning(lokal_dato(rad.opprettet), i_dag)}
    if rad.skulle_vaert:
        sen = _("Dagen skulle vært %(dag)s, men den var passert.") % {"dag": i_setning(rad.skulle_vaert, i_dag)}
        return f"{tekst} {sen}"
    return tekst


def _kontakten(kontakt: Kontakt) -> str:
    """The channel as it stands in a sentence: «telefon», «SMS»."""
    kanal = str(kontakt.get_kanal_display())
    return kanal if kanal.isupper() else kanal[:1].lower() + kanal[1:]


def _endret(rad: Oppfolging, flyttet: Flytting | None, i_dag: date) -> str:
    if flyttet:
        ord_ = {"fra": i_setning(flyttet.fra, i_dag), "navn": flyttet.av.navn}
        return _("%(navn)s har flyttet den fra %(fra)s.") % ord_
    if rad.frist != rad.rytmefrist and not rad.skulle_vaert:
        return _("Datoen ble valgt da kontakten ble logget. Rytmen ga %(dag)s.") % {
            "dag": i_setning(rad.rytmefrist, i_dag)
        }
    return ""


def _fysisk(rad: Oppfolging) -> str:
    return _("Bare et fysisk møte svarer på den.") if rad.fysisk else ""


def sist_flyttet(flyttinger: Iterable[Flytting]) -> Flytting | None:
    """The last of these moves."""
    return max(flyttinger, key=lambda ett: ett.tid, default=None)
