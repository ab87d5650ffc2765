"""Each paper as text, made from the register and the risks; in bokmål, for those who answer for the house."""

from collections import Counter
from collections.abc import Iterable, Sequence

from inkludering.papirer.register import Behandling, Grunnlag, Lagring, Vern, har_historie
from inkludering.papirer.register import alle as tabellene
from inkludering.papirer.risikoer import RISIKOER, Risiko
from inkludering.papirer.vern import ALLE_VERN

LAGET = "<!-- Laget av `manage.py papirer` fra databehandling.py i hver app. Rett der, ikke her. -->"
FORBEHOLD = (
    "Utkast fra dem som laget huset, til behandlingsansvarlig. Det som er målt og prøvd, er vist til; det som er en "
    "vurdering "
    "(grunnlag, frister, tallene i ROS), skal eieren ta stilling til."
)


def alle() -> dict[str, str]:
    """The papers by the names of their files."""
    return {
        "dpia.md": _dpia(),
        "ros.md": _ros(),
        "behandlingsprotokoll.md": _protokoll(),
        "lagring.md": _lagring(),
    }


def _papir(tittel: str, *deler: str) -> str:
    return "\n\n".join((f"# {tittel}", LAGET, FORBEHOLD, *deler)) + "\n"


def _tabell(hode: Sequence[str], rader: Iterable[Sequence[object]]) -> str:
    linjer = [hode, ["---"] * len(hode), *rader]
    return "\n".join(f"| {' | '.join(str(celle) for celle in linje)} |" for linje in linjer)


def _om_noen() -> list[Behandling]:
    return [en for en in tabellene() if en.grunnlag.navn != "Ingen personer"]


def _dpia() -> str:
    tabeller = _om_noen()
    vernene = _tabell(
        ["Nivå", "Slag", "Hva det er", "Hvordan det vernes", "Felt"],
        ([vern.niva, vern.navn, vern.hva, vern.vern, _antall(tabeller, vern)] for vern in ALLE_VERN),
    )
    deler = ["## Tabell for tabell, felt for felt", *(_en_tabell(en) for en in tabeller)]
    return _papir(
        "Vurdering av personvernkonsekvenser (DPIA), utkast",
        "## Behandlingen\n\nJobbspesialister i Nav følger opp omtrent 20 kandidater hver, og arbeidsgiverne deres. "
        "Huset holder "
        "orden på hvem som skal kontaktes når, minner om det, lar arbeidsgiveren se det som er avtalt, og lederen se "
        "hvordan "
        "det går. Det tar ingen vedtak, rangerer ingen, og bruker ikke maskinlæring. Vurdering kreves (art. 35 nr. 3 "
        "b): "
        "opplysninger som kan røpe helse, om sårbare personer, i stort omfang.",
        "## Nødvendig og forholdsmessig\n\nDet som kreves, er navn, fødselsnummer (for ikke å registrere samme "
        "person to ganger og "
        "for å spørre om beskyttelse), fase, frister og kontakter. Diagnose har ikke noe felt. Fritekst er frivillig. "
        "Arbeidsgiveren får bare det åpenheten slipper fram. Kandidaten får vite hvem som har sett, og alt som er "
        "lagret "
        "(«Innsyn»). Se behandlingsprotokoll.md for grunnlag og lagring.md for frister.",
        "## Risikoer\n\nI ros.md, hver med tiltak og prøven som viser det. Etter tiltakene er de høyeste: "
        + "; ".join(f"{en.hva.lower()} ({en.verdi})" for en in _verste(4))
        + ".",
        f"## Hvordan feltene vernes\n\n{vernene}",
        *deler,
    )


def _antall(tabeller: list[Behandling], vern: Vern) -> int:
    return sum(len(en.felt[vern].split()) for en in tabeller if vern in en.felt)


def _en_tabell(en: Behandling) -> str:
    linjer = [f"### {en.modell}", "", en.formaal, "", f"* Om: {en.om}.", f"* Ser: {en.hvem}"]
    linjer += [f"* Grunnlag: {en.grunnlag.navn}. Lagring: {en.lagring.navn.lower()}{_historien(en)}."]
    linjer += [f"* {vern.navn}: {_navnene(navnene)}." for vern, navnene in en.felt.items()]
    linjer += [f"* `{felt}`: {hva}" for felt, hva in en.unntak.items()]
    return "\n".join(linjer)


