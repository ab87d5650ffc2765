"""The suite without browsers on other days, one at a time: `make kalender`, or python -m tests.kalender 17-mai.

Prints a line for each moment and the tests that failed there; the exit code is 1 when any did.
"""

import os
import re
import subprocess
import sys
import time

# What is special about each: a day off, an hour when nothing is sent, a date that is another one in UTC, a clock that
# jumps or shows the same hour twice, a year's last and first day, a day that most years do not have.
MOMENTER = {
    "lordag": "2026-11-28T10:00",
    "sondag-kveld": "2026-11-29T23:30",
    "foer-sendetid": "2026-11-30T07:29",
    "i-sendetid": "2026-11-30T07:31",
    "nyttaarsaften": "2026-12-31T23:30",
    "nyttaarsnatt": "2027-01-01T00:30",
    "foer-paaske": "2027-03-24T15:00",
    "til-sommertid": "2027-03-28T03:00+02:00",
    "17-mai": "2027-05-17T12:00",
    "til-vintertid": "2027-10-31T02:30+01:00",
    "skuddag": "2028-02-29T08:00",
}
UTVALG = "not nettleser and not kaos and not ytelse"
PYTEST = [sys.executable, "-m", "pytest", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder", "-q", "-m", UTVALG]
ANTALL = re.compile(r"(\d+) (passed|failed|errors?)\b")
ROEDE = re.compile(r"^(?:FAILED|ERROR) \S.*", re.M)


def kjor(moment: str) -> tuple[bool, dict[str, int], list[str]]:
    """Whether all passed at this moment, how many did what, and a line for each that did not pass."""
    miljo = os.environ | {"TESTKLOKKE": moment, "COLUMNS": "300"}  # wide enough for the reason of a failure
    svar = subprocess.run(PYTEST, env=miljo, capture_output=True, text=True, check=False)
    antall = {hva.removesuffix("s"): int(tall) for tall, hva in ANTALL.findall(svar.stdout.rstrip().split("\n")[-1])}
    roede = ROEDE.findall(svar.stdout)
    if svar.returncode and not roede:
        roede = svar.stdout.split("\n")[-20:] + svar.stderr.split("\n")[-20:]
    return svar.returncode == 0, antall, roede


def main(valgte: list[str]) -> int:
    """Run the moments named, or all; returns the exit code."""
    alle_gronne = True
    print(f"{'':15}{'tidspunkt':28}{'bestått':>8}{'feilet':>8}{'sekunder':>10}", flush=True)
    for navn in valgte or MOMENTER:
        begynte = time.monotonic()
        gronn, antall, roede = kjor(MOMENTER[navn])
        feilet = antall.get("failed", 0) + antall.get("error", 0)
        sekunder = time.monotonic() - begynte
        print(f"{navn:15}{MOMENTER[navn]:28}{antall.get('passed', 0):8}{feilet:8}{sekunder:10.0f}", flush=True)
        print("".join(f"    {linje}\n" for linje in roede), end="", flush=True)
        alle_gronne = alle_gronne and gronn
    return 0 if alle_gronne else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
