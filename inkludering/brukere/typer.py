"""What the log calls events about users and offices."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Brukerhendelse(Hendelsestype):
    PROFIL_ENDRET = "profil_endret"
    KONTOR_NORM_OG_TAK = "kontor_norm_og_tak"
    SKJERMINGSRETT = "skjermingsrett"
    BRUKER_OPPRETTET = "bruker_opprettet"
    BRUKER_ENDRET = "bruker_endret"
    BRUKER_AVSLUTTET = "bruker_avsluttet"
    BRUKER_AAPNET = "bruker_aapnet"
    ROLLE_GITT = "rolle_gitt"
    ROLLE_ENDRET = "rolle_endret"
    NORM_PLANLAGT = "norm_planlagt"
    NORM_TATT_BORT = "norm_tatt_bort"
    KONTOR_OPPRETTET = "kontor_opprettet"
    KONTOR_NEDLAGT = "kontor_nedlagt"
    TEAM_OPPRETTET = "team_opprettet"
    TEAM_ENDRET = "team_endret"
    TEAM_MEDLEM_INN = "team_medlem_inn"
    TEAM_MEDLEM_UT = "team_medlem_ut"
    INNLOGGING_BUNDET = "innlogging_bundet"
    INNLOGGING_LOEST = "innlogging_loest"
    FRAVAER_REGISTRERT = "fravaer_registrert"
    FRAVAER_ENDRET = "fravaer_endret"
    FRAVAER_AVLYST = "fravaer_avlyst"
