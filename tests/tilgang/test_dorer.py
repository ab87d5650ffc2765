"""Each door refuses by itself whoever it is not for, also where no view would let them near."""

from __future__ import annotations

import pytest

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.hendelser import lest
from inkludering.hendelser.models import Oppslag
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Deltaker, Forlop, Kontakt, Oppfolging
from oppfolging.rapporter.models import Rapport
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import klokka

pytestmark = [pytest.mark.django_db, pytest.mark.matrise]

DORER = {
    "kandidater": Kandidat.objects.synlig_for,
    "kandidatrader": Kandidat.objects.listbar_for,
    "andres kandidater med grunn": Kandidat.objects.kan_aapnes_av,
    "forlop": Forlop.objects.synlig_for,
    "forlop hos mine arbeidsgivere": Forlop.objects.hos_mine_arbeidsgivere,
    "oppfolginger": Oppfolging.objects.synlig_for,
    "kontakter": Kontakt.objects.synlig_for,
    "kontakter uten kandidatdata": Kontakt.objects.uten_kandidatdata,
    "deltakere": Deltaker.objects.synlig_for,
    "arbeidsgivere": Arbeidsgiver.objects.synlig_for,
    "folk hos arbeidsgivere": Arbeidsgiverkontakt.objects.synlig_for,
    "arbeidsplasser i portalen": Arbeidsgiver.objects.for_portalbruker,
    "rapporter": Rapport.objects.synlig_for,
    "brukere": Bruker.objects.synlig_for,
    "kontor": Kontor.objects.synlig_for,
    "kontor som kan endres": Kontor.objects.redigerbar_for,
    "tilknytninger": Tilknytning.objects.synlig_for,
}
SLIPPER_INN = {
    "jobbspesialist": {
        *("kandidater", "kandidatrader", "forlop", "forlop hos mine arbeidsgivere", "oppfolginger", "kontakter"),
        *("kontakter uten kandidatdata", "deltakere", "arbeidsgivere", "folk hos arbeidsgivere", "brukere"),
    },
    "leder": {
        *(
            "kandidatrader",
            "andres kandidater med grunn",
            "kontakter",
            "kontakter uten kandidatdata",
            "arbeidsgivere",
            "folk hos arbeidsgivere",
        ),
        *("rapporter", "brukere", "kontor"),
    },
    "markedskontakt": {
        *("kontakter", "kontakter uten kandidatdata", "arbeidsgivere", "folk hos arbeidsgivere", "brukere"),
    },
    "administrator": {"brukere", "kontor", "kontor som kan endres", "tilknytninger"},
    "arbeidsgiver": {"arbeidsplasser i portalen"},
    "uten kontor": set(),
}


@pytest.fixture
def folk() -> dict[str, Bruker]:
    """Somebody of each role around one candidate and one employer, so that every door has something behind it."""
    ane = lag.bruker()
    kari = lag.kandidat(ane, fase="jobbutvikling", aapen=True)
    hos = lag.arbeidsgiver(ane)
    lag.forlop(kari, hos, av=ane)
    lag.kontakt(Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane)
    Rapport.objects.create(kontor=lag.kontor(), fra="2026-10-01", til="2026-10-31", snitt=klokka(), bestilt=klokka())
    return {
        "jobbspesialist": ane,
        "arbeidsgiver": lag.portalbruker(lag.arbeidsgiverkontakt(hos, av=ane)),
        "uten kontor": lag.bruker().bruk(None),
        **{str(rolle): lag.bruker(rolle) for rolle in (Rolle.LEDER, Rolle.MARKEDSKONTAKT, Rolle.ADMINISTRATOR)},
    }


@pytest.mark.parametrize("rolle", SLIPPER_INN)
def test_hver_dor_slipper_inn_dem_den_er_for_og_ingen_andre(rolle, folk):
    apne = {navn for navn, dor in DORER.items() if dor(folk[rolle]).exists()}
    assert apne == SLIPPER_INN[rolle]


def test_hvem_som_har_sett_paa_en_person_kan_leses_nyest_forst(folk):
    kari = Kandidat.objects.get()
    for handling, time in (("forst", 8), ("sist", 9)):
        lest.tillatt([kari.pk], av=folk["jobbspesialist"], handling=handling, naa=lag.oslo(2026, 11, 20, time))
    assert [oppslag.handling for oppslag in Oppslag.objects.om(kari.pk)] == ["sist", "forst"]
