"""Page one, and a page for each: what a leader sees in a minute. Cuts typed by hand; nothing is asked of a database."""

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pikepdf
import pytest
from django.utils import translation

from oppfolging.rapporter.pdf import dokument, grafer, tabeller
from oppfolging.rapporter.pdf.forside import fliser, kortnavn
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.pdf.tabeller import Adresser
from oppfolging.rapporter.rapportperioder import Periode, les_periode
from oppfolging.rapporter.sammenligning import Foer
from oppfolging.rapporter.snitt import les
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG
from tests import fabrikker as lag
from tests.oppfolging.rapporter.haandlaget import OKTOBER, SEPTEMBER, linje, snitt
from tests.oppfolging.rapporter.pdf import pdfsjekk
from tests.oppfolging.rapporter.pdf.pdfsjekk import som_tekst

LANGT = "Maximiliane-Ánnemáret Wolfeschlegelsteinhausenbergerdorff-Ŋuolla"
ARABISK, HEBRAISK, KYRILLISK, GRESK = "محمد الخطيب", "דוד בן גוריון", "Юлия Иванова", "Ελένη Παππά"
FASER = {"henvist": 3, "kartlegging": 5, "jobber": 2, "innledende_kontakt": 1, "finne_jobb": 9}
ALT = {
    "faser": FASER,
    "over": (5, 3, 1),
    "i_tide": {"kandidat": (9, 20), "arbeidsgiver": (1, 6), "jobbutvikling": (5, 9)},
    "rytme": (6, 20),
    "overgang": (6, 18),
    "til_arbeid": {"forste_uten": 11, "ny_uten": 12},
}


def foer(periode: Periode, **felt) -> Foer:
    return Foer(periode, linje(**felt), (linje("", 1, **felt),))


@cache
def rapporten() -> bytes:
    """With all there can be on a page, of people whose names are hard to set."""
    navn = [LANGT, ARABISK, HEBRAISK, KYRILLISK, GRESK, *(f"Ola {nr}" for nr in range(6))]
    alle = [linje(ett, nr, **ALT) for nr, ett in enumerate(navn, 1)]
    kontoret = linje(norm=220, **ALT | {"i_tide": {"kandidat": (80, 100), "arbeidsgiver": (71, 100)}})
    eldre, periode = [], OKTOBER
    for nr in range(5):
        periode = periode.forrige
        linjer = tuple(linje(ett, i, **ALT) for i, ett in enumerate(navn, 1))
        eldre.append(Foer(periode, linje(norm=220, **ALT | {"over": (nr, 4, 2)}), linjer))
    i_fjor = replace(eldre[0], periode=OKTOBER.i_fjor)
    return dokument.rendre(snitt(*alle, kontoret=kontoret, foer=[eldre[0], i_fjor], utvikling=tuple(eldre[1:])))


def side(nr: int) -> str:
    return som_tekst(rapporten()).split("\f")[nr - 1]


def test_hver_jobbspesialist_har_en_side_og_bare_en():
    fil = pikepdf.open(io.BytesIO(rapporten()))
    assert len(fil.pages) == 1 + 2 + 11 + 2
    assert all("åpne kandidater, norm" in side(nr) for nr in range(4, 15))


def test_et_snitt_fra_foer_utviklingen_ble_lagret_blir_en_rapport():
    """It has the office's figures of the other periods, nobody's own, and no trend."""
    lagret = snitt(linje("Anne", 1), kontoret=linje(over=(3, 0, 0)), foer=[foer(SEPTEMBER, over=(1, 0, 0))]).som_json()
    del lagret["foer"][0]["spesialister"]
    gammelt = les(lagret)
    assert gammelt.som_json() == lagret
    assert fliser(gammelt, gammelt.kontoret, Adresser(gammelt))[0].endringer == ["+2 mot september 2026"]
    assert all(not flis.endringer for flis in fliser(gammelt, gammelt.spesialister[0], Adresser(gammelt)))
    assert dokument.rendre(gammelt).startswith(b"%PDF")


