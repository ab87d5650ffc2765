"""Every page of the house, also with errors in its forms: nothing to object to for axe-core, and read out in order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.nettleser import treet, turer, turer_mandag
from tests.nettleser.vandring import Vandring, logg_inn
from tests.tilgang.tabell import TABELL

if TYPE_CHECKING:
    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

# Where to go: things of jobbspesialist1's, and one candidate that waits for the leader.
ADRESSER = """
import json
from datetime import timedelta
from arbeidsgivere.models import Arbeidsgiver, Registerenhet
from inkludering.brukere import fravaer
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging import tikk
from oppfolging.handlinger import overlevering
from oppfolging.kjerne.models import Forlop
from tests import fabrikker as lag
from tests.klokke import klokka
jeg = Bruker.objects.get(epost="jobbspesialist1@demo.example")
mine = Kandidat.objects.aapne().filter(gradering="ugradert", skjermet=False).ansvaret_til(jeg, klokka())
hos = Arbeidsgiver.objects.med_kontaktperson(jeg, klokka()).filter(kontakter__isnull=False)
forlop = Forlop.objects.aapne().filter(kandidat__in=mine, arbeidsgiver__in=hos).order_by("pk").first()
uten = mine.filter(forlop__isnull=True, fase="jobbutvikling").order_by("pk").first()
for _ in range(2):  # so that several are talked of, whatever was sown
    lag.forlop(lag.kandidat(jeg, kontor=forlop.kandidat.kontor, fase="jobbutvikling"), forlop.arbeidsgiver, av=jeg)
# Names as long as the fields allow people to have them, and that cannot be broken.
LANGT = "Wolfeschlegelsteinhausenbergerdorffhohenstaufenvonderneheimer"
Kandidat.objects.filter(pk=forlop.kandidat_id).update(fornavn="Annemarie", etternavn=LANGT, telefon="+4741234567")
Arbeidsgiver.objects.filter(pk=forlop.arbeidsgiver_id).update(navn=f"{LANGT.upper()} DRIFT AS")
Kandidat.objects.filter(pk=uten.pk).update(fornavn="Solveig", etternavn="Aasen", telefon="+4741234568")
forlop.arbeidsgiver.kontakter.update(etternavn=LANGT, rolle=LANGT)
Bruker.objects.filter(epost__in=["jobbspesialist1@demo.example", "leder@demo.example"]).update(etternavn=LANGT)
tikk.kjor(naa=klokka(), alt=True)  # the reminders
andre = Bruker.objects.get(epost="jobbspesialist2@demo.example")
kollegas = Kandidat.objects.aapne().filter(gradering="ugradert", skjermet=False).ansvaret_til(andre, klokka())
om_en_maaned = klokka().date() + timedelta(days=30)
dagene = {"fra": om_en_maaned, "til": om_en_maaned + timedelta(days=4)}
borte = fravaer.registrer(bruker=jeg, **dagene, vikar=andre, av=jeg, naa=klokka())
spurt = mine.exclude(pk__in=[forlop.kandidat_id, uten.pk]).order_by("pk").first()
forslaget = overlevering.foreslaa(kandidat=spurt, til=andre, notat="", gjelder_fra=None, av=jeg, naa=klokka())
registrert = Arbeidsgiver.objects.values("orgnr")
print(json.dumps({
    "kandidat": str(forlop.kandidat_id),
    "uten": str(uten.pk),
    "forlop": str(forlop.pk),
    "steg": str(forlop.oppfolginger.aapne().filter(side="kandidat").first().pk),
    "hos": forlop.arbeidsgiver.orgnr,
    "person": str(forlop.arbeidsgiver.kontakter.aktive().first().pk),
    "ny": Registerenhet.objects.filter(er_underenhet=True).exclude(pk__in=registrert).first().pk,
    "meg": str(jeg.pk),
    "navn": f"Annemarie {LANGT}",
    "sted": f"{LANGT.upper()} DRIFT AS",
    "kollegas": str(kollegas.order_by("pk").first().pk),
    "fravaer": str(borte.pk),
    "overlevering": str(forslaget.pk),
    "i_koen": str(lag.kandidat(None, kontor=uten.kontor).pk),
}))
"""
# Addresses that answer with something else than a page, or pass on at once.
UTEN_SIDE = {
    "livez",
    "readyz",
    "portal:inn_lenke",
    "rapporter:pdf",
    "utkast:okt",
    "brukere:paalogging",
    "brukere:paalogget",
    "portal:id_porten",
    "portal:fra_id_porten",
    "oppfolging:kandidat_innsynslogg",
    "oppfolging:kandidat_innsynspakke",
    "oppfolging:velg_arbeidsgiver",
}
SIDER = {rad.navn for rad in TABELL if rad.metode == "get"} - UTEN_SIDE


# What one jobbspesialist does, in several tours.
JOBBSPESIALISTENS = {"logg", "kandidater", "forlop", "arbeidsgivere", "mandag"}


@pytest.fixture(scope="module")
def hus(levende: Levende) -> Levende:
    levende.manage("seed", "--jobbspesialister", "2", "--kandidater", "20", "--fro", "7")
    return levende


@pytest.fixture(scope="module")
def til(hus: Levende) -> dict[str, str]:
    return json.loads(hus.manage("shell", "-v", "0", "-c", ADRESSER).stdout.splitlines()[-1])


def test_hver_side_for_hver_rolle_er_uten_brudd_i_begge_bredder(hus: Levende, til: dict[str, str], ny_side: Any):
    turene = {
        "alle": turer.aapne_sider,
        "jobbspesialist1": turer.min_dag,
        "logg": turer.loggskjemaene,
        "kandidater": turer.kandidatene,
        "forlop": turer.forlopene,
        "arbeidsgivere": turer.arbeidsgiverne,
        "mandag": turer_mandag.jobbspesialisten,
        "leder": lambda *alt: (turer.lederen(*alt), turer_mandag.lederen(*alt)),
        "administrator": lambda *alt: (turer.administratoren(*alt), turer_mandag.administratoren(*alt)),
        "arbeidsgiver1": turer.portalen,
    }
    besokt: set[str] = set()
    funn: list[str] = []
    for hvem, tur in turene.items():
        vandring = Vandring(ny_side(hus), hvem, besokt)
        if hvem != "alle":
            logg_inn(vandring.side, "jobbspesialist1" if hvem in JOBBSPESIALISTENS else hvem)
        tur(vandring, hus, til)
        funn += vandring.funn
    assert not funn, "\n".join(funn)
    assert SIDER - besokt == set()


# What is wrong is shown in one width only; #767676 is the lightest grey that can be read on white.
FEILENE = """<!DOCTYPE html><html lang="nb"><title>Feilene</title><style>
    @media (width > 600px) { .smal { display: none } } @media (width <= 600px) { .bred { display: none } }
    body { background: white } .lys { color: %23777 } p { color: %23767676 }
