"""What the reminders are for."""

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

registrer(
    Behandling(
        "varsling.Paaminnelse",
        "Det én person må vite: lages én gang, sendes én gang, tapes aldri.",
        om=f"{v.KANDIDAT} og {v.ANSATTE}",
        grunnlag=v.OPPFOLGING,
        hvem="Mottakeren. Om en gradert: bare mottaker med rett til å se.",
        lagring=v.SAKEN,
        felt={
            v.SAK: "oppfolging kandidat arbeidsgiver forfall dag opprettet tilstand",
            v.SPOR: "mottaker",
            v.TEKNISK: "id regel trinn emne_id utsending",
        },
    ),
    Behandling(
        "varsling.Endret",
        "Hva som er endret siden påminnelsene sist ble laget.",
        om=v.KANDIDAT,
        grunnlag=v.OPPFOLGING,
        hvem=v.INGEN_SER,
        lagring=Lagring("Straks", "Til neste tikk, hvert minutt.", "oppfolging/varsling/generering.py"),
        felt={v.TEKNISK: "id kandidat_id arbeidsgiver_id alt"},
    ),
    Behandling(
        "varsling.Kjoering",
        "Hvilket øyeblikk påminnelsene sist ble laget for.",
        om=v.INGEN_PERSONER,
        grunnlag=v.INGEN,
        hvem=v.INGEN_SER,
        lagring=v.STAAR,
        felt={v.TEKNISK: "id tid avtrykk"},
    ),
)
