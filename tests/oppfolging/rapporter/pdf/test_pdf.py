"""The PDF as a reader, a screen reader and an attacker meet it."""

import hashlib
import io
import json
import re
import socket
import time
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pikepdf
import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from inkludering.felles.arbeidsdager import OSLO
from oppfolging.rapporter.pdf import dokument, tabeller
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.radene import adresse
from oppfolging.rapporter.snitt import Snitt, beregn, les
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import FLYTTET, I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.rader import Tallrad, bak
from oppfolging.rapporter.tall.verdier import Andel, Andeler
from tests import fabrikker as lag
from tests import klokke
from tests.oppfolging.rapporter.pdf import pdfsjekk
from tests.oppfolging.rapporter.pdf.pdfsjekk import som_tekst
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL, bygg

pytestmark = [pytest.mark.django_db, pytest.mark.treg]
FIENDTLIG = [
    '<img src="http://127.0.0.1:{port}/a.png">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '"><style>@import url(http://127.0.0.1:{port}/b.css)</style>',
    "</title><script>alert(1)</script>",
    "{{{{ 7*7 }}}}{{% debug %}}",
]


@cache
def scenens_tall() -> str:
    return json.dumps(beregn(kontor=bygg().kontor, fra=FRA, til=TIL, snitt=SNITT).som_json())


@cache
def scenens_pdf() -> bytes:
    return dokument.rendre(les(json.loads(scenens_tall())))


@pytest.fixture
def figurer() -> Snitt:
    """The figures of the scene, as they are stored."""
    return les(json.loads(scenens_tall()))


@pytest.fixture
def rapporten(figurer) -> bytes:
    """The report of the scene, made once for all tests."""
    return scenens_pdf()


def aapne(fil: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(fil))


def med(linje: Linje, overgang: Andel) -> Linje:
    return replace(linje, verdier={**linje.verdier, OVERGANG.nokkel: Andeler({"aar": overgang})})


def test_dokumentet_holder_det_pdf_ua_krever(rapporten):
    assert pdfsjekk.brudd(aapne(rapporten)) == []


def test_sjekken_finner_plantede_brudd(rapporten):
    fil = aapne(rapporten)
    del fil.Root.Lang
    for element in pdfsjekk.elementer(fil):
        if str(element.S) == "/Figure":
            del element.Alt
        if str(element.S) == "/TH":
            del element.A.Scope
    side = fil.pages[0]
    side.contents_add(fil.make_stream(b"BT (umerket) Tj ET"))
    for objekt in fil.objects:
        if isinstance(objekt, pikepdf.Dictionary) and objekt.get("/Type") == "/FontDescriptor":
            del objekt["/FontFile2"]
    funnet = " ".join(pdfsjekk.brudd(fil))
    for brudd in ("Lang", "without Alt", "without Scope", "neither tagged", "not embedded"):
        assert brudd in funnet


def test_tallene_i_pdf_er_tallene_i_snittet(figurer, rapporten):
    tekst = som_tekst(rapporten)
    kontoret = figurer.kontoret
    for side in ("Kandidat", "Arbeidsgiver", "Jobbutvikling"):
        frister, over = kontoret[I_TIDE].per[side.lower()], kontoret[OVER_FRISTEN].per[side.lower()]
        flyttet = kontoret[FLYTTET].per[side.lower()]
        i_tide = rf"{frister.teller} av {frister.nevner}( \(\d+ %\))?"
        assert re.search(rf"^ ?{side} {i_tide} {frister.utelatt} {flyttet} {over}$", tekst, re.M), side
    forlop, overgang = kontoret[LOPENDE_FORLOP].per, kontoret[OVERGANG].per["aar"]
    lopende = kontoret[LOPENDE_FORLOP].samlet
    assert f"Forløp som pågår {lopende} {forlop['betalt']} betalte, {forlop['ubetalt']} ubetalte" in tekst
    assert f"{overgang.teller} av {overgang.nevner}" in tekst
    for linje in figurer.spesialister:
        antall, stilling = linje[PORTEFOLJE].samlet, linje.stillingsprosent
        assert f"{antall} åpne kandidater, norm {linje.norm}, stilling {stilling} %" in tekst


def test_alternativ_tekst_sier_det_grafen_viser(rapporten):
    alt = [str(e.Alt) for e in pdfsjekk.elementer(aapne(rapporten)) if str(e.S) == "/Figure"]
    # The office's, then Berit's and Anne's (whose name is sorted as Ås), each method its own.
    ips, ams = "Søylediagram. IPS", "Søylediagram. Arbeid med støtte (AMS)"
    assert [ord_.split(",")[0] for ord_ in alt] == [ips, ams, ips, ams, ips]
    assert "Kartlegging: 1; Jobbutvikling: 0; I utdanning: 0; Jobber: 1; Nedtrapping: 0." in alt[0]
    assert "Yrkeskartlegging: 0; Finne jobb: 1; Opplæring og trening: 0." in alt[1]


