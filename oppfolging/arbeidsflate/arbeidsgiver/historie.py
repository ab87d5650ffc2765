"""What contact there has been with an employer: that it took place, how, by whom and what for. Never what was said.

A note about the employer alone is for the one who wrote it. Whom it was about is told as far as the reader may know
(felles/omtalte.py), and where they may name nobody, nothing. A contact that was only about people the reader may not
know of is not there (KontaktQuerySet.kjent_for).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from oppfolging.arbeidsflate.felles import omtalte
from oppfolging.arbeidsflate.felles.omtalte import Omtalte
from oppfolging.arbeidsflate.felles.tidslinje import (
    IKON_FOR_KANAL,
    PER_SIDE,
    Punkt,
    Tidslinje,
    besvart,
    hos_arbeidsgiveren,
    kan_rettes,
    min_ubesvarte,
    tidspunktet,
)
from oppfolging.kjerne.models import Deltaker, Formaal, Kanal, Kontakt, Part


@dataclass(frozen=True)
class Kontakthistorie:
    """`navngitte`: the candidates it names, for the log of looks."""

    tidslinje: Tidslinje
    navngitte: list[UUID]


def les(arbeidsgiver: Arbeidsgiver, bruker: Bruker, sidetall: int) -> Kontakthistorie:
    alle = Kontakt.objects.uten_kandidatdata(bruker).filter(arbeidsgiver=arbeidsgiver).select_related("av")
    alle = alle.annotate(besvart=besvart(), kan_rettes=kan_rettes(bruker), mitt_notat=_mitt_notat(bruker))
    alle = alle.annotate(person=hos_arbeidsgiveren())
    til = sidetall * PER_SIDE
    kontakter = list(alle.order_by("-dag", "-tid", "pk")[til - PER_SIDE : til + 1])
    vist = kontakter[:PER_SIDE]
    om = omtalte.paa(vist, bruker)
    punkter = [_punkt(en, _tittel(en, om[en.pk], en.person), bruker) for en in vist]
    navngitte = [den for en in vist for den in om[en.pk].navn]
    return Kontakthistorie(Tidslinje(punkter, sidetall, har_eldre=len(kontakter) > PER_SIDE), navngitte)


def _mitt_notat(bruker: Bruker) -> Subquery:
    """What the reader wrote of the employer alone, as a column."""
    mine = Deltaker.objects.synlig_for(bruker).filter(kontakt=OuterRef("pk"), part=Part.ARBEIDSGIVER)
    return Subquery(mine.values("notat")[:1])


def _punkt(kontakt: Kontakt, tittel: str, bruker: Bruker) -> Punkt:
    tid, naar = tidspunktet(kontakt)
    notat = kontakt.mitt_notat or ""  # type: ignore[attr-defined]
    venter = min_ubesvarte(kontakt, bruker, besvart=kontakt.besvart)  # type: ignore[attr-defined]
    ikon = IKON_FOR_KANAL[Kanal(kontakt.kanal)]
    rett = kontakt.pk if kontakt.kan_rettes else None  # type: ignore[attr-defined]
    return Punkt(tid, naar, tittel, ikon, kontakt.av.navn, notat, venter, rett=rett)


def _tittel(kontakt: Kontakt, om: Omtalte, person: str | None) -> str:
    """«Telefon, ikke svar · Liv Dahl · Jobbstøtte · om Kari Li»."""
    deler = [kontakt.get_kanal_display()]
    if not kontakt.naadd:
        ord_ = {"kanal": deler[0], "utfall": str(kontakt.get_utfall_display()).lower()}
        deler = [_("%(kanal)s, %(utfall)s") % ord_]
    if person:
        deler.append(person)
    if kontakt.formaal:
        deler.append(str(Formaal(kontakt.formaal).label))
    if om.navn:
        deler.append(_("om %(navn)s") % {"navn": om})
    return " · ".join(deler)
