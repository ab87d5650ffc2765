"""What contact there has been with an employer: that it took place, how, by whom and what for. Never what was said.

A note about the employer alone is for the one who wrote it. Whom it was about is told of one's own candidates only. A
contact that was only about people the reader may not know of is not there (KontaktQuerySet.kjent_for).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from oppfolging.arbeidsflate.felles.tidslinje import (
    IKON_FOR_KANAL,
    PER_SIDE,
    Punkt,
    Tidslinje,
    besvart,
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
    alle = alle.annotate(besvart=besvart(), kan_rettes=kan_rettes(bruker))
    til = sidetall * PER_SIDE
    kontakter = list(alle.order_by("-dag", "-tid", "pk")[til - PER_SIDE : til + 1])
    notater, navn, navngitte = _mine_deltakere(kontakter[:PER_SIDE], bruker)
    punkter = [_punkt(en, notater.get(en.pk, ""), navn[en.pk], bruker) for en in kontakter[:PER_SIDE]]
    return Kontakthistorie(Tidslinje(punkter, sidetall, har_eldre=len(kontakter) > PER_SIDE), navngitte)


def _mine_deltakere(
    kontakter: Sequence[Kontakt], bruker: Bruker
) -> tuple[dict[UUID, str], dict[UUID, list[str]], list[UUID]]:
    """By contact: what the reader wrote of the employer alone, and their own candidates; and who these are."""
    notater: dict[UUID, str] = {}
    navn: dict[UUID, list[str]] = defaultdict(list)
    navngitte: list[UUID] = []
    egne = Deltaker.objects.synlig_for(bruker).filter(kontakt__in=kontakter).select_related("kandidat")
    for den in egne.defer("kandidat__notat", "kandidat__fodselsnummer").order_by("pk"):
        if den.kandidat:
            navn[den.kontakt_id].append(den.kandidat.navn)
            navngitte.append(den.kandidat.pk)
        elif den.part == Part.ARBEIDSGIVER:
            notater[den.kontakt_id] = den.notat
    return notater, navn, navngitte


def _punkt(kontakt: Kontakt, notat: str, navn: list[str], bruker: Bruker) -> Punkt:
    tid, naar = tidspunktet(kontakt)
    venter = min_ubesvarte(kontakt, bruker, besvart=kontakt.besvart)  # type: ignore[attr-defined]
    ikon = IKON_FOR_KANAL[Kanal(kontakt.kanal)]
    rett = kontakt.pk if kontakt.kan_rettes else None  # type: ignore[attr-defined]
    return Punkt(tid, naar, _tittel(kontakt, navn), ikon, kontakt.av.navn, notat, venter, rett=rett)


def _tittel(kontakt: Kontakt, navn: list[str]) -> str:
    """«Telefon, ikke svar · Jobbstøtte · om Kari Li»."""
    deler = [kontakt.get_kanal_display()]
    if not kontakt.naadd:
        ord_ = {"kanal": deler[0], "utfall": str(kontakt.get_utfall_display()).lower()}
        deler = [_("%(kanal)s, %(utfall)s") % ord_]
    if kontakt.formaal:
        deler.append(str(Formaal(kontakt.formaal).label))
    if navn:
        deler.append(_("om %(navn)s") % {"navn": _(" og ").join(navn)})
    return " · ".join(deler)
