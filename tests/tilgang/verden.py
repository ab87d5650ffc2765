"""A world with two of everything, one's own and a stranger's, each with words that are found nowhere else."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from arbeidsgivere import arbeidsgiverkontakter, henvendelser
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Engangskode, Henvendelse
from arbeidsgivere.portaltilgang import koder, lenker
from inkludering.brukere.models import Bruker, Identitet, Rolle
from inkludering.felles.arbeidsdager import legg_til, lokal_dato
from inkludering.opplasting.models import Opplasting
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.rapporter.models import Rapport
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import klokka
from tests.tilgang import tillegg

# Everybody the table knows. `eier` is responsible for the candidate, `kontaktperson` answers for the employer.
JOBBSPESIALISTER = ("eier", "kontaktperson", "kollega", "annet_kontor")
EGNE_LEDERE = ("leder", "betrodd_leder")
LEDERE = (*EGNE_LEDERE, "annen_leder")
PORTAL = ("arbeidsgiver", "bekreftet", "annen_arbeidsgiver")
NAV = (*JOBBSPESIALISTER, *LEDERE, "markedskontakt", "administrator")
KOLLEGENE = (*JOBBSPESIALISTER[:3], *EGNE_LEDERE)
IMPORTERER = ("eier", "leder", "markedskontakt")  # one of each role that may
HVEM = ("anonym", "uten_kontor", *NAV, *PORTAL)
ROLLE = {
    **dict.fromkeys(JOBBSPESIALISTER, "jobbspesialist"),
    **dict.fromkeys(LEDERE, "leder"),
    **dict.fromkeys(PORTAL, "arbeidsgiver"),
    "markedskontakt": "markedskontakt",
    "administrator": "administrator",
}


ORD_I_ADRESSER = {
    "emne": "i-dag",
    "nr": 1,
    "mal_kandidat": "paaminnelse",
    "mal_arbeidsgiver": "takk",
    "maalform": "nb",
    "sted": "arkiv",
    "situasjon": "soker_jobb",
    "side": "kandidat",
    "innlogging": "ansatt",
}
PASSORD = "et langt og riktig passord"


@dataclass(frozen=True)
class Hemmelighet:
    """A text, and the only ones who may ever meet it."""

    tekst: str
    for_: frozenset[str]


@dataclass
class Verden:
    brukere: dict[str, Bruker] = field(default_factory=dict)
    adresser: dict[str, Any] = field(default_factory=dict)  # what stands in an address: public ids
    navn: dict[str, Kandidat] = field(default_factory=dict)  # the surname that gives a candidate away
    numre: dict[Any, str] = field(default_factory=dict)  # the fødselsnummer of each candidate
    hemmeligheter: list[Hemmelighet] = field(default_factory=list)
    datoer: dict[str, str] = field(default_factory=dict)
    kode: str = ""  # the digits that were sent to `arbeidsgiver`
    _innlogget: dict[str, dict[str, str]] = field(default_factory=dict)

    def klient(self, hvem: str, **valg: Any) -> Client:
        """A browser of this person's, as it was after they logged in."""
        ny = Client(raise_request_exception=False, **valg)
        ny.cookies = SimpleCookie(self._innlogget.get(hvem))
        return ny

    def logg_inn_alle(self) -> None:
        for hvem, bruker in self.brukere.items():
            klient = Client()
            klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
            if hvem == "bekreftet":
                okt = klient.session
                okt["portal_bekreftet"] = True
                okt.save()
            self._innlogget[hvem] = {navn: kake.value for navn, kake in klient.cookies.items()}

    def hemmelig(self, tekst: str, *for_: str) -> str:
        self.hemmeligheter.append(Hemmelighet(tekst, frozenset(for_)))
        return tekst


