"""What the tables of employers, their people and their way into the portal are for."""

from typing import Any

from arbeidsgivere.portaltilgang import koder, lenker
from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

FELLES: dict[str, Any] = {"grunnlag": v.SAMARBEID, "hvem": v.NAVS, "lagring": v.FORHOLDET}
ENHETEN = (
    "orgnr navn organisasjonsform hovedenhet_orgnr naeringskode naering naering_standard sektorkode antall_ansatte "
    "adresse postnummer poststed kommunenummer"
)
LENKEN = Lagring(
    "Lenken",
    f"Virker i {lenker.LENKE_GJELDER.seconds // 60} minutter, en invitasjon i {lenker.INVITASJON_GJELDER.days} dager; "
    "raden uten hemmelighet blir stående.",
)
KODEN = Lagring(
    "Koden", f"Virker i {koder.GJELDER.seconds // 60} minutter og fem forsøk; raden uten koden blir stående."
)
registrer(
    Behandling(
        "arbeidsgivere.Registerenhet",
        "Enhetsregisteret, som organisasjonsnumre slås opp i.",
        om=v.INGEN_PERSONER,
        grunnlag=v.INGEN,
        hvem=v.NAVS,
        lagring=v.STAAR,
        felt={v.BEDRIFT: f"{ENHETEN} er_underenhet", v.TEKNISK: "hentet"},
    ),
    Behandling(
        "arbeidsgivere.Arbeidsgiver",
        "Arbeidsplassen Nav samarbeider med. Bærer aldri noe om kandidater.",
        om=v.ARBEIDSGIVERE,
        felt={
            v.BEDRIFT: f"{ENHETEN} sorteringsnavn kontor kartlagt_dato",
            v.FRITEKST: "trukket_grunn",
            v.SPOR: "registrert trukket trukket_av",
            v.TEKNISK: "id",
        },
        **FELLES,
    ),
    Behandling(
        "arbeidsgivere.Kontaktansvar",
        "Den ene faste kontaktpersonen arbeidsgiveren har, og når.",
        om=v.ANSATTE,
        felt={v.BEDRIFT: "arbeidsgiver periode aarsak", v.SPOR: "bruker", v.TEKNISK: "id"},
        **FELLES,
    ),
    Behandling(
        "arbeidsgivere.Kontaktvikariat",
        "Utsnittet som sier hvem som er vikar for kontaktpersonen nå.",
        om=v.ANSATTE,
        felt={v.SPOR: "arbeidsgiver vikar for_bruker fravaer periode"},
        **FELLES,
    ),
    Behandling(
        "arbeidsgivere.Arbeidsgiverkontakt",
        "Personen på arbeidsplassen: hvordan de nås, og når de ble informert om at de står her.",
        om=v.ARBEIDSGIVERE,
        felt={
            v.NAVN: "fornavn etternavn",
            v.KONTAKT: "epost telefon maalform rolle",
            v.BEDRIFT: "arbeidsgiver er_hovedkontakt informert_dato sluttet_dato",
            v.SPOR: "bruker registrert_av endret endret_av",
            v.TEKNISK: "id",
        },
        **FELLES,
    ),
    Behandling(
        "arbeidsgivere.Henvendelse",
        "At en kollega ber kontaktpersonen eller lederen om noe; uten ord om hva.",
        om=v.ANSATTE,
        felt={v.BEDRIFT: "arbeidsgiver slag", v.SPOR: "av tid ordnet", v.TEKNISK: "id"},
        **FELLES,
    ),
    Behandling(
        "arbeidsgivere.Lenkebestilling",
        "At noen har bedt om en lenke, så svaret er likt for alle.",
        om=v.ARBEIDSGIVERE,
        grunnlag=v.SIKKERHET,
        hvem=v.INGEN_SER,
        lagring=Lagring(
            "Straks",
            "Til arbeideren har behandlet den, som regel innen ett minutt.",
            "arbeidsgivere/portaltilgang/lenker.py",
        ),
        felt={v.KONTAKT: "epost", v.TEKNISK: "id opprettet"},
    ),
    Behandling(
        "arbeidsgivere.Innloggingslenke",
        "En engangslenke til portalen, og om den er brukt. Hemmeligheten lagres ikke.",
        om=v.ARBEIDSGIVERE,
        grunnlag=v.SIKKERHET,
        hvem="Kontaktpersonen ser at noen er invitert.",
        lagring=LENKEN,
        felt={v.TILGANG: "kontakt er_invitasjon opprettet utloper brukt trukket", v.TEKNISK: "id"},
    ),
    Behandling(
        "arbeidsgivere.Engangskode",
        "Den andre faktoren i portalen. Sifrene lagres ikke.",
        om=v.ARBEIDSGIVERE,
        grunnlag=v.SIKKERHET,
        hvem=v.INGEN_SER,
        lagring=KODEN,
        felt={v.TILGANG: "bruker opprettet utloper antall_forsok brukt", v.TEKNISK: "id"},
    ),
)
