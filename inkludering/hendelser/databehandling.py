"""What the logs are for."""

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

OM_BEGGE = f"{v.ANSATTE} og {v.KANDIDAT}"
registrer(
    Behandling(
        "hendelser.Hendelse",
        "Hva som er gjort, av hvem og når.",
        om=OM_BEGGE,
        grunnlag=v.SIKKERHET,
        hvem="Driften, når en hendelse skal undersøkes.",
        lagring=v.LOGG,
        felt={v.SPOR: "tid type objekt_type objekt_id av_id detaljer", v.TEKNISK: "id"},
        unntak={"detaljer": "Koder, dager og id-er; ikke navn eller tekst."},
    ),
    Behandling(
        "hendelser.Oppslag",
        "Hvert syn av en person, sluppet inn eller avvist; også rader i lister.",
        om=OM_BEGGE,
        grunnlag=v.SIKKERHET,
        hvem="Driften, når en hendelse skal undersøkes.",
        lagring=v.LOGG,
        felt={v.SPOR: "tid bruker_id rolle kontor_id handling utfall personer", v.TEKNISK: "id"},
    ),
    Behandling(
        "hendelser.Innblikk",
        "Ett besøk der opplysninger ble vist: det personen selv og Navs auditlogg får vite.",
        om=OM_BEGGE,
        grunnlag=v.SIKKERHET,
        hvem="Ansvarlig og leder med personen selv, under «Innsyn»; Navs auditlogg.",
        lagring=v.LOGG,
        felt={v.SPOR: "tid bruker_id ident rolle kontor_id handling kall oppgitt_kall person", v.TEKNISK: "id"},
    ),
    Behandling(
        "hendelser.Auditkoe",
        "Besøk auditloggen ikke har fått ennå.",
        om=OM_BEGGE,
        grunnlag=v.SIKKERHET,
        hvem=v.INGEN_SER,
        lagring=Lagring(
            "Til den er sendt", "Til auditloggen har tatt imot, ellers straks.", "inkludering/hendelser/audit.py"
        ),
        felt={v.TEKNISK: "innblikk"},
    ),
    Behandling(
        "hendelser.Overskrevet",
        "Raden som den var før den ble slettet, eller skrevet over der det ikke er historie.",
        om=OM_BEGGE,
        grunnlag=v.SIKKERHET,
        hvem="Driften, når en hendelse skal undersøkes.",
        lagring=v.LOGG,
        felt={v.SAK: "rad", v.SPOR: "tid tabell hva rolle av", v.TEKNISK: "id"},
        unntak={"rad": "Krypterte felt står kryptert; passord og PDF-er er tatt ut."},
    ),
    Behandling(
        "hendelser.Segl",
        "En hash av hver logg så langt den var kommet, lenket til den før: viser om loggen er endret siden.",
        om="Ingen: avtrykk av hele loggen.",
        grunnlag=v.INGEN,
        hvem="Driften, med `sjekk` og `forsegl`.",
        lagring=v.LOGG,
        felt={v.TEKNISK: "id tid tabell til sett segl"},
    ),
)
