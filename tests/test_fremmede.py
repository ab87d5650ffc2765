"""What a stranger sends: nothing they write in a header, an address or a form gives a 500 or makes a session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from inkludering.brukere.models import Okt
from tests.sikkerhetshoder import mangler

pytestmark = pytest.mark.django_db
MERKE = "a" * 32
# Every header that the house, Django or a library reads of a request.
HODER = (
    "Accept",
    "Accept-Encoding",
    "Accept-Language",
    "Authorization",
    "Content-Type",
    "Cookie",
    "Forwarded",
    "Host",
    "HX-Boosted",
    "HX-Current-URL",
    "HX-Current-URL-URI-AutoEncoded",
    "HX-History-Restore-Request",
    "HX-Prompt",
    "HX-Target",
    "HX-Trigger",
    "HX-Trigger-Name",
    "If-Modified-Since",
    "If-None-Match",
    "Origin",
    "Range",
    "Referer",
    "Triggering-Event",
    "User-Agent",
    "X-CSRFToken",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Requested-With",
)
SKJEMAHODER = {"Content-Type", "Cookie", "Host", "Origin", "Referer", "X-CSRFToken"}
SKJEMA = "application/x-www-form-urlencoded"
RART = (
    "",
    "\x00",
    "å\xff",
    "%00%0d%0aSet-Cookie:%20a=b",
    "http://[::1",
    "http://testserver:99999999/",
    "http://testserver/\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "//evil.example/" + "a" * 20_000,
    "bytes=9-1,,-",
    "Thu, 99 Jan 99999 99:99:99 GMT",
    '{"a":',
    f'okt={"x" * 500}; csrf=;=; okt="\\000"',
    *(f"{SKJEMA}; charset={tegnsett}" for tegnsett in ("latin-1", "utf-7", "utf-16", "base64", "idna", "tull", '"')),
    "multipart/form-data",
    "multipart/form-data; boundary=" + "a" * 300,
    "multipart/form-data; boundary=a; charset=utf-7",
    "application/json",
)
INNHOLD = {
    "for mange felt": (SKJEMA, "&".join(f"f{nr}=" for nr in range(2000))),
    "for stort": (SKJEMA, "a=" + "b" * 10_000_001),
    "ikke utf-8": (SKJEMA, "epost=%ff%fe"),
    "halvt skjema": ("multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name="),
    "for mange deler": (
        "multipart/form-data; boundary=a",
        "".join(f'--a\r\nContent-Disposition: form-data; name="f{nr}"\r\n\r\n\r\n' for nr in range(2000)) + "--a--",
    ),
    "galt base64": (
        "multipart/form-data; boundary=a",
        '--a\r\nContent-Disposition: form-data; name="f"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--a--',
    ),
}
LANG = "a" * 20_000


def spoer(metode: str, sti: str, innhold: str = "epost=a", **hoder: str) -> HttpResponse:
    """The answer to a stranger, whose form carries a CSRF cookie."""
    klient = Client(enforce_csrf_checks=True, raise_request_exception=False)
    miljo: dict[str, Any] = {"HTTP_COOKIE": f"csrf={MERKE}"} | hoder
    return klient.generic(metode, sti, innhold, content_type=miljo.pop("CONTENT_TYPE", SKJEMA), **miljo)


def feil_i(svar: HttpResponse, hva: object) -> Iterator[str]:
    innhold = b"".join(svar.streaming_content).decode() if svar.streaming else svar.content.decode()
    if svar.status_code >= 500:
        yield f"{hva}: {svar.status_code}"
    yield from (f"{hva}: {navn}" for navn in mangler(svar.headers, innhold))


def felt(hode: str) -> str:
    navn = hode.upper().replace("-", "_")
    return navn if navn == "CONTENT_TYPE" else f"HTTP_{navn}"


@pytest.mark.parametrize("hode", HODER)
def test_ingen_verdi_i_noe_hode_gir_500(hode):
    """A page for those within, asked for by htmx; and where the form's own headers are read, a form too."""
    dorer = [("GET", "/")] if hode not in SKJEMAHODER else [("GET", "/"), ("POST", "/logg-inn/"), ("POST", "/borte/")]
    feil = [
        funn
        for verdi in RART
        for metode, sti in dorer
        for funn in feil_i(spoer(metode, sti, HTTP_HX_REQUEST="true", **{felt(hode): verdi}), (hode, verdi[:60], sti))
    ]
    assert feil == []


@pytest.mark.parametrize("sti", ["/logg-inn/", "/portal/logg-inn/", "/finnes-ikke/"])
@pytest.mark.parametrize("hva", INNHOLD)
def test_et_skjema_som_ikke_kan_leses_faar_svar_med_hodene(hva, sti):
    innholdstype, innhold = INNHOLD[hva]
    for host in ({}, {"HTTP_HOST": "ond.example"}):
        svar = spoer("POST", sti, innhold, CONTENT_TYPE=innholdstype, **host)
        assert list(feil_i(svar, hva)) == []
        assert 400 <= svar.status_code < 500


def test_en_adresse_htmx_ikke_kan_staa_paa_gir_innloggingen_med_forsiden_etter():
    svar = spoer("GET", "/", HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://[::1")
    assert svar["HX-Redirect"] == "/logg-inn/?next=%2F"


def alle_stier(del_: URLResolver, foran: str = "/") -> Iterator[str]:
    """Every address, as its pattern is written."""
    for monster in del_.url_patterns:
        sti = foran + str(monster.pattern)
        if isinstance(monster, URLPattern):
            yield sti
        else:
            yield from alle_stier(monster, sti)


def fylt(sti: str, verdi: str) -> str:
    """The address with this in the place of all that varies."""
    return re.sub("<[^>]+>", lambda _: verdi, sti)


def test_ingen_fremmed_lager_en_oekt_eller_faar_500_med_en_adresse():
    """Whatever stands in the place of what varies, however long; and twenty at a link that nobody has sent."""
    stier = sorted(set(alle_stier(get_resolver())))
    assert len(stier) > 30
    adresser = {fylt(sti, verdi) for sti in stier for verdi in (LANG, "x", "%00", "%ff", "999999999")}
    adresser |= {f"/portal/inn/{'x' * nr}/" for nr in range(1, 21)}
    feil = [
        funn
        for adresse in sorted(adresser)
        for metode in ("GET", "POST")
        for funn in feil_i(spoer(metode, adresse), (metode, adresse[:60]))
    ]
    assert feil == []
    assert Okt.objects.count() == 0


def test_tjue_lange_lenker_gir_ingen_oekt_og_heller_ikke_de_som_har_riktig_lengde():
    for lenke in (LANG, f"{'0' * 8}-0000-0000-0000-{'0' * 12}.{'a' * 43}"):
        for _ in range(20):
            spoer("GET", f"/portal/inn/{lenke}/")
    assert Okt.objects.count() == 0
