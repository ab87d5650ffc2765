"""From a rhythm to its next due date: what has been done and which day it is, in; the date, out. No database here.

Hard deadlines («within») move to the working day before, never later, but never before the day they are set: then
they fall on that day or the next working day, and keep the day they should have been. Repetitions («every») move to
the working day after, unless that pushes them out of their month, or out of one of the first weeks of a forløp.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from inkludering.felles.arbeidsdager import samme_eller_forrige, samme_eller_neste
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.models.plan import Enhet

UKE = 7


@dataclass(frozen=True)
class Frist:
    """A due date. `rytmefrist`: the day the rhythm gave, before `dag` when that had passed as the date was set.

    `fysisk`: only a meeting face to face meets it. `tidligst`: a contact before this day does not.
    """

    dag: date
    rytmefrist: date
    fysisk: bool = False
    tidligst: date | None = None


@dataclass(frozen=True)
class Kontaktdager:
    """The last day somebody on a side was reached, in any way and face to face."""

    sist: date | None = None
    sist_fysisk: date | None = None

    def med(self, dag: date, *, fysisk: bool) -> Kontaktdager:
        """As after one more contact."""
        return Kontaktdager(_siste(self.sist, dag), _siste(self.sist_fysisk, dag if fysisk else None))


ALDRI = Kontaktdager()


def neste_frist(trinn: Sequence[Rytmetrinn], *, start: date, kontakt: Kontaktdager, i_dag: date) -> Frist:
    """The next due date of a rhythm that began, or will begin, on `start`.

    A deadline that has been met is left out, and one whose part of the rhythm is over (a meeting before the start once
    it has started). Repetitions run from the last contact, and never fall before `i_dag`.
    """
    frister = [_gjentakelse(trinn, start=start, sist=kontakt.sist, i_dag=i_dag)]
    for ett in trinn:
        if ett.frist_dag is None or i_dag >= _over(trinn, ett.frist_dag, start):
            continue
        fra, sist = start + timedelta(days=ett.fra_dag), kontakt.sist_fysisk if ett.fysisk else kontakt.sist
        if sist is None or sist < fra:
            hard = hard_frist(start + timedelta(days=ett.frist_dag), i_dag)
            frister.append(Frist(hard.dag, hard.rytmefrist, ett.fysisk, fra))
    return min(frister, key=lambda frist: (frist.dag, not frist.fysisk, frist.rytmefrist))


def hard_frist(senest: date, i_dag: date) -> Frist:
    """The due date of something to be done by `senest`, set on `i_dag`."""
    dag = samme_eller_forrige(senest)
    return Frist(max(dag, samme_eller_neste(i_dag)), dag)


def gjelder(trinn: Sequence[Rytmetrinn], dag: int) -> Rytmetrinn:
    """The repetition in force on a day of the rhythm. The database holds that there always is one."""
    return next(t for t in trinn if t.hver and t.fra_dag <= dag and (t.til_dag is None or dag < t.til_dag))


def _gjentakelse(trinn: Sequence[Rytmetrinn], *, start: date, sist: date | None, i_dag: date) -> Frist:
    fra = max(sist, start) if sist else start
    ett = gjelder(trinn, (fra - start).days)
    steg = relativedelta(months=ett.hver) if ett.enhet == Enhet.MAANED else timedelta(days=ett.hver)  # type: ignore[arg-type]
    maal: date = fra + steg
    dag = samme_eller_neste(maal)
    if dag > _periodens_siste(ett, start, maal):
        dag = samme_eller_forrige(maal)
    dag = max(dag, samme_eller_neste(i_dag))
    return Frist(dag, dag, ett.fysisk, start if fra == start else None)


def _periodens_siste(trinn: Rytmetrinn, start: date, maal: date) -> date:
    """The last day of what must have a date of its own: the calendar month, or one of the weeks 1–4 of a forløp."""
    if trinn.enhet == Enhet.MAANED:
        return maal.replace(day=monthrange(maal.year, maal.month)[1])
    uke = -((start - maal).days // UKE)
    if trinn.hver == UKE and trinn.til_dag is not None and uke * UKE <= trinn.til_dag:
        return start + timedelta(days=uke * UKE)
    return date.max


def _over(trinn: Sequence[Rytmetrinn], frist_dag: int, start: date) -> date:
    """The day from which a deadline is not asked for any more: when the repetition around it is over."""
    if frist_dag < 0:
        return start
    til = gjelder(trinn, frist_dag).til_dag
    return date.max if til is None else start + timedelta(days=til)


def _siste(*dager: date | None) -> date | None:
    return max((dag for dag in dager if dag), default=None)
