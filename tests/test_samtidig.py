"""Two who press the same at once, over two connections: whoever comes second waits, and never meets an error page.

A row for each constraint that two at once could break: what is pressed, or why nobody can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import UniqueConstraint

from arbeidsgivere import arbeidsgiverkontakter, kontaktansvar, registrering
from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.portaltilgang import lenker
from inkludering.brukere.models import Bruker
from kandidater import aapenhet, ansvar, personnokkel
from kandidater import registrering as kandidatregistrering
from kandidater.models import Kandidat
from oppfolging.handlinger import (
    arbeidsgivergang,
    forlopsgang,
    inntak,
    kontaktlogg,
    meldingssvar,
    overlevering,
    tildeling,
)
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Forlop, Kontakt
from tests import fabrikker as lag
from tests.arbeidsgivere.test_samtidig import ulagret
from tests.conftest import ny_base
from tests.inkludering.brukere import fravaerssaker
from tests.klokke import I_DAG, klokka
from tests.samtidige_saker import be_om_oppringing, flytt, foreslaa, si_fra, ta_imot
from tests.skranker import AV_ANDRE

pytestmark = pytest.mark.treg
# What a person who comes second may be told; every view that calls the action has words for it.
BESKJEDER = (
    datoer.FlyttingenStaar,
    arbeidsgiverkontakter.EpostenErRegistrert,
    forlopsgang.GaarAllerede,
    kandidatregistrering.KandidatFinnes,
    kontaktansvar.EndretAvAndre,
    kontaktlogg.KanIkkeAngres,
    overlevering.ErBesvart,
    overlevering.HarGaattEnAnnenVei,
    registrering.ArbeidsgiverFinnes,
    tildeling.AlleredeTildelt,
    *fravaerssaker.BESKJEDER,
)


@dataclass
class Verden:
    ane: Bruker
    kari: Kandidat
    hos: Arbeidsgiver
    forlop: Forlop

    @property
    def kandidat(self) -> Kandidat:
        """As each of the two has read her."""
        return Kandidat.objects.get(pk=self.kari.pk)

    @property
    def bedrift(self) -> Arbeidsgiver:
        return Arbeidsgiver.objects.get(pk=self.hos.pk)

    @property
    def felles(self) -> dict[str, object]:
        return {"av": self.ane, "naa": klokka()}


def aapne(v: Verden) -> Callable[[], object]:
    tekster = {"kan_formidles": "", "skal_ikke_deles": ""}
    return lambda: aapenhet.endre(kandidat=v.kandidat, kan_kontaktes=True, kan_navngis=True, **tekster, **v.felles)


def bytt_fase(v: Verden) -> Callable[[], object]:
    kandidat = v.kandidat
    return lambda: inntak.bytt_fase(
        kandidat=Kandidat.objects.get(pk=kandidat.pk), fase=inntak.valgbare_faser(kandidat, naa=klokka())[0], **v.felles
    )


def avslutt_saken(v: Verden) -> Callable[[], object]:
    forlopsgang.avslutt(forlop=v.forlop, dato=I_DAG, aarsak="fullfort", **v.felles)
    return lambda: inntak.avslutt(kandidat=v.kandidat, dato=I_DAG, **v.felles)


def overfoer(v: Verden) -> Callable[[], object]:
    til = lag.bruker()
    return lambda: ansvar.tildel(kandidat=v.kandidat, til=til, aarsak="", **v.felles)


def tildel_fra_koen(v: Verden) -> Callable[[], object]:
    lag.legg_i_lederkoe(v.kandidat, naa=v.felles["naa"])
    til = lag.bruker()
    return lambda: tildeling.tildel_fra_koen(kandidat=v.kandidat, til=til, aarsak="Ny fordeling", **v.felles)


def bytt_kontaktperson(v: Verden) -> Callable[[], object]:
    til = lag.bruker()
    return lambda: arbeidsgivergang.bytt_kontaktperson(arbeidsgiver=v.bedrift, til=til, aarsak="bytte", **v.felles)


def kartlegg(v: Verden) -> Callable[[], object]:
    ny = lag.arbeidsgiver(v.ane)
    felt = {"dato": I_DAG, **v.felles}
    return lambda: arbeidsgivergang.sett_kartlagt(arbeidsgiver=Arbeidsgiver.objects.get(pk=ny.pk), **felt)


def ny_hovedkontakt(v: Verden) -> Callable[[], object]:
    lag.arbeidsgiverkontakt(v.hos)
    ny = lag.arbeidsgiverkontakt(v.hos)
    return lambda: arbeidsgiverkontakter.gjoer_til_hovedkontakt(kontakt=ny, **v.felles)


def ny_person(v: Verden) -> Callable[[], object]:
    return lambda: lag.arbeidsgiverkontakt(v.hos, epost="leif@bedrift.example")


def rett_person(v: Verden) -> Callable[[], object]:
    """Two different people are given the same address."""
    folk = iter([lag.arbeidsgiverkontakt(v.hos), lag.arbeidsgiverkontakt(v.hos)])
    felt = {"fornavn": "Leif", "etternavn": "Leder", "telefon": "", "rolle": "", "epost": "leif@bedrift.example"}
    return lambda: arbeidsgiverkontakter.endre(kontakt=next(folk), **felt, **v.felles)


def start_forlop(v: Verden) -> Callable[[], object]:
    annet = lag.arbeidsgiver(v.ane)
    return lambda: lag.forlop(v.kandidat, annet, av=v.ane)


def avslutt_forlop(v: Verden) -> Callable[[], object]:
    felt = {"dato": I_DAG, "aarsak": "mistet_jobben", **v.felles}
    return lambda: forlopsgang.avslutt(forlop=Forlop.objects.get(pk=v.forlop.pk), **felt)


def registrer_kandidat(v: Verden) -> Callable[[], object]:
    fnr = lag.fodselsnummer()
    return lambda: lag.kandidat(v.ane, fodselsnummer=fnr)


def bytt_nummer(v: Verden) -> Callable[[], object]:
    """Two cases turn out to be the same person's."""
    to, fnr = iter([v.kari, lag.kandidat(v.ane)]), lag.fodselsnummer()
    return lambda: personnokkel.bytt_nummer(kandidat=next(to), fodselsnummer=fnr, var_riktig=True, **v.felles)