</style><main><h1>Feilene</h1><p>Leselig</p>
<input class="bred"><input class="smal"><p class="bred lys">Lys</p><p class="smal lys">Lys</p></main>"""


@pytest.mark.parametrize("gitt_foer", [True, False])
def test_en_feil_som_vises_i_en_av_breddene_blir_sett_der(hus: Levende, ny_side: Any, gitt_foer: bool):
    """Also when the page was there before axe."""
    side = ny_side(hus)
    if gitt_foer:
        vandring = Vandring(side, "en", set())
    side.goto(f"data:text/html,{FEILENE}")
    if not gitt_foer:
        vandring = Vandring(side, "en", set())
    vandring.sjekk("feil")
    assert sorted(vandring.funn) == [
        """en/feil 1280: color-contrast: ['<p class="bred lys">Lys</p>']""",
        """en/feil 1280: label: ['<input class="bred">']""",
        """en/feil 390: color-contrast: ['<p class="smal lys">Lys</p>']""",
        """en/feil 390: label: ['<input class="smal">']""",
    ]


def inne(side: Page, hvem: str) -> Page:
    logg_inn(side, hvem)
    return side


def leses_som(sted: Locator, forventet: str, til: dict[str, str], hvem: str = "") -> None:
    ord_ = {"navn": til["navn"], "hos": til["sted"], "meny": treet.MENYENE.get(hvem)}
    expect(sted).to_match_aria_snapshot(forventet.format(**ord_))


def test_hovedsidene_leses_opp_med_navn_og_i_rekkefoelge(hus: Levende, til: dict[str, str], ny_side: Any):
    sider: dict[str, Page] = {}
    for hvem, adresse, innhold, i_menyen in treet.SIDENE:
        side = sider.get(hvem) or sider.setdefault(hvem, inne(ny_side(hus), hvem))
        side.goto(adresse.format(**til))
        i_nav = hvem in treet.MENYENE
        leses_som(side.locator("body"), f"{treet.HODE}{innhold}{treet.BUNN}" if i_nav else innhold, til, hvem)
        her = side.get_by_role("navigation", name="Hovedmeny").locator("[aria-current=page]")
        expect(her).to_contain_text([i_menyen] if i_menyen else [])


@pytest.mark.usefixtures("til")
def test_fokus_foelger_hvert_bytte_i_raden_og_ingenting_er_feil_foer_det_er_sendt(hus: Levende, ny_side: Any):
    side = inne(ny_side(hus), "jobbspesialist1")
    side.goto("/")
    hun = {"navn": "Solveig Aasen", "sted": ""}
    logg = side.get_by_role("link", name="Logg kontakt med Solveig Aasen")
    panel = side.get_by_role("form", name="Logg kontakt, Solveig Aasen")
    logg.press("Enter")
    expect(panel.get_by_label("Notat")).to_be_focused()
    expect(logg).to_have_attribute("aria-expanded", "true")
    expect(panel.locator("[aria-invalid=true]")).to_have_count(0)
    panel.get_by_label("Kandidat", exact=True).check()
    leses_som(side.locator("main"), treet.PANEL, hun)
    panel.get_by_role("button", name="Lagre").press("Enter")
    expect(side.locator("#kunngjoring")).to_contain_text("Lagret for Solveig Aasen")
    expect(logg).to_be_focused()
    expect(logg).to_have_attribute("aria-expanded", "false")
    logg.press("Enter")
    panel.get_by_label("Kandidat", exact=True).check()
    panel.get_by_label("Neste kontakt med kandidaten").fill("1.1.2020")
    panel.get_by_role("button", name="Lagre").press("Enter")
    expect(panel.get_by_role("group", name="Dette må du rette:")).to_be_focused()
    leses_som(side.locator("main"), treet.PANEL_MED_FEIL, hun)
    panel.get_by_role("link", name="Flytt fristen i stedet").press("Enter")
    expect(side.get_by_role("group", name="Flytt til").get_by_role("button").first).to_be_focused()
    side.get_by_role("link", name="Avbryt").press("Enter")
    expect(logg).to_be_focused()
