"""What the files on their way in are for."""

from typing import Any

from inkludering.opplasting.querysets import LEVETID
from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

DOEGN = Lagring(
    "Filen",
    f"Innholdet: til det er tatt inn, slettet eller {LEVETID.total_seconds() / 3600:.0f} timer gammelt. "
    "Id-ene av det som kom inn, beholdes så importen kan angres.",
    "inkludering/opplasting/tasks.py",
)
FILENE: dict[str, Any] = {
    "om": f"{v.KANDIDAT} og {v.ARBEIDSGIVERE}",
    "grunnlag": v.OPPFOLGING,
    "hvem": "Bare den som lastet den opp.",
    "lagring": DOEGN,
}
registrer(
    Behandling(
        "opplasting.Opplasting",
        "En fil på vei inn: hvem sin, hvor langt den er kommet.",
        felt={
            v.FRITEKST: "hode",
            v.SPOR: "tilknytning lastet_opp bedt_om naa",
            v.TEKNISK: "id slag tilstand kobling faste fremdrift antall antall_feil verst stanset",
        },
        **FILENE,
    ),
    Behandling(
        "opplasting.Opplastingsdel",
        "Radene i filen, hva som er galt med dem, og hva de ble til.",
        felt={v.FRITEKST: "rader feil", v.TEKNISK: "id opplasting antall antall_feil laget"},
        **FILENE,
    ),
)
