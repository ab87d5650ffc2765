"""Giving out a candidate from the queue."""

import re

import pytest
from django.urls import reverse

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse, Oppslag
from oppfolging.handlinger import tildeling
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.rapporter.leder import fyll, i_koe, siden

pytestmark = pytest.mark.django_db
GRUNN = "Vikar for Ola i tre uker"


def tildel(client, kandidat, til, **felt):
    return client.post(reverse("rapporter:tildel", args=[kandidat.pk]), {"til": str(til.pk), **felt}, follow=True)


def test_tildeling_viser_portefoljen_til_hver(client, leder, anne):
    fyll(anne, 3)
    lag.bruker(fornavn="Deltid", etternavn="Dal", stillingsprosent=50)
    side = siden(client, "tildel", i_koe(leder).pk)
    assert "Anne Berg: 3 kandidater, norm 20" in side
    assert "Deltid Dal: 0 kandidater, norm 10" in side


@pytest.mark.parametrize(("norm", "merknad"), [(4, ""), (3, " (på normen, over med én til)"), (2, " (over normen)")])
def test_tildeling_sier_hvem_som_er_paa_og_over_normen(client, leder, anne, norm, merknad):
    fyll(anne, 3)
    sett_norm(anne, norm=norm, tak=9)
    assert f"Anne Berg: 3 kandidater, norm {norm}{merknad}" in siden(client, "tildel", i_koe(leder).pk)


def test_tildeling_gir_ansvar_lukker_paaminnelsen_og_sier_fra(client, leder, anne):
    den = i_koe(leder)
    generering.generer(naa=klokka())
    mangler = Paaminnelse.objects.aapne().filter(regel="uten_ansvarlig")
    assert mangler.exists()
    svar = tildel(client, den, anne)
    assert den.ansvar.gjeldende(klokka()).get().bruker == anne
    assert not mangler.exists()
    assert "Anne Berg er nå ansvarlig, og har 1 kandidat." in svar.content.decode()
    assert Hendelse.objects.filter(type="kandidat_tildelt", av_id=leder.pk).exists()


def test_over_normen_gir_en_advarsel_men_tildeles(client, leder, anne):
    sett_norm(anne, norm=2, tak=4)
    fyll(anne, 2)
    svar = tildel(client, i_koe(leder), anne).content.decode()
    assert "har 3 kandidater. Normen er 2." in svar
    assert "aksel-alert--warning" in svar


@pytest.mark.parametrize("grunn", ["", "kort", "x" * 256])
def test_over_taket_krever_en_grunn_paa_10_til_255_tegn(client, leder, anne, grunn):
    sett_norm(anne, norm=1, tak=2)
    fyll(anne, 2)
    den = i_koe(leder)
    svar = tildel(client, den, anne, aarsak=grunn)
    side = svar.content.decode()
    assert svar.status_code == 422
    assert not den.ansvar.gjeldende(klokka()).exists()
    assert f'value="{grunn}"' in side or not grunn
    assert 'id="id_aarsak_feil"' in side
    assert re.search(rf'value="{anne.pk}"[^>]*checked', side)


def test_over_taket_med_grunn_tildeles_og_grunnen_lagres(client, leder, anne):
    sett_norm(anne, norm=1, tak=2)
    fyll(anne, 2)
    den = i_koe(leder)
    tildel(client, den, anne, aarsak=GRUNN)
    assert den.ansvar.gjeldende(klokka()).get().aarsak == GRUNN


def test_uten_valgt_jobbspesialist_sies_det_ved_feltet(client, leder, anne):
    svar = client.post(reverse("rapporter:tildel", args=[i_koe(leder).pk]), {})
    assert svar.status_code == 422
    assert "Velg hvem som skal følge opp kandidaten." in svar.content.decode()


def test_bare_jobbspesialister_ved_kontoret_kan_velges(client, leder, anne):
    for feil in (lag.bruker(paa=lag.ANNET_KONTOR), lag.bruker(Rolle.MARKEDSKONTAKT), leder):
        den = i_koe(leder)
        assert tildel(client, den, feil).status_code == 422
        assert not den.ansvar.gjeldende(klokka()).exists()


def test_en_kandidat_utenfor_koen_kan_ikke_tildeles_og_forsoeket_logges(client, leder, anne):
    annen_leder = lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    for den in (lag.kandidat(anne), i_koe(annen_leder), i_koe(leder, skjermet=True)):
        assert tildel(client, den, anne).status_code == 404
        oppslag = Oppslag.objects.latest("pk")
        assert (oppslag.utfall, oppslag.personer) == ("avvist", [den.pk])


def test_en_annen_leder_kom_foerst(client, leder, anne, monkeypatch):
    def for_sent(**_valg):
        raise tildeling.AlleredeTildelt

    monkeypatch.setattr(tildeling, "tildel_fra_koen", for_sent)
    assert "allerede tildelt" in tildel(client, i_koe(leder), anne).content.decode()


def sett_norm(anne, **felt) -> None:
    for navn, verdi in felt.items():
        setattr(anne.kontor, navn, verdi)
    anne.kontor.save()
