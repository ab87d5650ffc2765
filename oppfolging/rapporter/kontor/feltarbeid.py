"""How much a jobbspesialist has been out with employers lately, by the counting rules of the core."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.types.range import DateRange

from inkludering.brukere.models import Bruker, Fravaer, Tilknytning
from inkludering.felles.arbeidsdager import EN_DAG, arbeidsdager_mellom, lokal_dato
from oppfolging.kjerne import telleregler
from oppfolging.kjerne.models import Kontakt
from oppfolging.kjerne.telleregler import Utetid
from oppfolging.rapporter.rapportperioder import Periode

TILBAKE = timedelta(days=28)
MINUTTER = 60


@dataclass(frozen=True)
class Feltarbeid:
    """Of the last four whole weeks; today's work is not over."""

    periode: Periode
    moter: int
    utetid: Utetid

    @property
    def timer_ute(self) -> float:
        return self.utetid.ute / MINUTTER

    @property
    def timer_avtalt(self) -> float:
        return self.utetid.avtalt / MINUTTER


def for_jobbspesialist(den: Bruker, *, leder: Bruker, naa: datetime) -> Feltarbeid:
    """At the leader's office, of the contacts they may know of. Days off and absence are no contracted time."""
    i_dag = lokal_dato(naa)
    periode = Periode(i_dag - TILBAKE, i_dag - EN_DAG)
    kontakter = Kontakt.objects.kjent_for(leder).filter(av=den, dag__range=(periode.fra, periode.til))
    stilling = Tilknytning.objects.gjeldende(i_dag).filter(bruker=den, kontor=leder.kontoret).first()
    avtalt = telleregler.avtalte_minutter(
        stillingsprosent=stilling.stillingsprosent if stilling else 0,
        virkedager=arbeidsdager_mellom(periode.fra - EN_DAG, periode.til),
        fravaersdager=_dager_borte(den, periode),
    )
    return Feltarbeid(
        periode,
        telleregler.tellende_arbeidsgivermoter(kontakter).count(),
        telleregler.utetid(kontakter, avtalte_minutter=avtalt),
    )


def _dager_borte(den: Bruker, periode: Periode) -> int:
    """The working days of the period that they are away: never two absences in one, and none that was taken back."""
    innenfor = DateRange(periode.fra, periode.til + EN_DAG)
    borte = Fravaer.objects.egne(den).staaende().filter(dager__overlap=innenfor).values_list("dager", flat=True)
    return sum(
        arbeidsdager_mellom(max(dager.lower, periode.fra) - EN_DAG, min(dager.upper - EN_DAG, periode.til))
        for dager in borte
    )
