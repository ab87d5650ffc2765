"""What the administrator sees of users: a page of the list, and one user with their roles and what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.brukere import endringer, tilknytninger
from inkludering.brukere.models import Bruker, Tilknytning
from inkludering.brukere.querysets import KAN_SE_SKJERMEDE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.nummerplan import vist
from inkludering.felles.tekst import linje
from inkludering.felles.templatetags.aksel import dato
from oppfolging.handlinger import fratredelse
from oppfolging.handlinger.fratredelse import Svarer

PER_SIDE, LENGSTE_SOEK = 25, 80


@dataclass(frozen=True)
class Brukerliste:
    tekst: str
    blad: Page


@dataclass(frozen=True)
class Rollerad:
    """A role in words: when, and whether it is in force, to come or over."""

    tilknytning: Tilknytning
    naar: str
    gjelder: bool
    kan_se_skjermede: str


@dataclass(frozen=True)
class Brukerkort:
    bruker: Bruker
    fakta: list[tuple[str, str]]
    roller: list[Rollerad]
    svarer: str
    endringer: list[endringer.Endring]


def rens(tekst: str) -> str:
    """What was searched for, in the form names are kept in."""
    return linje(tekst)[:LENGSTE_SOEK].rstrip()


def lag_liste(leser: Bruker, *, tekst: str, sidetall: str, naa: datetime) -> Brukerliste:
    tekst = rens(tekst)
    gjeldende = Tilknytning.objects.synlig_for(leser).gjeldende(lokal_dato(naa)).select_related("kontor")
    alle = Bruker.objects.redigerbar_for(leser).soek(tekst).order_by("sorteringsnavn", "pk")
    med_roller = alle.prefetch_related(Prefetch("tilknytninger", queryset=gjeldende.order_by("kontor", "rolle")))
    return Brukerliste(tekst, Paginator(med_roller, PER_SIDE).get_page(sidetall))


def lag_kort(den: Bruker, *, naa: datetime) -> Brukerkort:
    roller = list(den.tilknytninger.select_related("kontor").order_by("-gyldig", "pk"))
    endret = endringer.les(den, ("fornavn", "etternavn", "epost", "telefon", "ansatt_hos", "is_active"))
    av_roller = endringer.les_alle(roller, ("gyldig", "er_metodeveileder"))
    svarer = fratredelse.svarer_for(den, naa=naa)
    alle = [*endret, *(ett for en in av_roller.values() for ett in en)]
    return Brukerkort(
        bruker=den,
        fakta=[
            (_("E-post"), den.epost),
            (_("Telefon"), vist(den.telefon)),
            (_("Ansatt hos"), den.ansatt_hos or _("Nav")),
            (_("Målform"), den.get_maalform_display()),
        ],
        roller=[_rad(en, lokal_dato(naa)) for en in roller],
        svarer=_med_antall(_("Ansvarlig for %(kandidater)s, kontaktperson for %(arbeidsgivere)s."), svarer),
        endringer=sorted(alle, key=lambda ett: ett.tid, reverse=True),
    )


def slipper_inn(den: Bruker) -> str:
    """What is said when somebody is put in: nothing is sent to them, and how they get in."""
    slik = _("Brukeren logger inn med %(epost)s hos Nav.") % {"epost": den.epost}
    if settings.DEMO:
        slik = _("I demoen slipper bare de ferdige brukerne inn.")
    tekst = _("%(navn)s er lagt inn. Gi en rolle ved et kontor. Ingenting er sendt: si selv fra. %(slik)s")
    return tekst % {"navn": den.navn, "slik": slik}


def dette_skjer(svarer: Svarer) -> str:
    """What goes to the queue when somebody ends, and a sentence that stands whether or not there is anybody hidden."""
    ledd = _("%(kandidater)s og %(arbeidsgivere)s går til lederens kø, og lederne får påminnelse med en gang.")
    skjulte = _("Personer som ikke vises her, går også til lederens kø.")
    return " ".join(filter(None, (_med_antall(ledd, svarer), skjulte)))


def _med_antall(ledd: str, svarer: Svarer) -> str:
    if not svarer:
        return ""
    kandidater = ngettext("%(antall)s kandidat", "%(antall)s kandidater", svarer.kandidater)
    arbeidsgivere = ngettext("%(antall)s arbeidsgiver", "%(antall)s arbeidsgivere", svarer.arbeidsgivere)
    return ledd % {
        "kandidater": kandidater % {"antall": svarer.kandidater},
        "arbeidsgivere": arbeidsgivere % {"antall": svarer.arbeidsgivere},
    }


def periode_i_ord(tilknytning: Tilknytning) -> str:
    fra, siste = dato(tilknytning.gyldig.lower), tilknytninger.siste_dag(tilknytning)
    if siste is None:
        return _("fra %(fra)s") % {"fra": fra}
    return _("%(fra)s til og med %(til)s") % {"fra": fra, "til": dato(siste)}


def _rad(den: Tilknytning, dag: date) -> Rollerad:
    gjelder = den.gjelder(dag)
    ser = ""
    if den.rolle in KAN_SE_SKJERMEDE and gjelder:
        ser = _("Kan se skjermede") if den.ser_skjermede else _("Kan ikke se skjermede")
    return Rollerad(den, periode_i_ord(den), gjelder, ser)
