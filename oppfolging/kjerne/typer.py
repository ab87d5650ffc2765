"""What the log calls events about forløp, contacts and dates."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Oppfolgingshendelse(Hendelsestype):
    FORLOP_STARTET = "forlop_startet"
    FORLOP_RETTET = "forlop_rettet"
    FORLOP_GJENAAPNET = "forlop_gjenaapnet"
    FORLOP_BEGYNTE = "forlop_begynte"
    FORLOP_TRUKKET = "forlop_trukket"
    FORLOP_AVSLUTTET = "forlop_avsluttet"
    KONTAKT_LOGGET = "kontakt_logget"
    KONTAKT_RETTET = "kontakt_rettet"
    KONTAKT_ANGRET = "kontakt_angret"
    OPPRINGING_ONSKET = "oppringing_onsket"
    MOTE_AVTALT = "mote_avtalt"
    FRIST_FLYTTET = "frist_flyttet"
    RYTME_BESTEMT = "rytme_bestemt"
    RYTME_TATT_BORT = "rytme_tatt_bort"
    FLYTTING_ANGRET = "flytting_angret"
    TEKST_KOPIERT = "tekst_kopiert"
