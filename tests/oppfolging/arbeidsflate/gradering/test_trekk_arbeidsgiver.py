"""Taking an employer back tells nothing of a graded person who works there, and leaves them as they were."""

from __future__ import annotations

import pytest
from django.urls import reverse

from arbeidsgivere import registrering
from arbeidsgivere.models import Arbeidsgiver
from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.sjekk import trukket_er_lukket
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.gradering.scene import FOER, GRUNN, grader, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def eier():
    return lag.bruker()


@pytest.fixture
def hos(eier):
    return lag.arbeidsgiver(eier, naa=klokka() - FOER)


def trekk(client, eier, hos):
    client.force_login(eier)
    return client.post(reverse("oppfolging:arbeidsgiver_trekk", args=[hos.orgnr]), {"grunn": GRUNN})


@pytest.mark.parametrize(
    ("svart", "status"),
    [(None, 422), ({"skjermet": True}, 302), ({"beskyttelse": "fortrolig"}, 302)],
)
def test_et_forlop_som_ikke_kan_sees_hindrer_ingenting(client, kari, hos, svart, status):
    eier = hos.kontaktansvar.get().bruker
    lag.forlop(kari, hos, av=kari.ansvar.get().bruker, naa=klokka() - FOER)
    if svart is not None:
        grader(kari, **({"beskyttelse": "ugradert"} | svart))
    assert trekk(client, eier, hos).status_code == status
    assert Arbeidsgiver.objects.gjeldende().filter(pk=hos.pk).exists() is (status == 422)


def test_forlopet_til_en_gradert_staar_uroert_og_arbeidsgiveren_kan_komme_tilbake(client, ane, kari, eier, hos):
    forlop = lag.forlop(kari, hos, av=ane, naa=klokka() - FOER)
    grader(kari)
    aapne = Oppfolging.objects.aapne().filter(kandidat=kari).order_by("pk")
    foer = list(aapne.values_list("pk", "frist"))
    assert {side for (side,) in aapne.values_list("side")} >= {"kandidat", "arbeidsgiver"}
    trekk(client, eier, hos)
    forlop.refresh_from_db()
    assert (forlop.er_aapent, list(aapne.values_list("pk", "frist"))) == (True, foer)
    assert [*trukket_er_lukket(klokka()), *holder()] == []
    client.force_login(ane)
    assert client.get(reverse("oppfolging:forlop", args=[forlop.pk])).status_code == 200
    registrering.registrer(orgnr=hos.orgnr, kontor=eier.kontor, kontaktperson=eier, av=eier, naa=klokka())
    assert Arbeidsgiver.objects.gjeldende().filter(pk=hos.pk).exists()


def test_den_som_selv_folger_den_graderte_faar_vite_at_arbeidsgiveren_er_i_bruk(client, kari, ane):
    hos = lag.arbeidsgiver(ane, naa=klokka() - FOER)
    lag.forlop(kari, hos, av=ane, naa=klokka() - FOER)
    grader(kari)
    assert trekk(client, ane, hos).status_code == 422
