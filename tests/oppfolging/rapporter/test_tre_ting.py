"""What the report tells a leader to take hold of: every answer typed by hand."""

from dataclasses import replace

import pytest

from oppfolging.rapporter import tre_ting
from oppfolging.rapporter.sammenligning import Foer
from oppfolging.rapporter.tre_ting import Funn, isolert
from tests.oppfolging.rapporter.haandlaget import SEPTEMBER, linje, snitt

KONTORET = linje(
    norm=40,
    over=(6, 4, 1),
    i_tide={"kandidat": (80, 100), "arbeidsgiver": (71, 100), "jobbutvikling": (3, 4)},
    rytme=(14, 192),
)


def sagt(ting: Funn) -> tuple[str, str, str]:
    hva, hvorfor = (ord_.replace("\N{NO-BREAK SPACE}", " ") for ord_ in (ting.hva, ting.hvorfor))
    return ting.hvem, hva, hvorfor


def ett(spesialist, *andre, kontoret=KONTORET, **felt) -> list[tuple[str, str, str]]:
    return [sagt(ting) for ting in tre_ting.for_kontoret(snitt(spesialist, *andre, kontoret=kontoret, **felt))]


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({"over": (1, 1, 0)}, []),
        (
            {"over": (1, 1, 1)},
            [("Anne", "3 over fristen", "1 kandidat, 1 arbeidsgiver, 1 jobbutvikling. Kontoret har 11 i alt.")],
        ),
        ({"rytme": (2, 21)}, []),
        (
            {"rytme": (3, 21)},
            [
                (
                    "Anne",
                    "3 av 21 kandidater over egen rytme",
                    "Siste kontakt er eldre enn rytmen deres tillater. Kontoret: 14 av 192.",
                )
            ],
        ),
        ({"i_tide": {"kandidat": (71, 100)}}, []),
        (
            {"i_tide": {"kandidat": (70, 100)}},
            [("Anne", "70 av 100 frister med kandidater i tide (70 %)", "Kontoret: 80 %.")],
        ),
        (
            {"i_tide": {"arbeidsgiver": (1, 6)}},
            [("Anne", "1 av 6 frister med arbeidsgivere i tide (17 %)", "Kontoret: 71 %.")],
        ),
        ({"i_tide": {"arbeidsgiver": (0, 4)}}, []),
        # The office's own is of too few to speak of a percentage.
        ({"i_tide": {"jobbutvikling": (0, 9)}}, []),
        ({"kandidater": 20}, []),
        ({"kandidater": 23}, [("Anne", "3 over normen", "23 kandidater, norm 20. Ingen på kontoret har ledig plass.")]),
        ({"kandidater": 23, "norm": None}, []),
    ],
)
def test_hva_som_skiller_en_jobbspesialist_ut(felt, sier):
    anne = linje("Anne", 1, **{"kandidater": 20} | felt)
    assert ett(anne) == sier
    assert [sagt(ting) for ting in tre_ting.for_en(anne, snitt(anne, kontoret=KONTORET))] == sier


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({}, []),
        (
            {"uten_ansvarlig": (1, 4.0, 4)},
            [("1 kandidat uten ansvarlig", "Lengst ventet: 4 dager. Gi dem en på siden «Kontoret».")],
        ),
        ({"uten_ansvarlig": (1, 0.0, 0)}, [("1 kandidat uten ansvarlig", "Gi dem en på siden «Kontoret».")]),
        # A cut from before that was kept.
        ({"uten_kontaktperson": (2, None)}, [("2 arbeidsgivere uten kontaktperson", "Gi dem en på siden «Kontoret».")]),
        (
            {"uten_ansvarlig": (1, 0.0, 0), "uten_kontaktperson": (2, 17)},
            [
                (
                    "1 kandidat uten ansvarlig, 2 arbeidsgivere uten kontaktperson",
                    "Lengst ventet: 17 dager. Gi dem en på siden «Kontoret».",
                )
            ],
        ),
        (
            {"uten_ansvarlig": (3, 4.0, 12), "uten_kontaktperson": (1, 3)},
            [
                (
                    "3 kandidater uten ansvarlig, 1 arbeidsgiver uten kontaktperson",
                    "Lengst ventet: 12 dager. Gi dem en på siden «Kontoret».",
                )
            ],
        ),
    ],
)
def test_de_som_ikke_har_noen_er_en_ting(felt, sier):
    assert [(hva, hvorfor) for _hvem, hva, hvorfor in ett(linje("Anne", 1), kontoret=linje(**felt))] == sier


