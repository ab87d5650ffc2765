"""What the log calls events about employers."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Arbeidsgiverhendelse(Hendelsestype):
    ARBEIDSGIVERKONTAKT_REGISTRERT = "arbeidsgiverkontakt_registrert"
    ARBEIDSGIVERKONTAKT_ENDRET = "arbeidsgiverkontakt_endret"
    HOVEDKONTAKT_VALGT = "hovedkontakt_valgt"
    ARBEIDSGIVERKONTAKT_SLUTTET = "arbeidsgiverkontakt_sluttet"
    ARBEIDSGIVERKONTAKT_TILBAKE = "arbeidsgiverkontakt_tilbake"
    ARBEIDSGIVER_KARTLAGT = "arbeidsgiver_kartlagt"
    KONTAKTPERSON_TILDELT = "kontaktperson_tildelt"
    KONTAKTPERSON_BORTE = "kontaktperson_borte"
    HENVENDELSE = "henvendelse"
    HENVENDELSE_ORDNET = "henvendelse_ordnet"
    PORTAL_INVITASJON_SENDT = "portal_invitasjon_sendt"
    PORTAL_BEKREFTET = "portal_bekreftet"
    PORTAL_FEIL_KODE = "portal_feil_kode"
    PORTAL_INNLOGGET = "portal_innlogget"
    ARBEIDSGIVER_BYTTET_KONTOR = "arbeidsgiver_byttet_kontor"
    ARBEIDSGIVER_TRUKKET = "arbeidsgiver_trukket"
    ARBEIDSGIVER_REGISTRERT = "arbeidsgiver_registrert"
