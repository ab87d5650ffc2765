"""Reading the environment: a missing or bad variable stops the start with a sentence that names it."""

import base64
import os
from urllib.parse import parse_qs, quote, unquote, urlsplit

PROSENTKODE = (
    "vert eller port lar seg ikke lese. Tegn som / @ # ? : % [ ] i brukernavn og passord må skrives med prosentkode: "
    "%2F %40 %23 %3F %3A %25 %5B %5D."
)
# The instance of Valkey by its name on Nais, and what the client calls the schemes of its address.
KO = "KO"
VALKEYS = {"valkey": "redis", "valkeys": "rediss", "redis": "redis", "rediss": "rediss"}
# Over TLS the broker must show a certificate of its host that somebody we trust has issued.
MED_SERTIFIKAT = {"ssl_cert_reqs": "required", "ssl_check_hostname": True}


def krev(navn: str) -> str:
    """The value of a variable that must be there."""
    verdi = os.environ.get(navn, "").strip()
    if not verdi:
        raise SystemExit(f"Miljøvariabelen {navn} mangler. Sett den før du starter; .env.eksempel sier hva den er.")
    return verdi


def avvis(navn: str, hvorfor: str) -> SystemExit:
    """What to raise of a value that cannot be used."""
    return SystemExit(f"Miljøvariabelen {navn} kan ikke brukes: {hvorfor}")


def bryter(navn: str, ellers: str = "0") -> bool:
    """A switch: 1 or 0, off when unset unless `ellers` is 1."""
    verdi = os.environ.get(navn, ellers).strip()
    if verdi in {"0", "1"}:
        return verdi == "1"
    raise avvis(navn, "skriv 1 for på eller 0 for av.")


def liste(navn: str) -> list[str]:
    """Values with a comma between."""
    return [del_.strip() for del_ in krev(navn).split(",") if del_.strip()]


def valgfri_liste(navn: str) -> list[str]:
    """Values with a comma between, or none."""
    return liste(navn) if os.environ.get(navn, "").strip() else []


def heltall(navn: str, *, ellers: int, hoyst: int) -> int:
    """A whole number from 0."""
    verdi = os.environ.get(navn, "").strip() or str(ellers)
    if verdi.isascii() and verdi.isdecimal() and int(verdi) <= hoyst:
        return int(verdi)
    raise avvis(navn, f"skriv et helt tall fra 0 til {hoyst}.")


def port(navn: str) -> int:
    """The number of a port; 0 when unset."""
    verdi = os.environ.get(navn, "").strip() or "0"
    if verdi.isdecimal() and int(verdi) < 65536:
        return int(verdi)
    raise avvis(navn, "skriv et portnummer, for eksempel 9000.")


def valgfri_adresse(navn: str, *skjemaer: str) -> str:
    """An address of one of these schemes, or nothing."""
    return adresse(navn, *skjemaer) if os.environ.get(navn, "").strip() else ""


def hemmelighet(navn: str, tegn: int) -> str:
    """A secret of so many characters at the least."""
    verdi = krev(navn)
    if len(verdi) < tegn:
        raise avvis(navn, f"den må ha minst {tegn} tegn.")
    return verdi


def hemmeligheter(navn: str, tegn: int) -> list[str]:
    """Secrets of so many characters each, with a comma between; the first is the one of today."""
    verdier = liste(navn)
    if not verdier or min(map(len, verdier)) < tegn:
        raise avvis(navn, f"hver må ha minst {tegn} tegn, med komma mellom når det er flere.")
    return verdier


def adresse(navn: str, *skjemaer: str) -> str:
    """An address of one of these schemes."""
    verdi = krev(navn)
    if not verdi.startswith(tuple(f"{skjema}://" for skjema in skjemaer)):
        raise avvis(navn, f"den må være en adresse som begynner med {' eller '.join(s + '://' for s in skjemaer)}.")
    try:
        deler = urlsplit(verdi)
        # A password's / and # end the host where they stand; what is left has its @ in the wrong place.
        if deler.port != 0 and "@" not in deler.path and not deler.fragment:
            return verdi
    except ValueError:
        pass
    raise avvis(navn, PROSENTKODE)


def meldingsko() -> str:
    """The broker's address: REDIS_URL, or in its place what Nais gives of the instance `ko` (.nais/valkey.yaml)."""
    if os.environ.get("REDIS_URL", "").strip() or not os.environ.get(f"VALKEY_URI_{KO}", "").strip():
        verdi = adresse("REDIS_URL", "redis", "rediss", "redis+socket")
        if {"ssl_cert_reqs", "ssl_check_hostname"} & parse_qs(urlsplit(verdi).query).keys():
            raise avvis("REDIS_URL", "sertifikatet sjekkes alltid; ssl_ca_certs sier hvem som kan ha utstedt det.")
        return verdi
    deler = urlsplit(adresse(f"VALKEY_URI_{KO}", *VALKEYS))
    bruker, passord = (quote(krev(f"VALKEY_{hva}_{KO}"), safe="") for hva in ("USERNAME", "PASSWORD"))
    return f"{VALKEYS[deler.scheme]}://{bruker}:{passord}@{deler.netloc.rpartition('@')[2]}/0"


def nokler(navn: str) -> list[str]:
    """Fernet keys, of which the first encrypts."""
    try:
        if all(len(base64.urlsafe_b64decode(nokkel)) == 32 for nokkel in liste(navn)):
            return liste(navn)
    except ValueError:
        pass
    raise avvis(navn, "hver nøkkel må være 32 byte i base64 (Fernet), med komma mellom; den første krypterer.")


# Told outright, because the history's triggers ask for pgtrigger.ignore at every row, and asking for what nobody has
# set is an error to be caught: ten times the price of the row, and more the longer the transaction is.
OKTVALG = ("lock_timeout=5s", "statement_timeout=60s", "pgtrigger.ignore={}")
# The owner migrates: an index may take long to build, but nobody shall wait long behind a table it has asked for.
EIERVALG = ("lock_timeout=2s", "statement_timeout=0", "pgtrigger.ignore={}")


def database(navn: str, **valg: object) -> dict[str, object]:
    """What Django calls a database, from its address."""
    deler = urlsplit(adresse(navn, "postgresql", "postgres"))
    vert = deler.hostname or parse_qs(deler.query).get("host", [""])[0]
    if not deler.path.strip("/") or not deler.username or not vert:
        riktig = "den må ha bruker, vert og databasenavn: postgresql://bruker:passord@vert/database."
        raise avvis(navn, riktig if "@" not in deler.query else PROSENTKODE)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(deler.path.strip("/")),
        "USER": unquote(deler.username),
        "PASSWORD": unquote(deler.password or ""),
        "HOST": vert,
        "PORT": str(deler.port or ""),
        # A connection from the pool is tried before it is used: the server may have been restarted since.
        "CONN_HEALTH_CHECKS": True,
        # prepare_threshold is for what felles/fastsporring.py asks; Django's own statements are never prepared.
        "OPTIONS": {
            "connect_timeout": 3,
            "prepare_threshold": 1,
            "options": " ".join(f"-c {ett}" for ett in (EIERVALG if navn == "DATABASE_URL_EIER" else OKTVALG)),
            **valg,
        },
    }
