"""What the log calls events about reports."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Rapporthendelse(Hendelsestype):
    RAPPORT_SKREVET = "rapport_skrevet"
    RAPPORT_BESTILT = "rapport_bestilt"
    RAPPORT_BESTILT_IGJEN = "rapport_bestilt_igjen"
    RAPPORT_LASTET_NED = "rapport_lastet_ned"
