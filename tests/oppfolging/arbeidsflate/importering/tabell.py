from django.core.files.uploadedfile import SimpleUploadedFile

from tests.oppfolging.arbeidsflate.importering.filer import som_csv
from tests.tilgang.rad import MED_ARBEIDSGIVERE, Data, les, skriv
from tests.tilgang.verden import IMPORTERER, JOBBSPESIALISTER, LEDERE, Verden

MED_KANDIDATER = (*JOBBSPESIALISTER, *LEDERE)


def _fil(verden: Verden) -> Data:
    return {"fil": SimpleUploadedFile("fil.csv", som_csv([["Fornavn", "Etternavn"], ["Kari", "Li"]]))}


TABELL = [
    les("oppfolging:importer_kandidater", {200: MED_KANDIDATER}),
    skriv("oppfolging:importer_kandidater", {302: MED_KANDIDATER}, data=_fil),
    les("oppfolging:importer_arbeidsgivere", {200: MED_ARBEIDSGIVERE}),
    skriv("oppfolging:importer_arbeidsgivere", {302: MED_ARBEIDSGIVERE}, data=_fil),
    *(les("oppfolging:importen", {200: (hvem,)}, f"lest_{hvem}") for hvem in IMPORTERER),
    *(
        skriv(f"oppfolging:{navn}", {302: (hvem,)}, f"{tilstand}_{hvem}", data=lambda verden: {"kolonne_orgnr": "0"})
        for navn, tilstand in (
            ("importen", "lest"),
            ("importen_slett", "lest"),
            ("importen_bekreft", "sett_over"),
            ("importen_angre", "inne"),
        )
        for hvem in IMPORTERER
    ),
]
