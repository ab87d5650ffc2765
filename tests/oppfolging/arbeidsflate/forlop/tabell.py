from tests.tilgang.rad import EIER, ETTER_POST, les, skriv

TABELL = [
    les("oppfolging:forlop_nytt", EIER, "uten_forlop", person="uten_forlop"),
    skriv(
        "oppfolging:forlop_nytt",
        ETTER_POST,
        "uten_forlop",
        data=lambda verden: {
            "orgnr": verden.adresser["bedrift"],
            "type": "jobbsmak",
            "start": verden.datoer["snart"],
        },
        person="uten_forlop",
    ),
    les("oppfolging:forlop", {200: ("eier", "kontaktperson")}, "forlop", person="kandidat"),
    les("oppfolging:forlop_endre", EIER, "forlop", person="kandidat"),
    skriv(
        "oppfolging:forlop_endre",
        ETTER_POST,
        "forlop",
        data=lambda verden: {"type": "jobbsmak", "start": verden.datoer["i_dag"], "bekreft_start": "on"},
        person="kandidat",
    ),
    skriv("oppfolging:forlop_begynte", ETTER_POST, "forlop", person="kandidat"),
    les("oppfolging:forlop_avslutt", EIER, "forlop", person="kandidat"),
    skriv(
        "oppfolging:forlop_avslutt",
        ETTER_POST,
        "forlop",
        data=lambda verden: {"dato": verden.datoer["i_dag"], "aarsak": "fullfort"},
        person="kandidat",
    ),
]