def test_et_langt_navn_staar_helt_paa_forsiden():
    paa_forsiden = re.sub(r"\s", "", side(1))
    for del_ in re.split(r"[-\s]", LANGT):
        assert del_ in paa_forsiden


def test_et_navn_i_en_annen_skrift_har_sin_egen_skrift_i_filen():
    """Whatever the machine has: a font that is not ours would differ from one to another."""
    fil = pikepdf.open(io.BytesIO(rapporten()))
    skrifter = {
        re.sub(r"^/\w{6}\+|-Semi-Bold|-Bold|,$", "", str(objekt.FontName))
        for objekt in fil.objects
        if isinstance(objekt, pikepdf.Dictionary) and objekt.get("/Type") == "/FontDescriptor"
    }
    assert skrifter <= {familie.replace(" ", "-") for familie in dokument.FONTER}
    for familie in ("Noto-Sans-Arabic", "Noto-Sans-Hebrew", "Source-Sans-3-Cyr", "Source-Sans-3-Gr"):
        assert familie in skrifter


def test_dokumentet_med_alt_holder_det_pdf_ua_krever():
    assert pdfsjekk.brudd(pikepdf.open(io.BytesIO(rapporten()))) == []


def test_forsiden_har_fire_tall_med_endring_og_utvikling():
    tall = snitt(
        linje("Anne", 1, over=(2, 1, 1)),
        kontoret=linje(over=(4, 2, 0), i_tide={"kandidat": (8, 10)}, overgang=(4, 10), kandidater=18),
        foer=[
            foer(SEPTEMBER, over=(2, 1, 0), i_tide={"kandidat": (4, 4)}, overgang=(3, 10), kandidater=20),
            foer(OKTOBER.i_fjor, over=(9, 0, 0), i_tide={"kandidat": (9, 10)}, overgang=(4, 10), kandidater=18),
        ],
        utvikling=(foer(SEPTEMBER.forrige, over=(1, 0, 0), kandidater=21),),
    )
    svar = fliser(tall, tall.kontoret, Adresser(tall))
    assert [(str(flis.tall.navn), str(flis.tall.tall).replace("\xa0", " "), list(flis.endringer)) for flis in svar] == [
        ("Over fristen", "6", ["+3 mot september 2026", "−3 mot oktober 2025"]),
        ("I tide", "80 %", ["−10 prosentpoeng mot oktober 2025 (9 av 10)"]),
        (
            "Overgang til arbeid, siste 12 måneder",
            "40 %",
            ["+10 prosentpoeng mot september 2026 (3 av 10)", "uendret mot oktober 2025 (4 av 10)"],
        ),
        ("Åpne kandidater", "18", ["−2 mot september 2026", "uendret mot oktober 2025"]),
    ]
    # Those that follow one another; last year's stands alone. Of too few there is no column, and of one no trend.
    assert [
        flis.trend and [(en.navn, en.tall.replace("\xa0", " "), en.hoyde) for en in flis.trend.stolper] for flis in svar
    ] == [
        [("aug", "1", 4.0), ("sep", "3", 12.0), ("okt", "6", 24)],
        None,
        [("aug", "–", 0), ("sep", "30 %", 18.0), ("okt", "40 %", 24)],
        [("aug", "21", 24), ("sep", "20", 22.9), ("okt", "18", 20.6)],
    ]
    assert svar[0].trend.beskrivelse == (
        "Over fristen, de siste periodene. august 2026: 1; september 2026: 3; oktober 2026: 6."
    )
    annes = fliser(tall, tall.spesialister[0], Adresser(tall))[0]
    assert list(annes.endringer) == ["+1 mot september 2026", "−5 mot oktober 2025"]


