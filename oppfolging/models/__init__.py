from oppfolging.forlopstyper import Forlopstype
from oppfolging.models.forlop import Forlop, Sluttaarsak
from oppfolging.models.kontakt import Kanal, Kontakt
from oppfolging.models.oppfolging import Art, Oppfolging, Side, Status
from oppfolging.models.paaminnelse import Paaminnelse, Regel
from oppfolging.models.plan import Oppfolgingsplan, Rytmetrinn, Situasjon
from oppfolging.models.portal import Engangskode, Innloggingslenke
from oppfolging.models.rapport import Rapport, Rapporttilstand

__all__ = [
    "Art",
    "Engangskode",
    "Forlop",
    "Forlopstype",
    "Innloggingslenke",
    "Kanal",
    "Kontakt",
    "Oppfolging",
    "Oppfolgingsplan",
    "Paaminnelse",
    "Rapport",
    "Rapporttilstand",
    "Regel",
    "Rytmetrinn",
    "Side",
    "Situasjon",
    "Sluttaarsak",
    "Status",
]
