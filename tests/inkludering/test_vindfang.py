"""Half-sent requests hold nobody up: at the door itself, and at the door of a running house."""

from __future__ import annotations

import asyncio
import http.client
import socket
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from inkludering.vindfang import STORST, Vindfang
from tests.levende import Levende
from tests.sikkerhetshoder import mangler

LIVET = "/livez"
HALVE = 40
SIDEN = """
from django.test import Client
from tests import fabrikker as lag
klient = Client()
klient.force_login(lag.bruker())
print("kake", klient.cookies["okt"].value)
"""


class Samtale:
    """A request whose body comes in these parts, and what was answered. None: nothing more ever comes."""

    def __init__(self, *deler: bytes | None) -> None:
        self.deler = deler
        self.svar: tuple[int, dict[str, str], bytes] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for del_ in self.deler:
            if del_ is None:
                await asyncio.Event().wait()
            else:
                yield del_
            await asyncio.sleep(0)

    def response_bytes(self, status: int, hoder: list[tuple[str, str]], innhold: bytes) -> None:
        self.svar = (int(status), dict(hoder), innhold)


def kjor(oppgave: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: a browser's event loop may be running in this one."""
    with ThreadPoolExecutor(1) as traad:
        return traad.submit(asyncio.run, oppgave).result()


def spurt(metode: str = "POST", sti: str = "/blå/", versjon: str = "1.1", **hoder: str) -> SimpleNamespace:
    felt = {navn.replace("__", "-"): verdi for navn, verdi in hoder.items()}
    adresser = {"server": "127.0.0.1:8000", "client": "[::1]:4000", "scheme": "http", "authority": None}
    linje = {"method": metode, "path": sti, "query_string": "a=1", "http_version": versjon}
    return SimpleNamespace(**linje, **adresser, headers=felt)


def ekko(miljo: dict, hode) -> list[bytes]:
    """An application that answers with the body it got."""
    hode("200 OK", [])
    return [miljo["wsgi.input"].read(int(miljo["CONTENT_LENGTH"]))]


def ta_imot(dor: Vindfang, *par: tuple[SimpleNamespace, Samtale]) -> list[int]:
    """The statuses of requests that come in this order, at once."""

    async def alle() -> None:
        await asyncio.gather(*(dor.__rsgi__(ett, samtale) for ett, samtale in par))

    kjor(alle())
    return [samtale.svar[0] for _, samtale in par]


def halv(lengde: int = 5000) -> tuple[SimpleNamespace, Samtale]:
    return spurt(content__length=str(lengde)), Samtale(b"epost=", None)


def hel() -> tuple[SimpleNamespace, Samtale]:
    return spurt(content__length="7"), Samtale(b"epost=", b"a")


@pytest.mark.parametrize(
    ("ett", "status", "innhold"),
    [
        (hel(), 200, b"epost=a"),
        ((spurt(), Samtale()), 200, b""),
        ((spurt("GET", content__length="7"), Samtale(None)), 200, b""),
        (halv(), 408, b"408 Request Timeout\n"),
        ((spurt(content__length="9"), Samtale(b"epost=", b"a")), 400, b"400 Bad Request\n"),
        ((spurt(content__length="5"), Samtale(b"epost=", b"a")), 400, b"400 Bad Request\n"),
        ((spurt(content__length="-5"), Samtale(None)), 400, b"400 Bad Request\n"),
        ((spurt(transfer__encoding="chunked"), Samtale(b"epost=", b"a")), 411, b"411 Length Required\n"),
        ((spurt(transfer__encoding="chunked", content__length="7"), hel()[1]), 411, b"411 Length Required\n"),
        ((spurt(versjon="2"), hel()[1]), 411, b"411 Length Required\n"),
        ((spurt("GET", transfer__encoding="chunked"), Samtale(None)), 200, b""),
        ((spurt(content__length=str(STORST + 1)), Samtale(None)), 413, b"413 Request Entity Too Large\n"),
        ((spurt(sti="/" + "a" * 8000), Samtale(None)), 414, b"414 Request-URI Too Long\n"),
    ],
)
def test_en_forespoersel_slipper_inn_naar_hele_innholdet_er_kommet(ett, status, innhold):
    dor = Vindfang(ekko, frist=0.05)
    assert ta_imot(dor, ett) == [status]
    _, hoder, kropp = ett[1].svar
    assert kropp == innhold
    assert status == 200 or (list(mangler(hoder)) == [] and hoder["Connection"] == "close")
    assert (dor._halve, dor._byte) == ({}, 0)


def test_den_som_har_ventet_lengst_viker_naar_det_er_for_mange():
    dor = Vindfang(ekko, frist=60, plasser=2)

    async def scene() -> list[int | None]:
        halve = [halv() for _ in range(4)]
        venter = [asyncio.ensure_future(dor.__rsgi__(*ett)) for ett in halve]
        await asyncio.sleep(0.02)
        ny = hel()
        await dor.__rsgi__(*ny)
        svar = [samtale.svar and samtale.svar[0] for _, samtale in (*halve, ny)]
        for oppgave in venter:
            oppgave.cancel()
        return svar

    assert kjor(scene()) == [408, 408, 408, None, 200]


def test_den_som_har_ventet_lengst_viker_naar_det_er_for_mye():
    dor = Vindfang(ekko, frist=60, mest=15)
    stor = (spurt(content__length="9000"), Samtale(b"x" * 10, None))
    assert ta_imot(dor, stor, hel()) == [408, 200]
    assert (dor._halve, dor._byte) == ({}, 0)


def test_en_feil_utenfor_django_gir_500_med_hodene_og_en_linje_i_loggen(caplog, settings):
    settings.SECURE_HSTS_SECONDS = 60

    def kneler(miljo: dict, hode) -> list[bytes]:
        raise RuntimeError("planlagt")

    ett = hel()
    assert ta_imot(Vindfang(kneler), ett) == [500]
    assert list(mangler(ett[1].svar[1])) == []
    assert ett[1].svar[1]["Strict-Transport-Security"].startswith("max-age=60;")
    assert [post.exc_info[0] for post in caplog.records] == [RuntimeError]


def test_hodene_blir_wsgi_og_et_understrek_utgir_seg_ikke_for_en_bindestrek():
    sett: dict = {}

    def husk(miljo: dict, hode) -> list[bytes]:
        sett.update(miljo)
        hode("204 No Content", [])
        return []

    hoder = {"x__forwarded__proto": "http", "x_forwarded_proto": "https", "content__type": "a/b", "host": "h"}
    assert ta_imot(Vindfang(husk), (spurt(**hoder), Samtale())) == [204]
    funnet = {navn: verdi for navn, verdi in sett.items() if navn.startswith(("HTTP", "CONTENT", "REMOTE", "PATH"))}
    assert funnet == {
        "HTTP_X_FORWARDED_PROTO": "http",
        "HTTP_HOST": "h",
        "CONTENT_TYPE": "a/b",
        "CONTENT_LENGTH": "0",
        "REMOTE_ADDR": "::1",
        "PATH_INFO": "/bl\xc3\xa5/",
    }


def hent(vert: str, sti: str, kake: str = "") -> tuple[int, float]:
    """The status, and how many seconds it took."""
    kobling = http.client.HTTPConnection(vert, timeout=30)
    begynte = time.monotonic()
    kobling.request("GET", sti, headers={"Cookie": f"okt={kake}"})
    svar = kobling.getresponse()
    svar.read()
    kobling.close()
    return svar.status, time.monotonic() - begynte


def apne(vert: str, linjer: str) -> socket.socket:
    navn, port = vert.split(":")
    sokkel = socket.create_connection((navn, int(port)), timeout=30)
    sokkel.sendall(f"{linjer}\r\nHost: {vert}\r\n".encode())
    return sokkel


@contextmanager
def mange(vert: str, antall: int, linjer: str, resten: str) -> Iterator[list[socket.socket]]:
    """So many connections that have begun and say nothing more."""
    with ExitStack() as stabel:
        sokler = [stabel.enter_context(apne(vert, linjer)) for _ in range(antall)]
        for sokkel in sokler:
            sokkel.sendall(resten.encode())
        time.sleep(0.3)
        yield sokler


SKJEMA = "Content-Type: application/x-www-form-urlencoded\r\nCookie: csrf=" + "a" * 32 + "\r\n"
HALVSENDT = [
    ("POST /logg-inn/ HTTP/1.1", f"{SKJEMA}Content-Length: 5000\r\n\r\nepost="),
    ("POST /portal/logg-inn/ HTTP/1.1", f"{SKJEMA}Content-Length: 5000\r\n\r\n"),
    ("POST /logg-inn/ HTTP/1.1", f"{SKJEMA}Transfer-Encoding: chunked\r\n\r\n5\r\nepost"),
    ("GET /logg-inn/ HTTP/1.1", "Content-Length: 5000\r\n\r\nepost="),
    ("GET /logg-inn/ HTTP/1.1", "Cookie: "),
]


@pytest.fixture(scope="module")
def vert(levende: Levende) -> str:
    return urlsplit(levende.adresse).netloc


@pytest.fixture(scope="module")
def kake(levende: Levende) -> str:
    return levende.manage("shell", "-v", "0", "-c", SIDEN).stdout.split("kake ")[1].strip()


@pytest.mark.treg
@pytest.mark.alene
@pytest.mark.parametrize(("linjer", "resten"), HALVSENDT)
def test_foerti_halvsendte_forespoersler_stopper_ingen(vert, kake, linjer, resten):
    hent(vert, "/", kake)
    with mange(vert, HALVE, linjer, resten):
        tider = [hent(vert, sti, kake) for sti in (LIVET, "/", LIVET, "/") for _ in range(3)]
        assert {status for status, _ in tider} == {200}
        assert max(sekunder for _, sekunder in tider) < 1, tider  # the old queue alone took one second


@pytest.mark.treg
def test_en_halvsendt_faar_408_etter_fristen_og_forbindelsen_er_over(vert):
    with mange(vert, 1, *HALVSENDT[0]) as (sokkel,):
        svar = b"".join(iter(lambda: sokkel.recv(4000), b""))
    assert svar.startswith(b"HTTP/1.1 408")


@pytest.mark.treg
def test_en_aerlig_langsom_innsending_gaar_igjennom(vert):
    felt = "epost=noen%40nav.example&passord=feil"
    with mange(vert, 1, "POST /logg-inn/ HTTP/1.1", f"{SKJEMA}Content-Length: {len(felt)}\r\n\r\n") as (sokkel,):
        for tegn in felt:
            sokkel.sendall(tegn.encode())
            time.sleep(0.05)
        assert sokkel.recv(4000).startswith(b"HTTP/1.1 403")  # Django has read it all, and misses the CSRF token


@pytest.mark.treg
def test_en_innsending_i_biter_faar_411_og_ikke_et_tomt_skjema(vert):
    innhold = "7\r\nepost=a\r\n0\r\n\r\n"
    linjer = f"{SKJEMA}Transfer-Encoding: chunked\r\n\r\n{innhold}"
    with mange(vert, 1, "POST /logg-inn/ HTTP/1.1", linjer) as (sokkel,):
        assert sokkel.recv(4000).startswith(b"HTTP/1.1 411")
