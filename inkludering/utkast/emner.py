"""Who may open what an address is about, and its name: each app says it of its own ids, in a module named `emner`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import Resolver404, ResolverMatch, resolve

from inkludering.brukere.models import Bruker, Fravaer, Kontor, Rolle, Team, Tilknytning
from inkludering.felles.tilgang import AAPEN, BARE_VISER, INNLOGGET, TAR_HEMMELIGHET

Dor = Callable[[Bruker, Any], bool]
_dorer: dict[str, list[Dor]] = defaultdict(list)


@dataclass(frozen=True)
class Emne:
    """What a form is about, by name. `person`: who is looked at by reading it, when it is a candidate."""

    navn: str
    person: UUID | None = None


Navner = Callable[[Bruker, Any], Iterable[Emne]]
_navner: dict[str, list[Navner]] = defaultdict(list)


def registrer(parameter: str, dor: Dor) -> None:
    """`parameter`: what the addresses call the id. Several may call theirs the same; each knows its own."""
    _dorer[parameter].append(dor)


def navngi(parameter: str, navner: Navner) -> None:
    """Names what the id is of, to those who may see the name; asked by whoever may open what is there."""
    _navner[parameter].append(navner)


def om(bruker: Bruker, sti: str) -> list[Emne]:
    """What the form at `sti` is about, as far as this user may know."""
    treff = adressen(sti)
    alle = treff.kwargs.items() if treff else ()
    return [ett for navn, verdi in alle for navner in _navner.get(navn, ()) for ett in navner(bruker, verdi)]


def adressen(sti: str) -> ResolverMatch | None:
    """What the path leads to; None when it leads nowhere."""
    try:
        return resolve(sti)
    except Resolver404:
        return None


def kan_ha_utkast(treff: ResolverMatch | None) -> bool:
    """Behind a login, and not a page where a secret is typed, or where nothing is saved."""
    regel = getattr(treff.func, "tilgangsregel", AAPEN) if treff else AAPEN
    return regel != AAPEN and not any(getattr(treff.func, slag, False) for slag in (TAR_HEMMELIGHET, BARE_VISER))  # type: ignore[union-attr]


def kan_aapnes(bruker: Bruker, sti: str) -> bool:
    """Whether this user, in the role they have now, may open the form at `sti`. Asking leaves no row in the log."""
    treff = adressen(sti)
    if treff is None or not kan_ha_utkast(treff):
        return False
    regel = treff.func.tilgangsregel  # type: ignore[attr-defined]
    if regel != INNLOGGET and bruker.rolle not in regel:
        return False
    return all(any(dor(bruker, verdi) for dor in _dorer.get(navn, ())) for navn, verdi in treff.kwargs.items())


def _jobbspesialisten(bruker: Bruker, jobbspesialist_id: Any) -> bool:
    """The leader of the office where they work, or did."""
    her = {"tilknytninger__kontor": bruker.kontor, "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
    alle = Bruker.objects.synlig_for(bruker).filter(pk=jobbspesialist_id, **her)
    return bruker.rolle == Rolle.LEDER and alle.exists()


registrer("tilknytning_id", lambda bruker, pk: Tilknytning.objects.redigerbar_for(bruker).filter(pk=pk).exists())
registrer("team_id", lambda bruker, pk: Team.objects.redigerbar_for(bruker).filter(pk=pk).exists())
registrer("medlem_id", lambda bruker, pk: bruker.rolle == Rolle.ADMINISTRATOR)
registrer("bruker_id", lambda bruker, pk: Bruker.objects.redigerbar_for(bruker).filter(pk=pk).exists())
registrer("enhetsnummer", lambda bruker, pk: Kontor.objects.redigerbar_for(bruker).filter(pk=pk).exists())
registrer("jobbspesialist_id", _jobbspesialisten)
registrer("fravaer_id", lambda bruker, pk: Fravaer.objects.redigerbar_for(bruker).filter(pk=pk).exists())
