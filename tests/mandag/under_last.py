"""`make last`: what docs/drift.md says is done without stopping, while people read and log contacts.

The release is changed, the keys are changed, each process is stopped softly, and restoring is rehearsed; `VALG=nokler`
does that one alone. Nobody gets an error, nothing that was acknowledged is lost and nothing is there twice. While the
release is changed the old one goes on with the new schema, since it is at work until it is replaced.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

os.environ.setdefault("TESTKLOKKE_FORSKYVNING", "0")  # the provider's clock is the machine's own here

import httpx

from tests.leverandor import Leverandor, leverandor
from tests.mandag import installasjon, turen
from tests.mandag.__main__ import installer, tatt_tid
from tests.mandag.kompani import Kompani, kommandoer
from tests.mandag.leser import Leser

# The release before: named, so that what is tried does not move with each commit. Newer migrations come after it.
FORRIGE = "3bdece9223df"
FOLKENE = ("anna", "bjarne", "cecilie")
PAUSE = 0.2
# How long a process may take to finish what it is at (requirement 50), and somebody works before and after each stop.
SLUTTFRIST, ARBEIDSRO = 35, 5
# So often are people's log-ins renewed here, in seconds: several times during each step.
FORNYES = "3"


class IArbeid(Thread):
    """A jobbspesialist who reads the list and a candidate's page and logs a talk, over and over."""

    def __init__(self, leser: Leser, kandidat: str, forst: int) -> None:
        super().__init__(daemon=True)
        self.leser, self.kandidat, self.forst = leser, kandidat, forst
        self.slutt, self.feil = Event(), list[str]()
        self.spurt, self.logget, self.lengst = 0, 0, 0.0

    def run(self) -> None:
        while not self.slutt.wait(PAUSE):
            try:
                self._tid(lambda: self.leser.se("/"))
                self._tid(lambda: self.leser.se(self.kandidat))
                self._tid(lambda: turen.logg(self.leser, self.kandidat, self._notat(self.logget + 1)))
                self.logget += 1
            except (AssertionError, httpx.HTTPError) as feil:
                self.feil.append(f"{time.strftime('%X')} {type(feil).__name__}: {feil}")

    def siste_vises(self) -> bool:
        return self._notat(self.logget) in self.leser.se(self.kandidat).text

    def _notat(self, nr: int) -> str:
        return f"Samtale {self.forst + nr}"

    def _tid(self, gjor: Callable[[], object]) -> None:
        start = time.monotonic()
        self.spurt += 1
        gjor()
        self.lengst = max(self.lengst, time.monotonic() - start)


class Arbeidsdag:
    """The people of one installation, who go to work again for each thing that is tried."""

    def __init__(self, kompani: Kompani, drift: str, hus: turen.Hus, administrator: str) -> None:
        self.kompani, self.drift = kompani, drift
        adm = hus.logg_inn(administrator)
        turen.nytt_kontor(adm)
        for navn in FOLKENE:
            turen.gi_plass(adm, navn, "jobbspesialist")
        lesere = [hus.logg_inn(navn) for navn in FOLKENE]
        self.plasser = [(leser, turen.registrer(leser, 10 + nr)) for nr, leser in enumerate(lesere)]
        self.logget = 0

    @contextmanager
    def i_arbeid(self, hva: str) -> Iterator[None]:
        """They work meanwhile; afterwards what they were told is compared with what is there."""
        folk = [IArbeid(leser, kandidat, self.logget) for leser, kandidat in self.plasser]
        foer, start = self._lagret(), time.monotonic()
        for den in folk:
            den.start()
        try:
            yield
        finally:
            for den in folk:
                den.slutt.set()
            for den in folk:
                den.join()
        self.logget += max(den.logget for den in folk)
        _gjor_opp(hva, folk, self._lagret() - foer, time.monotonic() - start)

    def _lagret(self) -> int:
        ((antall,),) = self.kompani.klynge.sql("SELECT count(*) FROM kjerne_kontakt")
        return int(antall)

    def gjor(self, *steg: str) -> str:
        """The commands in their turn; what the last one said."""
        sagt = ""
        for kommando in steg:
            with tatt_tid(kommando):
                sagt = self.kompani.kjor(kommando)
        return sagt


def _gjor_opp(hva: str, folk: list[IArbeid], lagret: int, sekunder: float) -> None:
    spurt, lovet = (sum(getattr(den, navn) for den in folk) for navn in ("spurt", "logget"))
    feil = [ett for den in folk for ett in den.feil]
    print(
        f"{hva}: {spurt} forespørsler, {lovet} samtaler lovet, {lagret} lagret, {len(feil)} feil "
        f"på {sekunder:.0f} s; lengste svar {max(den.lengst for den in folk):.1f} s",
        flush=True,
    )
    print("\n".join(feil[:20]))
    if feil or lovet != lagret or min(den.logget for den in folk) == 0:
        raise SystemExit(1)
    for den in folk:
        if not den.siste_vises():
            raise SystemExit(f"Det siste notatet til {den.kandidat} vises ikke.")


def bytt_utgave(dag: Arbeidsdag) -> None:
    """From FORRIGE to what is committed here."""
    dag.kompani.neste = installasjon.klon(dag.kompani.mappe / "ny"), Path(sys.executable)
    dag.gjor(*kommandoer(dag.drift, "Oppgradere uten å stoppe"))