def bygg(*, med_graderte: bool = True) -> Verden:
    verden = Verden()
    _brukere(verden)
    _egne(verden)
    _paaminnelse(verden)
    tillegg.naer(verden)
    _fremmede(verden)
    tillegg.foreslaatt(verden)
    if med_graderte:
        _graderte(verden)
    _ovrig(verden)
    _filer(verden)
    tillegg.rytmen_er_paa_vei(verden)
    tillegg.team(verden)
    tillegg.oppgitt_melding(verden)
    tillegg.meld_fravaer(verden)
    verden.logg_inn_alle()
    connection.check_constraints()  # or what is deferred is tried anew by everyone who looks at this world
    return verden


def _brukere(verden: Verden) -> None:
    for hvem in JOBBSPESIALISTER:
        paa = lag.ANNET_KONTOR if hvem == "annet_kontor" else lag.KONTOR
        verden.brukere[hvem] = lag.bruker(paa=paa, etternavn=f"Kanari{hvem}")
    verden.brukere["leder"] = lag.bruker(Rolle.LEDER)
    verden.brukere["leder"].set_password(PASSORD)
    verden.brukere["leder"].save()
    verden.brukere["betrodd_leder"] = lag.bruker(Rolle.LEDER, ser_skjermede=True)
    verden.brukere["annen_leder"] = lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    verden.brukere["markedskontakt"] = lag.bruker(Rolle.MARKEDSKONTAKT)
    verden.brukere["administrator"] = lag.bruker(Rolle.ADMINISTRATOR)
    verden.brukere["uten_kontor"] = Bruker.objects.create(
        epost="sluttet@nav.example", fornavn="Siv", etternavn="Sluttet"
    )
    hos = {"utsteder": "https://op.example", "emne": f"eier-{uuid.uuid4()}", "bundet": klokka()}
    Identitet.objects.create(bruker=verden.brukere["eier"], **hos)
    verden.hemmelig("Kanarieier", *NAV)
    verden.hemmelig("Kanarikollega", *NAV)


