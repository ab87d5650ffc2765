"""The access table: every address of the house, each method it answers, and who is let in with what answer.

Whoever a row does not name is refused: the login page without a login, the choice of office without an office, and
else the same 404 as an address that does not exist. Posts carry data that make the action happen, so that a refusal
never comes from a bad form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.tilgang.verden import EGNE_LEDERE, HVEM, JOBBSPESIALISTER, LEDERE, NAV, PASSORD, PORTAL, Verden

MED_KONTOR = tuple(hvem for hvem in HVEM if hvem != "uten_kontor")
OVERALT = {200: MED_KONTOR}
EIER = {200: ("eier",)}
ETTER_POST = {302: ("eier",)}
MED_ARBEIDSGIVERE = (*JOBBSPESIALISTER, *LEDERE, "markedskontakt")
# Where those are sent who are refused before the address is looked at.
AVVIST = {"anonym": "logg inn", "uten_kontor": "velg kontor"}
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Rad:
    """`person`: the one candidate the address is about; each try leaves exactly one row in the log of looks."""

    navn: str
    slipper_inn: Mapping[int, tuple[str, ...]]
    args: tuple[str, ...] = ()
    metode: str = "get"
    data: Callable[[Verden], Data] = field(default=lambda verden: {})
    person: str = ""
    foer: Callable[[Verden, Client], None] | None = None  # what leads up to the request
    uten_spor: tuple[str, ...] = ()  # those let in whose post changes nothing but the session

    def __str__(self) -> str:
        return " ".join((self.metode, self.navn, *self.args))

    @property
    def svar(self) -> dict[str, int]:
        return {hvem: status for status, disse in self.slipper_inn.items() for hvem in disse}

    def forventet(self, hvem: str) -> int | str:
        """What this person meets."""
        return self.svar.get(hvem, AVVIST.get(hvem, 404))

    def adresse(self, verden: Verden, *, finnes: bool = True) -> str:
        """The address; with `finnes=False` that of an object nobody has."""
        ingen = {"bedrift": "910000004", "uregistrert": "910000004", "kontor": "9999", "brev": "borte.eml"}
        objekter = [
            verden.adresser[navn] if finnes else ingen.get(navn, verden.adresser["ingen"]) for navn in self.args
        ]
        return reverse(self.navn, args=objekter)

    def send(
        self, verden: Verden, klient: Client, *, finnes: bool = True, ekstra: Data | None = None, **valg: Any
    ) -> Any:
        if self.foer:
            self.foer(verden, klient)
        data = {**(ekstra or {}), **self.data(verden)} if self.metode == "post" else None
        return getattr(klient, valg.pop("metode", self.metode))(self.adresse(verden, finnes=finnes), data, **valg)


def _les(navn: str, slipper_inn: Mapping[int, tuple[str, ...]], *args: str, **valg: Any) -> Rad:
    return Rad(navn, slipper_inn, args, **valg)


def _skriv(navn: str, slipper_inn: Mapping[int, tuple[str, ...]], *args: str, **valg: Any) -> Rad:
    return Rad(navn, slipper_inn, args, metode="post", **valg)


def _har_lenken(verden: Verden, klient: Client) -> None:
    klient.get(reverse("portal:inn_lenke", args=[verden.adresser["lenke"]]))


def _logg(side: str) -> Callable[[Verden], Data]:
    felt = {"side": side, "kanal": "telefon", "naadd": "ja", "notat": "Snakket sammen"}
    return lambda verden: felt | {f"neste_{den}": verden.datoer["senere"] for den in ("kandidat", "arbeidsgiver")}


def _dag(verden: Verden) -> Data:
    return {"dato": verden.datoer["i_dag"]}


def _egne_datoer(verden: Verden) -> Data:
    return {"periode": "egne", "fra": verden.datoer["i_dag"], "til": verden.datoer["i_dag"]}


KANDIDATER = [
    _les("oppfolging:kandidater", {200: (*JOBBSPESIALISTER, *LEDERE)}),
    _les("oppfolging:kandidat_ny", {200: JOBBSPESIALISTER}),
    _skriv(
        "oppfolging:kandidat_ny",
        {302: JOBBSPESIALISTER},
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
    _les("oppfolging:kandidat", EIER, "kandidat", person="kandidat"),
    *(
        rad
        for navn, data in {
            "oppfolging:kandidat_aapenhet": lambda _: {"kan_kontaktes": "on", "kan_formidles": "Liker dyr"},
            "oppfolging:kandidat_opplysninger": lambda _: {"telefon": "41234567", "notat": "Ring etter tolv"},
        }.items()
        for rad in (
            _les(navn, EIER, "kandidat", person="kandidat"),
            _skriv(navn, ETTER_POST, "kandidat", data=data, person="kandidat"),
        )
    ),
    _les("oppfolging:kandidat_fase", EIER, "uten_forlop", person="uten_forlop"),
    _skriv(
        "oppfolging:kandidat_fase",
        ETTER_POST,
        "uten_forlop",
        data=lambda _: {"fase": "i_utdanning"},
        person="uten_forlop",
    ),
    _les("oppfolging:kandidat_avslutt", EIER, "uten_forlop", person="uten_forlop"),
    _skriv(
        "oppfolging:kandidat_avslutt",
        ETTER_POST,
        "uten_forlop",
        data=_dag,
        person="uten_forlop",
    ),
]
FORLOP = [
    _les("oppfolging:forlop_nytt", EIER, "uten_forlop", person="uten_forlop"),
    _skriv(
        "oppfolging:forlop_nytt",
        ETTER_POST,
        "uten_forlop",
        data=lambda verden: {
            "orgnr": verden.adresser["bedrift"],
            "type": "arbeidstrening",
            "start": verden.datoer["snart"],
        },
        person="uten_forlop",
    ),
    _les("oppfolging:forlop", {200: ("eier", "kontaktperson")}, "forlop", person="kandidat"),
    _les("oppfolging:forlop_avslutt", EIER, "forlop", person="kandidat"),
    _skriv(
        "oppfolging:forlop_avslutt",
        ETTER_POST,
        "forlop",
        data=lambda verden: {"dato": verden.datoer["i_dag"], "aarsak": "fullfort"},
        person="kandidat",
    ),
]
LOGGING = [
    _les("oppfolging:i_dag", {200: JOBBSPESIALISTER, 302: (*LEDERE, "markedskontakt", "administrator", *PORTAL)}),
    _les("oppfolging:logg_kandidat", EIER, "kandidat", person="kandidat"),
    _skriv("oppfolging:logg_kandidat", ETTER_POST, "kandidat", data=_logg("kandidat"), person="kandidat"),
    _les("oppfolging:logg_forlop", {200: ("eier", "kontaktperson")}, "forlop", person="kandidat"),
    _skriv(
        "oppfolging:logg_forlop",
        {302: ("eier", "kontaktperson")},
        "forlop",
        data=_logg("arbeidsgiver"),
        person="kandidat",
    ),
    _les("oppfolging:logg_arbeidsgiver", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    _skriv("oppfolging:logg_arbeidsgiver", {302: MED_ARBEIDSGIVERE}, "bedrift", data=_logg("arbeidsgiver")),
    _skriv("oppfolging:angre", ETTER_POST, "kontakt_eier"),
    _skriv("oppfolging:angre", {302: ("leder",)}, "kontakt_leder"),
    _skriv("oppfolging:angre", {302: ("markedskontakt",)}, "kontakt_markedskontakt"),
    _les("oppfolging:flytt", EIER, "steg_kandidat", person="kandidat"),
    _skriv(
        "oppfolging:flytt",
        {302: ("eier", "kontaktperson")},
        "steg_arbeidsgiver",
        data=lambda verden: {"til": verden.datoer["senere"], "grunn": "Ferie"},
        person="kandidat",
    ),
    _les("oppfolging:paaminnelser", {200: (*JOBBSPESIALISTER, *LEDERE)}),
]
ARBEIDSGIVERE = [
    _les("oppfolging:arbeidsgivere", {200: MED_ARBEIDSGIVERE}),
    _les("oppfolging:arbeidsgiver_ny", {200: MED_ARBEIDSGIVERE}),
    _skriv(
        "oppfolging:arbeidsgiver_ny",
        {302: MED_ARBEIDSGIVERE},
        data=lambda verden: {"orgnr": verden.adresser["uregistrert"]},
        uten_spor=HVEM,
    ),
    _les("oppfolging:arbeidsgiver_bekreft", {200: MED_ARBEIDSGIVERE}, "uregistrert"),
    _skriv("oppfolging:arbeidsgiver_bekreft", {302: MED_ARBEIDSGIVERE}, "uregistrert"),
    _les("oppfolging:arbeidsgiver", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    _les("oppfolging:arbeidsgiver_kartlagt", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    _skriv("oppfolging:arbeidsgiver_kartlagt", {302: MED_ARBEIDSGIVERE}, "bedrift", data=_dag),
    _les("oppfolging:arbeidsgiver_kontaktperson", {200: ("kontaktperson", *EGNE_LEDERE)}, "bedrift"),
    _skriv(
        "oppfolging:arbeidsgiver_kontaktperson",
        {302: ("kontaktperson", *EGNE_LEDERE)},
        "bedrift",
        data=lambda verden: {"til": verden.brukere["kollega"].pk, "aarsak": "Ny fordeling"},
    ),
    _les("oppfolging:arbeidsgiverkontakt_ny", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    _skriv(
        "oppfolging:arbeidsgiverkontakt_ny",
        {302: MED_ARBEIDSGIVERE},
        "bedrift",
        data=lambda verden: {
            "fornavn": "Ny",
            "etternavn": "Person",
            "epost": "ny@bedrift.example",
            "informert_dato": verden.datoer["i_dag"],
        },
    ),
    _skriv("oppfolging:arbeidsgiverkontakt_hovedkontakt", {302: MED_ARBEIDSGIVERE}, "bedrift", "annen_person"),
    _les("oppfolging:arbeidsgiverkontakt_sluttet", {200: MED_ARBEIDSGIVERE}, "bedrift", "annen_person"),
    _skriv("oppfolging:arbeidsgiverkontakt_sluttet", {302: MED_ARBEIDSGIVERE}, "bedrift", "annen_person", data=_dag),
    _skriv("oppfolging:inviter", {302: ("kontaktperson", *EGNE_LEDERE)}, "bedrift", "person"),
]
LEDERENS = [
    _les("rapporter:kontor", {200: LEDERE}),
    _les("rapporter:tildel", {200: EGNE_LEDERE}, "i_koen", person="i_koen"),
    _skriv(
        "rapporter:tildel",
        {302: EGNE_LEDERE},
        "i_koen",
        data=lambda verden: {"til": verden.brukere["kollega"].pk},
        person="i_koen",
    ),
    _les("rapporter:jobbspesialist", {200: EGNE_LEDERE}, "jobbspesialist"),
    _les("rapporter:liste", {200: LEDERE}),
    _skriv("rapporter:liste", {302: LEDERE}, data=_egne_datoer),
    _les("rapporter:rapport", {200: EGNE_LEDERE}, "rapport"),
    _skriv("rapporter:prov_igjen", {302: EGNE_LEDERE}, "feilet_rapport"),
    _les("rapporter:pdf", {200: EGNE_LEDERE}, "rapport"),
]
PORTALEN = [
    _les("portal:hjem", {200: PORTAL}),
    _skriv("portal:ring_meg", {302: ("arbeidsgiver", "bekreftet")}, "bedrift"),
    _les("portal:logg_inn", {200: ("anonym", *NAV), 302: PORTAL}),
    _skriv("portal:logg_inn", {302: MED_KONTOR}, data=lambda _: {"epost": "ukjent@bedrift.example"}, uten_spor=HVEM),
    _les("portal:lenke_sendt", OVERALT),
    _les("portal:inn_lenke", {302: MED_KONTOR}, "lenke"),
    _les("portal:inn", OVERALT, foer=_har_lenken),
    _skriv("portal:inn", {302: MED_KONTOR}, foer=_har_lenken),
    _les("portal:kode", {200: PORTAL}),
    _skriv(
        "portal:kode",
        {302: ("arbeidsgiver",), 422: PORTAL[1:]},
        data=lambda verden: {"kode": verden.kode},
        uten_spor=PORTAL[1:],
    ),
    _skriv("portal:send_kode", {302: PORTAL}),
    _skriv("portal:logg_ut", {302: PORTAL}, uten_spor=HVEM),
]
GRUNNEN = [
    _les("livez", OVERALT),
    _les("readyz", OVERALT),
    _les("lokalt:post", OVERALT),
    _les("lokalt:melding", OVERALT, "brev"),
    _les("brukere:logg_inn", {200: ("anonym",), 302: (*NAV, *PORTAL)}),
    _skriv(
        "brukere:logg_inn",
        {302: MED_KONTOR},
        data=lambda verden: {"epost": verden.brukere["leder"].epost, "passord": PASSORD},
        uten_spor=(*NAV, *PORTAL),
    ),
    _skriv("brukere:logg_ut", {302: HVEM}, uten_spor=HVEM),
    _les("brukere:velg_kontor", {200: ("uten_kontor", *NAV, *PORTAL)}),
    _skriv(
        "brukere:velg_kontor",
        {302: ("eier",), 422: ("uten_kontor", *NAV[1:], *PORTAL)},
        data=lambda verden: {"tilknytning": verden.brukere["eier"].tilknytning.pk},
        uten_spor=HVEM,
    ),
    _les("brukere:administrasjon", {200: ("administrator",)}),
    _les("brukere:kontor", {200: ("administrator",)}, "kontor"),
    _skriv("brukere:kontor", {302: ("administrator",)}, "kontor", data=lambda _: {"norm": "15", "tak": "18"}),
]
TABELL: list[Rad] = [*GRUNNEN, *LOGGING, *ARBEIDSGIVERE, *KANDIDATER, *FORLOP, *LEDERENS, *PORTALEN]