def test_sidetall_toppfelt_og_norske_datoer(rapporten):
    fil = rapporten
    antall = len(aapne(fil).pages)
    tekst = som_tekst(fil)
    for nr in range(1, antall + 1):
        assert f"Side {nr} av {antall}" in tekst
    assert tekst.count("oktober 2026 · Tall per 03.11.2026 kl. 12.00") == antall
    uten_adressen = re.sub(r"Radene bak tallene.*?Det som telles", "", tekst, flags=re.S)
    assert "2026-10" not in uten_adressen != tekst


def test_bak_hvert_tall_i_rapporten_aapnes_like_mange_rader():
    """By the address it has, of Berit's, the queue's and the office's: a column of one side opens that side alone."""
    kontor = bygg().kontor
    vist = kontekst(beregn(kontor=kontor, fra=FRA, til=TIL, snitt=SNITT))
    rader = [*vist["oversikt"].rader[:1], *vist["oversikt"].rader[-2:], *vist["sider"].rader, *vist["nokkeltall"].rader]
    celler = [celle for navn, celler in rader for celle in celler if celle.adresse and navn != "Til arbeid i perioden"]
    assert len(celler) > 30
    for celle in celler:
        felt = dict(parse_qsl(urlsplit(celle.adresse).query))
        tall = adresse.les_tall(felt)
        u = adresse.les_kutt(felt, naa=SNITT).utvalg(kontor)
        alle = bak(tall, u, hos=adresse.les_hos(felt), slag=adresse.les_slag(felt, tall))
        assert celle.tekster[0].split(" (")[0] in saa_mange(alle), (celle, len(alle))


def saa_mange(alle: list[Tallrad]) -> set[str]:
    """What a cell may say of these rows: how many, how many of them, or which share."""
    med = [rad for rad in alle if not rad.utelatt]
    andel = Andel(sum(rad.teller for rad in med), len(med))
    antall = {len(med), andel.teller, len(alle) - len(med)}
    return {*map(str, antall), str(andel).split(" (")[0], *([andel.prosent] if med else [])}


def test_samme_tall_gir_samme_fil_ogsaa_en_annen_dag(figurer, rapporten):
    with klokke.paa("2027-02-03T04:05:06"):
        assert dokument.rendre(figurer) == rapporten


