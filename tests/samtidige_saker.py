"""Some of what two press at once (test_samtidig.py, test_laaserekkefolge.py), in the world those make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from arbeidsgivere import henvendelser
from arbeidsgivere.models import Henvendelse
from kandidater.models import Overlevering
from oppfolging.handlinger import overlevering, ringeonske
from tests import fabrikker as lag
from tests.klokke import klokka


def _overlevert(v: Any) -> dict[str, object]:
    return {"til": lag.bruker(), "notat": "", "gjelder_fra": None}


def foreslaa(v: Any) -> Callable[[], object]:
    felt = _overlevert(v)
    return lambda: overlevering.foreslaa(kandidat=v.kandidat, **felt, **v.felles)


def ta_imot(v: Any) -> Callable[[], object]:
    den = foreslaa(v)()
    return lambda: overlevering.ta_imot(
        overlevering=Overlevering.objects.get(pk=den.pk), av=den.til, naa=v.felles["naa"]
    )


def flytt(v: Any) -> Callable[[], object]:
    felt = _overlevert(v) | {"aarsak": "", "hos": v.ane.pk}
    return lambda: overlevering.flytt(kandidat=v.kandidat, **felt, **v.felles)


def be_om_oppringing(v: Any) -> Callable[[], object]:
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(v.hos))
    return lambda: ringeonske.be_om_oppringing(orgnr=v.hos.orgnr, av=leif, naa=klokka())


def si_fra(v: Any) -> Callable[[], object]:
    return lambda: henvendelser.meld(arbeidsgiver=v.bedrift, slag=Henvendelse.Slag.SI_FRA, **v.felles)
