from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.models.flytting import Flytting
from oppfolging.kjerne.models.forlop import Forlop, Sluttaarsak
from oppfolging.kjerne.models.fridag import Fridag
from oppfolging.kjerne.models.kontakt import Deltaker, Kanal, Kontakt, Part
from oppfolging.kjerne.models.oppfolging import Art, Oppfolging, Side, Status
from oppfolging.kjerne.models.plan import Oppfolgingsplan, Rytmetrinn, Situasjon

__all__ = [
    "Art",
    "Deltaker",
    "Flytting",
    "Forlop",
    "Forlopstype",
    "Fridag",
    "Kanal",
    "Kontakt",
    "Oppfolging",
    "Oppfolgingsplan",
    "Part",
    "Rytmetrinn",
    "Side",
    "Situasjon",
    "Sluttaarsak",
    "Status",
]
