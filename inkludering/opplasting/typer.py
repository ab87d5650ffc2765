"""What the log calls events about files that are taken in."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Opplastingshendelse(Hendelsestype):
    IMPORT_TATT_INN = "import_tatt_inn"
    IMPORT_ANGRET = "import_angret"
