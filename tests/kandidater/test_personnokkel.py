"""One key for a person across numbers and cases: from D-nummer to fødselsnummer, and from a mistyped number."""

import pytest
from django.db import IntegrityError, transaction

from inkludering.felles.kryptering import indeks
from inkludering.hendelser.models import Hendelse
from kandidater import personnokkel
from kandidater.models import Kandidat, Personnummer
from kandidater.registrering import KandidatFinnes
from oppfolging.handlinger import inntak
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.overgang import OVERGANG
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka

pytestmark = pytest.mark.django_db

GAMMELT, NYTT = lag.fodselsnummer(), lag.fodselsnummer()


@pytest.fixture
def ane():
    return lag.bruker()


def avsluttet(ane, nummer: str, dager: int = 20) -> Kandidat:
    den = lag.kandidat(ane, naa=for_(dager), fodselsnummer=nummer)
    inntak.avslutt(kandidat=den, dato=I_DAG, av=ane, naa=klokka())
    den.refresh_from_db()
    return den


def bytt(den: Kandidat, til: str, *, var_riktig: bool = True) -> Kandidat:
    personnokkel.bytt_nummer(
        kandidat=den, fodselsnummer=til, var_riktig=var_riktig, av=den.ansvar.get().bruker, naa=klokka()
    )
    return Kandidat.objects.get(pk=den.pk)


def test_den_foerste_saken_gir_nokkelen_og_den_neste_faar_den_samme(ane):
    forste = avsluttet(ane, GAMMELT)
    andre = lag.kandidat(ane, fodselsnummer=GAMMELT)
    andre.refresh_from_db()
    assert forste.person == andre.person == forste.pk


def test_d_nummeret_blir_fodselsnummer_og_begge_numrene_er_samme_person(ane):
    den = bytt(lag.kandidat(ane, fodselsnummer=GAMMELT), NYTT)
    assert (den.fodselsnummer, bytes(den.fodselsnummer_indeks)) == (NYTT, indeks(NYTT))
    assert set(Personnummer.objects.values_list("person", flat=True)) == {den.person}
    for nummer in (GAMMELT, NYTT):
        with pytest.raises(KandidatFinnes), transaction.atomic():
            lag.kandidat(ane, fodselsnummer=nummer)
    assert Hendelse.objects.get(type="fodselsnummer_endret").detaljer == {"var_riktig": True}


def test_sakene_under_begge_numrene_blir_en_persons(ane):
    gammel, ny = avsluttet(ane, NYTT), lag.kandidat(ane, fodselsnummer=GAMMELT)
    bytt(ny, NYTT)
    assert len(set(Kandidat.objects.values_list("person", flat=True))) == 1
    assert Kandidat.objects.get(pk=gammel.pk).person == ny.pk


def test_overgang_teller_personen_en_gang_paa_tvers_av_numrene(ane):
    avsluttet(ane, NYTT)
    den = lag.kandidat(ane, naa=for_(5), fodselsnummer=GAMMELT)

    def betjente() -> int:
        svar = beregn(kontor=ane.kontor, fra=I_DAG.replace(day=1), til=I_DAG, snitt=klokka())
        return svar.kontoret[OVERGANG].per["aar"].nevner

    assert betjente() == 2
    bytt(den, NYTT)
    assert betjente() == 1


def test_et_nummer_som_var_skrevet_feil_er_noen_andres(ane):
    den = lag.kandidat(ane, fodselsnummer=GAMMELT)
    bytt(den, NYTT, var_riktig=False)
    annen = lag.kandidat(ane, fodselsnummer=GAMMELT)
    annen.refresh_from_db()
    assert annen.person != Kandidat.objects.get(pk=den.pk).person


def test_et_feilskrevet_nummer_rettes_til_personens_egne_tidligere_saker(ane):
    egen = avsluttet(ane, NYTT)
    andres = avsluttet(ane, GAMMELT)
    den = bytt(lag.kandidat(ane, fodselsnummer=GAMMELT), NYTT, var_riktig=False)
    assert den.person == egen.person
    assert Kandidat.objects.get(pk=andres.pk).person == andres.pk


@pytest.mark.parametrize("var_riktig", [True, False])
def test_den_som_har_en_aapen_sak_under_det_nye_nummeret_faar_ikke_to(ane, var_riktig):
    finnes, den = lag.kandidat(ane, fodselsnummer=NYTT), lag.kandidat(ane, fodselsnummer=GAMMELT)
    with pytest.raises(KandidatFinnes) as feil, transaction.atomic():
        bytt(den, NYTT, var_riktig=var_riktig)
    assert feil.value.kandidat_id == finnes.pk
    assert bytes(Kandidat.objects.get(pk=den.pk).fodselsnummer_indeks) == indeks(GAMMELT)


def test_databasen_holder_en_aapen_sak_per_menneske(ane):
    en, to = lag.kandidat(ane), lag.kandidat(ane)
    en.refresh_from_db()
    with pytest.raises(IntegrityError, match="kandidat_en_aapen_per_menneske"), transaction.atomic():
        Kandidat.objects.filter(pk=to.pk).update(person=en.person)
    with pytest.raises(IntegrityError, match="kandidat_har_personnokkel"), transaction.atomic():
        Kandidat.objects.filter(pk=to.pk).update(person=None)
