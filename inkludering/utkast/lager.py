"""Drafts: kept while somebody types, shown again to them alone, gone when the form is saved, after seven days, or when
they may no longer open what it is about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import QueryDict

from inkludering.brukere.models import Bruker, Tilknytning
from inkludering.brukere.roller import Brukertype
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.gjenopptatt import Hentet
from inkludering.utkast import emner
from inkludering.utkast.models import LENGSTE_STI, Sendt, Utkast

LEVETID = timedelta(days=7)
# How long a press may be repeated and still be known as the same: a draft carries its mark as long as it lives.
SENDT_HUSKES = LEVETID
STORST = 200_000  # characters
FLEST = 40
LENGSTE_TITTEL = 100
# A browser writes every fifth second at the most, and when it leaves the page.
PER_MINUTT = 30
MINUTT = timedelta(minutes=1)


class KanIkkeLagres(Exception):
    """Why a draft was not kept; `status` is what the browser is told."""

    status = 400


class ForStort(KanIkkeLagres):
    status = 413


class ForOfte(KanIkkeLagres):
    """The same one written too often: again in a moment."""

    status = 429


class ForMange(KanIkkeLagres):
    """So many drafts wait that there is room for no more, until some are finished or discarded."""

    status = 507


class AltSendt(KanIkkeLagres):
    """The form has been saved meanwhile, in another tab: what is typed on belongs to no form any more."""

    status = 409


@dataclass(frozen=True)
class Skrevet:
    """What stood in a form. `felt` is its fields as they would be posted; `endret` names those a person has changed.

    An empty `endret` with a draft kept before means that it has been taken back.
    """

    felt: str
    endret: frozenset[str]
    tittel: str = ""

    @property
    def innsending(self) -> str:
        return QueryDict(self.felt).get("innsending", "")


def lagre(*, bruker: Bruker, sti: str, skrevet: Skrevet, naa: datetime, maa_faa_plass: bool = False) -> None:
    """Keep it, in place of what this person had at `sti`. Raises KanIkkeLagres.

    `maa_faa_plass`: it stands nowhere else, so the oldest draft makes way rather than it being lost.

    Who may keep it is not asked here (emner.kan_aapnes).
    """
    if len(skrevet.felt) > STORST:
        raise ForStort
    if len(sti) > LENGSTE_STI:
        raise KanIkkeLagres
    if _er_sendt(bruker, sti, skrevet.innsending):
        raise AltSendt
    if not skrevet.endret:
        forkast(bruker=bruker, sti=sti)
        return
    forrige = Utkast.objects.filter(bruker=bruker, sti=sti).only("vindu", "antall").first()
    if forrige is None and Utkast.objects.filter(bruker=bruker).count() >= FLEST:
        if not maa_faa_plass:
            raise ForMange
        Utkast.objects.filter(bruker=bruker).earliest("lagret").delete()
    samme_vindu = forrige is not None and naa - forrige.vindu < MINUTT
    antall = forrige.antall + 1 if forrige and samme_vindu else 1
    if antall > PER_MINUTT:
        raise ForOfte
    Utkast.objects.update_or_create(
        bruker=bruker,
        sti=sti,
        defaults={
            "innhold": json.dumps(
                {"felt": skrevet.felt, "endret": sorted(skrevet.endret), "tittel": _tittelen(skrevet, forrige)}
            ),
            "lagret": naa,
            "vindu": forrige.vindu if forrige and samme_vindu else naa,
            "antall": antall,
        },
    )
    if _er_sendt(bruker, sti, skrevet.innsending):  # it was saved while this was written
        forkast(bruker=bruker, sti=sti)


def _tittelen(skrevet: Skrevet, forrige: Utkast | None) -> str:
    """What a dead session kept knows none; the page had said it while it lived."""
    return skrevet.tittel[:LENGSTE_TITTEL] or (json.loads(forrige.innhold)["tittel"] if forrige else "")


def hent(*, bruker: Bruker, sti: str, naa: datetime) -> Hentet | None:
    """What this person has at `sti`, younger than seven days."""
    rad = gjeldende(bruker, naa).filter(sti=sti).first()
    if rad is None:
        return None
    innhold = json.loads(rad.innhold)
    return Hentet(QueryDict(innhold["felt"]), frozenset(innhold["endret"]), rad.lagret, sti)


def begynt(*, bruker: Bruker, stier: Iterable[str], naa: datetime) -> set[str]:
    """Those of the addresses where this person has written something."""
    return set(gjeldende(bruker, naa).filter(sti__in=list(stier)).values_list("sti", flat=True))


def gjeldende(bruker: Bruker, naa: datetime) -> QuerySet[Utkast]:
    return lagret_etter(bruker, naa - LEVETID)


def lagret_etter(bruker: Bruker | Combinable, siden: datetime | Combinable) -> QuerySet[Utkast]:
    """What `gjeldende` gives, in a query where both are columns or values of a Fastsporring."""
    return Utkast.objects.filter(bruker=bruker, lagret__gt=siden)


@dataclass(frozen=True)
class Uferdig:
    """A draft as its writer is shown it: which form, about whom or what."""

    sti: str
    lagret: datetime
    tittel: str
    om: list[emner.Emne]


def mine(*, bruker: Bruker, naa: datetime) -> list[Uferdig]:
    """This person's drafts, newest first, but for those of another role of theirs.

    What no role of theirs may open any more goes at once.
    """
    vises = []
    for rad in gjeldende(bruker, naa).order_by("-lagret"):
        if emner.kan_aapnes(bruker, rad.sti):
            tittel, om = json.loads(rad.innhold)["tittel"], emner.om(bruker, rad.sti)
            # The heading of a page may be the name already.
            vises.append(Uferdig(rad.sti, rad.lagret, tittel, [ett for ett in om if ett.navn not in tittel]))
        else:
            forkast_stengt(bruker=bruker, sti=rad.sti, naa=naa)
    return vises


def forkast(*, bruker: Bruker, sti: str) -> None:
    Utkast.objects.filter(bruker=bruker, sti=sti).delete()


def forkast_om(hva: Collection[str]) -> None:
    """All drafts, whosever, where one of these ids stands: in the address, or in what was filled in."""
    om_dem = [
        rad.pk
        for rad in Utkast.objects.only("sti", "innhold").iterator()
        if any(den in rad.sti or den in rad.innhold for den in hva)
    ]
    Utkast.objects.filter(pk__in=om_dem).delete()


def forkast_stengt(*, bruker: Bruker, sti: str, naa: datetime) -> None:
    """This role of theirs may not open it: it goes, unless another of their roles may. Nothing is asked of no draft."""
    if Utkast.objects.filter(bruker=bruker, sti=sti).exists() and not _kan_aapnes_av(bruker, sti, naa):
        forkast(bruker=bruker, sti=sti)


def rydd(*, naa: datetime) -> int:
    """Remove what is too old, and what its writer may no longer open; the number of drafts removed."""
    Sendt.objects.filter(sendt__lte=naa - SENDT_HUSKES).delete()
    antall, _ = Utkast.objects.filter(lagret__lte=naa - LEVETID).delete()
    for rad in Utkast.objects.select_related("bruker").defer("innhold").order_by("pk").iterator(chunk_size=500):
        if not _kan_aapnes_av(rad.bruker, rad.sti, naa):
            antall += rad.delete()[0]
    return antall


def _kan_aapnes_av(bruker: Bruker, sti: str, naa: datetime) -> bool:
    """In any role they have now, whichever one they work in."""
    if not bruker.is_active:
        return False
    if bruker.type == Brukertype.ARBEIDSGIVER:
        return emner.kan_aapnes(bruker, sti)
    roller = Tilknytning.objects.egne(bruker).gjeldende(lokal_dato(naa)).select_related("kontor")
    return any(emner.kan_aapnes(copy(bruker).bruk(rolle), sti) for rolle in roller)


def _er_sendt(bruker: Bruker, sti: str, innsending: str) -> bool:
    try:
        merke = UUID(innsending)
    except ValueError:
        return False
    return Sendt.objects.filter(bruker=bruker, sti=sti, innsending=merke).exists()
