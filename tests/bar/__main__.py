"""`make bar`: the README's two commands on machines with nothing but git and make. Heavy: minutes a machine.

Builds Debian roots from the mirror that this machine's own apt uses, and enters each the way a virtual machine and the
way a container is entered: the first allows user namespaces, the second refuses them and leaves root Docker's
capabilities. Tries what is committed (HEAD), as root under /root and as a user in a closed folder with spaces and
letters in its name. All mounts and processes end with this program, which runs in namespaces of its own.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.bar.maskin import UTGAVER, Maskin, bygg
from tests.bar.tilfeller import BRUKER, ROOT, Svar, Tilfelle, prov

INNE = "INKLUDERING_BAR_INNE"
ARBEID = Path("/var/tmp/inkludering-bar")  # noqa: S108 - root's, and kept from one run to the next
STEG = {"demo": "make demo", "igjen": "igjen", "root": "root hos bruker", "test": "make test"}


def main() -> int:
    valg = _valg()
    if os.getuid() != 0:
        sys.exit("«make bar» bygger maskiner og må kjøres som root.")
    if not os.environ.get(INNE):
        rom = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"]
        os.environ[INNE] = "1"
        os.execvp(rom[0], [*rom, sys.executable, "-m", "tests.bar", *sys.argv[1:]])  # noqa: S606 - ourselves again
    tilfeller = [
        Tilfelle(debian, hvem, navnerom, test=_skal_testes(valg.test, debian, hvem is ROOT, navnerom))
        for debian in valg.debian
        for hvem in (ROOT, BRUKER)
        for navnerom in (True, False)
    ]
    tilfeller = [tilfelle for tilfelle in tilfeller if valg.bare in tilfelle.navn]
    valg.mappe.mkdir(parents=True, exist_ok=True)
    bunt = valg.mappe / "hus.bundle"
    subprocess.run(["git", "bundle", "create", "--quiet", bunt, "HEAD"], check=True)
    svar = [_ett(tilfelle, valg.mappe, bunt, fersk=valg.fersk) for tilfelle in tilfeller]
    _tabell(svar, valg.mappe)
    return 1 if not svar or any(ett.feil for ett in svar) else 0


def _valg() -> argparse.Namespace:
    valg = argparse.ArgumentParser(
        prog="make bar VALG='…'", description="Prøver make demo og make test på bare maskiner."
    )
    valg.add_argument("--debian", type=int, nargs="+", default=list(UTGAVER), choices=list(UTGAVER))
    valg.add_argument("--bare", default="", metavar="TEKST", help="bare tilfeller med dette i navnet, f.eks. root-vm")
    valg.add_argument("--test", choices=["ingen", "en", "alle"], default="en", help="hvor make test også kjøres")
    valg.add_argument("--fersk", action="store_true", help="bygg Debian på nytt")
    valg.add_argument("--mappe", type=Path, default=ARBEID, help="arbeidsmappe, med loggene")
    return valg.parse_args()


def _skal_testes(hvor: str, debian: int, root: bool, navnerom: bool) -> bool:
    return hvor == "alle" or (hvor == "en" and debian == 12 and root and navnerom)


def _ett(tilfelle: Tilfelle, arbeid: Path, bunt: Path, *, fersk: bool) -> Svar:
    print(f"{tilfelle.navn} …", flush=True)
    grunn = bygg(arbeid, tilfelle.debian, fersk=fersk)
    with Maskin(arbeid, grunn, tilfelle.navn, navnerom=tilfelle.navnerom) as maskin:
        svar = prov(tilfelle, maskin, bunt)
    print("  " + (svar.feil or "grønt"), flush=True)
    return svar


def _tabell(svar: list[Svar], arbeid: Path) -> None:
    print(f"\n{'':28}" + "".join(f"{navn:>17}" for navn in STEG.values()))
    for ett in svar:
        tider = (f"{ett.tider[steg]:.0f} s" if steg in ett.tider else "–" for steg in STEG)
        print(f"{ett.tilfelle.navn:28}" + "".join(f"{tid:>17}" for tid in tider) + f"  {ett.feil or ett.tester}")
    print(f"\nLogger i {arbeid}.")


if __name__ == "__main__":
    sys.exit(main())
