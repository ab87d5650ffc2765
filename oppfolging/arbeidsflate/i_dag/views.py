"""The front page: who needs me today."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.menyregister import forside
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import ARBEIDSGIVER, Rolle
from inkludering.felles.stegstatus import Stegstatus
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from kandidater import belastning
from oppfolging.arbeidsflate.i_dag import portefolje


@krever(*Rolle.values, ARBEIDSGIVER)
@require_GET
def i_dag(request: Foresporsel) -> HttpResponse:
    if request.user.rolle != Rolle.JOBBSPESIALIST:
        return redirect(forside(request.user.rolle))
    naa = timezone.now()
    oversikt = oversikten(request.user, request.GET.get("status", ""), naa=naa)
    noter_lest(request.user, oversikt, naa=naa)
    return render(request, "arbeidsflate/i_dag/i_dag.html", oversikt)


def oversikten(bruker: Bruker, status: str, *, naa: datetime) -> dict[str, Any]:
    """What the page shows: the caseload (filtered when `status` is one of the states), its counters, my employers."""
    valgt = Stegstatus(status).telles_som.value if status in Stegstatus else ""
    alle = portefolje.rader(bruker, naa, valgt)
    rader = [rad for rad in alle if valgt in ("", rad.telles_som)]
    haster, brettet = (rader, []) if valgt else portefolje.brett(rader)
    return {
        "status": valgt,
        # Asked for in every row; a name that is missing is searched for in every layer of the page.
        "skjema": None,
        "oob": False,
        "alle": alle,
        "rader": rader,
        "haster": haster,
        "brettet": brettet,
        "tellere": portefolje.tellere(alle),
        "belastning": belastning.for_bruker(bruker, kontor=bruker.kontoret, naa=naa),
        "arbeidsgivere": portefolje.arbeidsgiverrader(bruker, naa),
    }


def noter_lest(bruker: Bruker, oversikt: dict[str, Any], *, naa: datetime) -> None:
    """Log everybody the page shows, whether their own row or a date at an employer."""
    egne: list[UUID] = [rad.id for rad in oversikt["rader"]]
    andre = [avtale.kandidat_id for hos in oversikt["arbeidsgivere"] for avtale in hos.avtaler if avtale.kandidat_id]
    lest.tillatt([*egne, *andre], av=bruker, handling="portefolje", naa=naa)
