from tests import fabrikker as lag
from tests.tilgang.rad import EIER, ETTER_POST, i_dag, les, skriv

NYTT_NUMMER = lag.fodselsnummer()  # the same one each time the form is sent

TABELL = [
    les("oppfolging:kandidat", EIER, "kandidat", person="kandidat"),
    *(
        rad
        for navn, data in {
            "oppfolging:kandidat_aapenhet": lambda _: {"kan_kontaktes": "on", "kan_formidles": "Liker dyr"},
            "oppfolging:kandidat_opplysninger": lambda _: {"telefon": "41234567", "notat": "Ring etter tolv"},
            "oppfolging:kandidat_nummer": lambda _: {
                "fodselsnummer": NYTT_NUMMER,
                "hvorfor": "feil",
                "gradering": "ugradert",
            },
            "oppfolging:kandidat_endre": lambda verden: {
                "fornavn": "Nytt",
                "etternavn": "Kanariåpen",
                "metode": "ips",
                "innsatsgruppe": "JOBBE_DELVIS",
                "henvist_dato": verden.datoer["i_dag"],
            },
        }.items()
        for rad in (
            les(navn, EIER, "kandidat", person="kandidat"),
            skriv(navn, ETTER_POST, "kandidat", data=data, person="kandidat"),
        )
    ),
    # What it leaves behind is the look itself.
    skriv(
        "oppfolging:kandidat_vis_nummer", EIER, "kandidat", person="kandidat", uten_spor=("eier",), viser_nummer=True
    ),
    les("oppfolging:kandidat_fase", EIER, "uten_forlop", person="uten_forlop"),
    skriv(
        "oppfolging:kandidat_fase",
        ETTER_POST,
        "uten_forlop",
        data=lambda _: {"fase": "i_utdanning"},
        person="uten_forlop",
    ),
    les("oppfolging:kandidat_avslutt", EIER, "uten_forlop", person="uten_forlop"),
    skriv(
        "oppfolging:kandidat_avslutt",
        ETTER_POST,
        "uten_forlop",
        data=i_dag,
        person="uten_forlop",
    ),
]
