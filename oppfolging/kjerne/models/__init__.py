from oppfolging.kjerne.forlopstyper import Forlopstype
from oppfolging.kjerne.models.flytting import Flytting
from oppfolging.kjerne.models.forlop import Forlop, Sluttaarsak
from oppfolging.kjerne.models.fridag import Fridag
from oppfolging.kjerne.models.kontakt import Kanal, Kontakt
from oppfolging.kjerne.models.oppfolging import Art, Oppfolging, Side, Status
from oppfolging.kjerne.models.plan import Oppfolgingsplan, Rytmetrinn, Situasjon

__all__ = [
    "Art",
    "Flytting",
    "Forlop",
    "Forlopstype",
    "Fridag",
    "Kanal",
    "Kontakt",
    "Oppfolging",
    "Oppfolgingsplan",
    "Rytmetrinn",
    "Side",
    "Situasjon",
    "Sluttaarsak",
    "Status",
]
