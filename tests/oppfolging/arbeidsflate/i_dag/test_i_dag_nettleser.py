"""The front page in a real browser: logging in the row by keyboard, at both widths."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

PORTEFOLJE = """
from datetime import timedelta
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import for_
from oppfolging.kjerne import planlegger
ane = lag.bruker(epost="ane@nav.example", fornavn="Ane", etternavn="Aas")
ane.set_password("demo"); ane.save()
bo = lag.bruker(fornavn="Bo", etternavn="Bang")
navn = ["Biret Sara", "Amina Yusuf", "Øyvind Ås", "Kari Li", "Thi Nguyen", "Per Moe", "Åse Øye", "Jan Dahl",
        "Liv Sæther", "Omar Hassan", "Ida Vik", "Nils Hætta", "Eva Ruud", "Ali Demir", "Gro Haug", "Tor Eide",
        "Ane Foss", "Mari Nes", "Pål Brekke", "Siv Tangen"]
for nr, ett in enumerate(navn):
    fornavn, etternavn = ett.split(" ")
    fase = "jobbutvikling" if nr % 4 else None
    kandidat = lag.kandidat(ane, naa=for_(40 - nr), fase=fase, fornavn=fornavn, etternavn=etternavn)
    if nr % 3 == 0 and fase:
        hos = lag.arbeidsgiver(bo if nr % 2 else ane, naa=for_(20), navn=f"{etternavn} Mekaniske Verksted og Sønner AS")
        forlop = lag.forlop(kandidat, hos, av=ane, naa=for_(18), type="fast" if nr % 2 else "arbeidstrening")
        lag.kontakt(Parter(kandidat=kandidat, forlop=forlop, med_arbeidsgiver=True), av=ane, naa=for_(nr))
    if nr > 3:
        lag.kontakt(Parter(kandidat=kandidat, med_kandidat=True), av=ane, naa=for_(23 - nr))
    if nr == 5:
        lag.kontakt(Parter(kandidat=kandidat, med_kandidat=True), av=ane, naadd=False)
