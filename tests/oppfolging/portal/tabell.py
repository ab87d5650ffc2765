from django.test import Client
from django.urls import reverse

from tests.tilgang.rad import MED_KONTOR, OVERALT, les, skriv
from tests.tilgang.verden import HVEM, NAV, PORTAL, Verden


def _har_lenken(verden: Verden, klient: Client) -> None:
    klient.get(reverse("portal:inn_lenke", args=[verden.adresser["lenke"]]))


TABELL = [
    les("portal:hjem", {200: PORTAL}),
    les("portal:hjelp", {200: PORTAL}),
    skriv("portal:ring_meg", {302: ("arbeidsgiver", "bekreftet")}, "bedrift"),
    les("portal:logg_inn", {200: ("anonym", *NAV), 302: PORTAL}),
    skriv("portal:logg_inn", {302: MED_KONTOR}, data=lambda _: {"epost": "ukjent@bedrift.example"}, uten_spor=PORTAL),
    les("portal:lenke_sendt", OVERALT),
    les("portal:tilgjengelighet", OVERALT),
    les("portal:inn_lenke", {302: MED_KONTOR}, "lenke"),
    les("portal:inn", OVERALT, foer=_har_lenken),
    skriv("portal:inn", {302: MED_KONTOR}, foer=_har_lenken),
    les("portal:kode", {200: tuple(hvem for hvem in PORTAL if hvem != "bekreftet"), 302: ("bekreftet",)}),
    skriv(
        "portal:kode",
        {302: ("arbeidsgiver", "bekreftet"), 422: ("annen_arbeidsgiver",)},
        data=lambda verden: {"kode": verden.kode},
        uten_spor=PORTAL[1:],
    ),
    skriv("portal:send_kode", {302: PORTAL}),
    les("portal:id_porten", {302: MED_KONTOR}),
    les("portal:fra_id_porten", {302: PORTAL, 400: ("anonym", *NAV)}),
    skriv("portal:spraak", {302: MED_KONTOR}, data=lambda _: {"spraak": "nn"}, uten_spor=("anonym", *NAV)),
    skriv("portal:logg_ut", {302: PORTAL}, uten_spor=HVEM),
]
