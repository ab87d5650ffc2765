"""The front page: who needs me today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.menyregister import FORSIDEN, forside
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import ARBEIDSGIVER, Rolle
from inkludering.felles import datoord
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.stegstatus import Stegstatus
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from kandidater import belastning
from oppfolging.arbeidsflate.i_dag import fravaer, liste, portefolje
from oppfolging.arbeidsflate.i_dag.liste import Linje
from oppfolging.arbeidsflate.i_dag.portefolje import Rad
from oppfolging.arbeidsflate.i_dag.sporringer import toppen
from oppfolging.varsling import menytall


@krever(*Rolle.values, ARBEIDSGIVER)
@require_GET
def i_dag(request: Foresporsel) -> HttpResponse:
    if request.user.rolle != Rolle.JOBBSPESIALIST:
        return redirect(forside(request.user.rolle))
    naa = timezone.now()
    oversikt = oversikten(request.user, request.GET.get("status", ""), naa=naa)
    noter_lest(request.user, oversikt["rader"], naa=naa)
    return render(request, "arbeidsflate/i_dag/i_dag.html", oversikt)


def oversikten(bruker: Bruker, status: str, *, naa: datetime) -> dict[str, Any]:
    """What the page shows: candidates and employers in one list (filtered when `status` is a state), its counters."""
    valgt = Stegstatus(status).telles_som.value if status in Stegstatus else ""
    topp = toppen(bruker, naa)
    kandidater = fravaer.merk(portefolje.rader(bruker, naa, valgt), topp.for_andre)
    onsker, arbeidsgivere = portefolje.hos_arbeidsgivere(bruker, naa, kandidater)
    menytall.husk(bruker, topp.paaminnelser)
    alle = liste.samlet(kandidater, arbeidsgivere)
    rader = [rad for rad in alle if liste.vises(rad, valgt)]
    onskene = [onske for onske in onsker if liste.vises(onske, valgt)]
    tellere = liste.tellere(alle, onsker)
    haster, brettet = (rader, []) if valgt else liste.brett(rader)
    return {
        "status": valgt,
        # Asked for in every row; a name that is missing is searched for in every layer of the page.
        "skjema": None,
        "flytteskjema": None,
        "oob": False,
        "her": FORSIDEN,
        "alle": alle,
        "rader": rader,
        "haster": haster,
        "brettet": brettet,
        "tellere": tellere,
        "forklaring": liste.forklaring(valgt, [*rader, *onskene], tellere),
        "belastning": belastning.av(topp, bruker.kontoret),
        "utkast": topp.utkast,
        "vikar_for": fravaer.lenker(topp.vikar_for),
        "tilbake": fravaer.tilbake(topp.tilbake),
        "ringeonsker": onskene,
        "vil_bli_oppringt": len(onsker),
        "dag": datoord.overskrift(lokal_dato(naa)),
    }


def noter_lest(bruker: Bruker, rader: Iterable[Linje], *, naa: datetime) -> None:
    """Log everybody these rows show, whether their own row or a date at an employer."""
    sett: list[UUID] = []
    for rad in rader:
        sett += [rad.id] if isinstance(rad, Rad) else filter(None, (avtale.kandidat_id for avtale in rad.avtaler))
    lest.tillatt(sett, av=bruker, handling="portefolje", naa=naa)
