"""What must be possible the first Monday, all of it through pages, by people who log in at their provider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inkludering.felles.nummer import lag_syntetisk_fnr
from tests.leverandor import Leverandor
from tests.mandag.leser import Fremmed, Leser

KONTOR, KONTORNAVN = "9901", "Nav Prøvestad"
DOMENE = "nav.no"  # of the address in docs/drift.md


@dataclass(frozen=True)
class Hus:
    """A house that answers, and the provider of those who work there."""

    ny_leser: Callable[[], Leser]
    op: Leverandor

    def logg_inn(self, navn: str) -> Leser:
        """Somebody, whom the provider knows, with an account of their own."""
        oid = f"aaaaaaaa-bbbb-4ccc-8ddd-{sum(ord(tegn) << 8 * nr for nr, tegn in enumerate(navn[:6])):012x}"
        self.op.folk(navn, oid=oid, email=f"{navn}@{DOMENE}")
        leser = self.ny_leser()
        leser.logg_inn(self.op, navn)
        return leser


def foerste_mandag(hus: Hus, administrator: str) -> tuple[Leser, str]:
    """The specialist at work, and the address of the candidate they have registered."""
    adm = hus.logg_inn(administrator)
    nytt_kontor(adm)
    gi_plass(adm, "leila", "leder")
    gi_plass(adm, "sindre", "jobbspesialist")
    if KONTORNAVN not in hus.logg_inn("leila").se("/kontor/").text:
        raise Fremmed("Lederen ser ikke kontoret sitt.")
    sindre = hus.logg_inn("sindre")
    kandidat = registrer(sindre, 1)
    if "Kari Prøve" not in sindre.se("/").text:
        raise Fremmed("Kandidaten står ikke på «I dag».")
    return sindre, kandidat


def nytt_kontor(adm: Leser) -> None:
    adm.send("/administrasjon/kontorer/nytt/", enhetsnummer=KONTOR, navn=KONTORNAVN)


def gi_plass(adm: Leser, navn: str, rolle: str) -> None:
    """A user with a role at the new office from today."""
    kort = adm.send(
        "/administrasjon/brukere/ny/", fornavn=navn.title(), etternavn="Prøve", epost=f"{navn}@{DOMENE}", ansatt_hos=""
    )
    adm.send(f"{kort}rolle/", rolle=rolle, kontor=KONTOR)


def registrer(spesialist: Leser, nr: int) -> str:
    """A candidate of the specialist's own; the address of their page."""
    return spesialist.send(
        "/kandidater/ny/",
        fodselsnummer=_fodselsnummer(nr),
        fornavn="Kari",
        etternavn="Prøve",
        metode="ips",
        innsatsgruppe="LITEN_MULIGHET_TIL_A_JOBBE",
        gradering="ugradert",
        informert="on",
    )


def logg(spesialist: Leser, kandidat: str, notat: str) -> None:
    """A talk by phone with the candidate, whether or not there was one like it a moment ago."""
    spesialist.send(f"{kandidat}logg/", kanal="telefon", utfall="naadd", notat=notat, en_til="on")


def _fodselsnummer(nr: int) -> str:
    fodt = date(1980, 1, 1 + nr % 28)
    return next(fnr for loepenummer in range(nr, 500) if (fnr := lag_syntetisk_fnr(fodt, loepenummer)))
