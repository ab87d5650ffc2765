"""Whoever works here no more leaves nobody alone: all that was theirs waits openly for the leaders, at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from psycopg.types.range import DateRange

from arbeidsgivere import henvendelser, kontaktansvar
from arbeidsgivere.models import Arbeidsgiver, Henvendelse
from inkludering.hendelser.models import Hendelse
from inkludering.utsending.models import Utsending
from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging import tikk
from oppfolging.handlinger import fratredelse, overlevering
from oppfolging.handlinger.fratredelse import Svarer
from oppfolging.kjerne import ansvarlig
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
EN_DAG = timedelta(days=1)


@pytest.fixture
def ane():
    return lag.bruker()


def i_koen(naa) -> tuple[int, int]:
    return Kandidat.objects.uten_ansvarlig(naa).count(), Arbeidsgiver.objects.uten_kontaktperson(naa).count()


def test_alt_den_avsluttede_svarer_for_gaar_til_koen_og_lederen_faar_vite_det(ane):
    leder, administrator = lag.bruker("leder"), lag.bruker("administrator")
    kari, hos = lag.kandidat(ane, fase="jobbutvikling"), lag.arbeidsgiver(ane)
    lag.forlop(kari, hos, av=ane)
    lag.kandidat(lag.bruker())
    aapne = list(kari.oppfolginger.aapne().values_list("pk", "frist"))
    assert fratredelse.svarer_for(ane, naa=klokka()) == Svarer(1, 1)
    assert fratredelse.avslutt(bruker=ane, av=administrator, naa=klokka()) == Svarer(1, 1)
    connection.check_constraints()
    assert i_koen(klokka()) == (1, 1)
    assert list(kari.oppfolginger.aapne().values_list("pk", "frist")) == aapne
    regler = Paaminnelse.objects.aapne().filter(mottaker=leder).values_list("regel", flat=True)
    assert {"uten_ansvarlig", "uten_kontaktperson"} <= set(regler)
    assert not fratredelse.svarer_for(ane, naa=klokka())
    typer = Hendelse.objects.filter(av_id=administrator.pk).order_by("pk").values_list("type", flat=True)
    assert [*typer] == ["kandidat_i_koen", "kontaktperson_borte", "bruker_avsluttet"]
    call_command("sjekk")


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}, {"gradering": "ukjent"}])
def test_den_ingen_faar_vite_om_telles_ikke_for_administratoren_men_gaar_til_koen(client, ane, gradert):
    kari = lag.kandidat(ane, **gradert)
    assert fratredelse.svarer_for(ane, naa=klokka()) == Svarer(0, 0)
    client.force_login(lag.bruker("administrator"))
    kort, slutt = (client.get(f"/administrasjon/brukere/{ane.pk}/{side}").content.decode() for side in ("", "avslutt/"))
    assert "1 kandidat" not in kort + slutt
    assert "Tallene kan omfatte personer som ikke vises" in kort
    assert "Personer som ikke vises her, går også til lederens kø" in slutt
    fratredelse.avslutt(bruker=ane, av=lag.bruker("administrator"), naa=klokka())
    assert list(Kandidat.objects.uten_ansvarlig(klokka())) == [kari]


def test_det_en_annen_overtar_senere_venter_bare_til_da(ane):
    bo, senere = lag.bruker(), klokka() + 3 * EN_DAG
    kari, hos = lag.kandidat(ane), lag.arbeidsgiver(ane)
    ansvar.tildel(kandidat=kari, til=bo, aarsak="", av=ane, naa=klokka(), fra=senere)
    kontaktansvar.tildel(arbeidsgiver=hos, til=bo, aarsak="", av=ane, naa=klokka(), fra=senere)
    fratredelse.legg_i_koen(bruker=ane, av=None, naa=klokka() + EN_DAG)
    connection.check_constraints()
    assert i_koen(klokka() + EN_DAG) == (1, 1)
    assert i_koen(senere + EN_DAG) == (0, 0)
    assert fratredelse.svarer_for(bo, naa=klokka()) == Svarer(1, 1)
    fratredelse.legg_i_koen(bruker=bo, av=None, naa=klokka() + EN_DAG)
    connection.check_constraints()
    assert i_koen(senere + EN_DAG) == (1, 1)


def test_det_den_avsluttede_er_bedt_om_aa_ta_over_blir_hos_den_som_ba(ane):
    bo = lag.bruker()
    kari = lag.kandidat(bo)
    forslag = overlevering.foreslaa(kandidat=kari, til=ane, notat="", gjelder_fra=None, av=bo, naa=klokka())
    egen = overlevering.foreslaa(kandidat=lag.kandidat(ane), til=bo, notat="", gjelder_fra=None, av=ane, naa=klokka())
    fratredelse.avslutt(bruker=ane, av=lag.bruker("administrator"), naa=klokka())
    for den in (forslag, egen):
        den.refresh_from_db()
    assert (forslag.status, forslag.grunn) == ("avslaatt", "Kollegaen følger ikke lenger opp kandidater.")
    assert list(Utsending.objects.filter(mottaker=bo).values_list("mal", flat=True)) == ["overlevering_svar"]
    assert egen.status == "bortfalt"
    assert ansvarlig.for_kandidat(kari, naa=klokka()) == bo


def test_den_som_er_spurt_og_ikke_jobber_her_lenger_svarer_nei_av_seg_selv(ane):
    bo = lag.bruker()
    overlevering.foreslaa(kandidat=lag.kandidat(bo), til=ane, notat="", gjelder_fra=None, av=bo, naa=klokka())
    ane.tilknytninger.update(gyldig=DateRange(I_DAG - 90 * EN_DAG, I_DAG))
    assert (fratredelse.rydd(naa=klokka()), fratredelse.rydd(naa=klokka())) == (1, 0)


@pytest.mark.parametrize(("siste_dag", "venter"), [(-1, 1), (0, 0), (1, 0)])
def test_rollen_er_over_naar_den_siste_dagen_er_over(ane, siste_dag, venter):
    lag.kandidat(ane)
    lag.kandidat(lag.bruker())
    ane.tilknytninger.update(gyldig=DateRange(I_DAG - 90 * EN_DAG, I_DAG + (siste_dag + 1) * EN_DAG))
    tikk.kjor(naa=klokka())
    assert i_koen(klokka())[0] == venter
    assert fratredelse.rydd(naa=klokka()) == 0


def test_den_som_bytter_kontor_beholder_sine(ane):
    lag.kandidat(ane)
    ane.tilknytninger.update(kontor="0315")
    assert fratredelse.rydd(naa=klokka()) == 0


def test_det_som_venter_paa_den_avsluttede_faller_bort(ane):
    hos = lag.arbeidsgiver(None)
    henvendelser.meld(arbeidsgiver=hos, slag=Henvendelse.Slag.BLI_KONTAKTPERSON, av=ane, naa=klokka())
    lag.kandidat(ane, naa=klokka() - 40 * EN_DAG)
    tikk.kjor(naa=klokka().replace(hour=9))
    fratredelse.avslutt(bruker=ane, av=lag.bruker("administrator"), naa=klokka())
    assert not Henvendelse.objects.aapne().exists()
    assert not Utsending.objects.filter(mottaker=ane, tilstand="i_koe").exists()
    tikk.kjor(naa=klokka() + timedelta(minutes=1))
    assert not Paaminnelse.objects.aapne().filter(mottaker=ane).exists()