def registrer_arbeidsgiver(v: Verden) -> Callable[[], object]:
    orgnr = lag.registerenhet().orgnr
    hvem = {"kontor": v.ane.kontor, "kontaktperson": v.ane}
    return lambda: arbeidsgivergang.registrer(orgnr=orgnr, **hvem, **v.felles)


def logg_kontakt(v: Verden) -> Callable[[], object]:
    """Two colleagues log a talk with both sides at the same moment; two contacts, one next date on each side."""

    def arbeid() -> object:
        om = kontaktlogg.OmKandidat(v.kandidat, forlop=v.forlop)
        parter = kontaktlogg.Parter((om,), kontaktlogg.MedArbeidsgiver(v.bedrift))
        return kontaktlogg.logg(parter=parter, kanal="fysisk", utfall="naadd", **v.felles)

    arbeid()  # so that the second time the first has left nothing open to wait for
    return arbeid


def samme_innsending(v: Verden) -> Callable[[], object]:
    parter, merke = kontaktlogg.Parter((kontaktlogg.OmKandidat(v.kari),)), uuid4()
    return lambda: kontaktlogg.logg(parter=parter, kanal="telefon", utfall="naadd", innsending=merke, **v.felles)


def angre(v: Verden) -> Callable[[], object]:
    logget = samme_innsending(v)()
    return lambda: kontaktlogg.angre(kontakt=Kontakt.objects.get(pk=logget.pk), **v.felles)


def svar_kom(v: Verden) -> Callable[[], object]:
    sendt = kontaktlogg.logg(
        parter=kontaktlogg.Parter((kontaktlogg.OmKandidat(v.kari),)), kanal="sms", utfall="sendt", **v.felles
    )
    return lambda: meldingssvar.svar_kom(kontakt=Kontakt.objects.get(pk=sendt.pk), **v.felles)


def angre_flytting(v: Verden) -> Callable[[], object]:
    rad = v.kari.oppfolginger.aapne().rytme().filter(side="kandidat").latest("frist")
    flytting = datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(days=1), grunn="Ferie", **v.felles)
    return lambda: datoer.angre_flytting(flytting=flytting, **v.felles)


def bestill_lenke(v: Verden) -> Callable[[], object]:
    return lambda: lenker.bestill(epost="leif@bedrift.example", naa=klokka())


