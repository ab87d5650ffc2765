"""What the reports are for."""

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

registrer(
    Behandling(
        "rapporter.Rapport",
        "En porteføljerapport: tallene slik de var, og PDF-en.",
        om=f"{v.KANDIDAT} og {v.ANSATTE}",
        grunnlag=v.OPPFOLGING,
        hvem="Lederne ved kontoret.",
        lagring=Lagring("Rapporten", "Beholdes uendret, så tallene kan vises igjen; avgjøres av behandlingsansvarlig."),
        felt={
            v.SAK: "tall pdf",
            v.SPOR: "bestilt_av bestilt ferdig",
            v.TEKNISK: "id kontor fra til snitt maalform tilstand fremdrift tall_hash",
        },
        unntak={"pdf": "Navn på ansatte, ikke på kandidater; graderte telles ikke."},
    ),
)
