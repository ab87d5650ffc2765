"""Each form filled, interrupted and resumed in ten ways: nothing typed is lost, nothing doubled, and no error page.

The forms are those of the access table, so that a new one is here by itself. In the suite each is tried in one of the
ways, which one goes round; `make kaos` tries each in all ten, and counts what each left in the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Route, expect

from tests.nettleser.avbrudd import GJOR_UGYLDIG, KLADD, VERDEN, Scene, Skjema
from tests.tilgang.rad import Rad
from tests.tilgang.skjemaer import SES_OVER, SKJEMAER

if TYPE_CHECKING:
    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]
# What is sent there is a file, which no browser fills in again; what was read of it is kept on the next page.
MED_FIL = {"oppfolging:importer_kandidater", "oppfolging:importer_arbeidsgivere"}
SKJEMAENE = [rad for rad in SKJEMAER if rad.navn not in MED_FIL]


def last_paa_nytt(s: Skjema) -> str:
    s.vent_paa_utkastet()
    skrevet = s.tilstand
    s.side.reload()
    return skrevet


def trykk_i_menyen(s: Skjema) -> str:
    skrevet = s.tilstand
    s.side.locator("header a").first.click()
    s.vent_paa_utkastet()
    s.aapne()
    return skrevet


def aapne_en_fane_til(s: Skjema) -> str:
    s.vent_paa_utkastet()
    skrevet = s.tilstand
    s.aapne(s.side.context.new_page())
    return skrevet


def lukk_fanen(s: Skjema) -> str:
    skrevet = s.tilstand
    gammel = s.side
    ny = s.side.context.new_page()
    gammel.close(run_before_unload=True)
    s.side = ny
    s.vent_paa_utkastet()
    s.aapne()
    return skrevet


def gaa_tilbake_etter_en_feil(s: Skjema) -> str:
    s.skjemaet.evaluate(GJOR_UGYLDIG)
    assert s.trykk_og_vent() == 422
    expect(s.side.locator(".aksel-error-summary").first).to_be_visible()
    skrevet = s.tilstand
    s.side.go_back()
    expect(s.side.locator("header a").first).to_be_visible()
    if skrevet != s.fra_foer:  # else the one choice was what was made invalid, and nothing is left to keep
        s.vent_paa_utkastet()
    s.aapne()
    return skrevet if "tull" not in skrevet else s.tilstand


def okta_er_ute(s: Skjema) -> None:
    """The press is what meets the end of the session: when a draft has, the page says so before anybody presses."""
    skrevet = s.tilstand
    with s.uten_nye_utkast():
        s.la_okta_ga_ut()
        s.trykk_og_vent()
        staar_her = s.teksten_staar_bare_her()
    s.logg_inn()
    if not staar_her:
        s.aapne()
    assert s.tilstand == skrevet
    s.trykk()


def innlogget_i_en_annen_fane(s: Skjema) -> None:
    s.nytt_merke()
    s.trykk()


def uten_avbrudd(s: Skjema) -> None:
    s.trykk()


def dobbelttrykk(s: Skjema) -> None:
    s.trykk(2)


def tap(rute: Route) -> None:
    """What is sent arrives, the answer does not."""
    rute.fetch(max_redirects=0)
    rute.abort()


def svaret_gaar_tapt(s: Skjema) -> None:
    s.naar_det_sendes(tap)
    skrevet = s.tilstand
    s.trykk()
    s.vent_til_sagt("Vi fikk ikke lagret.")
    assert s.tilstand == skrevet
    s.side.locator("main").evaluate("main => { main.dataset.foer = ''; }")
    s.trykk()
    expect(s.side.locator("main[data-foer]")).to_have_count(0)


def nettet_er_borte(s: Skjema) -> None:
    s.naar_det_sendes(lambda rute: rute.abort())
    skrevet = s.tilstand
    s.trykk()
    s.vent_til_sagt("Vi fikk ikke lagret.")
    assert s.tilstand == skrevet
    s.trykk()


# What htmx says in the console of a form that was refused, or never got there.
AVBRUTT = ("Response Status Error Code 403", "htmx:sendError", "htmx:afterRequest")
# After the first five somebody goes on where they were; after the last five the form is saved, once.
TAS_OPP = [last_paa_nytt, trykk_i_menyen, aapne_en_fane_til, lukk_fanen, gaa_tilbake_etter_en_feil]
LAGRES = [okta_er_ute, innlogget_i_en_annen_fane, dobbelttrykk, svaret_gaar_tapt, nettet_er_borte]


@pytest.fixture(scope="module")
def scenen(nytt_hus: Callable[[], Levende], sql: Any) -> Iterator[Scene]:
    hus = nytt_hus()
    scene = Scene(hus, sql, json.loads(hus.manage("shell", "-v", "0", "-c", VERDEN).stdout.splitlines()[-1]))
    scene.husk()
    hus.start("valkey", "web")
    yield scene
    scene.glem()


def ta_opp(s: Skjema, maate: Callable[[Skjema], str]) -> None:
    s.side.goto("/")  # where Back leads
    s.aapne()
    if not s.har_felt():
        return
    s.fyll_med_noe_nytt()
    skrevet = maate(s)
    assert s.tilstand == skrevet, f"lost: {skrevet}"


def lagre(s: Skjema, maate: Callable[[Skjema], None]) -> None:
    s.aapne()
    s.fyll()
    if s.navn in SES_OVER:
        assert s.trykk_og_vent() == 422
        expect(s.side.locator(".aksel-error-summary").first).to_be_visible()
    maate(s)
    s.vent_til_lagret()
    assert s.lagret() == 1


def prov(scene: Scene, ny_side: Any, navn: str, maate: Callable[[Skjema], Any]) -> str:
    """What was wrong with one form, interrupted in one way; the world is as it was built."""
    scene.nullstill()
    s = Skjema(scene.hus, ny_side(scene.hus, ventet=AVBRUTT), **scene.skjemaer[navn])
    s.logg_inn()
    try:
        (ta_opp if maate in TAS_OPP else lagre)(s, maate)
        assert not s.feilsider()
        scene.bare_utkast = maate in TAS_OPP
    except Exception as feil:
        return f"{maate.__name__}: {type(feil).__name__} {feil}"
    finally:
        s.side.context.close()
    return ""


@pytest.mark.parametrize(("nr", "rad"), [ett for ett in enumerate(SKJEMAER) if ett[1] in SKJEMAENE], ids=str)
def test_skjemaet_taaler_avbrudd(scenen: Scene, ny_side: Any, nr: int, rad: Rad):
    maate = (TAS_OPP + LAGRES)[nr % 10]
    assert not (funn := prov(scenen, ny_side, rad.navn, maate)), funn


def test_et_utkast_paa_vei_skriver_ikke_over_hva_trykket_svarte(scenen: Scene, ny_side: Any):
    """The press is stored and its answer lost; a draft that was sent before it comes after it, and is refused."""
    scenen.nullstill()
    s = Skjema(scenen.hus, ny_side(scenen.hus, ventet=(*AVBRUTT, "409")), **scenen.skjemaer["oppfolging:logg_kandidat"])
    utkastene: list[Route] = []

    def hold_tilbake(rute: Route) -> None:
        utkastene.append(rute)

    s.logg_inn()
    s.aapne()
    s.side.route("**/utkast/lagre/", hold_tilbake)
    with s.side.expect_request("**/utkast/lagre/"):
        s.fyll()
    s.naar_det_sendes(tap)
    s.trykk()
    s.vent_til_sagt("Vi fikk ikke lagret.")
    with s.side.expect_response("**/utkast/lagre/") as svar:
        utkastene.pop().continue_()
    assert svar.value.status == 409
    s.side.wait_for_timeout(500)
    expect(s.side.get_by_text("Vi fikk ikke lagret.")).to_be_visible()
    # What is typed from now on has nowhere to be kept, and that is said.
    s.side.unroute("**/utkast/lagre/")
    s.skjemaet.locator("textarea").first.press_sequentially(KLADD)
    s.vent_til_sagt("Skjemaet er allerede lagret")


@pytest.mark.kaos
@pytest.mark.parametrize("rad", SKJEMAENE, ids=str)
def test_skjemaet_taaler_alle_avbrudd(scenen: Scene, ny_side: Any, rad: Rad):
    funn = [prov(scenen, ny_side, rad.navn, maate) for maate in TAS_OPP]
    funn.append(prov(scenen, ny_side, rad.navn, uten_avbrudd))
    etterlatt = scenen.antall_rader()
    for maate in LAGRES:
        feil = prov(scenen, ny_side, rad.navn, maate)
        funn.append(feil or ("" if scenen.antall_rader() == etterlatt else f"{maate.__name__}: not as one press"))
    assert not any(funn), "\n".join(filter(None, funn))


RADEN = """
import json
from django.test import Client
from tests import fabrikker as lag
from tests.klokke import for_
ane = lag.bruker()
lag.kandidat(ane, naa=for_(20), fase="jobbutvikling", fornavn="Kari", etternavn="Li")
klient = Client()
klient.force_login(ane, backend="django.contrib.auth.backends.ModelBackend")
print(klient.cookies["okt"].value)
"""


@pytest.fixture
def i_dag(scenen: Scene, ny_side: Any) -> Any:
    scenen.nullstill()
    side = ny_side(hus := scenen.hus)
    kake = hus.manage("shell", "-v", "0", "-c", RADEN).stdout.split()[-1]
    side.context.add_cookies([{"name": "okt", "value": kake, "url": hus.adresse}])
    return side


def test_det_som_er_skrevet_i_raden_staar_der_naar_den_aapnes_igjen(i_dag: Any):
    i_dag.goto("/")
    knapp = i_dag.get_by_role("link", name="Logg kontakt med Kari Li")
    knapp.click()
    i_dag.get_by_label("Notat").press_sequentially(KLADD)
    knapp.click()  # again, on the open row
    expect(i_dag.get_by_text("Hentet fram det du skrev")).to_be_visible()
    expect(i_dag.get_by_label("Notat")).to_have_value(KLADD)
    i_dag.locator(".loggskjema__datoer input").filter(visible=True).first.fill("1.1.2020")
    i_dag.get_by_role("button", name="Lagre").click()
    expect(i_dag.locator(".aksel-error-summary")).to_be_visible()
    i_dag.evaluate("document.activeElement.blur()")
    i_dag.keyboard.press("Escape")
    expect(i_dag.get_by_text("Du har tekst som ikke er lagret.")).to_be_visible()
    i_dag.get_by_role("link", name="Avbryt").click()
    expect(i_dag.get_by_label("Notat")).to_have_count(0)
    knapp.click()
    expect(i_dag.get_by_label("Notat")).to_have_value(KLADD)
    i_dag.get_by_role("button", name="Forkast").click()
    expect(i_dag.get_by_text("Utkastet er forkastet.")).to_be_visible()
    knapp.click()
    expect(i_dag.get_by_label("Notat")).to_have_value("")


def test_to_minutter_for_okta_er_ute_spoer_en_dialog(i_dag: Any):
    i_dag.clock.install()
    i_dag.goto("/kandidater/ny/")
    i_dag.get_by_label("Fornavn").fill("Kari")
    # Each answer begins the session anew: the next half hour goes from the last of them.
    with i_dag.expect_response("**/utkast/okt/"), i_dag.expect_response("**/utkast/lagre/"):
        i_dag.clock.fast_forward("00:31")
    i_dag.clock.fast_forward("26:30")
    dialog = i_dag.get_by_role("alertdialog")
    expect(dialog).to_have_count(0)
    i_dag.clock.fast_forward("00:45")
    expect(dialog.get_by_role("heading", name="Du blir snart logget ut")).to_be_visible()
    expect(dialog.get_by_role("button", name="Fortsett")).to_be_focused()
    i_dag.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    i_dag.clock.fast_forward("29:30")
    expect(dialog.get_by_role("heading", name="Du er logget ut")).to_be_visible()
    expect(dialog.get_by_role("link", name="Logg inn")).to_be_focused()


def test_et_tomt_skjema_som_kommer_tilbake_er_ikke_noe_utkast(i_dag: Any):
    i_dag.goto("/kandidater/ny/")
    i_dag.locator("main form button[type=submit]").click()
    expect(i_dag.locator(".aksel-error-summary")).to_be_visible()
    i_dag.wait_for_timeout(2_500)  # a draft would have been kept by now
    i_dag.goto("/utkast/")
    expect(i_dag.get_by_text("Ingen utkast")).to_be_visible()
