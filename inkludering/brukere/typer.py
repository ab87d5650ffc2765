"""What the log calls events about users and offices."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Brukerhendelse(Hendelsestype):
    PROFIL_ENDRET = "profil_endret"
    KONTOR_NORM_OG_TAK = "kontor_norm_og_tak"
    SKJERMINGSRETT = "skjermingsrett"