def test_bunnen_av_hver_side_har_tallenes_avtrykk(figurer, rapporten):
    avtrykket = hashlib.sha256(
        json.dumps(json.loads(scenens_tall()), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()[:12]
    assert som_tekst(rapporten).count(f"Tallenes avtrykk: {avtrykket}") == len(aapne(rapporten).pages)


def test_hver_definisjon_har_versjon_og_dagen_den_gjelder_fra(rapporten):
    tekst = som_tekst(rapporten)
    assert [tekst.count(f"Versjon {nr}, fra") for nr in range(1, 6)] == [6, 3, 4, 2, 0]
    assert {dag: tekst.count(dag) for dag in ("22.11.2026", "26.11.2026", "27.11.2026", "28.11.2026")} == {
        "22.11.2026": 1,
        "26.11.2026": 1,
        "27.11.2026": 10,
        "28.11.2026": 3,
    }


@pytest.mark.parametrize(
    ("snitt", "sier"),
    [
        (datetime(2026, 11, 3, 12, tzinfo=OSLO), "av dem med frist 01.10.2026–31.10.2026."),
        (datetime(2026, 10, 31, 12, tzinfo=OSLO), "av dem med frist 01.10.2026–30.10.2026."),
        (datetime(2026, 10, 1, 12, tzinfo=OSLO), "ingen fristdag i perioden var over da tallene ble hentet."),
    ],
)
def test_rapporten_sier_hvilke_frister_som_er_med_i_tide(figurer, snitt, sier):
    vist = kontekst(replace(figurer, tidspunkt=snitt))
    assert sier in render_to_string("rapporter/pdf/rapport.html", vist)


@pytest.mark.parametrize(
    ("planlagt_fra", "sier"),
    [(date(2026, 10, 2), True), (date(2026, 10, 1), False), (date(2026, 9, 1), False), (None, False)],
)
def test_rapporten_sier_naar_de_planlagte_kontaktene_begynner_naar_perioden_begynner_foer(figurer, planlagt_fra, sier):
    vist = render_to_string("rapporter/pdf/rapport.html", kontekst(replace(figurer, planlagt_fra=planlagt_fra)))
    assert ("Planlagte kontakter finnes fra 02.10.2026." in vist) is sier
    assert ("Planlagte kontakter finnes fra" in vist) is sier


def test_snittet_vet_naar_de_planlagte_kontaktene_begynner(figurer):
    assert figurer.planlagt_fra == date(2026, 9, 7)


def test_ingen_kandidat_er_navngitt(rapporten):
    tekst = som_tekst(rapporten)
    assert not re.search(r"Kandidat\d|Hemmelig|Venter\b|Kari", tekst)


def test_faa_personer_vises_uten_prosent(figurer):
    kontoret = med(figurer.kontoret, Andel(1, 4))
    en = med(figurer.spesialister[0], Andel(3, 4))
    tekst = som_tekst(dokument.rendre(replace(figurer, kontoret=kontoret, spesialister=(en,))))
    assert "75 %" not in tekst
    assert "25 %" not in tekst
    assert "3 av 4" in tekst


def test_den_som_har_sluttet_staar_uten_norm(figurer):
    # Three candidates, of whom the graded one stands on no specialist's line.
    sluttet = replace(figurer.spesialister[0], norm=None, stillingsprosent=None)
    vist = kontekst(replace(figurer, spesialister=(sluttet,)))
    ((rad,),) = vist["last"]
    assert (rad.kandidater, rad.norm, rad.norm_x) == (2, "–", None)
    assert (vist["spesialister"][0].norm, vist["spesialister"][0].stilling) == ("–", "–")


def test_tomt_kontor_gir_en_hel_rapport():
    kontor = lag.kontor()
    assert pdfsjekk.brudd(aapne(dokument.rendre(beregn(kontor=kontor, fra=FRA, til=TIL, snitt=SNITT)))) == []


def test_fiendtlig_tekst_henter_ingenting_og_vedlegger_ingenting(figurer):
    with socket.create_server(("127.0.0.1", 0)) as felle:
        felle.settimeout(0.2)
        tekster = [tekst.format(port=felle.getsockname()[1]) for tekst in FIENDTLIG]
        onde = tuple(replace(figurer.spesialister[0], navn=tekst) for tekst in tekster)
        kontor = replace(figurer.kontor, navn=" ".join(tekster))
        fil = dokument.rendre(replace(figurer, spesialister=onde, kontor=kontor))
        with pytest.raises(TimeoutError):
            felle.accept()
    assert len(aapne(fil).attachments) == 0
    assert b"root:" not in fil
    assert "<script>alert(1)</script>" in som_tekst(fil)
    assert pdfsjekk.brudd(aapne(fil)) == []


def test_henteren_slipper_bare_innebygde_data_gjennom(tmp_path):
    hemmelig = tmp_path / "hemmelig.txt"
    hemmelig.write_text("hemmelig")
    for sted in (hemmelig.as_uri(), "http://127.0.0.1:9/", "https://127.0.0.1:9/", "ftp://127.0.0.1/"):
        with pytest.raises(ValueError, match=r"(?i)protocol|allowed"):
            dokument._bare_innebygd().fetch(sted)


def test_en_side_til_koster_en_side_til(figurer):
    """Against the time of the same run, as machines differ by three to one: sixteen pages for the time of six."""

    def med(antall: int) -> tuple[float, int]:
        alle = tuple(replace(figurer.spesialister[0], navn=f"Jobbspesialist {nr}") for nr in range(antall))
        start = time.process_time()
        fil = dokument.rendre(replace(figurer, spesialister=alle))
        return time.process_time() - start, len(aapne(fil).pages)

    med(1)
    ett, sider_for_ett = med(1)
    elleve, sider = med(11)
    # The story, the office on two, a page for each, and what the figures mean on two.
    assert (sider_for_ett, sider) == (1 + 2 + 1 + 2, 1 + 2 + 11 + 2)
    assert elleve < 1.5 * ett * sider / sider_for_ett, (elleve, ett)


def test_nokkeltall_som_ikke_faar_plass_under_oversikten_fortsetter_paa_neste_side(figurer, monkeypatch):
    """In English their words are longer: moved as a whole, they would leave most of the page empty."""
    vanlige = tabeller.nokkeltall

    def lange(snitt, adresser):
        tabell = vanlige(snitt, adresser)
        return replace(tabell, rader=[*tabell.rader] * 3)  # more than there is room for

    monkeypatch.setattr(tabeller, "nokkeltall", lange)
    sider = som_tekst(dokument.rendre(figurer)).split("\f")
    assert "Nøkkeltall" in sider[1]
    assert "Åpne kandidater" in sider[1]
    assert "Forløp som pågår" in sider[2]


def test_kolonnene_i_oversikten_faar_plass_ved_siden_av_hverandre():
    """A column more is a column narrower: the widths of the style are of the columns there are."""
    stil = Path(finders.find("pdf.css")).read_text()
    bredder = {navn: float(tall) for navn, tall in re.findall(r"\.oversikt \.c-(\w+) \{ width: ([\d.]+)%", stil)}
    kolonner = [kolonne.bredde for tall in figur.alle() for kolonne in tall.i_oversikten if not kolonne.til_versjon]
    assert 95 <= bredder["navn"] + sum(bredder[bredde] for bredde in kolonner) <= 100
    assert min(bredder.values()) >= 5
