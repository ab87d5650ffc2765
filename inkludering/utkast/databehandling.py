"""What drafts, and the marks of what was sent in, are for."""

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer
from inkludering.utkast.lager import LEVETID, SENDT_HUSKES

DAGER, HUSKES = LEVETID.days, SENDT_HUSKES.days
RYDDER = "inkludering/utkast/tasks.py"
registrer(
    Behandling(
        "utkast.Utkast",
        "Det noen har skrevet i et skjema og ikke lagret, så ingenting går tapt.",
        om=f"{v.KANDIDAT} og {v.ARBEIDSGIVERE}",
        grunnlag=v.OPPFOLGING,
        hvem="Bare den som skrev det.",
        lagring=Lagring("Utkast", f"{DAGER} dager, eller til skjemaet er sendt.", RYDDER),
        felt={v.FRITEKST: "innhold", v.SPOR: "bruker sti lagret", v.TEKNISK: "id vindu antall"},
    ),
    Behandling(
        "utkast.Sendt",
        "Merket av et skjema som er besvart, så samme trykk to ganger er ett.",
        om=v.ANSATTE,
        grunnlag=v.DRIFT,
        hvem=v.INGEN_SER,
        lagring=Lagring("Innsending", f"{HUSKES} dager.", RYDDER),
        felt={v.SPOR: "bruker sti maal sendt", v.TEKNISK: "id innsending avtrykk"},
    ),
)
