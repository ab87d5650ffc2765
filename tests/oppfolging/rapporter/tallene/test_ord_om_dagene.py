"""Each figure says of which days it is: what stood one day, what is not over, and from before there was anything."""

import re
from datetime import date

import pytest

from oppfolging.rapporter.rapportperioder import les_periode
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Tidsbruk
from tests import fabrikker as lag
from tests import klokke
from tests.oppfolging.rapporter.leder import siden

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(client, leder, anne):
    """An office that began on 20 September 2026, seen on 26 November."""
    lag.kandidat(anne, naa=lag.oslo(2026, 9, 20))

    def vis(**valg: str) -> str:
        with klokke.paa("2026-11-26T09:00"):
            client.force_login(leder)
            return siden(client, "tallene", data=valg)

    return vis


def test_det_som_staar_en_dag_sier_hvilken_der_det_staar(side):
    den = side()
    av_dagen = [tall for tall in figur.alle() if tall.tid is Tidsbruk.VED_SLUTTEN]
    sagt = re.findall(r'<th scope="row">([^<]+)</th> <td data-etikett="Tall">(?:(?!</td>).)*slik det sto 25\.11\.', den)
    assert {"Over fristen", "Over egen rytme", "Åpne kandidater"} <= set(sagt)
    assert not {"I tide", "Til arbeid i perioden", "Henvist i perioden"} & set(sagt)
    for overskrift in (ett.overskrift for tall in av_dagen for ett in tall.paa_tallsiden):
        assert str(overskrift) in re.search(r"([^<>]*) er slik det sto 25\.11\., resten gjelder hele perioden", den)[1]


@pytest.mark.parametrize(
    ("periode", "sagt"),
    [
        ("2026", {"ikke ferdig", "finnes fra 20.09.2026", "sammenligne med 01.01.2025–26.11.2025"}),
        ("2026-10", {"sammenligne med september 2026, oktober 2025"}),
        ("2026-09", {"finnes fra 20.09.2026", "sammenligne med august 2026, september 2025"}),
    ],
)
def test_det_som_ikke_er_over_og_det_fra_foer_kontoret_begynte_sies(side, periode, sagt):
    alt = {"ikke ferdig", "finnes fra", "sammenligne med"}
    den = side(periode=periode)
    assert all(ett in den for ett in sagt)
    assert {ett for ett in alt if ett in den} == {ett for ett in alt if any(ett in ord_ for ord_ in sagt)} | (
        {"sammenligne med"} if "Ikke nok historikk" in den else set()
    )


@pytest.mark.parametrize(
    ("i_dag", "navn"),
    [(date(2026, 12, 31), "2026 så langt"), (date(2027, 1, 1), "2026"), (date(2026, 1, 1), "2026 så langt")],
)
def test_et_aar_som_ikke_er_over_heter_saa_langt(i_dag, navn):
    assert les_periode("2026").valgnavn(i_dag) == navn