def _historien(en: Behandling) -> str:
    return ", med historie" if har_historie(en.modell) else ""


def _navnene(navn: str) -> str:
    return ", ".join(f"`{ett}`" for ett in navn.split())


def _verste(antall: int) -> list[Risiko]:
    return sorted(RISIKOER, key=lambda en: -en.verdi)[:antall]


def _ros() -> str:
    rader = (
        [nr, en.hva, en.sannsynlighet, en.konsekvens, en.verdi, en.tiltak, _veier(en.vist_i), en.rest or "–"]
        for nr, en in enumerate(RISIKOER, 1)
    )
    hode = ["Nr.", "Hva kan skje", "S", "K", "S×K", "Tiltak som er på plass", "Vist i", "Det som er igjen til eieren"]
    return _papir(
        "Risiko- og sårbarhetsanalyse (ROS), utkast",
        "S er sannsynlighet og K konsekvens, fra 1 (liten) til 4 (stor), med tiltakene på plass. 6 og høyere skal "
        "eieren ta "
        "stilling til. Konsekvens 4 er at noen kan komme til skade, eller at noe aldri kan gjøres om.",
        _tabell(hode, rader),
    )


def _veier(stier: Iterable[str]) -> str:
    return ", ".join(f"`{sti}`" for sti in stier)


def _protokoll() -> str:
    tabeller = _om_noen()
    grunnlag = list(dict.fromkeys(en.grunnlag for en in tabeller))
    return _papir(
        "Protokoll over behandlingsaktiviteter (art. 30), utkast",
        "Behandlingsansvarlig, personvernombud og kontaktpunkt: fylles ut av eieren. Databehandlere: den som "
        "drifter, og den som "
        "sender SMS og e-post. Ingen overføring ut av EØS følger av huset selv. Sikkerhetstiltak: ros.md og asvs.md.",
        *(_behandling(ett, [en for en in tabeller if en.grunnlag == ett]) for ett in grunnlag),
        "## Hvem får noe utlevert\n\n"
        + _tabell(
            ["Mottaker", "Hva", "Hvor det er bestemt"],
            [
                ["Arbeidsgiveren", "utsnittene i portalen, etter åpenhet", "`oppfolging/portal/migrations`"],
                ["Personen selv", "alt som er lagret, og hvem som har sett", "`oppfolging/arbeidsflate/innsyn`"],
                ["Navs auditlogg", "ett besøk, én linje: hvem, om hvem, når", "`inkludering/hendelser/audit.py`"],
                ["Personregisteret (adapter)", "fødselsnummeret det spørres om", "`kandidater/personregister.py`"],
                ["E-post- og SMS-tjeneren", "adresse og en tekst uten innhold", "`inkludering/utsending`"],
                ["Feilvarsling (når den er slått på)", "slag og sted i koden", "`inkludering/maaling`"],
            ],
        ),
    )


def _behandling(grunnlag: Grunnlag, tabeller: list[Behandling]) -> str:
    hode = ["Tabell", "Formål", "Om", "Slag opplysninger", "Hvem ser", "Lagring"]
    rader = (
        [en.modell, en.formaal, en.om, ", ".join(v.navn.lower() for v in en.felt if v.niva), en.hvem, en.lagring.navn]
        for en in tabeller
    )
    return f"## {grunnlag.navn}\n\nGrunnlag (forslag): {grunnlag.tekst}\n\n{_tabell(hode, rader)}"


def _lagring() -> str:
    tabeller = _om_noen()
    slag: Counter[Lagring] = Counter(en.lagring for en in tabeller)
    frister = _tabell(
        ["Frist", "Hvor lenge", "Det som rydder", "Tabeller"],
        ([en.navn, en.tekst, f"`{en.gjoer}`" if en.gjoer else "ingenting ennå", antall] for en, antall in slag.items()),
    )
    rader = ([en.modell, en.niva, en.lagring.navn, "ja" if har_historie(en.modell) else "nei"] for en in tabeller)
    return _papir(
        "Lagring og sletting",
        "Saker slettes ikke av huset ennå: fristene følger av arkivlova og behandlingsansvarligs bevarings- og "
        "kassasjonsplan, og "
        "jobben som følger dem, kommer i en senere leveranse. Historien til en tabell (hver endring) lever like "
        "lenge som den.",
        f"## Fristene\n\n{frister}",
        "## Tabellene\n\n" + _tabell(["Tabell", "Høyeste nivå", "Frist", "Historie"], rader),
    )
