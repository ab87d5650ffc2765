"""What every answer must carry, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http.cookies import SimpleCookie

FASTE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
STENGT = {"default-src": "'none'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'"}
NONCE_I_SIDEN = re.compile(r'nonce="([^"]+)"')


def mangler(hoder: Mapping[str, str], side: str = "") -> Iterator[str]:
    """What is wrong with these headers; `side` is the HTML they came with."""
    for navn, verdi in FASTE.items():
        if hoder.get(navn) != verdi:
            yield f"{navn}: {hoder.get(navn)}"
    if "camera=()" not in hoder.get("Permissions-Policy", ""):
        yield "Permissions-Policy"
    yield from _csp(hoder.get("Content-Security-Policy", ""), set(NONCE_I_SIDEN.findall(side)))


def _csp(csp: str, noncer: set[str]) -> Iterator[str]:
    regler = {navn: verdi for navn, _, verdi in (regel.strip().partition(" ") for regel in csp.split(";"))}
    if "unsafe" in csp or "*" in csp:
        yield f"CSP: {csp}"
    for navn, verdi in STENGT.items():
        if regler.get(navn) != verdi:
            yield f"{navn}: {regler.get(navn)}"
    script = regler.get("script-src", "").split()
    if script != ["'self'", *(f"'nonce-{nonce}'" for nonce in noncer)]:
        yield f"script-src: {script}, while the page has {noncer}"


def usikre_kaker(kaker: SimpleCookie, *, https: bool) -> Iterator[str]:
    """Cookies that are set without what must guard them; one that is being deleted needs no guard."""
    for navn, kake in kaker.items():
        if not kake.value:
            continue
        if not (kake["httponly"] and kake["samesite"] and kake["path"] == "/" and not kake["domain"]):
            yield f"{navn}: {kake.OutputString()}"
        if https and not (navn.startswith("__Host-") and kake["secure"]):
            yield f"{navn}: {kake.OutputString()}"
