"""Who corrects a contact: its writer."""

from oppfolging.kjerne.models import Deltaker
from tests.tilgang.rad import EIER, ETTER_POST, Data, les, skriv
from tests.tilgang.verden import Verden


def _rettet(verden: Verden) -> Data:
    om = Deltaker.objects.get(kontakt=verden.adresser["kontakt_eier"])
    felt = {"kanal": "telefon", "utfall": "naadd", "naar": "i_dag", "initiativ": "kandidat"}
    return felt | {f"deltok_{om.pk}": "on"}


TABELL = [
    les("oppfolging:kontakt_rett", EIER, "kontakt_eier", person="lukket_kandidat"),
    skriv("oppfolging:kontakt_trekk", ETTER_POST, "kontakt_eier", person="lukket_kandidat"),
    skriv("oppfolging:kontakt_rett", ETTER_POST, "kontakt_eier", data=_rettet, person="lukket_kandidat"),
]
