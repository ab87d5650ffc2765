"""What contacts count as, one definition each (produkt.md, «Contact counts»; metode.md §2, the rules of Nav)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from oppfolging.kjerne.kontakttyper import Formaal, Kanal, Kontaktutfall
from oppfolging.kjerne.querysets import KontaktQuerySet

# Meetings about a job somebody has are not counted as looking for one.
TELLER_IKKE = (Formaal.JOBBSTOTTE, Formaal.OPPFOLGING)
# 37.5 hours in a week of five days.
MINUTTER_PER_DAG = 450


@dataclass(frozen=True)
class Utetid:
    """Minutes out, of those contracted."""

    ute: int
    avtalt: int

    @property
    def prosent(self) -> float | None:
        """None when nothing was contracted."""
        return 100 * self.ute / self.avtalt if self.avtalt else None


def tellende_arbeidsgivermoter(kontakter: KontaktQuerySet) -> KontaktQuerySet:
    """The meetings face to face with an employer who decides, about getting somebody a job.

    Held with the candidate, without, or with one who did not come: the employer was met.
    """
    return (
        kontakter.reelle()
        .filter(kanal=Kanal.FYSISK, med_arbeidsgiver=True, beslutningstaker=True)
        .exclude(formaal__in=TELLER_IKKE)
    )


def utetid(kontakter: KontaktQuerySet, *, avtalte_minutter: int) -> Utetid:
    """Time in the field: meetings face to face one travelled to, held or in vain because nobody came, with the way.

    A meeting without a travel time was not in the field; 0 is a walk next door.
    """
    i_felt = kontakter.gjeldende().filter(
        kanal=Kanal.FYSISK, utfall__in=(Kontaktutfall.NAADD, Kontaktutfall.MOTTE_IKKE), reiseminutter__isnull=False
    )
    return Utetid(i_felt.aggregate(ute=Sum(Coalesce("minutter", 0) + F("reiseminutter")))["ute"] or 0, avtalte_minutter)


def avtalte_minutter(*, stillingsprosent: int, virkedager: int, fravaersdager: int = 0) -> int:
    """The minutes one is to work in so many working days, less the days one is away."""
    return MINUTTER_PER_DAG * max(virkedager - fravaersdager, 0) * stillingsprosent // 100


def dager_til_forste_arbeidsgiverkontakt(*, oppstart: date | None, forste: date | None, i_dag: date) -> int | None:
    """From the start of the case to the first physical contact with an employer; without one it counts on.

    `forste`: by candidate or jobbspesialist. A contact before the start is none to wait for: 0. None: not started.
    """
    return max(((forste or i_dag) - oppstart).days, 0) if oppstart else None