def test_hvert_tall_sier_hvilken_tid_det_gjelder():
    """The state at the end of October is not the state of the day the report was made."""
    tall = snitt(linje("Anne", 1))
    assert [flis.naar for flis in fliser(tall, tall.kontoret, Adresser(tall))] == [
        "per 31.10.2026",
        "01.10.2026–31.10.2026",
        "01.11.2025–31.10.2026",
        "per 31.10.2026",
    ]
    underveis = replace(tall, tidspunkt=lag.oslo(2026, 10, 15))
    assert [flis.naar for flis in fliser(underveis, tall.kontoret, Adresser(tall))][:2] == [
        "per 15.10.2026",
        "01.10.2026–15.10.2026",
    ]
    da = replace(tall, versjoner=tall.versjoner | {"over_fristen": 2})
    assert fliser(da, da.kontoret, Adresser(da))[0].naar == ""


@pytest.mark.parametrize(
    ("navn", "paa_forsiden", "med_ord"),
    [
        (["Ola"] * 12, 12, True),
        (["Ola"] * 13, 13, False),
        (["Ola"] * 10 + ["O" * 60], 11, True),
        (["Ola"] * 10 + ["O" * 61], 11, False),
        (["Ola"] * 18, 17, False),
        (["Ola"] * 16 + ["O" * 31, "Ola"], 16, False),
    ],
)
def test_forsiden_er_en_side_ogsaa_med_lange_navn(navn, paa_forsiden, med_ord):
    vist = kontekst(snitt(*(linje(ett, nr, kandidater=1) for nr, ett in enumerate(navn, 1))))
    assert (len(vist["last"][0]), vist["med_ord"]) == (paa_forsiden, med_ord)


@pytest.mark.parametrize(("spraak", "sier"), [("nb", "Side 1 av"), ("nn", "Side 1 av"), ("en", "Page 1 of")])
def test_sidetallet_staar_paa_leserens_spraak(spraak, sier):
    with translation.override(spraak):
        assert sier in som_tekst(dokument.rendre(snitt()))


def test_uten_noe_foer_er_det_verken_endring_eller_utvikling():
    alene = snitt(linje("Anne", 1))
    assert all(not flis.endringer and flis.trend is None for flis in fliser(alene, alene.kontoret, Adresser(alene)))
    ny = snitt(linje("Berit", 2), foer=[foer(SEPTEMBER)])
    assert all(not flis.endringer for flis in fliser(ny, ny.spesialister[0], Adresser(ny)))


@pytest.mark.parametrize(
    ("periode", "navn"),
    [
        (les_periode("2026-05"), "mai"),
        (les_periode("2026-K3"), "3. kv."),
        (les_periode("2025"), "2025"),
        (Periode(date(2026, 10, 1), date(2026, 10, 3)), "okt"),
        (Periode(date(2026, 10, 2), date(2026, 10, 3)), "02.10"),
        (Periode(date(2026, 10, 1), date(2026, 11, 1)), "01.10"),
        (Periode(date(2026, 2, 1), date(2026, 4, 30)), "01.02"),
    ],
)
def test_en_periode_har_et_kort_navn_under_stolpen(periode, navn):
    assert kortnavn(periode) == navn


@pytest.mark.parametrize(("spraak", "navn"), [("nb", "okt"), ("nn", "okt"), ("en", "Oct")])
def test_en_maaned_har_stor_bokstav_bare_paa_engelsk(spraak, navn):
    with translation.override(spraak):
        assert kortnavn(les_periode("2026-10")) == navn


def test_den_som_har_flest_over_fristen_staar_foerst_og_er_merket():
    anne, berit, carl = (
        linje(navn, nr, over=(n, 0, 0)) for nr, (navn, n) in enumerate([("A", 3), ("B", 5), ("C", 5)], 1)
    )
    tall = snitt(anne, berit, carl, linje("Sluttet", 4, norm=None))
    assert [(rad.navn, rad.frister, rad.verst) for rad in grafer.last(tall, Adresser(tall))] == [
        ("B", 5, True),
        ("C", 5, True),
        ("A", 3, False),
    ]
    ingen = snitt(linje("A", 1), linje("B", 2))
    assert not any(rad.verst for rad in grafer.last(ingen, Adresser(ingen)))


