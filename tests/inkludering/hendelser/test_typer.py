"""The log of actions knows only the event types the apps have registered."""

import pytest

from inkludering.hendelser import logg, typer
from inkludering.hendelser.models import Hendelse
from inkludering.hendelser.typer import Hendelsestype
from tests import fabrikker as lag
from tests.kildefil import Fil
from tests.klokke import NAA
from tests.test_huset import filene


def test_en_ukjent_type_kan_ikke_logges(db):
    leder = lag.bruker("leder")
    with pytest.raises(TypeError, match="fase_endret"):
        logg.noter("fase_endret", leder, av=leder, naa=NAA)
    assert not Hendelse.objects.exists()


def test_to_apper_kan_ikke_ha_samme_type():
    class Dobbel(Hendelsestype):
        FASE_ENDRET = "fase_endret"

    with pytest.raises(ValueError, match="fase_endret"):
        typer.registrer(Dobbel)


@pytest.mark.parametrize("type_", typer.alle(), ids=str)
def test_hver_type_brukes_og_faar_plass_i_loggen(type_):
    navn = f"{type(type_).__name__}.{type_.name}"
    assert len(type_.value) <= Hendelse._meta.get_field("type").max_length
    assert any(navn in fil.tekst for fil in filene() if _skriver(fil)), f"{navn} is never logged"


def _skriver(fil: Fil) -> bool:
    return fil.er_produkt and fil.navn != "typer.py"
