"""One's own page: the number employers see, and the language of what is said to oneself."""

import pytest

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

SIDEN = "/profil/"


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Fast", telefon="+4740404040")
    client.force_login(ane)
    return ane


def test_navnet_i_menyen_leder_til_profilen(client, ane):
    assert f'href="{SIDEN}">Ane Fast' in client.get("/").content.decode()
    skjema = client.get(SIDEN).context["skjema"]
    assert (skjema["telefon"].value(), skjema["maalform"].value()) == ("404 04 040", "nb")


def test_telefonen_arbeidsgiverne_ser_og_maalformen_endres(client, ane):
    hos = lag.arbeidsgiver(ane)
    svar = client.post(SIDEN, {"telefon": "912 34 567", "maalform": "nn"}, follow=True)
    assert svar.redirect_chain == [(SIDEN, 302)]
    assert "Profilen er lagra." in svar.content.decode()
    assert '<html lang="nn">' in svar.content.decode()
    assert "tel:+4791234567" in client.get(f"/arbeidsgivere/{hos.orgnr}/").content.decode()
    assert Hendelse.objects.get(type="profil_endret").av_id == ane.pk


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"), [("telefon", "123", "Skriv 8 sifre"), ("maalform", "se", "kan ikke velges")]
)
def test_feil_staar_ved_feltet(client, ane, felt, verdi, melding):
    svar = client.post(SIDEN, {"telefon": "", "maalform": "nb"} | {felt: verdi})
    assert svar.status_code == 422
    assert melding in svar.context["skjema"].errors[felt][0]


@pytest.mark.parametrize("rolle", Rolle.values)
def test_alle_i_nav_har_sin_egen_og_ingen_andre(client, rolle):
    client.force_login(lag.bruker(rolle))
    assert client.get(SIDEN).status_code == 200
    client.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker()))))
    assert client.get(SIDEN).status_code == 404
