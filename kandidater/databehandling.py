"""What the tables of candidates are for."""

from typing import Any

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, registrer

SAKENS: dict[str, Any] = {"om": v.KANDIDAT, "grunnlag": v.OPPFOLGING, "lagring": v.SAKEN}
registrer(
    Behandling(
        "kandidater.Kandidat",
        "Den som søker arbeid: hvem det er, hvordan de nås, hvor langt de er kommet.",
        hvem=v.LISTEN,
        felt={
            v.NAVN: "fornavn etternavn sorteringsnavn",
            v.NUMMER: "fodselsnummer fodselsnummer_indeks",
            v.KONTAKT: "epost telefon kan_faa_epost kan_faa_sms maalform",
            v.SAK: "kontor metode fase innsatsgruppe henvist_dato registrert oppstartsdato avsluttet_dato "
            "avslutning_registrert trukket trukket_av",
            v.FRITEKST: "notat trukket_grunn",
            v.BESKYTTELSE: "gradering gradering_kilde gradering_tid gradering_sjekket skjermet sperret",
            v.TEKNISK: "id person",
        },
        unntak={
            "fodselsnummer": "Bare etter et eget trykk, som logges.",
            "notat": "Aldri lederen uten oppgitt grunn, aldri arbeidsgiveren.",
            "gradering": "Strengt fortrolig registreres ikke; adressen lagres aldri.",
        },
        **SAKENS,
    ),
    Behandling(
        "kandidater.Personnummer",
        "Kjenner igjen den som er registrert før, også etter et nytt nummer.",
        hvem=v.INGEN_SER,
        felt={v.NUMMER: "indeks", v.TEKNISK: "person"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Kandidatansvar",
        "Hvem som har ansvaret for kandidaten når; aldri to, aldri ingen uten at lederen vet det.",
        hvem=v.LISTEN,
        felt={v.SAK: "kandidat periode aarsak", v.SPOR: "bruker", v.TEKNISK: "id"},
        unntak={"aarsak": "En kode, eller grunnen til å gå over taket."},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Faseperiode",
        "Hvilken fase kandidaten var i når, så gamle tall kan regnes om igjen.",
        hvem=v.LISTEN,
        felt={v.SAK: "kandidat fase periode", v.SPOR: "valgt_av", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Aapenhet",
        "Hva som kan sies til arbeidsgivere, og hva som ikke skal deles; ingenting uten at det er sagt.",
        hvem=v.EGNE,
        felt={
            v.SAK: "kandidat kan_kontaktes kan_navngis fra erstattet",
            v.FRITEKST: "kan_formidles skal_ikke_deles",
            v.SPOR: "registrert_av",
            v.TEKNISK: "id",
        },
        unntak={
            "kan_navngis": "Avgjør om arbeidsgiveren får navnet.",
            "skal_ikke_deles": "Har ingen vei ut av huset, og vises heller ikke for lederen uten oppgitt grunn.",
        },
        **SAKENS,
    ),
    Behandling(
        "kandidater.Deling",
        "Utsnittet som avgjør åpenheten nå, for portalen og Navs egne sider.",
        hvem="Arbeidsgiveren, bare navnet og bare der åpenheten slipper det fram.",
        felt={v.NAVN: "navn", v.FRITEKST: "kan_formidles", v.SAK: "kandidat"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Aapning",
        "At noen åpnet en kollegas kandidat, og hvorfor; gjelder den dagen.",
        om=f"{v.KANDIDAT} og {v.ANSATTE}",
        grunnlag=v.SIKKERHET,
        hvem="Den som åpnet, den ansvarlige og kontorets ledere.",
        lagring=v.LOGG,
        felt={v.FRITEKST: "grunn", v.SPOR: "kandidat av kontor dag tid", v.TEKNISK: "id"},
    ),
    Behandling(
        "kandidater.Graderingssvar",
        "Hva personregisteret, eller noen, har svart om beskyttelse, når og hvorfor.",
        hvem="Ansvarlig og leder med egen rett.",
        felt={
            v.BESKYTTELSE: "kandidat beskyttelse skjermet kilde",
            v.FRITEKST: "grunn",
            v.SPOR: "av tid",
            v.TEKNISK: "id",
        },
        **SAKENS,
    ),
    Behandling(
        "kandidater.Skjuling",
        "Når kandidaten har vært holdt ute av syne, så gamle tall ikke røper det.",
        hvem=v.INGEN_SER,
        felt={v.BESKYTTELSE: "kandidat periode", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.TidligereKontor",
        "Kontoret som hadde kandidaten før, så gamle tall blir hos dem.",
        hvem=v.LISTEN,
        felt={v.SAK: "kandidat kontor til", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Naerstaaende",
        "Hvem en ansatt er for nær til å følge opp: huset stenger saken for dem.",
        om=f"{v.ANSATTE} og deres nærstående",
        grunnlag=v.SIKKERHET,
        hvem=v.EIEREN_SELV,
        lagring=v.ANSATT,
        felt={v.NUMMER: "indeks", v.SPOR: "bruker slektskap meldt trukket", v.TEKNISK: "id"},
        unntak={"indeks": "Nummeret lagres ikke; bare et avtrykk det kjennes igjen på."},
    ),
    Behandling(
        "kandidater.Overlevering",
        "En kandidat som foreslås overlevert: til hvem, når, og hva de svarte.",
        hvem="Den som foreslår, den som spørres, og kontorets ledere (uten teksten).",
        felt={
            v.SAK: "kandidat gjelder_fra status",
            v.FRITEKST: "notat grunn",
            v.SPOR: "fra til tid av svart",
            v.TEKNISK: "id",
        },
        **SAKENS,
    ),
    Behandling(
        "kandidater.Vikarbeskjed",
        "Det vikaren må vite om en kandidat.",
        hvem="Den som er borte, og vikaren.",
        felt={v.FRITEKST: "tekst", v.SAK: "kandidat fravaer plass", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Vikariat",
        "Utsnittet som sier hvem som er vikar for hvem nå.",
        hvem=v.EGNE,
        felt={v.SAK: "kandidat vikar for_bruker fravaer periode"},
        **SAKENS,
    ),
    Behandling(
        "kandidater.Vekt",
        "Hvor mye en fase eller innsatsgruppe veier i en portefølje.",
        om=v.INGEN_PERSONER,
        grunnlag=v.INGEN,
        hvem="Lederen.",
        lagring=v.STAAR,
        felt={v.OPPSLAG: "id kontor kode prosent"},
    ),
)
