"""What each figure says on the office page and in the report: under which heading, and as what."""

from dataclasses import replace
from uuid import UUID

import pytest

from kandidater.faser import Fase
from oppfolging.rapporter import snitt
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Definisjon, Linje
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall, Dager, Ventende
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL

VERDIER = {
    "portefolje": Antall({fase.value: 0 for fase in Fase} | {"jobber": 3, "nedtrapping": 19}),
    "inn_og_ut": Antall({"henvist": 2, "avsluttet": 1}),
    "overgang": Andeler({"aar": Andel(4, 5)}),
    "til_arbeid": Antall(
        {
            "forste_uten": 2,
            "forste_med": 1,
            "ny_uten": 1,
            "ny_med": 0,
            "jobbytte": 3,
            "ekstrajobb": 1,
            "i_jobb": 52,
        }
    ),
    "i_tide": Andeler({"kandidat": Andel(9, 10, 1), "arbeidsgiver": Andel(3, 4), "jobbutvikling": Andel()}),
    "flyttet": Antall({"kandidat": 2, "arbeidsgiver": 0, "jobbutvikling": 1}),
    "brudd": Andeler({"": Andel(12, 158)}),
    "over_fristen": Antall({"kandidat": 2, "arbeidsgiver": 1, "jobbutvikling": 0}),
    "dager_siden_kontakt": Dager(3, 9.0, 20, 1),
    "over_rytmen": Andeler({"": Andel(7, 51)}),
    "lopende_forlop": Antall({"betalt": 2, "ubetalt": 1}),
    "uten_ansvarlig": Dager(2, 4.0, 8),
    "uten_kontaktperson": Ventende({"": 1}, 17),
    "trukket": Antall({"kandidat": 1, "forlop": 0, "arbeidsgiver": 1}),
    "rettet": Antall({"kontakt": 2, "kandidat": 0, "forlop": 1, "arbeidsgiver": 0}),
}
LINJEN = Linje(bruker=UUID(int=1), norm=20, verdier=VERDIER)
SIDER = ("kandidat", "arbeidsgiver", "jobbutvikling")

SIER = {
    "portefolje": [
        ("i_oversikten", "Kandidater", ["22 (+2)"]),
        ("i_oversikten", "Norm", ["20"]),
        ("nokkeltall", "Åpne kandidater", ["22", "norm 20"]),
        ("forside", "Åpne kandidater", ["22", "norm 20"]),
    ],
    "inn_og_ut": [("fakta", "Henvist i perioden", ["2"]), ("fakta", "Avsluttet i perioden", ["1"])],
    "overgang": [
        ("i_oversikten", "Overgang til arbeid", ["4 av 5 (80 %)"]),
        ("fakta", "Overgang til arbeid", ["4 av 5 (80 %)"]),
        ("nokkeltall", "Overgang til arbeid, siste 12 måneder", ["80 %", "4 av 5 personer"]),
        ("forside", "Overgang til arbeid, siste 12 måneder", ["80 %", "4 av 5 personer. I perioden: 4"]),
    ],
    "til_arbeid": [
        ("fakta", "Til arbeid i perioden", ["4 personer, 3 i sin første jobb, 1 i jobb igjen"]),
        ("fakta", "Til arbeid, lønnstilskudd", ["3 uten, 1 bare med lønnstilskudd"]),
        ("fakta", "I arbeid da perioden begynte", ["52, av dem 3 byttet jobb og 1 fikk en jobb til"]),
        ("nokkeltall", "Til arbeid i perioden", ["4", "3 i sin første jobb, 1 i jobb igjen"]),
    ],
    "i_tide": [
        ("paa_tallsiden", "I tide", ["Kandidat 9 av 10 (90 %)", "Arbeidsgiver 3 av 4"]),
        ("i_oversikten", "I tide, kandidat", ["9 av 10 (90 %)"]),
        ("i_oversikten", "I tide, arbeidsgiver", ["3 av 4"]),
        ("per_side", "I tide", ["9 av 10 (90 %)", "3 av 4", "–"]),
        ("per_side", "Ikke med (avlyst eller erstattet)", ["1", "0", "0"]),
        ("nokkeltall", "I tide", ["86 %", "12 av 14 frister"]),
        ("nokkeltall", "I tide, kandidat", ["90 %", "9 av 10 frister"]),
        ("nokkeltall", "I tide, arbeidsgiver", ["3 av 4", "frister"]),
        ("nokkeltall", "I tide, jobbutvikling", ["–", "frister"]),
        ("forside", "I tide", ["86 %", "12 av 14 frister: kandidat 90 %"]),
    ],
    "flyttet": [("paa_tallsiden", "Flyttet", ["3"]), ("per_side", "Flyttet", ["2", "0", "1"])],
    "brudd": [
        ("paa_tallsiden", "Personer med brudd", ["12 av 158 (8 %)"]),
        ("i_oversikten", "Personer med brudd", ["12 av 158 (8 %)"]),
        ("fakta", "Personer med brudd", ["12 av 158 (8 %)"]),
        ("nokkeltall", "Personer med brudd", ["8 %", "12 av 158 personer"]),
    ],
    "over_fristen": [
        ("paa_kontorsiden", "Over fristen", ["3", "2 kandidat, 1 arbeidsgiver, 0 jobbutvikling"]),
        ("i_oversikten", "Over fristen", ["3"]),
        ("per_side", "Over fristen", ["2", "1", "0"]),
        ("nokkeltall", "Over fristen", ["3", "2 kandidat, 1 arbeidsgiver, 0 jobbutvikling"]),
        ("forside", "Over fristen", ["3", "2 kandidat, 1 arbeidsgiver, 0 jobbutvikling"]),
    ],
    "dager_siden_kontakt": [
        ("paa_tallsiden", "Dager siden kontakt", ["Median 9, lengst 20"]),
        ("i_oversikten", "Over 14 dager", ["1"]),
        ("fakta", "Dager siden kontakt", ["median 9, lengst 20"]),
        ("fakta", "Mer enn 14 dager siden", ["1"]),
    ],
    "over_rytmen": [
        ("paa_tallsiden", "Over egen rytme", ["7 av 51 (14 %)"]),
        ("i_oversikten", "Over egen rytme", ["7"]),
        ("fakta", "Over egen rytme", ["7 av 51 (14 %)"]),
        ("nokkeltall", "Over egen rytme", ["7", "av 51 kandidater"]),
    ],
    "lopende_forlop": [
        ("paa_tallsiden", "Forløp som pågår", ["2 betalte, 1 ubetalte"]),
        ("i_oversikten", "Forløp, betalt", ["2"]),
        ("fakta", "Forløp som pågår", ["2 betalte, 1 ubetalte"]),
        ("nokkeltall", "Forløp som pågår", ["3", "2 betalte, 1 ubetalte"]),
    ],
    "uten_ansvarlig": [
        ("fakta", "Kandidater uten ansvarlig", ["2, lengst ventet 8 dager"]),
        ("nokkeltall", "Uten ansvarlig", ["2", "lengst ventet 8 dager"]),
    ],
    "uten_kontaktperson": [
        ("fakta", "Arbeidsgivere uten kontaktperson", ["1"]),
        ("nokkeltall", "Uten kontaktperson", ["1", "lengst ventet 17 dager"]),
    ],
    "trukket": [("fakta", "Feilregistrert", ["2 trukket tilbake"])],
    "rettet": [("fakta", "Rettet etter perioden", ["3 rettet"])],
}


