from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import JOBBSPESIALISTER, LEDERE

TABELL = [
    les("oppfolging:kandidater", {200: (*JOBBSPESIALISTER, *LEDERE)}),
    les("oppfolging:kandidat_ny", {200: (*JOBBSPESIALISTER, *LEDERE)}),
    skriv(
        "oppfolging:kandidat_ny",
        {302: (*JOBBSPESIALISTER, *LEDERE)},
        data=lambda verden: {
            "fodselsnummer": "04839132137",
            "fornavn": "Ny",
            "etternavn": "Kandidat",
            "telefon": "41234567",
            "metode": "ips",
            "innsatsgruppe": "JOBBE_DELVIS",
            "henvist_dato": verden.datoer["i_dag"],
            "informert": "on",
            "gradering": "ugradert",
        },
    ),
]