uten = lag.arbeidsgiver(ane, naa=for_(95), navn="Sykehjemmet", kartlagt=for_(95).date())
planlegger.planlegg(arbeidsgivere=[uten], naa=for_(95))
liv = lag.bruker(epost="liv@nav.example", fornavn="Liv", etternavn="Lie")
liv.set_password("demo"); liv.save()
for nr in range(21):
    fornavn, etternavn = navn[nr % 20].split(" ")
    kandidat = lag.kandidat(liv, naa=for_(30), fase="kartlegging", fornavn=fornavn, etternavn=etternavn)
    begge = Parter(kandidat=kandidat, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(begge, av=liv, naa=for_(9 if nr < 8 else 0), kanal="fysisk")
"""


@pytest.fixture(scope="module")
def hus(levende):
    levende.manage("shell", "-v", "0", "-c", PORTEFOLJE)
    return levende


@pytest.fixture(autouse=True)
def uten_utkast(hus):
    """What one test typed and left is not brought back in the row of the next."""
    hus.sql("DELETE FROM utkast_utkast")


def test_det_korteste_av_to_kort_holder_linjene_sine_samlet(hus, ny_side):
    side = inne(ny_side(hus, bredde=1280))
    side.get_by_role("link", name="Kari Li").first.click()
    bilde(side, "kandidat_1280")
    stegene = side.locator(".rutenett > .kort > ul > .neste-steg:nth-of-type(1)")
    kasser = [stegene.nth(nr).bounding_box() for nr in range(stegene.count())]
    assert len(kasser) > 1
    assert len({kasse["y"] for kasse in kasser}) == 1
    assert max(kasse["height"] for kasse in kasser) < 160


def inne(side: Page, som: str = "ane@nav.example") -> Page:
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill(som)
    side.get_by_label("Passord").fill("demo")
    side.get_by_role("button", name="Logg inn").click()
    expect(side.locator(".belastning")).to_be_visible()
    return side


def bilde(side: Page, navn: str) -> None:
    if mappe := os.environ.get("BILDER"):
        side.screenshot(path=Path(mappe) / f"{navn}.png", full_page=True)


@pytest.mark.parametrize("bredde", [1280, 390])
def test_kontakten_logges_i_raden_med_tastaturet_og_kan_angres(hus, ny_side, bredde):
    side = inne(ny_side(hus, bredde=bredde))
    bilde(side, f"i_dag_{bredde}")
    assert side.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    rad = side.locator(".portefolje tbody").nth(0)
    navn = rad.get_by_role("rowheader").get_by_role("link").inner_text()
    over = side.locator(".teller", has_text="Over fristen").locator(".teller__tall")
    forst = int(over.inner_text())
    rad.get_by_role("link", name=f"Logg kontakt med {navn}").click()
    expect(rad.get_by_label("Notat")).to_be_focused()
    bilde(side, f"i_dag_skjema_{bredde}")
    rad.get_by_label("Begge").check()
    side.keyboard.press("Tab")
    rad.get_by_label("Notat").fill("Avtalte å møtes.")
    side.keyboard.press("Control+Enter")
    expect(side.get_by_role("button", name="Angre")).to_be_visible()
    expect(over).not_to_have_text(str(forst))
    expect(rad.get_by_text("Over fristen")).to_have_count(0)
    expect(rad.get_by_text("Sist nådd i dag").first).to_be_visible(visible=bredde == 1280)  # a phone has the date alone
    expect(side.locator("#kunngjoring")).to_contain_text(f"Lagret for {navn}. Neste kontakt:")
    bilde(side, f"i_dag_lagret_{bredde}")
    side.get_by_role("button", name="Angre").click()
    expect(side.get_by_text("Kontakten er angret.")).to_be_visible()
    expect(over).to_have_text(str(forst))


def test_datoen_for_den_siden_man_ikke_snakker_med_vises_ikke(hus, ny_side):
    side = inne(ny_side(hus))
    rad = side.locator(".portefolje tbody", has_text="Kari Li")
    rad.get_by_role("link", name="Logg kontakt med Kari Li").click()
    rad.get_by_label("Kandidat", exact=True).check()
    expect(rad.get_by_label("Neste kontakt med kandidaten")).to_be_visible()
    expect(rad.get_by_label("Neste kontakt med arbeidsgiveren")).to_be_hidden()
    rad.get_by_label("Ikke svar").check()
    expect(rad.get_by_label("Neste kontakt med kandidaten")).to_be_hidden()
    side.keyboard.press("Escape")
    expect(rad.locator("form")).to_have_count(0)


def test_datoen_som_foreslaas_foelger_dagen_som_velges_og_en_skrevet_dato_staar(hus, ny_side):
    side = inne(ny_side(hus, bredde=390))
    rad = side.locator(".portefolje tbody", has_text="Siv Tangen")
    rad.get_by_role("link", name="Logg kontakt med Siv Tangen").click()
    rad.get_by_label("Kandidat", exact=True).check()
    rad.get_by_label("Notat").fill("Ringte i går.")
    neste = rad.get_by_label("Neste kontakt med kandidaten")
    foer = neste.input_value()
    rad.get_by_label("I går").check()
    expect(neste).not_to_have_value(foer)
    rad.get_by_label("I dag").check()
    expect(neste).to_have_value(foer)
    neste.fill("30.12.2026")
    rad.get_by_label("I går").check()
    side.wait_for_timeout(500)
    expect(neste).to_have_value("30.12.2026")
    expect(rad.get_by_label("Notat")).to_have_value("Ringte i går.")


def test_paa_skjemaets_egen_side_foelger_datoen_dagen_og_arbeidsgiveren_velges_i_lista(hus, ny_side):
    side = inne(ny_side(hus))
    adresse = side.get_by_role("link", name="Logg kontakt med Mari Nes").get_attribute("href")
    side.goto(adresse.partition("?")[0])
    side.get_by_label("Kandidat", exact=True).check()
    neste = side.get_by_label("Neste kontakt med kandidaten")
    foer = neste.input_value()
    side.get_by_label("I går").check()
    expect(neste).not_to_have_value(foer)
    side.goto("/arbeidsgivere/ny/")
    side.locator("main [name=orgnr]").press_sequentially("Syke")
    expect(side.get_by_role("option", name="Sykehjemmet")).to_be_visible()


def test_en_annen_av_kandidatens_arbeidsgivere_velges_i_raden(hus, ny_side):
    side = inne(ny_side(hus))
    rad = side.locator(".portefolje tbody", has_text="Pål Brekke")
    rad.get_by_role("link", name="Logg kontakt med Pål Brekke").click()
    expect(rad.get_by_label("Jobbutvikling", exact=True)).to_be_visible()
    bilde(side, "i_dag_gjelder_heller")
    rad.get_by_label("Notat").fill("Ringte.")
    rad.locator("form").get_by_role("button", name="Brekke Mekaniske Verksted og Sønner AS").click()
    expect(rad.get_by_label("Arbeidsgiver (Brekke Mekaniske Verksted og Sønner AS)")).to_be_checked()
    expect(rad.locator("form").get_by_role("button", name="Jobbutvikling")).to_be_visible()
    expect(rad.get_by_label("Notat")).to_have_value("Ringte.")
    expect(rad.get_by_label("Notat")).to_be_focused()


def test_panelet_sier_hvem_det_gjelder_og_fokus_gaar_tilbake_til_logg(hus, ny_side):
    """WCAG 2.4.3, 2.4.6, 4.1.2."""
    side = inne(ny_side(hus))
    logg = side.get_by_role("link", name="Logg kontakt med Gro Haug")
    expect(logg).to_have_attribute("aria-expanded", "false")
    logg.press("Enter")
    panel = side.get_by_role("form", name="Logg kontakt, Gro Haug")
    expect(panel.get_by_label("Notat")).to_be_focused()
    expect(logg).to_have_attribute("aria-expanded", "true")
    side.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(logg).to_be_focused()


def test_uten_javascript_er_skjemaet_en_egen_side(hus, ny_side):
    side = inne(ny_side(hus, java_script_enabled=False))
    side.get_by_role("link", name="Logg kontakt med Ida Vik").click()
    expect(side.get_by_role("heading", name="Logg kontakt")).to_be_visible()
    bilde(side, "logg_kontakt")
    side.get_by_label("Notat").fill("Ringte.")
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_text("Lagret for Ida Vik. Neste kontakt:")).to_be_visible()
    expect(side.locator(".belastning")).to_be_visible()


def test_det_planlagte_brettes_ut_med_ett_trykk_paa_telefonen(hus, ny_side):
    side = inne(ny_side(hus, bredde=390), som="liv@nav.example")
    skjult = side.locator(".brett ~ tbody").first
    expect(skjult).to_be_hidden()
    side.get_by_label("planlagt").check()
    expect(skjult).to_be_visible()


def test_alt_som_trykkes_paa_telefonen_er_44_piksler(hus, ny_side):
    """Also in what is said of a draft, to somebody who typed and left, and now has logged in."""
    side = inne(ny_side(hus))
    side.get_by_role("link", name="Logg kontakt med Gro Haug").click()
    with side.expect_response("**/utkast/lagre/"):
        side.get_by_label("Notat").fill("Ringte.")
    side = inne(ny_side(hus, bredde=390))
    expect(side.get_by_role("link", name="Se utkastet")).to_be_visible()
    smaa = side.evaluate(
        """() => [...document.querySelectorAll("main a:not(th > a), main button, main label, .portefolje tbody th")]
            .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
            .filter(([, r]) => r.height && (r.height < 43.9 || r.width < 43.9)).map(([tekst]) => tekst)"""
    )
    # The workplace's name is a link within its cell; the number beside it has the size of a thumb.
    assert [tekst for tekst in smaa if " AS" not in tekst] == []


def test_tastaturet_dekker_aldri_lagre(hus, ny_side):
    """What is left of a phone's screen above its keyboard."""
    side = inne(ny_side(hus, bredde=390))
    side.set_viewport_size({"width": 390, "height": 440})
    side.locator(".portefolje tbody").first.get_by_role("link", name="Logg").click()
    notat = side.locator("[data-panel]").get_by_label("Notat")
    notat.click()
    lagre = side.locator("[data-panel]").get_by_role("button", name="Lagre").bounding_box()
    felt = notat.bounding_box()
    assert felt["y"] >= 0
    assert felt["y"] + felt["height"] <= lagre["y"]
    assert lagre["y"] + lagre["height"] <= 440


@pytest.mark.parametrize("medium", [{}, {"forced_colors": "active"}, {"media": "print"}])
def test_ikonene_tegnes_ogsaa_i_tvungne_farger_og_paa_papir(hus, ny_side, medium):
    side = inne(ny_side(hus))
    side.emulate_media(**medium)
    for sted in (".portefolje .status", ".portefolje td:last-child > a", ".hode .ikon-Leave"):
        stil = side.locator(sted).first.evaluate(
            """(element) => {
                const stil = getComputedStyle(element, element.matches("i") ? null : "::before");
                return [stil.maskImage.slice(0, 9), stil.backgroundColor, stil.color, stil.printColorAdjust];
            }"""
        )
        assert stil[0] == 'url("data'
        assert stil[1] == stil[2] or "media" in medium
        assert stil[3] == "exact"
    bilde(side, "i_dag_" + "_".join(medium.values()))


def test_en_full_portefolje_er_hoyst_tre_skjermer_paa_telefonen(hus, ny_side):
    """21 candidates, eight of them over fristen; what is only planned is folded away."""
    side = inne(ny_side(hus, bredde=390), som="liv@nav.example")
    bilde(side, "i_dag_lengde_390")
    rader = side.locator(".portefolje tbody:not(.brett)")
    assert (rader.count(), sum(rader.nth(nr).is_visible() for nr in range(21))) == (21, 8)
    assert side.evaluate("document.documentElement.scrollHeight") <= 3 * 844