def sier(tall: figur.Tall, linje: Linje = LINJEN) -> list[tuple[str, str, list[str]]]:
    steder = ("paa_kontorsiden", "paa_tallsiden", "i_oversikten", "fakta")
    vist = [(sted, str(ett.overskrift), ett.tekster(linje)) for sted in steder for ett in getattr(tall, sted)]
    vist += [("per_side", str(ett.overskrift), [str(ett.vis(linje, side)) for side in SIDER]) for ett in tall.per_side]
    toppen = [("nokkeltall", ett) for ett in (tall.nokkeltall(linje) if tall.nokkeltall else ())]
    toppen += [("forside", tall.forside(linje))] if tall.forside else []
    vist += [(sted, str(ett.navn), [str(ett.tall), str(ett.under)]) for sted, ett in toppen]
    return [(sted, navn, [ord_.replace("\N{NO-BREAK SPACE}", " ") for ord_ in alle]) for sted, navn, alle in vist]


@pytest.mark.parametrize("tall", figur.alle(), ids=lambda tall: tall.nokkel)
def test_hvert_tall_i_ord(tall):
    assert sier(tall) == SIER[tall.nokkel]


def test_den_som_ikke_har_noe_over_fristen_har_ingen():
    linje = Linje(verdier={"over_fristen": Antall(dict.fromkeys(SIDER, 0))})
    assert sier(next(tall for tall in figur.alle() if tall.nokkel == "over_fristen"), linje)[0][2] == ["Ingen"]


def test_overgang_i_et_snitt_fra_foer_versjon_3_er_periodens():
    linje = Linje(verdier={"overgang": Andeler({"": Andel(6, 160)})})
    assert [ord_ for *_, ord_ in sier(OVERGANG, linje)] == [["6 av 160 (4 %)"]] * 2 + [["4 %", "6 av 160 personer"]] * 2
    assert sier(OVERGANG, linje)[-1][1] == "Overgang til arbeid"


def test_den_som_ikke_er_ansatt_ved_snittet_har_ingen_norm():
    linje = replace(LINJEN, norm=None)
    assert sier(next(tall for tall in figur.alle() if tall.nokkel == "portefolje"), linje)[:2] == [
        ("i_oversikten", "Kandidater", ["22"]),
        ("i_oversikten", "Norm", ["–"]),
    ]


def test_kontorets_norm_er_alles_saa_ingen_er_over_den():
    """What one has too many of is no room at another's."""
    kontoret = replace(LINJEN, bruker=None)
    assert sier(next(tall for tall in figur.alle() if tall.nokkel == "portefolje"), kontoret)[0][2] == ["22"]


@pytest.mark.django_db
def test_et_gammelt_snitt_forklares_med_ordene_som_gjaldt_da(monkeypatch):
    gammelt = snitt.beregn(kontor=lag.kontor(), fra=FRA, til=TIL, snitt=SNITT, figurer=[OVERGANG]).som_json()
    da = Definisjon("Overgang", "De som begynte å jobbe.", "Alle.", "–", "Forløpene.", FRA)
    ny = replace(OVERGANG, versjon=OVERGANG.versjon + 1, tidligere={**OVERGANG.tidligere, OVERGANG.versjon: da})
    monkeypatch.setitem(figur._register, "overgang", ny)
    assert snitt.les(gammelt).definisjoner == [(OVERGANG.versjon, da)]
    assert ny.definert(ny.versjon) == OVERGANG.definisjon


def test_et_snitt_fra_foer_ventetiden_ble_lagret_sier_bare_hvor_mange():
    tall = next(ett for ett in figur.alle() if ett.nokkel == "uten_kontaktperson")
    linje = Linje(verdier={"uten_kontaktperson": tall.verdi.les({"per": {"": 2}})})
    (ett,) = tall.nokkeltall(linje)
    assert (ett.tall, ett.under, linje[tall].som_json()) == (2, "arbeidsgivere", {"per": {"": 2}})
