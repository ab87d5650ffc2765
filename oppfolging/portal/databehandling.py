"""What the portal's views show an employer: nothing is stored in them."""

from typing import Any

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, registrer

VISES: dict[str, Any] = {
    "grunnlag": v.SAMARBEID,
    "hvem": "De aktive kontaktene på arbeidsplassen, innlogget i portalen.",
    "lagring": v.FORHOLDET,
}
registrer(
    Behandling(
        "portal.Arbeidsplass",
        "Arbeidsplassene noen har tilgang til. Utsnitt.",
        om=v.ARBEIDSGIVERE,
        felt={v.BEDRIFT: "orgnr navn sorteringsnavn kontor", v.TEKNISK: "bruker_id arbeidsgiver_id"},
        **VISES,
    ),
    Behandling(
        "portal.Kontaktperson",
        "Den faste hos Nav, og vikaren. Utsnitt.",
        om=v.ANSATTE,
        felt={
            v.NAVN: "navn vikar_for",
            v.KONTAKT: "telefon epost",
            v.SPOR: "periode tilbake",
            v.TEKNISK: "id arbeidsgiver_id",
        },
        **VISES,
    ),
    Behandling(
        "portal.Forlop",
        "Pågående forløp arbeidsgiveren kan vite om. Utsnitt.",
        om=v.KANDIDAT,
        felt={
            v.NAVN: "navn",
            v.SAK: "type start slutt situasjon",
            v.TEKNISK: "id arbeidsgiver_id kandidat_id kontor_id",
        },
        unntak={
            "navn": "Tomt uten åpenhet for navn, eller når noen er gradert.",
            "start": "Tomt uten åpenhet for navn.",
        },
        **VISES,
    ),
    Behandling(
        "portal.Dato",
        "Åpne avtaler med arbeidsgiveren. Utsnitt.",
        om=v.ARBEIDSGIVERE,
        felt={v.BEDRIFT: "art frist nytt_forsok klokkeslett forsokt", v.TEKNISK: "id arbeidsgiver_id"},
        **VISES,
    ),
    Behandling(
        "portal.Rytmetrinn",
        "Rytmen på arbeidsgiversiden. Utsnitt.",
        om=v.INGEN_PERSONER,
        felt={v.OPPSLAG: "id kontor_id situasjon side gjelder_fra fra_dag til_dag frist_dag hver enhet fysisk"},
        **VISES,
    ),
)
