"""The history tells of everybody a contact was about, as far as the reader may know of them, and of nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, OmKandidat, Parter
from tests import fabrikker as lag
from tests.klokke import for_
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db
SIST = {
    "egen": "Egen Lund",
    "lukket": "Lukket Moe",
    "annen": "Annen Vik",
    "aapen": "Aapen Dahl",
    "gradert": "Gro Skjult",
}


@pytest.fixture
def bo():
    return lag.bruker(fornavn="Bo", etternavn="Berg")


@pytest.fixture
def noen(ane, bo) -> Callable[[str], OmKandidat]:
    """Ane's own, or one of Bo's: who tells employers nothing, who lets them know the name, who is graded."""
    felt = {"aapen": {"aapen": True}, "gradert": {"skjermet": True}}

    def lag_en(hvem: str) -> OmKandidat:
        fornavn, etternavn = SIST[hvem].split()
        navn = {"naa": for_(30), "fase": "jobbutvikling", "fornavn": fornavn, "etternavn": etternavn}
        den = lag.kandidat(ane if hvem == "egen" else bo, **navn, **felt.get(hvem, {}))
        return OmKandidat(den, deltok=False)

    return lag_en


def titlene(svar) -> list[str]:
    return [" ".join(ett.text.split()) for ett in suppe(svar).select(".tidslinje p.aksel-label")]


TABELL = [
    ((), False, "", ""),
    (("egen",), False, "Egen Lund", "én til"),
    (("egen", "lukket"), False, "Egen Lund og én til", "2 til"),
    (("lukket",), False, "én til", "én til"),
    (("lukket", "annen"), False, "2 til", "2 til"),
    (("egen", "lukket", "annen"), False, "Egen Lund og 2 til", "3 til"),
    (("gradert",), False, "", ""),
    (("egen", "gradert"), False, "Egen Lund", "én til"),
    (("gradert", "lukket"), False, "én til", "én til"),
    (("aapen",), False, "én til", "én til"),
    (("aapen",), True, "Aapen Dahl", "én til"),
    (("egen", "aapen", "lukket"), True, "Egen Lund, Aapen Dahl og én til", "3 til"),
    (("gradert", "aapen"), True, "Aapen Dahl", "én til"),
]


@pytest.mark.parametrize(("andre", "kontaktperson", "sier", "antall"), TABELL)
def test_historikken_navngir_alle_leseren_kan_vite_om_og_teller_resten(
    client, ane, bo, kari, *, noen, andre, kontaktperson, sier, antall
):
    hos = lag.arbeidsgiver(ane if kontaktperson else bo, naa=for_(60), navn="Bakeriet AS")
    liv = lag.arbeidsgiverkontakt(hos, av=bo, fornavn="Liv", etternavn="Dal")
    om_dem = (OmKandidat(kari, deltok=False), *(noen(hvem) for hvem in andre))
    lag.kontakt(Parter(om_dem, MedArbeidsgiver(hos, liv)), av=bo, naa=for_(1))
    svar = client.get(f"/kandidater/{kari.pk}/")
    med = "Telefon med Liv Dal hos Bakeriet AS"
    # Hers may be shown to her: the others are a number there.
    assert titlene(svar)[0] == (f"{med}. Også om {antall}." if antall else med)
    # At the employer Kari stands beside them, in the order they were told of.
    hos_dem = client.get(f"/arbeidsgivere/{hos.orgnr}/")
    og = "" if not sier else ", " if " og " in sier else " og "
    assert titlene(hos_dem) == [f"Telefon · Liv Dal · om Kari Li{og}{sier}"]
    skjulte = {SIST[hvem] for hvem in andre} - {navn for navn in SIST.values() if navn in sier}
    for hvem in andre:
        assert SIST[hvem] not in svar.content.decode()
    for navn in skjulte:
        assert navn not in "".join(titlene(hos_dem))


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_en_som_ikke_foelger_noen_av_dem_faar_vite_at_samtalen_var_men_ikke_hvor_mange_den_gjaldt(
    client, ane, bo, kari, *, noen, rolle
):
    hos = lag.arbeidsgiver(bo, naa=for_(60), navn="Bakeriet AS")
    om_dem = (OmKandidat(kari, deltok=False), noen("aapen"), noen("lukket"), noen("gradert"))
    lag.kontakt(Parter(om_dem, MedArbeidsgiver(hos)), av=bo, naa=for_(1))
    client.force_login(lag.bruker(rolle))
    assert titlene(client.get(f"/arbeidsgivere/{hos.orgnr}/")) == ["Telefon"]


def test_forloepets_historikk_teller_de_andre_ogsaa(client, ane, kari, noen):
    hos = lag.arbeidsgiver(ane, naa=for_(60), navn="Bakeriet AS")
    forlop = lag.forlop(kari, hos, av=ane, naa=for_(15))
    om_kari = OmKandidat(kari, forlop, uteble=True, deltok=False)
    lag.kontakt(Parter((om_kari, noen("egen")), MedArbeidsgiver(hos)), av=ane, naa=for_(1))
    sagt = "Telefon med Bakeriet AS. Kandidaten møtte ikke. Også om én til."
    assert titlene(client.get(f"/forlop/{forlop.pk}/"))[0] == sagt


def test_like_mange_spoersmaal_for_en_kontakt_som_for_tre(client, ane, kari, noen):
    hos = lag.arbeidsgiver(ane, naa=for_(60))
    liv, om_dem = lag.arbeidsgiverkontakt(hos, av=ane), (OmKandidat(kari, deltok=False), noen("egen"), noen("aapen"))

    def antall(side: str) -> int:
        client.get(side)
        with CaptureQueriesContext(connection) as spurt:
            client.get(side)
        return len(spurt)

    for side in (f"/kandidater/{kari.pk}/", f"/arbeidsgivere/{hos.orgnr}/"):
        tellinger = []
        for _ in range(2):
            lag.kontakt(Parter(om_dem, MedArbeidsgiver(hos, liv)), av=ane, naa=for_(1))
            tellinger.append(antall(side))
        assert tellinger[0] == tellinger[1]