SAKER = (
    aapne,
    bytt_fase,
    avslutt_saken,
    overfoer,
    tildel_fra_koen,
    foreslaa,
    ta_imot,
    flytt,
    bytt_kontaktperson,
    kartlegg,
    ny_hovedkontakt,
    ny_person,
    rett_person,
    start_forlop,
    avslutt_forlop,
    registrer_kandidat,
    bytt_nummer,
    registrer_arbeidsgiver,
    logg_kontakt,
    samme_innsending,
    angre,
    angre_flytting,
    svar_kom,
    be_om_oppringing,
    si_fra,
    bestill_lenke,
    *fravaerssaker.SAKER,
)
HVEM_PROEVER: dict[str, tuple[Callable[[Verden], object], ...] | str] = {
    **fravaerssaker.HVEM_PROEVER,
    "aapenhet_en_gjeldende": (aapne,),
    "kandidat_en_aapen_per_person": (registrer_kandidat,),
    "kandidat_en_aapen_per_menneske": (registrer_kandidat, bytt_nummer),
    "kandidat_en_ansvarlig": (overfoer, tildel_fra_koen, avslutt_saken, ta_imot, flytt),
    "overlevering_ett_forslag_om_gangen": (foreslaa,),
    "kandidat_skjult_en_gang_om_gangen": "written by the database as the candidate's own row changes, which is held",
    "kandidat_en_fase_om_gangen": (bytt_fase, avslutt_saken),
    "arbeidsgivere.Arbeidsgiver.orgnr": (registrer_arbeidsgiver,),
    "arbeidsgiver_en_kontaktperson": (bytt_kontaktperson,),
    "arbeidsgiver_en_hovedkontakt": (ny_hovedkontakt, ny_person),
    "arbeidsgiverkontakt_epost_en_gang": (ny_person, rett_person),
    "henvendelse_staar_en_gang": (si_fra,),
    "arbeidsgivere.Lenkebestilling.epost": (bestill_lenke,),
    "plan_versjon_en_gang": (start_forlop, logg_kontakt),
    "plan_en_gjeldende": (start_forlop, logg_kontakt),
    "oppfolging_en_per_side_i_forlop": (start_forlop, logg_kontakt, angre),
    "oppfolging_en_per_kandidat_uten_forlop": (avslutt_forlop, bytt_fase),
    "oppfolging_en_per_arbeidsgiver_uten_forlop": (kartlegg, avslutt_forlop),
    "kjerne.Flytting.angrer": (angre_flytting,),
    "oppfolging_ett_ringeonske": (be_om_oppringing,),
    "deltaker_staar_en_gang": (samme_innsending,),
    "kontakt_besvares_en_gang": (svar_kom,),
    **AV_ANDRE,
}


@pytest.fixture(scope="module")
def egen_base(django_db_setup: None, django_db_blocker, sql) -> Iterator[str]:
    """One for all of them: each has people, a candidate and an employer of its own."""
    with ny_base(django_db_blocker, sql) as navn:
        yield navn


def skranker() -> set[str]:
    """Every constraint of the house that a second row can break; keys that are random are none."""
    funnet = set()
    for modell in apps.get_models():
        if modell.__module__.startswith(("django", "axes", "pghistory")) or not modell._meta.managed:
            continue
        for skranke in modell._meta.constraints:
            if isinstance(skranke, UniqueConstraint) or type(skranke).__name__ == "ExclusionConstraint":
                funnet.add(skranke.name)
        felt = [f for f in modell._meta.local_fields if f.unique and not f.primary_key]
        funnet |= {f"{modell._meta.label}.{f.name}" for f in felt}
    return funnet


def test_hver_skranke_har_en_rad_i_tabellen():
    assert skranker() == set(HVEM_PROEVER)
    assert {sak for saker in HVEM_PROEVER.values() if not isinstance(saker, str) for sak in saker} == set(SAKER)


@pytest.mark.parametrize("sak", SAKER, ids=lambda sak: sak.__name__)
def test_to_som_trykker_samtidig_faar_begge_et_svar(egen_base, sql, sak):
    ane = lag.bruker()
    lag.hev_taket(ane)
    kari, hos = lag.kandidat(ane, fase="jobbutvikling"), lag.arbeidsgiver(ane)
    with transaction.atomic():
        arbeid = sak(Verden(ane, kari, hos, lag.forlop(kari, hos, av=ane)))
    with ulagret(arbeid, sql, egen_base):
        try:
            with transaction.atomic():
                arbeid()
        except BESKJEDER:
            pass
