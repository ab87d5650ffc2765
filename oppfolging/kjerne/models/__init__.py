"""The models of the core, and the words their rows are told in."""

from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.kontakttyper import SAMTALER, UTFALL_VED, Formaal, Kanal, Kontaktutfall, Part
from oppfolging.kjerne.models.avskrift import Avskrift, Avskriftssted
from oppfolging.kjerne.models.flytting import Flytting
from oppfolging.kjerne.models.forlop import TIL_JOBB, UTEN_START, Forlop, Sluttaarsak
from oppfolging.kjerne.models.fridag import Fridag
from oppfolging.kjerne.models.kontakt import Deltaker, Kontakt
from oppfolging.kjerne.models.oppfolging import Oppfolging
from oppfolging.kjerne.models.plan import Oppfolgingsplan, Rytmetrinn, Situasjon
from oppfolging.kjerne.oppfolgingstyper import Art, Side, Status

__all__ = [
    "SAMTALER",
    "TIL_JOBB",
    "UTEN_START",
    "UTFALL_VED",
    "Art",
    "Avskrift",
    "Avskriftssted",
    "Deltaker",
    "Flytting",
    "Forlop",
    "Forlopstype",
    "Formaal",
    "Fridag",
    "Kanal",
    "Kontakt",
    "Kontaktutfall",
    "Oppfolging",
    "Oppfolgingsplan",
    "Part",
    "Rytmetrinn",
    "Side",
    "Situasjon",
    "Sluttaarsak",
    "Status",
]
