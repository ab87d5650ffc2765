"""A table in a file is read as it shows, however it was saved; what cannot be trusted is told of."""

import pytest

from inkludering.felles import tabellfil
from inkludering.felles.tabellfil import Uleseligfil
from inkludering.felles.tabellfil.rad import Merknad
from tests.oppfolging.arbeidsflate.importering.filer import pakket, som_csv, som_xlsx

RADER = [["Navn", "Sted"], ["Bjørg Å", "Røros; nord"], ["", ""], ["Åse\nLi", "Bodø"]]
LEST = [(2, ["Bjørg Å", "Røros; nord"]), (4, ["Åse Li", "Bodø"])]


def lest(innhold: bytes, **valg) -> list:
    return [(rad.linje, rad.celler) for rad in tabellfil.les(innhold, **valg).rader]


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("skille", [";", ",", "\t"])
def test_csv_leses_uansett_koding_og_skilletegn(koding, skille):
    innhold = som_csv(RADER, skille=skille, koding=koding)
    assert tabellfil.les(innhold).hode == ["Navn", "Sted"]
    assert lest(innhold) == LEST


def test_excels_linje_om_skilletegnet_er_ingen_overskrift():
    assert lest(b"sep=|\r\nNavn|Sted\r\nKari|Moss\r\n") == [(3, ["Kari", "Moss"])]


def test_xlsx_leses_som_den_vises():
    rader = [["Nr", "Dag", "Ja"], ['<c r="{her}"><v>12345678901</v></c>', "", '<c r="{her}" t="b"><v>1</v></c>']]
    assert lest(som_xlsx(rader)) == [(2, ["12345678901", "", "ja"])]


def test_linjene_telles_fra_toppen_av_arket():
    innhold = pakket(
        '<row r="3"><c r="B3" t="inlineStr"><is><t>Navn</t></is></c></row>'
        '<row r="7"><c r="B7" t="inlineStr"><is><t>Kari</t></is></c></row>'
    )
    assert [linje for linje, _celler in lest(innhold)] == [7]


@pytest.mark.parametrize(
    ("celle", "merknad"),
    [
        ('<c r="{her}"><f>A1</f></c>', Merknad.FORMEL),
        ('<c r="{her}"><f>A1</f><v></v></c>', Merknad.FORMEL),
        ('<c r="{her}" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', Merknad.FEILVERDI),
        ('<c r="{her}" t="str"><f>A1</f><v>Kari</v></c>', None),
        ("=HYPERLINK()", Merknad.FORMEL),
        ("@SUM(A1)", Merknad.FORMEL),
        ("+47 912 34 567", None),
        ("-", None),
        ("-2+3", None),
        ("BjÃ¸rg", Merknad.TEGN),
        ("Bj\ufffdrg", Merknad.TEGN),
    ],
)
def test_celler_som_ikke_er_til_aa_stole_paa_nevnes(celle, merknad):
    (rad,) = tabellfil.les(som_xlsx([["Navn", "Sted"], ["Li", celle]])).rader
    assert rad.merknader.get(1) == merknad


def test_overskriften_finnes_under_rapportens_egne_linjer():
    rader = [["Mine jobbspor – aktive"], ["Per 27.11.2026"], ["Fødselsnummer", "Status"], ["1", "Henvist"]]
    assert lest(som_csv(rader), kjente=["fodselsnummer", "Fødselsnummer", "Status"]) == [(4, ["1", "Henvist"])]


@pytest.mark.parametrize(
    ("innhold", "sagt"),
    [
        (b"", "tom"),
        (b"x" * (tabellfil.STORST + 1), "stor"),
        (b"\x00\x01\x02\xff", "verken"),
        (b"PK\x03\x04 tull", "kan ikke leses"),
        (b'Navn;Sted\n"Kari;Moss\n', "Linje 2"),
        (pakket('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "for stort"),
        (pakket("<row>" + " " * 260_000_000 + "</row>"), "for stort"),
    ],
    ids=["tom", "stor", "binær", "ødelagt", "anførselstegn", "langt_borte", "bombe"],
)
def test_filer_som_ikke_kan_leses_sier_hvorfor(innhold, sagt):
    with pytest.raises(Uleseligfil, match=sagt):
        list(tabellfil.les(innhold).rader)


def test_hoeyst_femti_tusen_rader():
    med = b"Navn;Sted\n" + b"Kari;Moss\n" * 50_000
    assert sum(1 for _rad in tabellfil.les(med).rader) == 50_000
    with pytest.raises(Uleseligfil, match="50 000"):
        list(tabellfil.les(med + b"Kari;Moss\n").rader)
