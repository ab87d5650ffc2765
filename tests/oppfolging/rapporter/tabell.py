from tests.tilgang.rad import Data, les, skriv
from tests.tilgang.verden import EGNE_LEDERE, LEDERE, Verden


def _egne_datoer(verden: Verden) -> Data:
    return {"periode": "egne", "fra": verden.datoer["i_dag"], "til": verden.datoer["i_dag"]}


TABELL = [
    les("rapporter:kontor", {200: LEDERE}),
    les("rapporter:tallene", {200: LEDERE}),
    les("rapporter:rader", {200: LEDERE}),
    les("rapporter:tildel", {200: EGNE_LEDERE}, "i_koen", person="i_koen"),
    skriv(
        "rapporter:tildel",
        {302: EGNE_LEDERE},
        "i_koen",
        data=lambda verden: {"til": verden.brukere["kollega"].pk},
        person="i_koen",
    ),
    les("rapporter:jobbspesialist", {200: EGNE_LEDERE}, "jobbspesialist"),
    les("rapporter:liste", {200: LEDERE}),
    skriv("rapporter:liste", {302: LEDERE}, data=_egne_datoer),
    les("rapporter:rapport", {200: EGNE_LEDERE}, "rapport"),
    skriv("rapporter:prov_igjen", {302: EGNE_LEDERE}, "feilet_rapport"),
    les("rapporter:pdf", {200: EGNE_LEDERE}, "rapport"),
]
