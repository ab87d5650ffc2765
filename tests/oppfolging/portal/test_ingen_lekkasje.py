"""40 strings planted in what only Nav may see are in no answer of the portal; what may be seen, is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from arbeidsgivere import kontaktansvar
from arbeidsgivere.portaltilgang import koder, lenker
from inkludering.hendelser import logg
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from kandidater import ansvar
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse
from oppfolging.handlinger import inntak, ringeonske
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Oppfolgingsplan
from oppfolging.rapporter.models import Rapport
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.fabrikker import Parter
from tests.klokke import klokka
from tests.oppfolging.portal.sted import Sted, nytt_sted
from tests.oppfolging.portal.test_tilgang import alle_adresser


@dataclass
class Plantet:
    """Makes canaries and remembers them."""

    alle: list[str] = field(default_factory=list)

    def __call__(self, hva: str) -> str:
        self.alle.append(f"Kanari{len(self.alle):02d}{hva}")
        return self.alle[-1]

    def husk(self, *verdier: object) -> None:
        self.alle += [str(verdi) for verdi in verdier]


def bygg() -> tuple[Sted, Plantet]:
    """A workplace with one open candidate, and NAV-only text wherever the product keeps any."""
    sted, ny = nytt_sted(), Plantet()
    _navs_folk(ny, sted)
    den = _aapen_kandidat(ny, sted)
    _det_nav_skriver_om(ny, sted, den)
    _skjulte_kandidater(ny, sted)
    _andre_arbeidsgivere(ny, sted)
    return sted, ny


bygget, bygd = bygd_en_gang(bygg)


@pytest.fixture
def sted(bygd) -> Sted:
    return bygd[0]


@pytest.fixture
def plantet(bygd) -> Plantet:
    return bygd[1]


def _navs_folk(ny: Plantet, sted) -> None:
    kollega = lag.bruker(
        fornavn=ny("kollegafornavn"), etternavn=ny("kollegaetternavn"), telefon="49990001", epost="kanari@nav.example"
    )
    ny.husk("49990001", "kanari@nav.example")
    kontaktansvar.tildel(arbeidsgiver=sted.hos, til=kollega, aarsak=ny("hvorforham"), av=sted.ane, naa=klokka())
    kontaktansvar.tildel(arbeidsgiver=sted.hos, til=sted.ane, aarsak=ny("hvorforane"), av=sted.ane, naa=klokka())
    leder = lag.bruker("leder", fornavn=ny("leder"), etternavn=ny("lederetternavn"))
    sted.kollega = kollega
    Rapport.objects.create(
        kontor=leder.kontor,
        bestilt_av=leder,
        bestilt=klokka(),
        fra=date(2026, 10, 1),
        til=date(2026, 10, 31),
        snitt=klokka(),
        tall={"tekst": ny("rapport")},
    )


def _aapen_kandidat(ny: Plantet, sted) -> Kandidat:
    fnr = lag.fodselsnummer()
    ny.husk(fnr, f"{fnr[:6]} {fnr[6:]}", "49990002", "Jobbe delvis", "JOBBE_DELVIS", "Nedtrapping")
    den = lag.kandidat(sted.ane, fornavn="Synlig", etternavn="Person", fodselsnummer=fnr, telefon="49990002")
    den.notat = ny("kandidatnotat")
    den.gradering_kilde = ny("kilde")
    den.save(update_fields=["notat", "gradering_kilde"])
    lag.aapne(den, av=sted.ane, skal_ikke_deles=ny("gammelskaldeles"))
    lag.aapne(den, av=sted.ane, skal_ikke_deles=ny("skalikkedeles"), kan_formidles=ny("kanformidles"))
    felt = {"type": "fast", "stilling": ny("stilling"), "timer_per_uke": Decimal("17.3")}
    forlop = lag.forlop(den, sted.hos, av=sted.ane, **felt)
    inntak.bytt_fase(kandidat=den, fase="nedtrapping", av=sted.ane, naa=klokka())
    Oppfolgingsplan.objects.filter(forlop=forlop).update(form_og_innhold=ny("forminnhold"))
    ny.husk(den.pk, forlop.pk)
    return den


def _det_nav_skriver_om(ny: Plantet, sted, den: Kandidat) -> None:
    forlop = den.forlop.get()
    for parter, hva in (
        (Parter(kandidat=den, med_kandidat=True), "kandidatkontakt"),
        (Parter(kandidat=den, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), "beggekontakt"),
        (Parter(arbeidsgiver=sted.hos, med_arbeidsgiver=True), "arbeidsgiverkontakt"),
    ):
        ny.husk(lag.kontakt(parter, av=sted.ane, notat=ny(hva)).pk)
    forsoek = Parter(kandidat=den, forlop=forlop, med_arbeidsgiver=True)
    lag.kontakt(forsoek, av=sted.kollega, naadd=False, notat=ny("forsoek"))
    for rad in Oppfolging.objects.aapne().filter(kandidat=den):
        datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(1), grunn=ny("flyttegrunn"), av=sted.ane, naa=klokka())
    ansvar.tildel(kandidat=den, til=sted.kollega, aarsak=ny("overfoert"), av=sted.ane, naa=klokka())
    logg.noter(Kandidathendelse.OPPLYSNINGER_ENDRET, den, av=sted.ane, naa=klokka(), grunn=ny("hendelse"))
    Paaminnelse.objects.create(
        mottaker=sted.ane,
        regel=ny("regel"),
        trinn=ny("trinn"),
        emne_id=ny("emne"),
        forfall=klokka().date(),
        kandidat=den,
        opprettet=klokka(),
        dag=klokka().date(),
    )


def _skjulte_kandidater(ny: Plantet, sted) -> None:
    """At the same workplace: not open, open without a name, and graded in each way."""
    for hva, felt in (
        ("lukket", {}),
        ("fortrolig", {"gradering": "fortrolig", "aapen": True}),
        ("ubesvart", {"gradering": "ukjent", "aapen": True}),
        ("skjermet", {"skjermet": True, "aapen": True}),
    ):
        den = lag.kandidat(sted.ane, fornavn=ny(f"{hva}fornavn"), etternavn=ny(f"{hva}etternavn"), **felt)
        lag.forlop(den, sted.hos, av=sted.ane, type="laerling", start=date(2031, 7, 8))
    ny.husk("Lærling", "07.2031", "juli 2031", "2031-07")
    uten_navn = lag.kandidat(sted.ane, fornavn=ny("utennavnfornavn"), etternavn=ny("utennavnetternavn"))
    lag.aapne(uten_navn, av=sted.ane, navn=False, skal_ikke_deles=ny("utennavndeles"))
    lag.forlop(uten_navn, sted.hos, av=sted.ane)


def _andre_arbeidsgivere(ny: Plantet, sted) -> None:
    annen = lag.arbeidsgiver(sted.ane, navn=ny("annenarbeidsgiver"))
    ny.husk(annen.orgnr)
    for hos in (annen, sted.hos):
        lag.arbeidsgiverkontakt(
            hos, fornavn=ny("annenkontakt"), epost=f"{ny('epost').lower()}@x.example", rolle=ny("rolle")
        )
    den = lag.kandidat(sted.ane, fornavn=ny("annenkandidat"), etternavn=ny("annenkandidatetternavn"), aapen=True)
    lag.forlop(den, annen, av=sted.ane)


def svarene(client: Client, orgnr: str) -> list[str]:
    """Every address by GET and by POST, with forms right and wrong, headers included."""
    tekster = []
    egne = sorted(alle_adresser() - {"/portal/logg-ut/"})
    for adresse in (*egne, f"/portal/ring-meg/{orgnr}/", "/portal/finnes-ikke/"):
        for svar in (
            client.get(adresse),
            client.post(adresse),
            client.post(adresse, {"kode": "000000", "epost": "leif@bakeriet.example"}),
            client.get(adresse, headers={"hx-request": "true"}),
        ):
            assert svar.status_code in (200, 302, 204, 404, 405, 410, 422), adresse
            tekster.append(f"{svar.headers}{svar.content.decode()}".casefold())
    tekster.append(client.get("/portal/").content.decode().casefold())
    return tekster


def lekkasjer(plantet: Plantet, tekster: list[str]) -> list[str]:
    return [kanari for kanari in plantet.alle if any(kanari.casefold() in tekst for tekst in tekster)]


def test_det_er_plantet_minst_40_strenger(plantet):
    assert len(set(plantet.alle)) >= 40
    # A short one stands by chance in a mark or a key of the page.
    assert [kanari for kanari in plantet.alle if len(kanari) < 6] == []


@pytest.mark.parametrize("hvem", ["anonym", "innlogget", "bekreftet"])
def test_ingen_plantet_streng_kommer_ut_av_portalen(request, client, sted, plantet, hvem):
    leser = client if hvem == "anonym" else request.getfixturevalue(hvem)
    assert lekkasjer(plantet, svarene(leser, sted.hos.orgnr)) == []


def test_ingen_plantet_streng_staar_i_meldingene_som_arbeidsgivere_faar_eller_utloeser(plantet, sted):
    Utsending.objects.all().delete()
    lenker.be_om_lenke(epost=sted.kontakt.epost, naa=klokka())
    koder.send(bruker=sted.leif, naa=klokka())
    ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=klokka())
    meldinger = [str(maler.gjengi(utsending)).casefold() for utsending in Utsending.objects.all()]
    assert len(meldinger) == 3  # a link, a code, and the wish to be called, told to the kontaktperson
    assert lekkasjer(plantet, meldinger) == []


def test_det_som_kan_vises_blir_vist(bekreftet, plantet, sted):
    side = bekreftet.get("/portal/").content.decode()
    for tekst in (
        "Synlig Person",
        "Fast ansettelse",
        "(navnet er ikke delt)",
        "Arbeidstrening",
        "Ane Fast",
        "40404040",
    ):
        assert tekst in side


def test_letingen_finner_det_som_faktisk_staar_der(bekreftet, plantet, sted):
    assert lekkasjer(Plantet(["Synlig Person"]), svarene(bekreftet, sted.hos.orgnr)) == ["Synlig Person"]