def _egne(verden: Verden) -> None:
    """A candidate who has opened for being named, one who has not, and their employer with two people in the portal."""
    eier, kontaktperson = verden.brukere["eier"], verden.brukere["kontaktperson"]
    den = lag.kandidat(
        eier, etternavn=verden.hemmelig("Kanariåpen", *KOLLEGENE, "bekreftet"), telefon="41999001", fase="jobbutvikling"
    )
    lukket = lag.kandidat(eier, etternavn=verden.hemmelig("Kanarilukket", *KOLLEGENE), fase="jobbutvikling")
    verden.numre[den.pk] = verden.hemmelig(den.fodselsnummer)
    verden.hemmelig("41999001", "eier")
    den.notat, hemmelig = (verden.hemmelig(ord_, "eier") for ord_ in ("kanarinotat", "kanarihemmelig"))
    den.save(update_fields=["notat"])
    lag.aapne(den, av=eier, kan_formidles=verden.hemmelig("kanariformidles", "eier"), skal_ikke_deles=hemmelig)
    navn = verden.hemmelig("Kanaribedrift AS", *NAV, "arbeidsgiver", "bekreftet")
    bedrift = lag.arbeidsgiver(kontaktperson, navn=navn)
    forlop, _ = lag.forlop(den, bedrift, av=eier), lag.forlop(lukket, bedrift, av=eier)
    samtale = verden.hemmelig("kanarisamtale", "eier")
    begge = Parter(kandidat=den, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(begge, av=eier, naa=klokka() - timedelta(minutes=20), notat=samtale)
    logget = lag.kontakt(Parter(kandidat=lukket, med_kandidat=True), av=eier, notat=samtale)
    melding = lag.kontakt(Parter(kandidat=lukket, med_kandidat=True), av=eier, kanal="sms", naadd=False)
    folk = [lag.arbeidsgiverkontakt(bedrift, av=kontaktperson) for _ in range(2)]
    for hvem, en in zip(("arbeidsgiver", "bekreftet"), folk, strict=True):
        verden.brukere[hvem] = lag.portalbruker(en)
    _flytt(verden, lukket)
    henvendelser.meld(arbeidsgiver=bedrift, slag=Henvendelse.Slag.SI_FRA, av=lag.bruker(), naa=klokka())
    verden.navn |= {"Kanariåpen": den, "Kanarilukket": lukket}
    verden.adresser |= {
        "kandidat": den.pk,
        "uten_forlop": lag.kandidat(eier, etternavn="Kanariledig", fase="jobbutvikling").pk,
        "forlop": forlop.pk,
        "bedrift": bedrift.orgnr,
        "ny_bedrift": lag.arbeidsgiver(kontaktperson, navn="Feilbedrift AS").orgnr,
        "kontakt_eier": logget.pk,
        "melding_eier": melding.pk,
        "steg_kandidat": den.oppfolginger.aapne().filter(side="kandidat").first().pk,
        "steg_arbeidsgiver": den.oppfolginger.aapne().filter(side="arbeidsgiver").earliest("frist", "art").pk,
        "person": folk[0].pk,
        "annen_person": folk[1].pk,
        "sluttet_person": _har_sluttet(bedrift, kontaktperson).pk,
    }


def _har_sluttet(bedrift: Arbeidsgiver, av: Bruker) -> Arbeidsgiverkontakt:
    den = lag.arbeidsgiverkontakt(bedrift, av=av)
    arbeidsgiverkontakter.avslutt(kontakt=den, dato=lokal_dato(klokka()), ny_hovedkontakt=None, av=av, naa=klokka())
    return den


def _paaminnelse(verden: Verden) -> None:
    """Something the kontaktperson has been told of, to know and no more."""
    hos = Arbeidsgiver.objects.get(orgnr=verden.adresser["bedrift"])
    hva = {"regel": "logget_av_andre", "trinn": "logget", "emne_id": str(uuid.uuid4()), "arbeidsgiver": hos}
    naar = {"forfall": lokal_dato(klokka()), "dag": lokal_dato(klokka()), "opprettet": klokka()}
    den = Paaminnelse.objects.create(mottaker=verden.brukere["kontaktperson"], **hva, **naar)
    verden.adresser["paaminnelse"] = den.pk


def _flytt(verden: Verden, den: Kandidat) -> None:
    """A date of one's own candidate that was moved just now."""
    dato = den.oppfolginger.aapne().filter(side="kandidat").earliest("frist")
    hvor = {"til": dato.frist + timedelta(days=1), "grunn": "Ferie"}
    flytting = datoer.flytt(oppfolging=dato, **hvor, av=verden.brukere["eier"], naa=klokka())
    verden.adresser |= {"lukket_kandidat": den.pk, "flyttet": dato.pk, "flytting": flytting.pk}


def _fremmede(verden: Verden) -> None:
    """The same in another office."""
    deres = verden.brukere["annet_kontor"]
    den = lag.kandidat(deres, etternavn=verden.hemmelig("Kanarifremmed", "annet_kontor", "annen_leder"), aapen=True)
    bedrift = lag.arbeidsgiver(deres, navn=verden.hemmelig("Fremmedbedrift AS", *NAV, "annen_arbeidsgiver"))
    lag.forlop(den, bedrift, av=deres)
    verden.brukere["annen_arbeidsgiver"] = lag.portalbruker(lag.arbeidsgiverkontakt(bedrift, av=deres))
    verden.navn["Kanarifremmed"] = den
    verden.adresser["uten_kontaktperson"] = lag.arbeidsgiver(None, navn="Ledigbedrift AS").orgnr


def _graderte(verden: Verden) -> None:
    """People with a grading, at the employer and with an openness that would let their name out, were it not for it."""
    eier, bedrift = verden.brukere["eier"], verden.adresser["bedrift"]
    graderinger = {
        "fortrolig": {"gradering": "fortrolig"},
        "skjermet": {"skjermet": True},
        "ukjent": {"gradering": "ukjent"},
    }
    for navn, gradering in graderinger.items():
        ser = ("betrodd_leder",) if navn == "ukjent" else ("eier", "betrodd_leder")
        den = lag.kandidat(eier, etternavn=verden.hemmelig(f"Kanari{navn}", *ser), aapen=True, **gradering)
        forlop = lag.forlop(den, Arbeidsgiver.objects.get(orgnr=bedrift), av=eier)
        verden.navn[f"Kanari{navn}"] = den
        verden.adresser |= {navn: den.pk, f"forlop_{navn}": forlop.pk}


def _avsluttet() -> Bruker:
    den = lag.bruker(etternavn="Kanarisluttet")
    den.is_active = False
    den.save(update_fields=["is_active"])
    return den


def _ovrig(verden: Verden) -> None:
    """What addresses and forms need besides: a unit not registered yet, a link, a report, a delivered mail, dates."""
    naa, leder = klokka(), verden.brukere["leder"]
    i_dag = lokal_dato(naa)
    kontakt = verden.brukere["arbeidsgiver"].arbeidsgiverkontakter.get()
    brev = settings.DATAMAPPE / "post" / "matrise.eml"
    brev.parent.mkdir(exist_ok=True)
    brev.write_text("From: a@nav.example\nTo: b@nav.example\nSubject: Hei\nMessage-ID: <matrise@nav.example>\n\nHei\n")
    rapport = {"kontor": leder.kontor, "fra": i_dag, "til": i_dag, "snitt": naa, "bestilt_av": leder, "bestilt": naa}
    i_koen = lag.kandidat(None, kontor=leder.kontor, etternavn=verden.hemmelig("Kanarikø", *KOLLEGENE))
    verden.navn["Kanarikø"] = i_koen
    verden.kode = koder.siffer(
        Engangskode.objects.create(bruker=kontakt.bruker, opprettet=naa, utloper=naa + timedelta(minutes=10)).pk
    )
    for hvem in ("leder", "markedskontakt"):
        parter = Parter(arbeidsgiver=kontakt.arbeidsgiver, med_arbeidsgiver=True)
        verden.adresser[f"kontakt_{hvem}"] = lag.kontakt(parter, av=verden.brukere[hvem]).pk
        sendt = lag.kontakt(parter, av=verden.brukere[hvem], kanal="sms", naadd=False)
        verden.adresser[f"melding_{hvem}"] = sendt.pk
    verden.adresser |= ORD_I_ADRESSER | {
        "uregistrert": lag.registerenhet().orgnr,
        "lenke": lenker.lag_token(str(lenker.lag(kontakt=kontakt, er_invitasjon=False, naa=naa).pk)),
        "i_koen": i_koen.pk,
        "jobbspesialist": verden.brukere["eier"].pk,
        "rapport": Rapport.objects.create(**rapport, tilstand="klar", tall={}, pdf=b"%PDF-1.7", ferdig=naa).pk,
        "feilet_rapport": Rapport.objects.create(**rapport, tilstand="feilet").pk,
        "brev": brev.name,
        "kontor": leder.kontor.pk,
        "leders_tilknytning": leder.tilknytning.pk,
        "avsluttet_bruker": _avsluttet().pk,
        "ingen": uuid.uuid4(),
    }
    verden.datoer = {
        "i_dag": f"{i_dag:%d.%m.%Y}",
        "snart": f"{legg_til(i_dag, 1):%d.%m.%Y}",
        "neste_virkedag": f"{legg_til(i_dag, 1):%d.%m.%Y}",  # never beyond a rhythm, whatever the days between
        "senere": f"{legg_til(i_dag, 6):%d.%m.%Y}",
    }


def _filer(verden: Verden) -> None:
    """Files on their way in, each as far as the next press asks for it to be."""
    felles = {"slag": "arbeidsgivere", "antall": 1, "lastet_opp": klokka()}
    for hvem in IMPORTERER:
        for tilstand in ("lest", "sett_over", "inne"):
            rester = {"hode": None, "naa": klokka()} if tilstand == "inne" else {"hode": '["Org.nr"]'}
            stilling = verden.brukere[hvem].tilknytning
            fil = Opplasting.objects.create(tilknytning=stilling, tilstand=tilstand, **felles, **rester)
            fil.deler.create(antall=1, rader=None if tilstand == "inne" else '[[2, ["910000004"], {}]]')
            verden.adresser[f"{tilstand}_{hvem}"] = fil.pk
