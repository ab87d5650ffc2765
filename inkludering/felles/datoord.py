"""A date as people think of it, where they act on it: «i dag», «i morgen», «man. 30. nov.».

In fields and documents it is dd.mm.åååå. What is written here, a date field reads (datolesing).
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from inkludering.felles.arbeidsdager import OSLO
from inkludering.felles.spraakminne import per_spraak

UKEDAGER = (
    gettext_lazy("man."),
    gettext_lazy("tir."),
    gettext_lazy("ons."),
    gettext_lazy("tor."),
    gettext_lazy("fre."),
    gettext_lazy("lør."),
    gettext_lazy("søn."),
)
MAANEDER = (
    gettext_lazy("jan."),
    gettext_lazy("feb."),
    gettext_lazy("mars"),
    gettext_lazy("april"),
    gettext_lazy("mai"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("aug."),
    gettext_lazy("sep."),
    gettext_lazy("okt."),
    gettext_lazy("nov."),
    gettext_lazy("des."),
)


@per_spraak
def naar(dag: date, i_dag: date) -> str:
    """The day as it is said on `i_dag`; with the year when it is another."""
    kort = _satt_sammen(str(UKEDAGER[dag.weekday()]), dag, str(MAANEDER[dag.month - 1]))
    return _naer(dag, i_dag) or _med_aar(kort, dag, i_dag)


@per_spraak
def i_setning(dag: date, i_dag: date) -> str:
    """The same with whole words, which a full stop may follow: «i morgen», «mandag 30. november»."""
    return _naer(dag, i_dag) or _med_aar(_helt(dag), dag, i_dag)


@per_spraak
def hel(dag: date, i_dag: date) -> str:
    """Always weekday and date, where «innen» stands before it: «fredag 27. november»."""
    return _med_aar(_helt(dag), dag, i_dag)


@per_spraak
def overskrift(dag: date) -> str:
    """«Torsdag 26. november»."""
    return capfirst(_helt(dag))


@per_spraak
def maaned(aar: int, nummer: int) -> str:
    """«November 2026»."""
    return capfirst(date_format(date(aar, nummer, 1), "F Y"))


def klokka(tid: time, *, sekunder: bool = False) -> str:
    """The time of day as the reader's language writes it: 09.30, 09:30."""
    # The sign between hours and minutes.
    deler = ("%H", "%M", "%S") if sekunder else ("%H", "%M")
    return tid.strftime(pgettext("klokka", ".").join(deler))


def i_setning_kl(tid: datetime, i_dag: date) -> str:
    """«i dag kl. 14.30», «fredag 27. november kl. 14.30», in Norway's time."""
    her = tid.astimezone(OSLO)
    return _("%(dag)s kl. %(klokka)s") % {"dag": i_setning(her.date(), i_dag), "klokka": klokka(her.time())}


def tidspunkt(tid: datetime, *, sekunder: bool = False) -> str:
    """26.11.2026 kl. 09.30; the day in figures, as it is typed."""
    naar_paa_dagen = klokka(tid.time(), sekunder=sekunder)
    return _("%(dag)s kl. %(klokka)s") % {"dag": f"{tid:%d.%m.%Y}", "klokka": naar_paa_dagen}


def _naer(dag: date, i_dag: date) -> str:
    return {-1: _("i går"), 0: _("i dag"), 1: _("i morgen")}.get((dag - i_dag).days, "")


def _med_aar(tekst: str, dag: date, i_dag: date) -> str:
    return tekst if dag.year == i_dag.year else f"{tekst} {dag.year}"


def _helt(dag: date) -> str:
    return _satt_sammen(date_format(dag, "l"), dag, date_format(dag, "F"))


def _satt_sammen(ukedag: str, dag: date, maaned: str) -> str:
    # The order and the full stop are the language's.
    return _("%(ukedag)s %(dag)s. %(maaned)s") % {"ukedag": ukedag, "dag": dag.day, "maaned": maaned}
