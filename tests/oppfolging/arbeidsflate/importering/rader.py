"""Rows of candidates as an office would have them, and forty faults, each with the line and the word of the reason."""

from tests import fabrikker as lag

HODE = [
    "Fødselsnummer", "Fornavn", "Etternavn", "Metode", "Innsatsgruppe", "Henvist dato", "Adressebeskyttelse",
    "Informert", "Mobil", "Status", "Oppstartsdato", "Eier", "Org.nr", "Ansettelsesform", "Startdato", "Timer per uke",
]  # fmt: skip
FEIL = [
    ("Fødselsnummer", "", "Skriv fødselsnummeret"),
    ("Fødselsnummer", "123", "11 sifre"),
    ("Fødselsnummer", "01019012345", "stemmer ikke"),
    ("Fødselsnummer", "Kari", "bare ha sifre"),
    ("Fornavn", "", "fornavnet"),
    ("Fornavn", "=A1", "formel"),
    ("Etternavn", "BjÃ¸rnstad", "ødelagt"),
    ("Etternavn", "", "etternavnet"),
    ("Etternavn", "x" * 101, "100"),
    ("Metode", "LOS", "IPS"),
    ("Metode", "", "IPS"),
    ("Innsatsgruppe", "Middels", "Gode muligheter"),
    ("Innsatsgruppe", "", "innsatsgruppen"),
    ("Dato for henvisning", "31.11.2025", "finnes ikke"),
    ("Dato for henvisning", "i fjor en gang", "dd.mm.åååå"),
    ("Dato for henvisning", "01.01.2099", "fram i tid"),
    ("Dato for henvisning", "01.01.1999", "år tilbake"),
    ("Dato for henvisning", "", "henvisningen"),
    ("Adressebeskyttelse", "", "adressebeskyttelse"),
    ("Adressebeskyttelse", "Kode 6", "kan ikke registreres her"),
    ("Adressebeskyttelse", "Strengt fortrolig utland", "kan ikke registreres her"),
    ("Adressebeskyttelse", "Kode 9", "Fortrolig adresse"),
    ("Adressebeskyttelse", "vet ikke", "Fortrolig adresse"),
    ("Informert om rettighetene", "nei", "Kryss av"),
    ("Informert om rettighetene", "", "Kryss av"),
    ("Informert om rettighetene", "kanskje", "ja"),
    ("Mobil", "12", "8 sifre"),
    ("Mobil", "99999", "Ingen kan ha"),
    ("Fase", "Sluttet", "Avsluttede"),
    ("Fase", "Jobber", "betalt jobb"),
    ("Fase", "Finne jobb", "metoden"),
    ("Fase", "Ferie", "Henvist"),
    ("Oppstart", "01.02.2025", "før henvisningen"),
    ("Jobbspesialist", "Ingen Slik", "Ingen jobbspesialist"),
    ("Organisasjonsnummer", "123456789", "stemmer ikke"),
    ("Organisasjonsnummer", "910000004", "ikke registrert her"),
    ("Timer i uka", "99", "60"),
    ("Startdato", "01.02.2099", "år fram"),
    ("Type forløp", "Frilans", "Fast ansettelse"),
]  # fmt: skip
FELT_I_FILEN = {
    "Dato for henvisning": "Henvist dato", "Informert om rettighetene": "Informert", "Fase": "Status",
    "Oppstart": "Oppstartsdato", "Jobbspesialist": "Eier", "Organisasjonsnummer": "Org.nr",
    "Timer i uka": "Timer per uke", "Type forløp": "Ansettelsesform",
}  # fmt: skip


def rad(**felt: str) -> list[str]:
    hva = {
        "Fødselsnummer": lag.fodselsnummer(), "Fornavn": "Bjørg", "Etternavn": "Åsheim", "Metode": "IPS",
        "Innsatsgruppe": "Spesielt tilpasset innsats", "Henvist dato": "02.02.2026", "Adressebeskyttelse": "Nei",
        "Informert": "ja", "Mobil": "41000000",
    }  # fmt: skip
    return [(hva | felt).get(navn, "") for navn in HODE]


def femhundre(gyldig_orgnr: str) -> tuple[list[list[str]], list[tuple[int, str, str]]]:
    """The file, and of each fault its line, column and a word of why. Every eleventh row is wrong, from line 12 on."""
    rader, feil = [HODE], []
    for nr, (kolonne, verdi, ordet) in enumerate(FEIL, 1):
        rader += [rad() for _ in range(11 * nr + 1 - len(rader) - 1)]
        ekstra = {}
        if kolonne in ("Timer i uka", "Startdato", "Type forløp"):
            ekstra = {"Org.nr": gyldig_orgnr, "Ansettelsesform": "Fast", "Startdato": "02.03.2026"}
        elif kolonne == "Organisasjonsnummer":
            ekstra = {"Ansettelsesform": "Fast", "Startdato": "02.03.2026"}
        rader.append(rad(**ekstra | {FELT_I_FILEN.get(kolonne, kolonne): verdi}))
        # Who may not be registered is refused at the number, whatever it is for.
        feil.append((len(rader), "Fødselsnummer" if "registreres her" in ordet else kolonne, ordet))
    rader += [rad() for _ in range(500 - len(rader))]
    rader.append(rad(**{"Fødselsnummer": rader[1][0]}))
    feil.append((501, "Fødselsnummer", "linje 2"))
    return rader, feil
