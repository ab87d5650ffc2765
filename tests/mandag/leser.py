"""A browser without scripts: pages over HTTP, and forms filled in as they stand, through the proxy in front."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import httpx
from bs4 import BeautifulSoup, Tag

from tests.leverandor import Leverandor


class Fremmed(AssertionError):
    """The house answered otherwise than it should."""


class Proxy(httpx.BaseTransport):
    """What docs/drift.md asks of nginx: ends TLS and says so, spreads, and goes to the next when one is down."""

    def __init__(self, *bak: httpx.BaseTransport) -> None:
        self.bak, self._tur = bak, count()

    @classmethod
    def foran(cls, porter: Sequence[int]) -> Proxy:
        return cls(*(_Port(port) for port in porter))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        hoder = httpx.Headers(request.headers)
        hoder.update({"X-Forwarded-Proto": request.url.scheme, "X-Forwarded-For": "192.0.2.7"})
        videre = httpx.Request(request.method, request.url, headers=hoder, content=request.read())
        forst = next(self._tur)
        for nr in range(len(self.bak)):
            siste = nr == len(self.bak) - 1
            try:
                svar = self.bak[(forst + nr) % len(self.bak)].handle_request(videre)
            except httpx.TransportError:
                if siste:
                    raise
                continue
            if svar.status_code != httpx.codes.SERVICE_UNAVAILABLE or siste:
                return svar
            svar.close()
        raise AssertionError("There is somebody behind every proxy.")


class _Port(httpx.HTTPTransport):
    """One of the servers behind, by plain HTTP."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        hit = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return super().handle_request(
            httpx.Request(request.method, hit, headers=request.headers, content=request.read())
        )


class Leser:
    """One person's browser at the address `base`."""

    def __init__(self, bak: httpx.BaseTransport, base: str) -> None:
        self.http = httpx.Client(transport=bak, base_url=base, timeout=60)
        self.base = base

    def se(self, sti: str) -> BeautifulSoup:
        """The page at this address."""
        svar = self.http.get(sti)
        if svar.status_code != httpx.codes.OK:
            raise Fremmed(f"GET {sti}: {svar.status_code} {svar.headers.get('Location', '')}")
        return BeautifulSoup(svar.text, "html.parser")

    def send(self, sti: str, **felt: str) -> str:
        """Fill in the form of this page that has these fields and send it; the address it leads to."""
        skjema = _skjema(self.se(sti), sti, felt)
        svar = self.http.post(
            skjema.get("action") or sti, data=utfylt(skjema) | felt, headers={"Origin": self.base, "Referer": self.base}
        )
        if svar.status_code != httpx.codes.FOUND:
            feil = [
                ett.get_text(" ", strip=True) for ett in BeautifulSoup(svar.text, "html.parser").select("[id$=feil]")
            ]
            raise Fremmed(f"POST {sti}: {svar.status_code} {feil}")
        return svar.headers["Location"].removeprefix(self.base)

    def logg_inn(self, op: Leverandor, sub: str) -> None:
        """Out to the provider and back."""
        ut = self.http.get("/logg-inn/ansatt/")
        svar = self.http.get(op.logg_inn(ut.headers["Location"], sub))
        if svar.status_code != httpx.codes.FOUND:
            raise Fremmed(f"{sub}: {svar.status_code} {BeautifulSoup(svar.text, 'html.parser').main}")


def _skjema(side: BeautifulSoup, sti: str, felt: dict[str, str]) -> Tag:
    for skjema in side.select("form[method=post]"):
        if all(skjema.select_one(f'[name="{navn}"]') for navn in felt):
            return skjema
    raise Fremmed(f"{sti} har ikke noe skjema med {', '.join(felt)}")


def utfylt(skjema: Tag) -> dict[str, str]:
    """What a browser would send of a form nobody has touched."""
    felt = {}
    for ett in skjema.select("input[name], select[name], textarea[name]"):
        if ett.name == "textarea":
            felt[ett["name"]] = ett.text.strip("\n")
        elif ett.name == "select":
            valgt = ett.select_one("option[selected]") or ett.select_one("option")
            felt[ett["name"]] = valgt["value"] if valgt else ""
        elif ett.get("type") not in ("radio", "checkbox", "submit"):
            felt[ett["name"]] = ett.get("value", "")
        elif ett.has_attr("checked"):
            felt[ett["name"]] = ett.get("value", "on")
    return felt
