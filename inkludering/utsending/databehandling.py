"""What the outbox is for."""

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

registrer(
    Behandling(
        "utsending.Utsending",
        "En e-post eller SMS: når den skal sendes, og hvordan det gikk. Pekere, aldri innhold.",
        om=f"{v.ANSATTE}, {v.ARBEIDSGIVERE} og {v.KANDIDAT}",
        grunnlag=v.OPPFOLGING,
        hvem="Administrator, når en melding må avgjøres av en person: adresse og slag.",
        lagring=Lagring(
            "Utboksen", "Beholdes, så ingen melding sendes to ganger; når gamle skal bort, avgjør behandlingsansvarlig."
        ),
        felt={
            v.KONTAKT: "adresse spraak mottaker",
            v.TEKNISK: "id nokkel kanal mal data tilstand opprettet ikke_foer utloper antall_forsok token lease_til "
            "usikker_siden sendt_tid feil",
        },
        unntak={"data": "Antall, dager og lenker; ikke navn eller tekst."},
    ),
    Behandling(
        "utsending.Puls",
        "Når arbeideren sist gjorde hver runde.",
        om=v.INGEN_PERSONER,
        grunnlag=v.INGEN,
        hvem=v.INGEN_SER,
        lagring=v.STAAR,
        felt={v.TEKNISK: "navn tid"},
    ),
)
