"""Logged out meanwhile: what is said of what was written is true, and a link leads in and on."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.nettleser.test_ingenting_gaar_tapt import i_dag, scenen

__all__ = ["i_dag", "scenen"]  # fixtures
pytestmark = [pytest.mark.nettleser, pytest.mark.treg]
BEVART, HER = "Det du har skrevet, er tatt vare på.", "Teksten din står her fortsatt"


@pytest.fixture
def ny(i_dag: Any) -> Page:
    """A form with something in it that has been kept."""
    i_dag.goto("/kandidater/ny/")
    with i_dag.expect_response("**/utkast/lagre/"):
        i_dag.get_by_label("Fornavn").press_sequentially("Kari")
    return i_dag


def logg_ut_i_en_annen_fane(side: Page) -> None:
    annen = side.context.new_page()
    annen.goto("/utkast/")
    annen.get_by_role("button", name="Logg ut").click()
    expect(annen.get_by_role("heading", name="Logg inn")).to_be_visible()
    annen.close()


@pytest.mark.parametrize("med", ["et utkast", "et trykk"])
def test_det_som_ikke_kunne_bevares_sies_aa_staa_her(ny: Page, med: str):
    logg_ut_i_en_annen_fane(ny)
    ny.get_by_label("Etternavn").press_sequentially("Li")
    if med == "et trykk":
        ny.get_by_role("button", name="Registrer").click()
    varsel = ny.get_by_role("alert")
    expect(varsel).to_contain_text(f"Du er logget ut. {HER}")
    expect(varsel).not_to_contain_text(BEVART)
    expect(ny.get_by_label("Etternavn")).to_have_value("Li")
    with ny.context.expect_page() as inn:
        varsel.get_by_role("link", name="Logg inn").click()
    expect(inn.value.get_by_role("heading", name="Logg inn")).to_be_visible()


def test_det_som_er_bevart_sies_aa_vaere_det_og_lenken_leder_videre(ny: Page, scenen: Any):
    scenen.hus.sql("UPDATE brukere_okt SET expire_date = '2020-01-01'")
    ny.get_by_role("button", name="Registrer").click()
    varsel = ny.get_by_role("alert")
    expect(varsel).to_contain_text(f"Du er logget ut. {BEVART}")
    varsel.get_by_role("link", name="Logg inn").click()
    expect(ny.get_by_text("Du har et utkast som venter.")).to_be_visible()
    assert "next=%2Fkandidater%2Fny%2F" in ny.url
