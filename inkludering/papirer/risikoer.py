"""The risks of the house, by hand: what can happen, what is done about it, and the test or file that shows it.

`sannsynlighet` and `konsekvens` (1–4) are judged with what is done; whoever answers for the house judges them anew.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Risiko:
    hva: str
    sannsynlighet: int
    konsekvens: int
    tiltak: str
    vist_i: tuple[str, ...]
    rest: str = ""  # what is left to the owner

    @property
    def verdi(self) -> int:
        return self.sannsynlighet * self.konsekvens


RISIKOER = (
    Risiko(
        "En ansatt ser noen de ikke har noe med å se",
        2,
        3,
        "Å hente er tilgangskontrollen; hver adresse prøves som alle som kan komme. Kollegas sak bare med grunn, den "
        "dagen, vist "
        "for lederen. Hvert syn logges.",
        (
            "tests/tilgang/test_matrise.py",
            "tests/tilgang/test_dorer.py",
            "tests/oppfolging/arbeidsflate/aapninger/test_aapninger.py",
        ),
        "Noen må se gjennom åpningene jevnlig.",
    ),
    Risiko(
        "Noen slutter seg til at en person er gradert eller skjermet",
        1,
        4,
        "Ute av lister, søk, rapporter og meldinger; tall regnes uten dem; mangler svaret, er det nei. Spørres på "
        "nytt hver 30. dag.",
        (
            "tests/tilgang/test_gradering.py",
            "tests/tilgang/test_slutning.py",
            "tests/oppfolging/handlinger/test_graderingskontroll.py",
        ),
        "Personregisteret må kobles til; uten det er hver gradering en persons ord.",
    ),
    Risiko(
        "En arbeidsgiver får vite noe kandidaten ikke har åpnet for",
        1,
        4,
        "Portalen leser bare egne utsnitt, som en databaserolle som ikke kan lese noe annet. Åpenheten avgjøres ett "
        "sted.",
        (
            "tests/oppfolging/portal/test_ingen_lekkasje.py",
            "tests/oppfolging/portal/test_aapenhet_i_utsnittene.py",
            "tests/oppfolging/portal/test_rollen.py",
        ),
        "Den som ringer, kan fortsatt si for mye.",
    ),
    Risiko(
        "En arbeidsgiver ser en annen arbeidsgivers",
        1,
        3,
        "Utsnittene er knyttet til brukerens egne arbeidsplasser; den som har sluttet, er ute straks.",
        ("tests/oppfolging/portal/test_tilgang.py", "tests/tilgang/test_matrise.py"),
        "Radsikkerhet (RLS) i databasen kommer i en senere leveranse.",
    ),
    Risiko(
        "Fødselsnummer, navn eller notat havner i en logg, en adresse eller en melding",
        1,
        3,
        "Adresser bærer tilfeldige id-er; loggen renses; meldinger er pekere. PostgreSQLs egen logg er uten verdier.",
        (
            "tests/tilgang/test_personvern.py",
            "tests/inkludering/felles/test_loggformat.py",
            "tests/inkludering/utsending/test_innhold.py",
            "docker-compose.yml",
        ),
        "Samme innstilling må settes der andre kjører PostgreSQL.",
    ),
    Risiko(
        "Databasen eller en kopi kommer på avveier",
        1,
        4,
        "Fritekst og fødselsnumre er kryptert med nøkler utenfor databasen; nøklene kan byttes mens huset er i bruk.",
        (
            "tests/inkludering/felles/test_kryptering.py",
            "tests/inkludering/felles/test_nokkelbytte.py",
            "docs/drift.md",
        ),
        "Navn og faser står i klartekst: disken kopiene ligger på, må krypteres.",
    ),
    Risiko(
        "Nøklene går tapt",
        1,
        4,
        "Driftshåndboka krever dem lagret to steder, adskilt fra kopiene, og sier hva som er tapt uten dem. `sjekk` "
        "sier fra.",
        ("docs/drift.md", "inkludering/felles/sjekk.py"),
        "Hvelvet er eierens.",
    ),
    Risiko(
        "Noen logger inn som en annen",
        1,
        4,
        "Ansatte gjennom OIDC, der hvert krav i tokenet prøves; passord bare i demoen. Portalen: engangslenke og "
        "kode, eller ID-porten.",
        (
            "tests/inkludering/brukere/paalogging/test_tokenet.py",
            "tests/inkludering/brukere/paalogging/test_innlogging.py",
            "tests/oppfolging/portal/inngang/test_koder.py",
        ),
        "Flerfaktor for ansatte kreves hos leverandøren (OIDC_…ACR).",
    ),
    Risiko(
        "Den som har sluttet eller mistet en rolle, er fortsatt inne",
        1,
        3,
        "Økter dør straks når administrator avslutter; grupper leses på nytt hvert femte minutt; roller har en siste "
        "dag.",
        (
            "tests/inkludering/brukere/paalogging/test_okta.py",
            "tests/inkludering/brukere/test_okter.py",
            "tests/oppfolging/handlinger/test_fratredelse.py",
        ),
    ),
    Risiko(
        "Noen gjetter en lenke, en kode eller et passord",
        1,
        3,
        "Signerte lenker med kort liv, fem forsøk på koden, sperring på bruker og adresse som ikke stenger brukeren "
        "ute.",
        (
            "tests/oppfolging/portal/inngang/test_lenker.py",
            "tests/oppfolging/portal/inngang/test_koder.py",
            "tests/inkludering/brukere/test_innlogging.py",
        ),
    ),
    Risiko(
        "Noen endrer eller sletter sporene etter seg",
        1,
        3,
        "Appens rolle kan ikke endre logger og historie; det som slettes, blir liggende i en egen tabell; "
        "auditloggen ligger utenfor.",
        (
            "tests/inkludering/lokalt/test_roller.py",
            "tests/inkludering/hendelser/test_overskrevet.py",
            "tests/inkludering/hendelser/test_cef.py",
        ),
        "Den som har databaseeierens passord, kan; det passordet er driftens.",
    ),
    Risiko(
        "En kandidat eller en arbeidsgiver glemmes",
        1,
        3,
        "Et kort kan ikke ligge uten neste dato, en frist forsvinner ikke av seg selv; databasen nekter. Påminnelser "
        "trappes opp til lederen.",
        (
            "tests/oppfolging/kjerne/test_loefte_3_i_databasen.py",
            "tests/test_loefter_i_databasen.py",
            "tests/oppfolging/varsling/test_stigen.py",
        ),
    ),
    Risiko(
        "En påminnelse går tapt, eller sendes to ganger",
        1,
        2,
        "Utboks i databasen med binding før sending, frist og gjerde; det som er usikkert, avgjøres av en person.",
        (
            "tests/kaos/test_levering.py",
            "tests/inkludering/utsending/test_tilstander.py",
            "tests/inkludering/utsending/test_avgjorelse.py",
        ),
        "SMS-leverandøren må tilby oppslag på egen id.",
    ),
    Risiko(
        "Huset er nede, eller data går tapt",
        2,
        3,
        "To av nettstedet, WAL-arkiv hvert femte minutt, grunnkopi hver natt og en øvelse som gjenoppretter et annet "
        "sted.",
        ("tests/inkludering/lokalt/test_sikkerhetskopi.py", "tests/test_compose.py", "docs/drift.md"),
        "Øvelsen må settes opp og kjøres av driften.",
    ),
    Risiko(
        "Opplysninger blir liggende lenger enn nødvendig",
        4,
        2,
        "Utkast, økter og filer på vei inn slettes av seg selv. Saker slettes ikke ennå.",
        ("docs/papirer/lagring.md", "inkludering/utkast/tasks.py", "inkludering/opplasting/tasks.py"),
        "Frister må avgjøres av behandlingsansvarlig; jobben som følger dem, er ikke bygd.",
    ),
    Risiko(
        "Noe galt eller unødvendig skrives om noen",
        3,
        2,
        "Alt kan rettes eller trekkes av den som skrev det, med historie; den det gjelder, får alt utlevert. Korte "
        "felt og koder framfor fritekst.",
        (
            "tests/oppfolging/arbeidsflate/rett/test_kontakt_rett.py",
            "tests/oppfolging/handlinger/test_tilbaketrekking.py",
            "tests/oppfolging/arbeidsflate/innsyn/test_innsyn.py",
        ),
        "Opplæring.",
    ),
    Risiko(
        "En ansatt følger opp noen de er i nær slekt med",
        2,
        2,
        "Den ansatte melder det selv; saken er stengt for dem fra da av.",
        ("tests/oppfolging/arbeidsflate/naerstaaende/test_naerstaaende.py",),
        "Den som ikke melder, oppdages ikke.",
    ),
    Risiko(
        "En fremmed side eller skadelig tekst tar over nettleseren",
        1,
        3,
        "Streng CSP uten innebygd kode, ingen rå HTML, CSRF på hver post, PDF uten nettverk.",
        ("tests/test_hoder.py", "tests/test_huset.py", "tests/oppfolging/rapporter/pdf/test_pdf.py"),
    ),
    Risiko(
        "En fil på vei inn er skadelig, for stor eller gal",
        2,
        2,
        "Bare CSV og XLSX, lest med grenser; formler er tekst; ingenting tas inn før noen har sett hver feil; så alt "
        "eller ingenting.",
        (
            "tests/inkludering/felles/test_tabellfil.py",
            "tests/inkludering/felles/test_fiendtlige_filer.py",
            "tests/oppfolging/arbeidsflate/importering/test_siden.py",
        ),
    ),
    Risiko(
        "En komponent fra andre har et hull",
        2,
        3,
        "Alt er låst med hasher, og nettleserens biblioteker ligger i huset; ny låsing med ett trykk (`make laas`).",
        ("requirements.txt", "static/LISENSER.md"),
        "Noen må ha ansvaret for å følge varslene og oppgradere innen fristen i docs/papirer/asvs.md.",
    ),
)
