"""What the tables of users, roles, offices, teams, absences and sessions are for."""

from typing import Any

from inkludering.brukere.okter import LENGSTE_OKT, LENGSTE_OKT_ANSATT, LEVETID
from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

OKTEN = Lagring(
    "Økten",
    f"{LEVETID.seconds // 60} minutter uten bruk, høyst {LENGSTE_OKT_ANSATT.seconds // 3600} timer for ansatte og "
    f"{max(LENGSTE_OKT.values()).seconds // 3600} i portalen; raden slettes ved utlogging, og ellers neste natt.",
    "inkludering/brukere/tasks.py",
)
VERSJON = Lagring(
    "Til den tas i bruk",
    "Til dagen den gjelder fra, eller til den tas bort.",
    "inkludering/brukere/kontorinnstillinger.py",
)
AV_KONTORENE: dict[str, Any] = {"om": v.INGEN_PERSONER, "grunnlag": v.INGEN, "hvem": v.NAVS, "lagring": v.STAAR}
AV_ANSATTE: dict[str, Any] = {"om": v.ANSATTE, "grunnlag": v.DRIFT, "lagring": v.ANSATT}
registrer(
    Behandling("brukere.Region", "Navs regioner.", felt={v.OPPSLAG: "enhetsnummer navn"}, **AV_KONTORENE),
    Behandling("brukere.Kommune", "SSBs kommuner.", felt={v.OPPSLAG: "kommunenummer navn fylkesnavn"}, **AV_KONTORENE),
    Behandling(
        "brukere.Kontorgeografi",
        "Hvilket kontor som betjener hvor.",
        felt={v.OPPSLAG: "geografisk_tilknytning kommune bydel kontor"},
        **AV_KONTORENE,
    ),
    Behandling(
        "brukere.Kontor",
        "Navs kontorer, med norm og tak for porteføljene.",
        felt={v.OPPSLAG: "enhetsnummer navn sorteringsnavn region kommune norm tak nedlagt etterfolger"},
        **AV_KONTORENE,
    ),
    Behandling(
        "brukere.TidligereNorm",
        "Normen tall fra før regnes etter.",
        felt={v.OPPSLAG: "id kontor norm tak til"},
        **AV_KONTORENE,
    ),
    Behandling(
        "brukere.PlanlagtNorm",
        "Norm og tak som skal gjelde fra en dag.",
        om=v.ANSATTE,
        grunnlag=v.DRIFT,
        hvem=v.ADMINISTRATOREN,
        lagring=VERSJON,
        felt={v.OPPSLAG: "kontor fra norm tak", v.SPOR: "av tid", v.TEKNISK: "id"},
    ),
    Behandling(
        "brukere.Bruker",
        "Den som logger inn: hvem det er, og hvordan de nås.",
        om=f"{v.ANSATTE} og {v.ARBEIDSGIVERE}",
        grunnlag=v.DRIFT,
        hvem="Navnet: alle Navs brukere. Resten: brukeren selv og administrator.",
        lagring=v.ANSATT,
        felt={
            v.NAVN: "fornavn etternavn sorteringsnavn",
            v.KONTAKT: "epost telefon maalform",
            v.TILGANG: "type ansatt_hos is_active",
            v.SPOR: "last_login nytt_sett intro_steg",
            v.HEMMELIG: "password",
            v.TEKNISK: "id",
        },
        unntak={
            "epost": "Kontaktpersonens ser også arbeidsgiveren.",
            "telefon": "Kontaktpersonens ser også arbeidsgiveren.",
            "password": "Bare som avtrykk, og bare i demoen.",
        },
    ),
    Behandling(
        "brukere.Tilknytning",
        "Rollen noen har ved et kontor, fra og til en dag: det alle tilganger følger av.",
        hvem="Administrator; lederen og teamet ser rolle og prosent.",
        felt={
            v.TILGANG: "bruker kontor rolle stillingsprosent gyldig er_metodeveileder ser_skjermede",
            v.TEKNISK: "id",
        },
        **AV_ANSATTE,
    ),
    Behandling(
        "brukere.Rettsendring",
        "Hvem som fikk eller mistet retten til å se skjermede, hvorfor og av hvem.",
        om=v.ANSATTE,
        grunnlag=v.SIKKERHET,
        hvem=v.ADMINISTRATOREN,
        lagring=v.LOGG,
        felt={v.TILGANG: "tilknytning ser_skjermede", v.FRITEKST: "grunn", v.SPOR: "av tid", v.TEKNISK: "id"},
    ),
    Behandling(
        "brukere.Identitet",
        "Hvem brukeren er hos den som logger dem inn (Entra, ID-porten).",
        om=f"{v.ANSATTE} og {v.ARBEIDSGIVERE}",
        grunnlag=v.DRIFT,
        hvem="Administrator ser at den finnes.",
        lagring=Lagring(
            "Kontoen",
            "Til administrator løser den, eller brukeren slettes.",
            "inkludering/brukere/paalogging/identiteter.py",
        ),
        felt={v.TILGANG: "bruker utsteder emne", v.SPOR: "bundet"},
        unntak={"emne": "Fra ID-porten bare et avtrykk (HMAC) av fødselsnummeret."},
    ),
    Behandling(
        "brukere.Okt",
        "Innloggede økter, så utlogging og avslutning virker straks.",
        om=f"{v.ANSATTE} og {v.ARBEIDSGIVERE}",
        grunnlag=v.SIKKERHET,
        hvem=v.INGEN_SER,
        lagring=OKTEN,
        felt={v.HEMMELIG: "session_key session_data sid sub", v.TEKNISK: "expire_date bruker"},
    ),
    Behandling(
        "brukere.Team",
        "Team av jobbspesialister.",
        hvem=v.NAVS,
        felt={v.TILGANG: "id navn sorteringsnavn"},
        **AV_ANSATTE,
    ),
    Behandling(
        "brukere.Teammedlem",
        "Hvem som er i hvilket team når.",
        hvem="Administrator, teamet selv og lederne.",
        felt={v.TILGANG: "team bruker rolle gyldig", v.TEKNISK: "id"},
        **AV_ANSATTE,
    ),
    Behandling(
        "brukere.Fravaer",
        "Dagene noen er borte, så vikaren får det som er deres. Grunnen lagres ikke.",
        hvem="Brukeren, kontorets ansatte (dagene) og lederen.",
        felt={v.TILGANG: "bruker dager", v.SPOR: "registrert registrert_av avlyst sett", v.TEKNISK: "id"},
        **AV_ANSATTE,
    ),
    Behandling(
        "brukere.Vikarplass",
        "Hvem som er bedt om å være vikar.",
        hvem="Brukeren, vikaren og lederen.",
        felt={v.TILGANG: "fravaer for_bruker bruker hoved", v.TEKNISK: "id"},
        **AV_ANSATTE,
    ),
    Behandling(
        "brukere.Stedfortreder",
        "Hvem som er vikar når; følger av fraværene, og gir tilgang.",
        hvem="Brukeren, vikaren og lederen.",
        felt={v.TILGANG: "plass fravaer for_bruker vikar hoved periode", v.TEKNISK: "id"},
        **AV_ANSATTE,
    ),
)
