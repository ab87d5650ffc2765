"""A NUL byte, which PostgreSQL cannot store, is never a fault of ours: not in a cookie, an address or a form."""

import pytest
from django.test import Client

from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("navn", ["okt", "csrf", "django_language"])
@pytest.mark.parametrize("verdi", ["aaaaaaaa\x00bbbbbbbb", '"aaaaaaaa\\000bbbbbbbb"'])
@pytest.mark.parametrize("adresse", ["/livez", "/readyz", "/", "/logg-inn/", "/portal/logg-inn/"])
def test_en_kake_med_nul_er_ingen_feil_hos_oss(navn, verdi, adresse):
    svar = Client(headers={"Cookie": f"{navn}={verdi}"}, raise_request_exception=False).get(adresse)
    assert svar.status_code < 500


@pytest.mark.parametrize(
    "adresse",
    ["/?status=%00", "/kandidater/?q=%00&fase=%00", "/arbeidsgivere/?q=%00", "/arbeidsgivere/ny/?q=%00&orgnr=%00",
     "/%00/", "/portal/inn/%00/", "/logg-inn/?next=%00"],
)  # fmt: skip
@pytest.mark.parametrize("inne", [True, False])
def test_en_adresse_med_nul_er_ingen_feil_hos_oss(client, adresse, inne):
    if inne:
        client.force_login(lag.bruker())
    assert client.get(adresse).status_code < 500


@pytest.mark.parametrize(
    "kropp",
    [b"epost=a%00b@c.example&passord=%00", b"epost=a@c.example&passord=a%00b", b"\x00", b"\x00=\x00",
     b"epost=\x00&passord=\x00&next=\x00"],
)  # fmt: skip
@pytest.mark.parametrize("adresse", ["/logg-inn/", "/portal/logg-inn/", "/portal/inn/", "/logg-ut/"])
@pytest.mark.parametrize(
    "slag", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=\x00", "text/\x00"]
)
def test_en_kropp_med_nul_er_ingen_feil_hos_oss(adresse, kropp, slag):
    svar = Client(raise_request_exception=False).post(adresse, kropp, content_type=slag)
    assert svar.status_code < 500
