"""What the log calls events about candidates."""

from inkludering.hendelser.typer import Hendelsestype, registrer


@registrer
class Kandidathendelse(Hendelsestype):
    AAPENHET_ENDRET = "aapenhet_endret"
    KANDIDAT_AAPNET = "kandidat_aapnet"
    INNSYN_GITT = "innsyn_gitt"
    KANDIDAT_TILDELT = "kandidat_tildelt"
    KANDIDAT_I_KOEN = "kandidat_i_koen"
    KANDIDAT_BYTTET_KONTOR = "kandidat_byttet_kontor"
    FASE_ENDRET = "fase_endret"
    FASE_ANGRET = "fase_angret"
    KANDIDAT_AVSLUTTET = "kandidat_avsluttet"
    MANGE_AVVISTE_NUMRE = "mange_avviste_numre"
    NAERSTAAENDE_MELDT = "naerstaaende_meldt"
    NAERSTAAENDE_TRUKKET = "naerstaaende_trukket"
    OPPLYSNINGER_ENDRET = "opplysninger_endret"
    KANDIDAT_TRUKKET = "kandidat_trukket"
    KANDIDAT_RETTET = "kandidat_rettet"
    FODSELSNUMMER_ENDRET = "fodselsnummer_endret"
    GRADERING_ENDRET = "gradering_endret"
    KANDIDAT_REGISTRERT = "kandidat_registrert"
    OVERLEVERING_FORESLAATT = "overlevering_foreslaatt"
    OVERLEVERING_TATT_IMOT = "overlevering_tatt_imot"
    OVERLEVERING_AVSLAATT = "overlevering_avslaatt"
    OVERLEVERING_TRUKKET = "overlevering_trukket"
    VEKTER_SATT = "vekter_satt"
    VIKARBESKJED_SKREVET = "vikarbeskjed_skrevet"
