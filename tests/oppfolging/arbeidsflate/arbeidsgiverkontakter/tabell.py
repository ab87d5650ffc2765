from tests.tilgang.rad import i_dag, les, skriv
from tests.tilgang.verden import EGNE_LEDERE

RETTER_FOLK = {200: ("kontaktperson", *EGNE_LEDERE, "markedskontakt")}
TABELL = [
    les("oppfolging:arbeidsgiverkontakt_ny", RETTER_FOLK, "bedrift"),
    skriv(
        "oppfolging:arbeidsgiverkontakt_ny",
        {302: RETTER_FOLK[200]},
        "bedrift",
        data=lambda verden: {
            "fornavn": "Ny",
            "etternavn": "Person",
            "epost": "ny@bedrift.example",
            "informert_dato": verden.datoer["i_dag"],
        },
    ),
    les("oppfolging:arbeidsgiverkontakt_endre", RETTER_FOLK, "bedrift", "person"),
    skriv(
        "oppfolging:arbeidsgiverkontakt_endre",
        {302: RETTER_FOLK[200]},
        "bedrift",
        "person",
        data=lambda _: {"fornavn": "Leila", "etternavn": "Person", "epost": "ny@bedrift.example"},
    ),
    skriv("oppfolging:arbeidsgiverkontakt_hovedkontakt", {302: RETTER_FOLK[200]}, "bedrift", "annen_person"),
    les("oppfolging:arbeidsgiverkontakt_sluttet", RETTER_FOLK, "bedrift", "annen_person"),
    skriv("oppfolging:arbeidsgiverkontakt_sluttet", {302: RETTER_FOLK[200]}, "bedrift", "annen_person", data=i_dag),
    skriv("oppfolging:arbeidsgiverkontakt_tilbake", {302: RETTER_FOLK[200]}, "bedrift", "sluttet_person"),
    skriv("oppfolging:inviter", {302: ("kontaktperson", *EGNE_LEDERE)}, "bedrift", "person"),
]