def bytt_nokler(dag: Arbeidsdag) -> None:
    """The key of the fields and the one that signs, by the same restarts; at last the first one's old key is gone."""
    start_paa_nytt, skriv = noekkelkommandoer(dag.drift)
    env, lag = dag.kompani.env, installasjon.lag_hemmelig(dag.kompani)
    felt, signatur = (env["FELTNOKLER"], lag("FELTNOKLER")), (env["SECRET_KEY"], lag("SECRET_KEY"))
    env |= {"FELTNOKLER": ",".join(felt), "SECRET_KEY_FALLBACKS": signatur[1]}
    dag.gjor(*start_paa_nytt)
    env |= {"FELTNOKLER": ",".join(felt[::-1]), "SECRET_KEY": signatur[1], "SECRET_KEY_FALLBACKS": signatur[0]}
    dag.gjor(*start_paa_nytt)
    _krev("brukere_okt", sagt := dag.gjor(f"{skriv} --tell"))
    _krev("på nytt", dag.gjor(skriv))
    _krev("0 verdier er skrevet med en eldre nøkkel", "\n" + (sagt := dag.gjor(f"{skriv} --tell")))
    print(sagt.splitlines()[-1])
    env["FELTNOKLER"] = felt[1]
    dag.gjor(*start_paa_nytt)
    time.sleep(3 * float(FORNYES))  # everybody's log-in is renewed with the new key alone


def noekkelkommandoer(drift: str) -> tuple[list[str], str]:
    """How all is started anew, one at a time, and what writes the rest anew."""
    alle = kommandoer(drift, "Bytte nøkler")
    return [ett for ett in alle if "--wait" in ett], next(ett for ett in alle if ett.endswith("bytt-nokler"))


def stopp_mykt(dag: Arbeidsdag) -> None:
    """Each process is asked to stop while it is at work, ends what it is at and comes back."""
    for navn in ("web", "web2", "worker", "beat"):
        time.sleep(ARBEIDSRO)
        start = time.monotonic()
        dag.kompani.stopp(navn)
        brukt = time.monotonic() - start
        print(f"  {navn} stoppet på {brukt:.1f} s", flush=True)
        if brukt > SLUTTFRIST:
            raise SystemExit(f"{navn} brukte {brukt:.0f} s på å stoppe, og {SLUTTFRIST} er grensen.")
        time.sleep(ARBEIDSRO)
        dag.gjor(f"docker compose up -d --no-deps --wait {navn}")


def oev_paa_aa_gjenopprette(dag: Arbeidsdag) -> None:
    """The drill, on a copy of what people are writing; it says how long it took."""
    dag.gjor(*(ett for ett in kommandoer(dag.drift, "Sikkerhetskopi") if "sikkerhetskopi" in ett))
    kopi = max((dag.kompani.mappe / "data").glob("*.dump"))
    forst, *_ = kommandoer(dag.drift, "Øve på å gjenopprette")
    print(dag.gjor(re.sub(r"inkludering-….dump", kopi.name, forst)))


def _krev(hva: str, sagt: str) -> None:
    if hva not in sagt:
        raise SystemExit(f"Ventet «{hva}», men det som ble sagt, var:\n{sagt}")


DELENE = {
    "utgave": bytt_utgave,
    "nokler": bytt_nokler,
    "stopp": stopp_mykt,
    "kopi": oev_paa_aa_gjenopprette,
}


def last(mappe: Path, op: Leverandor, deler: Sequence[str]) -> None:
    drift = (installasjon.PROSJEKT / "docs" / "drift.md").read_text()
    kode, python = installasjon.klon(mappe / "klon", FORRIGE if "utgave" in deler else "HEAD"), Path(sys.executable)
    if "utgave" in deler:
        with tatt_tid("pakkene til forrige utgave"):
            python = installasjon.bygg_bildet(kode, mappe / "venv")
    with Kompani(kode, mappe, python) as kompani:
        kompani.ekstra = {"SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]}
        installasjon.fyll_ut(kompani, op)
        kompani.oidc |= {"OIDC_ANSATT_SCOPE": "openid email offline_access", "OIDC_FORNYES": FORNYES}
        administrator = installer(kompani, drift)
        dag = Arbeidsdag(kompani, drift, installasjon.hus(kompani, op), administrator)
        for del_ in deler:
            with dag.i_arbeid(del_):
                DELENE[del_](dag)
        print(dag.gjor("docker compose run --rm migrering python manage.py sjekk").splitlines()[-1])


def velg(ord_: Sequence[str]) -> list[str]:
    """What is to be tried, in the order it is done; all of it when nothing is named."""
    if ukjente := [ett for ett in ord_ if ett not in DELENE]:
        raise SystemExit(
            f"{', '.join(ukjente)}: velg blant {', '.join(DELENE)} (VALG='nokler stopp'), eller ingen for alt."
        )
    return [ett for ett in DELENE if ett in ord_ or not ord_]


def main() -> int:
    deler = velg(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="inkludering-last-") as sted:
        mappe = Path(sted)
        mappe.chmod(0o711)
        with leverandor(installasjon.tls(mappe)) as op:
            last(mappe, op, deler)
    return 0


if __name__ == "__main__":
    sys.exit(main())