def test_hver_metode_har_sin_graf_og_henvist_staar_for_begge():
    begge = grafer.faser(linje(faser=FASER))
    assert [graf.tittel for graf in begge.grafer] == ["IPS", "Arbeid med støtte (AMS)"]
    assert begge.henvist == 3
    assert "Henvist" not in {soyle.navn for graf in begge.grafer for soyle in graf.soyler}
    # Drawn to one scale: nine of one method is a longer bar than five of the other.
    assert [max(soyle.bredde for soyle in graf.soyler) for graf in begge.grafer] == [61.1, 110.0]
    (bare_ips,) = grafer.faser(linje(faser={"henvist": 2, "jobber": 1})).grafer
    assert [(soyle.navn, soyle.tall) for soyle in bare_ips.soyler][:2] == [("Henvist", "2"), ("Kartlegging", "0")]
    (bare_ams,) = grafer.faser(linje(faser={"henvist": 2, "finne_jobb": 1})).grafer
    assert (bare_ams.tittel, bare_ams.soyler[0].tall) == ("Arbeid med støtte (AMS)", "2")
    assert grafer.faser(linje(faser={})).grafer == []


def test_det_verste_i_hver_kolonne_er_merket_med_mer_enn_farge():
    svak = linje("Svak", 1, kandidater=22, over=(4, 0, 0), i_tide={"kandidat": (1, 10)}, rytme=(3, 20))
    god = linje("God", 2, kandidater=20, i_tide={"kandidat": (9, 10), "arbeidsgiver": (0, 4)})
    tall = snitt(svak, god)
    tabell = tabeller.oversikt(tall, Adresser(tall))
    merket = {
        (str(navn), str(overskrift))
        for navn, celler in tabell.rader
        for overskrift, celle in zip(tabell.overskrifter, celler, strict=True)
        if celle.verst
    }
    # Nobody is worst where all are alike, or too few to speak of.
    assert merket == {("Svak", ord_) for ord_ in ("Kandidater", "I tide, kandidat", "Over fristen", "Over egen rytme")}
    assert re.search(r"\* ?4\b", som_tekst(dokument.rendre(tall)))


def test_hvert_tall_har_adressen_til_radene_saa_lenge_det_telles_som_da():
    anne = linje("Anne", 1)
    tall = snitt(anne)
    adresser = Adresser(tall)
    felles = (
        "/kontor/tallene/rader/?tall=over_fristen&fra=2026-10-01&til=2026-10-31&tid=2026-11-03T12%3A00%3A00%2B01%3A00"
    )
    assert adresser.til_radene(OVER_FRISTEN).endswith(f"{felles}&hos=kontoret&slag=")
    assert adresser.til_radene(OVER_FRISTEN, str(anne.bruker), "kandidat").endswith(f"&hos={anne.bruker}&slag=kandidat")
    assert adresser.til_radene(UTEN_ANSVARLIG, str(anne.bruker)) == ""  # it is of the office alone
    da = replace(tall, versjoner=tall.versjoner | {"over_fristen": 1})
    assert Adresser(da).til_radene(OVER_FRISTEN) == ""
    tabell = tabeller.oversikt(tall, adresser)
    uten = {
        str(overskrift)
        for _navn, celler in tabell.rader
        for overskrift, celle in zip(tabell.overskrifter, celler, strict=True)
        if not celle.adresse
    }
    assert uten == {"Norm"}  # which is no number of rows


def test_med_mange_jobbspesialister_har_hver_tabell_sin_overskrift():
    mange = snitt(*(linje(f"Ola {nr}", nr, kandidater=19) for nr in range(1, 33)))
    fil = dokument.rendre(mange)
    assert pdfsjekk.brudd(pikepdf.open(io.BytesIO(fil))) == []
    tekst = som_tekst(fil)
    assert tekst.count("Kandidater og frister per jobbspesialist, resten") == 1
    assert [tekst.count(f"side om side, {nr}") for nr in (1, 2, 3)] == [1, 1, 0]
