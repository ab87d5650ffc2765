"""A cut stored by an earlier version still reads and renders, with the words its figures had then."""

import copy
from datetime import date

from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.snitt import les
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel, Dager

ANNES = {
    "kandidater": 3,
    "faser": {"jobber": 1, "henvist": 2},
    "frister": {
        "kandidat": {"i_tide": 4, "frister": 5, "utelatt": 1},
        "arbeidsgiver": {"i_tide": 0, "frister": 0, "utelatt": 0},
        "jobbutvikling": {"i_tide": 2, "frister": 3, "utelatt": 0},
    },
    "over_fristen": {"kandidat": 1, "arbeidsgiver": 0, "jobbutvikling": 2},
    "kontakt": {"median": 9.5, "maks": 14, "lenge_siden": 0},
    "forlop": {"betalt": 1, "ubetalt": 0},
    "overgang": {"i_arbeid": 1, "betjent": 7},
}
TOM = {
    "kandidater": 0,
    "faser": {},
    "frister": {side: {"i_tide": 0, "frister": 0, "utelatt": 0} for side in ANNES["frister"]},
    "over_fristen": dict.fromkeys(ANNES["over_fristen"], 0),
    "kontakt": {"median": None, "maks": None, "lenge_siden": 0},
    "forlop": {"betalt": 0, "ubetalt": 0},
    "overgang": {"i_arbeid": 0, "betjent": 0},
}
VERSJON_1 = {
    "versjon": 1,
    "kontor": {"enhetsnummer": "5702", "navn": "Nav Lerkendal", "norm": 20, "tak": 25},
    "fra": "2026-10-01",
    "til": "2026-10-31",
    "snitt": "2026-11-03T12:00:00+01:00",
    "spesialister": [
        {"bruker": "3f0d1c52-6a64-4d46-9a53-0f5a4c3f1e11", "navn": "Anne Aas", "stillingsprosent": 50, "norm": 10}
        | ANNES
    ],
    "uten_ansvarlig": TOM | {"lengste_ventetid": None},
    "kontoret": ANNES | {"norm": 10, "uten_kontaktperson": 2, "henvist": 2, "avsluttet": 1},
}


def test_et_snitt_fra_versjon_1_har_de_samme_tallene():
    snitt = les(copy.deepcopy(VERSJON_1))
    anne, kontoret = snitt.spesialister[0], snitt.kontoret
    assert (anne.navn, anne.stillingsprosent, anne.norm, kontoret.norm) == ("Anne Aas", 50, 10, 10)
    assert anne[PORTEFOLJE].per == {"jobber": 1, "henvist": 2}
    assert anne[I_TIDE].per["kandidat"] == Andel(4, 5, 1)
    assert anne[OVER_FRISTEN].samlet == 3
    assert anne[DAGER_SIDEN_KONTAKT] == Dager(3, 9.5, 14, 0)
    assert anne[LOPENDE_FORLOP].per == {"betalt": 1, "ubetalt": 0}
    assert anne[OVERGANG].per[""] == Andel(1, 7)
    assert kontoret[INN_OG_UT].per == {"henvist": 2, "avsluttet": 1}
    assert kontoret[UTEN_ANSVARLIG] == Dager()
    assert kontoret[UTEN_KONTAKTPERSON].samlet == 2


def test_et_snitt_fra_versjon_1_sier_hva_tallene_betydde_da():
    ord_ = {
        str(ett.navn): (nr, ett.gjelder_fra, str(ett.teller)) for nr, ett in kontekst(les(VERSJON_1))["definisjoner"]
    }
    da = "Åpne planlagte kontakter minst to virkedager etter fristen."
    assert ord_["Over fristen"] == (1, date(2026, 11, 22), da)


def test_et_snitt_fra_versjon_1_blir_en_rapport():
    assert dokument.rendre(les(VERSJON_1)).startswith(b"%PDF")
