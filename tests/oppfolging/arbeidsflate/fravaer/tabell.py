"""Who may come where: the calendar is the office's, an absence its own, its vikar's and the leader's."""

from tests.tilgang.rad import EIER, ETTER_POST, les, skriv
from tests.tilgang.verden import EGNE_LEDERE, JOBBSPESIALISTER, LEDERE

ALLE = {200: (*JOBBSPESIALISTER, *LEDERE)}
KAN_ENDRE = ("eier", *EGNE_LEDERE)
BESKJED = ("fravaer", "kandidat")


def _nytt(verden):
    """With a field that leaders are asked and others are not."""
    mine = {"fra": verden.datoer["snart"], "til": verden.datoer["senere"]}
    return mine | {"hvem": str(verden.brukere["kontaktperson"].pk)}


def _endret(verden):
    dager = {"fra": verden.datoer["snart"], "til": verden.datoer["senere"]}
    return dager | {"vikar": str(verden.brukere["kollega"].pk)}


TABELL = [
    les("oppfolging:fravaer", ALLE),
    les("oppfolging:fravaer_nytt", ALLE),
    skriv(
        "oppfolging:fravaer_nytt",
        {302: (*JOBBSPESIALISTER, *EGNE_LEDERE), 422: ("annen_leder",)},
        data=_nytt,
        uten_spor=("annen_leder",),
    ),
    les("oppfolging:ett_fravaer", {200: (*KAN_ENDRE, "kollega")}, "fravaer"),
    les("oppfolging:fravaer_endre", {200: KAN_ENDRE}, "fravaer"),
    skriv("oppfolging:fravaer_endre", {302: KAN_ENDRE}, "fravaer", data=_endret),
    skriv("oppfolging:fravaer_ta_tilbake", {302: KAN_ENDRE}, "fravaer"),
    skriv("oppfolging:fravaer_lest", ETTER_POST, "fravaer"),
    les("oppfolging:fravaer_beskjed", EIER, *BESKJED, person="kandidat"),
    skriv(
        "oppfolging:fravaer_beskjed",
        ETTER_POST,
        *BESKJED,
        person="kandidat",
        data=lambda verden: {"tekst": "Ring på mandag"},
    ),
]
