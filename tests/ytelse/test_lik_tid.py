"""What one may not see and what is not there take equally long, so that no clock tells which it was (requirement 3)."""

import uuid

import pytest

from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.ytelse import maaling, scene
from tests.ytelse.rapport import noter

HOYST = 1.2
SIDER = {
    "kandidat": "/kandidater/{}/",
    "kandidatens forløp": "/forlop/{}/",
    "flytting av en dato": "/oppfolginger/{}/flytt/",
    "retting av en kontakt": "/kontakter/{}/rett/",
}


@pytest.mark.ytelse
@pytest.mark.django_db
def test_fremmed_og_manglende_tar_like_lang_tid():
    kollega = lag.bruker()
    kari = lag.kandidat(kollega, fase="jobbutvikling")
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=kollega)
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=kollega)
    fremmede = [kari.pk, forlop.pk, kari.oppfolginger.earliest("frist").pk, Kontakt.objects.get().pk]
    klient = scene.nettleser(scene.spesialist())
    for (hva, adresse), fremmed in zip(SIDER.items(), fremmede, strict=True):
        adresser = adresse.format(fremmed), adresse.format(uuid.uuid4())
        assert {klient.get(en).status_code for en in adresser} == {404}, hva
        forhold = min(_skjevhet(*maaling.sider_med_databasen(klient, *adresser)) for _ in range(3))
        noter(f"404 for fremmed mot manglende, {hva}", "", forhold, HOYST)
        assert forhold <= HOYST, hva


def _skjevhet(en: float, annen: float) -> float:
    return max(en, annen) / min(en, annen)