@pytest.mark.parametrize(
    ("naa", "da", "sier"),
    [
        ((80, 100), (84, 100), []),
        ((80, 100), (85, 100), [("", "Færre frister i tide", "Fra 85 % i september 2026 til 80 %.")]),
        ((3, 4), (85, 100), []),
        ((80, 100), (4, 4), []),
    ],
)
def test_et_kontor_som_holder_faerre_frister_enn_foer_faar_vite_det(naa, da, sier):
    foer = Foer(SEPTEMBER, linje(i_tide={"kandidat": da}))
    assert ett(linje("Anne", 1), kontoret=linje(i_tide={"kandidat": naa}), foer=[foer]) == sier


def test_den_som_har_mest_nevnes_og_av_like_den_med_faerrest_kandidater_og_den_andre_i_samme_setning():
    anne, berit, carl = (
        linje(navn, nr, kandidater=20 - nr, over=(n, 0, 0))
        for nr, (navn, n) in enumerate([("A", 3), ("B", 5), ("C", 5)], 1)
    )
    (ting,) = tre_ting.for_kontoret(snitt(anne, berit, carl, kontoret=KONTORET))
    assert (ting.hvem, ting.hos, ting.tall.nokkel) == ("C", carl.bruker, "over_fristen")
    assert ting.hvorfor.endswith(f"Kontoret har 11 i alt. Like mange: {isolert('B')}.")


def test_ingen_nevnes_to_ganger_naar_en_annen_er_like_ille():
    """Of three equals the other two are counted; of one's own page there are no others."""
    like = {"over": (7, 0, 0), "rytme": (4, 20), "i_tide": {"kandidat": (6, 10)}}
    alle = [linje(navn, nr, kandidater=20, **like) for nr, navn in enumerate("ABC", 1)]
    svar = tre_ting.for_kontoret(snitt(*alle, kontoret=KONTORET))
    assert [(ting.hvem, ting.tall.nokkel) for ting in svar] == [
        ("A", "over_fristen"),
        ("B", "i_tide"),
        ("C", "over_rytmen"),
    ]
    assert svar[0].hvorfor.endswith("Like mange: 2 andre.")
    assert "Like mange" not in tre_ting.for_en(alle[0], snitt(*alle, kontoret=KONTORET))[0].hvorfor


def test_det_er_hoyst_tre_og_de_tyngste_foerst():
    alt = {"over": (9, 0, 0), "i_tide": {"kandidat": (1, 10)}, "rytme": (9, 21), "kandidater": 30}
    kontoret = replace(
        KONTORET,
        verdier=KONTORET.verdier
        | linje(uten_ansvarlig=(1, 1.0, 1)).verdier
        | {navn: KONTORET.verdier[navn] for navn in ("over_fristen", "i_tide", "over_rytmen")},
    )
    svar = tre_ting.for_kontoret(snitt(linje("Anne", 1, **alt), kontoret=kontoret))
    assert [ting.tall.nokkel for ting in svar] == ["uten_ansvarlig", "over_fristen", "i_tide"]
    egne = tre_ting.for_en(linje("Anne", 1, **alt), snitt(linje("Anne", 1, **alt), kontoret=kontoret))
    assert [ting.tall.nokkel for ting in egne] == ["over_fristen", "i_tide", "over_rytmen"]


@pytest.mark.parametrize(
    ("kandidater", "sier"),
    [(19, "Mest plass: {}, 1 ledig."), (16, "Mest plass: {}, 4 ledige."), (20, "Ingen på kontoret har ledig plass.")],
)
def test_den_som_er_over_normen_faar_vite_hvor_det_er_plass(kandidater, sier):
    ((_hvem, _hva, hvorfor),) = ett(linje("Anne", 1, kandidater=21), linje("Tone", 2, kandidater=kandidater))
    assert hvorfor == f"21 kandidater, norm 20. {sier.format(isolert('Tone'))}"


def test_av_flere_sider_nevnes_den_som_ligger_lengst_under_kontoret():
    anne = linje("Anne", 1, kandidater=20, i_tide={"kandidat": (7, 10), "arbeidsgiver": (5, 10)})
    (ting,) = tre_ting.for_kontoret(snitt(anne, kontoret=KONTORET))
    assert (ting.slag, sagt(ting)[1]) == ("arbeidsgiver", "5 av 10 frister med arbeidsgivere i tide (50 %)")


def test_et_kontor_uten_noen_har_ingenting_aa_ta_tak_i():
    assert tre_ting.for_kontoret(snitt()) == []
