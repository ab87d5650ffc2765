"""The words of the register: how fields are guarded, legal bases as proposed, and how long rows live."""

from inkludering.papirer.register import Grunnlag, Lagring, Vern

TEKNISK = Vern(
    "Teknisk", 0, "nøkler, koblinger og tilstander som ikke sier noe om noen i seg selv", "tilgangen til raden"
)
OPPSLAG = Vern(
    "Oppslagsverk", 0, "åpne registre og innstillinger", "bare eieren av databasen eller administrator skriver"
)
BEDRIFT = Vern("Virksomhet", 1, "opplysninger om virksomheter fra åpne registre", "synlig for alle Navs brukere")
SPOR = Vern("Spor", 2, "hvem som gjorde noe, og når", "vises der det trengs; endres ikke i etterkant")
NAVN = Vern("Navn", 2, "navn på en person", "tilgangsregelen til raden; ikke i adresser, logger eller meldinger")
KONTAKT = Vern("Kontaktopplysning", 2, "e-post, telefon, språk", "tilgangsregelen til raden; fjernes fra teknisk logg")
TILGANG = Vern(
    "Tilgang", 2, "roller, rettigheter og innlogging", "bare administrator endrer; overskrevne rader beholdes"
)
SAK = Vern(
    "Oppfølging",
    3,
    "at noen følges opp av Nav, og hvordan det går; kan røpe helse",
    "egen sak eller oppgitt grunn; logget",
)
FRITEKST = Vern(
    "Fritekst", 4, "det som er skrevet om noen; kan røpe helse", "som oppfølging, og kryptert i databasen (Fernet)"
)
NUMMER = Vern(
    "Fødselsnummer", 4, "nummeret selv, eller et avtrykk det kjennes igjen på", "kryptert, eller HMAC med egen nøkkel"
)
BESKYTTELSE = Vern(
    "Beskyttelse",
    4,
    "adressebeskyttelse og skjerming",
    "bare ansvarlig og leder med egen rett; kan ikke utledes av andre",
)
HEMMELIG = Vern("Hemmelighet", 4, "det som slipper noen inn", "bare som avtrykk eller signatur; vises aldri")
ALLE_VERN = (TEKNISK, OPPSLAG, BEDRIFT, SPOR, NAVN, KONTAKT, TILGANG, SAK, FRITEKST, NUMMER, BESKYTTELSE, HEMMELIG)

OPPFOLGING = Grunnlag(
    "Oppfølging",
    "Personvernforordningen art. 6 nr. 1 e, og art. 9 nr. 2 b for det som røper helse; Nav-loven § 14 a, "
    "arbeidsmarkedsloven og forskriften om arbeidsmarkedstiltak. Ikke samtykke: «åpenhet» er unntak fra taushetsplikt.",
)
SAMARBEID = Grunnlag(
    "Samarbeid med arbeidsgiver",
    "Personvernforordningen art. 6 nr. 1 e: arbeidsformidling og samarbeid med arbeidsgivere.",
)
DRIFT = Grunnlag(
    "Ansatt og tilgang", "Personvernforordningen art. 6 nr. 1 e, jf. art. 29 og 32: styre hvem som får se hva."
)
SIKKERHET = Grunnlag(
    "Sikkerhet og innsyn",
    "Personvernforordningen art. 6 nr. 1 c, jf. art. 5 nr. 2, 15 og 32: vise i etterkant hvem som har sett og gjort "
    "hva.",
)
INGEN = Grunnlag("Ingen personer", "Inneholder ikke personopplysninger.")

SAKEN = Lagring(
    "Saken",
    "Så lenge saken er åpen. Hvor lenge etter at den er avsluttet, avgjør behandlingsansvarlig etter arkivlova; "
    "huset sletter ikke saker selv ennå.",
)
FORHOLDET = Lagring(
    "Samarbeidet",
    "Så lenge virksomheten er registrert. Når den som har sluttet, skal bort, avgjør behandlingsansvarlig; "
    "huset sletter ikke selv ennå.",
)
ANSATT = Lagring(
    "Ansettelsen",
    "Så lenge noen arbeider her, og siden så lenge loggene skal kunne leses; huset sletter ikke selv ennå.",
)
LOGG = Lagring("Logg", "Avgjøres av behandlingsansvarlig; appen kan verken endre eller slette den.")
KOE = Lagring("Straks", "Til den er behandlet, som regel innen ett minutt.")
STAAR = Lagring("Ingen frist", "Gjelder ingen personer; beholdes.")

KANDIDAT, ANSATTE, ARBEIDSGIVERE, INGEN_PERSONER = (
    "kandidater",
    "ansatte",
    "arbeidsgiverkontakter",
    "ingen",
)
EGNE = (
    "Ansvarlig jobbspesialist og vikar; lederen ser rader, ikke tekst. Kollega og leder på samme kontor leser saken "
    "den dagen "
    "de har oppgitt grunn."
)
LISTEN = EGNE + " Ellers ser samme kontor navn, fase og ansvarlig."
NAVS = "Alle Navs brukere."
ADMINISTRATOREN = "Administrator."
INGEN_SER = "Ingen side viser den; bare driften."
EIEREN_SELV = "Den det gjelder selv."
