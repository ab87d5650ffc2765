"""Twelve anonymous clients that never rest, in a process of their own: `python storm.py URL METHOD PATH SECONDS`."""

from __future__ import annotations

import http.client
import sys
import threading
import time
from urllib.parse import urlencode

KLIENTER = 12


def klient(vert: str, metode: str, sti: str, slutt: float, svar: list[int]) -> None:
    """Ask again as soon as there is an answer; each post with an address nobody has."""
    kobling = http.client.HTTPConnection(vert, timeout=60)
    hoder = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{vert}"}
    merke = "m" * 32
    hoder["Cookie"] = f"csrf={merke}"
    nr = 0
    while time.monotonic() < slutt:
        nr += 1
        navn = f"{threading.get_ident()}-{nr}"
        felt = {"epost": f"{navn}@ukjent.example", "passord": navn, "csrfmiddlewaretoken": merke}
        kobling.request(metode, sti, urlencode(felt) if metode == "POST" else None, hoder)
        etter = kobling.getresponse()
        etter.read()
        svar.append(etter.status)


def main(vert: str, metode: str, sti: str, sekunder: float) -> None:
    svar: list[int] = []
    slutt = time.monotonic() + sekunder
    traader = [threading.Thread(target=klient, args=(vert, metode, sti, slutt, svar)) for _ in range(KLIENTER)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    print({status: svar.count(status) for status in sorted(set(svar))})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
