"""The arithmetic of the figures, the answers typed by hand."""

import pytest

from oppfolging.rapporter.tall.figur import Linje, Nokkeltall
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen, over_og_ledig
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall, Dager, dager


@pytest.mark.parametrize(
    ("teller", "nevner", "sier"),
    [
        (0, 0, "–"),
        (0, 1, "0 av 1"),
        (3, 4, "3 av 4"),
        (4, 5, "4 av 5 (80 %)"),
        (0, 5, "0 av 5 (0 %)"),
        (1, 8, "1 av 8 (13 %)"),  # 12.5, halves up
        (1, 200, "1 av 200 (1 %)"),  # 0.5
        (2, 401, "2 av 401 (0 %)"),  # just below 0.5
        (2, 3, "2 av 3"),
        (4, 6, "4 av 6 (67 %)"),
        (199, 200, "199 av 200 (100 %)"),  # 99.5
        (7, 7, "7 av 7 (100 %)"),
    ],
)
def test_en_andel_i_ord(teller, nevner, sier):
    assert str(Andel(teller, nevner)).replace("\N{NO-BREAK SPACE}", " ") == sier


def test_prosenttegnet_staar_aldri_alene_paa_neste_linje():
    assert Andel(4, 5).prosent == "80\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("andel", "mangler"), [(Andel(5, 5), 0), (Andel(1, 6), 83), (Andel(0, 5), 100), (Andel(0, 4), None)]
)
def test_hvor_mye_en_andel_mangler(andel, mangler):
    assert andel.mangler == mangler


def test_andelene_av_alle_slag_samlet():
    assert Andeler({"a": Andel(1, 2, 3), "b": Andel(10, 20, 30)}).samlet == Andel(11, 22, 33)
    assert Andeler({}).samlet == Andel()


@pytest.mark.parametrize(
    ("andel", "tall", "under"),
    [(Andel(3, 4), "3 av 4", "personer"), (Andel(4, 5), "80\xa0%", "4 av 5 personer"), (Andel(), "–", "personer")],
)
def test_en_andel_av_faa_staar_uten_prosent_ogsaa_som_nokkeltall(andel, tall, under):
    assert Nokkeltall.av("Overgang", andel, "personer") == Nokkeltall("Overgang", tall, under)


@pytest.mark.parametrize(
    ("verdi", "sier"),
    [
        (Dager(), "median –, lengst –"),
        (Dager(1, 3.0, 3), "median 3, lengst 3"),
        (Dager(2, 2.5, 4), "median 2,5, lengst 4"),
        (Dager(2, 0.0, 0), "median 0, lengst 0"),
    ],
)
def test_dager_i_ord(verdi, sier):
    assert str(verdi) == sier


@pytest.mark.parametrize(("antall", "sier"), [(None, "–"), (0, "0 dager"), (1, "1 dag"), (2, "2 dager")])
def test_dager_har_entall_og_flertall(antall, sier):
    assert dager(antall) == sier


@pytest.mark.parametrize(
    ("antall", "norm", "over"), [(20, 20, 0), (21, 20, 1), (19, 20, 0), (5, 0, 5), (5, None, 0), (0, 20, 0)]
)
def test_over_normen(antall, norm, over):
    assert over_normen(portefolje({"jobber": antall}, norm=norm)) == over


@pytest.mark.parametrize(
    ("laster", "sier"),
    [
        ([], ""),
        ([(20, 20)], ""),
        ([(23, 20), (21, 20), (20, 20)], "4 over normen hos 2"),
        ([(19, 20)], "1 ledig plass hos 1"),
        ([(23, 20), (16, 20), (19, 20), (4, None)], "3 over normen hos 1, 5 ledige plasser hos 2"),
    ],
)
def test_over_normen_hos_noen_er_ikke_plass_hos_andre(laster, sier):
    assert over_og_ledig([portefolje({"jobber": antall}, norm=norm) for antall, norm in laster]) == sier


@pytest.mark.parametrize(
    ("verdi", "talt", "blir"),
    [
        (Antall, {}, Antall({"a": 0, "b": 0})),
        (Antall, {"b": [2.0]}, Antall({"a": 0, "b": 2})),
        (Andeler, {"a": [1.0, 2.0, 3.0]}, Andeler({"a": Andel(1, 2, 3), "b": Andel()})),
    ],
)
def test_det_som_ikke_ble_talt_er_null(verdi, talt, blir):
    assert verdi.av(("a", "b"), talt) == blir


@pytest.mark.parametrize(("talt", "blir"), [({}, Dager()), ({"": [2, 2.5, 4, 0]}, Dager(2, 2.5, 4, 0))])
def test_dager_uten_rader_er_tomme(talt, blir):
    assert Dager.av(("",), talt) == blir


@pytest.mark.parametrize(
    "verdi",
    [Antall({"a": 2}), Andeler({"": Andel(1, 2, 3)}), Dager(2, 2.5, 4, 1), Dager()],
    ids=lambda v: type(v).__name__,
)
def test_en_lagret_verdi_leses_som_den_var(verdi):
    assert type(verdi).les(verdi.som_json()) == verdi


def portefolje(per: dict[str, int], norm: int | None = None) -> Linje:
    return Linje(norm=norm, verdier={PORTEFOLJE.nokkel: Antall(per)})


@pytest.mark.parametrize(
    ("verdi", "sier"),
    [(Dager(), "0"), (Dager(1, 1.0, 1), "1, lengst ventet 1 dag"), (Dager(2, 4.0, 8), "2, lengst ventet 8 dager")],
)
def test_de_som_venter_i_ord(verdi, sier):
    (kolonne,) = UTEN_ANSVARLIG.fakta
    assert kolonne.tekster(Linje(verdier={UTEN_ANSVARLIG.nokkel: verdi})) == [sier]
