"""Every page of the house, also with errors in its forms, at two widths: nothing to object to for axe-core."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.nettleser import turer
from tests.nettleser.vandring import Vandring, logg_inn
from tests.tilgang.tabell import TABELL

if TYPE_CHECKING:
    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

# Where to go: things of jobbspesialist1's, and one candidate that waits for the leader.
ADRESSER = """
import json
from arbeidsgivere.models import Arbeidsgiver, Registerenhet
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop
from tests import fabrikker as lag
from tests.klokke import klokka
jeg = Bruker.objects.get(epost="jobbspesialist1@demo.example")
mine = Kandidat.objects.aapne().filter(gradering="ugradert", skjermet=False).ansvaret_til(jeg, klokka())
hos = Arbeidsgiver.objects.med_kontaktperson(jeg, klokka()).filter(kontakter__isnull=False)
forlop = Forlop.objects.aapne().filter(kandidat__in=mine, arbeidsgiver__in=hos).order_by("pk").first()
uten = mine.filter(forlop__isnull=True, fase="jobbutvikling").order_by("pk").first()
for _ in range(2):  # so that several are talked of, whatever was sown
    lag.forlop(lag.kandidat(jeg, kontor=forlop.kandidat.kontor, fase="jobbutvikling"), forlop.arbeidsgiver, av=jeg)
registrert = Arbeidsgiver.objects.values("orgnr")
print(json.dumps({
    "kandidat": str(forlop.kandidat_id),
    "uten": str(uten.pk),
    "forlop": str(forlop.pk),
    "steg": str(forlop.oppfolginger.aapne().filter(side="kandidat").first().pk),
    "hos": forlop.arbeidsgiver.orgnr,
    "person": str(forlop.arbeidsgiver.kontakter.aktive().first().pk),
    "ny": Registerenhet.objects.filter(er_underenhet=True).exclude(pk__in=registrert).first().pk,
    "meg": str(jeg.pk),
    "i_koen": str(lag.kandidat(None, kontor=uten.kontor).pk),
}))
"""
# Addresses that answer with something else than a page, or pass on at once.
UTEN_SIDE = {
    "livez",
    "readyz",
    "portal:inn_lenke",
    "rapporter:pdf",
    "utkast:okt",
    "oppfolging:velg_arbeidsgiver",
}
SIDER = {rad.navn for rad in TABELL if rad.metode == "get"} - UTEN_SIDE


# What one jobbspesialist does, in several tours.
JOBBSPESIALISTENS = {"logg", "kandidater", "forlop", "arbeidsgivere"}


@pytest.fixture(scope="module")
def hus(levende: Levende) -> Levende:
    levende.manage("seed", "--jobbspesialister", "2", "--kandidater", "20", "--fro", "7")
    return levende


@pytest.fixture(scope="module")
def til(hus: Levende) -> dict[str, str]:
    return json.loads(hus.manage("shell", "-v", "0", "-c", ADRESSER).stdout.splitlines()[-1])


def test_hver_side_for_hver_rolle_er_uten_brudd_i_begge_bredder(hus: Levende, til: dict[str, str], ny_side: Any):
    turene = {
        "alle": turer.aapne_sider,
        "jobbspesialist1": turer.min_dag,
        "logg": turer.loggskjemaene,
        "kandidater": turer.kandidatene,
        "forlop": turer.forlopene,
        "arbeidsgivere": turer.arbeidsgiverne,
        "leder": turer.lederen,
        "administrator": turer.administratoren,
        "arbeidsgiver1": turer.portalen,
    }
    besokt: set[str] = set()
    funn: list[str] = []
    for hvem, tur in turene.items():
        vandring = Vandring(ny_side(hus), hvem, besokt)
        if hvem != "alle":
            logg_inn(vandring.side, "jobbspesialist1" if hvem in JOBBSPESIALISTENS else hvem)
        tur(vandring, hus, til)
        funn += vandring.funn
    assert not funn, "\n".join(funn)
    assert SIDER - besokt == set()
