"""What is said before a contact is taken back: which dates come and go, and how many reminders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.arbeidsflate.felles.kvittering import dato, for_, om_datoen
from oppfolging.handlinger import kontaktretting
from oppfolging.handlinger.kontaktlogg import KanIkkeLogges
from oppfolging.kjerne.models import Kontakt, Oppfolging
from oppfolging.kjerne.neste_steg import forsinkelse


@dataclass(frozen=True)
class Trekk:
    """`hinder`: why it cannot be taken back now; else each thing that happens, with the dates it happens to."""

    hinder: str
    skjer: Sequence[tuple[str, Sequence[str]]] = ()


def av_trekket(kontakt: Kontakt, *, bruker: Bruker, naa: datetime) -> Trekk:
    try:
        skjer = kontaktretting.foelger_av_trekk(kontakt=kontakt, av=bruker, naa=naa)
    except KanIkkeLogges as feil:
        return Trekk(str(feil))
    i_dag = lokal_dato(naa)
    deler = (
        (_("Disse fristene kommer tilbake:"), skjer.kommer),
        (_("Disse datoene faller bort:"), skjer.gaar),
        (_("Disse avtalte møtene står igjen:"), skjer.moter),
        (_("Dette er ikke lenger forsøkt:"), skjer.forsokt),
    )
    linjer = [(hva, [_datoen(rad, bruker, i_dag) for rad in rader]) for hva, rader in deler if rader]
    return Trekk("", [*(linjer or [(_("Ingen frister kommer tilbake."), [])]), (_paaminnelsene(skjer), [])])


def _datoen(rad: Oppfolging, bruker: Bruker, i_dag: date) -> str:
    """«Kari Li (kandidat): tir. 17. nov., 4 virkedager over fristen»."""
    return for_(om_datoen(rad, bruker), ", ".join(filter(None, (dato(rad, i_dag), forsinkelse(rad.frist, i_dag)))))


def _paaminnelsene(skjer: kontaktretting.Folger) -> str:
    nye, lukkes = skjer.nye_paaminnelser, skjer.paaminnelser_som_lukkes
    return " ".join(_setninger(nye, lukkes)) or _("Påminnelsene dine er de samme.")


def _setninger(nye: int, lukkes: int) -> Iterable[str]:
    if nye:
        yield ngettext("Du får %(antall)s ny påminnelse.", "Du får %(antall)s nye påminnelser.", nye) % {"antall": nye}
    if lukkes:
        tekst = ngettext("%(antall)s påminnelse lukkes.", "%(antall)s påminnelser lukkes.", lukkes)
        yield tekst % {"antall": lukkes}
