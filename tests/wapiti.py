"""Wapiti against a demo of its own, logged in as each role: `make wapiti`, or VALG=60 for seconds with each.

It crawls what the role may open, and tries what it finds there. What it finds, and each HTTP 500, is a line, and the
exit code 1. The tool is fetched, in the version named here; nothing but 127.0.0.1 is asked, so no trick that would need
somebody outside is tried. Cookies and headers are those of https, which a demo has not: tests/test_hoder.py has them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.levende import ledig_portserie
from tests.mandag.leser import Leser

WAPITI = "wapiti3==3.2.3"
MODULER = "crlf,csp,csrf,exec,file,permanentxss,redirect,sql,xss"
ROLLER = {
    "jobbspesialist1": "/",
    "leder": "/kontor/",
    "markedskontakt": "/arbeidsgivere/",
    "administrator": "/administrasjon/",
    "arbeidsgiver1": "/portal/",
}
# Half of the seconds go to finding pages; the modules share the rest.
SEKUNDER = 180
# What would end the session, and what the demo alone has.
UTENFOR = ("/logg-ut/*", "/portal/logg-ut/*", "/demo/*")


@contextmanager
def demo(mappe: Path) -> Iterator[str]:
    """A demo of its own; its address."""
    port = ledig_portserie()
    miljo = {navn: os.environ[navn] for navn in ("PATH", "HOME", "LANG") if navn in os.environ}
    miljo |= {"PORT": str(port), "INKLUDERING_DATA": str(mappe)}
    prosess = subprocess.Popen([sys.executable, "manage.py", "demo"], env=miljo, stdout=subprocess.PIPE, text=True)
    try:
        for linje in prosess.stdout or ():
            if linje.startswith("Klar:"):
                break
        else:
            raise SystemExit("Demoen startet ikke.")
        yield f"http://127.0.0.1:{port}"
    finally:
        prosess.terminate()
        prosess.wait(60)


def kaker(base: str, hvem: str, fil: Path) -> Path:
    """Log in, and write what the browser got as Wapiti reads it."""
    leser = Leser(httpx.HTTPTransport(), base)
    leser.send("/logg-inn/", epost=f"{hvem}@demo.example", passord="demo")
    slik = {"expires": None, "secure": False, "port": None, "version": 0}
    egne = {navn: slik | {"value": verdi} for navn, verdi in leser.http.cookies.items()}
    fil.write_text(json.dumps({urlsplit(base).hostname: {"/": egne}}))
    return fil


def skann(base: str, hvem: str, sti: str, sekunder: int, mappe: Path) -> list[str]:
    """What Wapiti finds as this user, a line each."""
    rapport, innlogget = mappe / f"{hvem}.json", kaker(base, hvem, mappe / f"{hvem}.kaker")
    kommando = [str(Path(sys.executable).with_name("uv")), "tool", "run", "--quiet", "--from", WAPITI, "wapiti"]
    kommando += ["--url", f"{base}{sti}", "--scope", "domain", "--module", MODULER, "--cookie", str(innlogget)]
    kommando += [ord_ for utenfor in UTENFOR for ord_ in ("--exclude", f"{base}{utenfor}")]
    kommando += ["--flush-session", "--no-bugreport", "--verbose", "0"]
    kommando += ["--store-session", str(mappe / hvem), "--store-config", str(mappe / "wapiti")]
    kommando += ["--max-scan-time", str(sekunder // 2), "--max-attack-time", str(sekunder // 2 // MODULER.count(","))]
    kommando += ["--format", "json", "--output", str(rapport), "-dr", "1"]
    svar = subprocess.run(kommando, check=False, capture_output=True, text=True)
    if not rapport.exists():
        sagt = svar.stdout[-2000:] + svar.stderr[-2000:]
        raise SystemExit(f"Wapiti kunne ikke kjøres ({WAPITI} hentes av uv):\n{sagt}")
    lest = json.loads(rapport.read_text())
    krev_innlogget(hvem, sti, lest)
    return list(funn(lest))


def krev_innlogget(hvem: str, sti: str, rapport: dict) -> None:
    """Whoever is not let in is led to the log-in, and would find little."""
    besokt = {urlsplit(ett["request"]["url"]).path for ett in rapport["infos"]["crawled_pages"]}
    print(f"{hvem}: {len(besokt)} adresser besøkt", flush=True)
    if sti not in besokt or any(ett.endswith("/logg-inn/") for ett in besokt):
        raise SystemExit(f"Wapiti var ikke innlogget som {hvem}: {sorted(besokt)[:20]}")


def funn(rapport: dict) -> Iterator[str]:
    """Every weakness, and every page that failed; that a busy machine was slow is neither."""
    feil = {"Internal Server Error": rapport["anomalies"].get("Internal Server Error", [])}
    for slag, hvert in (rapport["vulnerabilities"] | feil).items():
        for ett in hvert:
            yield f"{slag}: {ett['method']} {ett['path']} {ett.get('parameter') or ''} {ett['info']}".replace("\n", " ")


def main(valg: list[str]) -> int:
    sekunder, alle = int(valg[0]) if valg else SEKUNDER, list[str]()
    with tempfile.TemporaryDirectory(prefix="inkludering-wapiti-") as sted:
        mappe = Path(sted)
        with demo(mappe / "demo") as base:
            for hvem, sti in ROLLER.items():
                start = time.monotonic()
                funnet = skann(base, hvem, sti, sekunder, mappe)
                print(f"{hvem}: {len(funnet)} funn på {time.monotonic() - start:.0f} s", flush=True)
                print("".join(f"    {linje}\n" for linje in funnet), end="", flush=True)
                alle += funnet
    return 1 if alle else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
