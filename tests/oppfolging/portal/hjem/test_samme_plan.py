"""The parties read one plan: what Nav's page of the forløp says, the portal says, and the dates follow it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from bs4 import BeautifulSoup

from inkludering.felles.datoord import hel
from oppfolging.handlinger import inntak
from oppfolging.kjerne.models import Oppfolging, Oppfolgingsplan
from tests import fabrikker as lag
from tests import klokke

MANDAG = lag.oslo(2026, 11, 23, 9)
UKA_ETTER = lag.oslo(2026, 11, 30, 9)


@pytest.fixture(autouse=True)
def den_dagen() -> Iterator[None]:
    with klokke.paa("2026-11-30T10:00"):
        yield


def suppe(svar) -> BeautifulSoup:
    return BeautifulSoup(svar.content, "html.parser")


def nedtrappet(forlop, av) -> None:
    """Both parties were met last week, and this week the candidate steps down."""
    hele = lag.kontaktlogg.Parter((lag.OmKandidat(forlop.kandidat, forlop),), lag.MedArbeidsgiver(forlop.arbeidsgiver))
    lag.kontakt(hele, av=av, naa=MANDAG, kanal="fysisk")
    inntak.bytt_fase(kandidat=forlop.kandidat, fase="nedtrapping", av=av, naa=UKA_ETTER)


HELE_AARET = "Hver uke til uke 4, hver 14. dag til uke 12, hver måned til måned 12, deretter hver 90. dag"


@pytest.mark.parametrize(
    ("type", "trapper_ned", "ventet"),
    [
        ("fast", False, ("jobb", HELE_AARET, date(2026, 11, 26))),
        ("arbeidstrening", False, ("arbeidstrening", "Hver uke til uke 4, deretter hver 14. dag", date(2026, 11, 26))),
        ("fast", True, ("nedtrapping", "Hver 90. dag", date(2027, 2, 22))),  # 90 days from 23.11: a Sunday
    ],
)
def test_side_portal_og_datoer_viser_samme_plan(bekreftet, sted, type, trapper_ned, ventet):
    situasjon, rytme, neste = ventet
    den = lag.kandidat(sted.ane, naa=MANDAG, fase="jobbutvikling", aapen=True)
    forlop = lag.forlop(den, sted.hos, av=sted.ane, naa=MANDAG, type=type)
    if trapper_ned:
        nedtrappet(forlop, sted.ane)
    portalen = suppe(bekreftet.get("/portal/"))
    bekreftet.force_login(sted.ane)
    siden = suppe(bekreftet.get(f"/forlop/{forlop.pk}/"))

    plan = Oppfolgingsplan.objects.get(forlop=forlop, erstattet__isnull=True)
    dato = Oppfolging.objects.aapne().rytme().get(forlop=forlop, side="arbeidsgiver")
    assert (plan.situasjon, dato.situasjon) == (situasjon, situasjon)
    (paa_siden,) = [ett.find_next("p").text for ett in siden.select("#plan ~ div h3") if ett.text == "Arbeidsgiver"]
    (i_portalen,) = [
        ett.find_next("p").text for ett in portalen.select("p") if ett.text == "Når vi tar kontakt med dere"
    ]
    assert i_portalen == f"{paa_siden}."
    assert paa_siden == rytme
    assert dato.frist == neste
    assert hel(neste, date(2026, 11, 30)) in portalen.select_one("[aria-labelledby^=neste]").text
