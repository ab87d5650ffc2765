"""What the log calls what a person decides of a message."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Utsendingshendelse(Hendelsestype):
    MELDING_SENDES_IGJEN = "melding_sendes_igjen"
    MELDING_REGNET_SOM_SENDT = "melding_regnet_som_sendt"
    MELDING_FRAFALT = "melding_frafalt"
