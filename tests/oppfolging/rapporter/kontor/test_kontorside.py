"""The office page: what it shows, to whom, and what it logs."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from psycopg.types.range import DateRange

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Art, Side
from oppfolging.kjerne.planlegger import legg_til
from oppfolging.rapporter.kontor import visning
from tests import fabrikker as lag
from tests import klokke
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import suppe
from tests.oppfolging.rapporter.leder import bestill, fyll, i_koe, siden
from tests.tilgang.spor import ENGANGS

pytestmark = pytest.mark.django_db


def uten_merker(side: str) -> str:
    """Without what is made anew for each page."""
    return ENGANGS.sub("", side)


def flytt(kandidat: Kandidat, til: date, *, naa: datetime) -> None:
    oppfolging = kandidat.oppfolginger.get(side="kandidat")
    datoer.flytt(
        oppfolging=oppfolging, til=til, grunn="Avtalt med kandidaten", av=kandidat.ansvar.get().bruker, naa=naa
    )


def test_kontoret_viser_portefoljen_mot_normen_og_det_som_er_over_fristen(client, anne):
    for _ in range(2):
        lag.kandidat(anne, naa=for_(30))
    side = siden(client, "kontor")
    assert "2 av 20" in side
    assert "<div>2 kandidat, 0 arbeidsgiver, 0 jobbutvikling</div>" in side
    assert "Over normen" not in side


def test_over_normen_sies_med_ord(client, anne):
    anne.kontor.norm = 1
    anne.kontor.save()
    fyll(anne, 2)
    assert "Over normen" in siden(client, "kontor")


def test_den_som_har_sluttet_med_kandidater_staar_der_til_de_er_overtatt(client, anne):
    fyll(anne, 1)
    i_dag = I_DAG
    anne.tilknytninger.update(gyldig=DateRange(i_dag - timedelta(days=90), i_dag - timedelta(days=60)))
    side = siden(client, "kontor")
    assert "Anne Berg" in side
    assert "Ikke jobbspesialist her nå" in side


def test_koen_viser_ventetid_og_er_logget_som_ett_oppslag(client, leder):
    to = [i_koe(leder, etternavn="Venter"), i_koe(leder)]
    side = siden(client, "kontor")
    assert "Kari Venter" in side
    assert "3 dager, siden" in side
    assert reverse("rapporter:tildel", args=[to[0].pk]) in side
    oppslag = Oppslag.objects.get()
    assert (oppslag.handling, set(oppslag.personer)) == ("lederens_koe", {den.pk for den in to})


def test_graderte_telles_og_vises_bare_for_leder_som_kan_se_dem(client, leder, anne):
    """Not in the queue, nor in any number, and the same sentence whether there are any or not."""
    omfatter = "Tallene kan omfatte personer som ikke vises."
    uten = siden(client, "kontor")
    i_koe(leder, etternavn="Hemmelig", skjermet=True)
    lag.kandidat(anne, gradering="fortrolig", naa=for_(30))
    side = siden(client, "kontor")
    assert omfatter in uten
    assert uten_merker(side) == uten_merker(uten)
    leder.tilknytninger.update(ser_skjermede=True)
    assert "Kari Hemmelig" in siden(client, "kontor")
    assert "1 av 20" in siden(client, "kontor")


def test_arbeidsgivere_uten_kontaktperson_kan_faa_en(client, leder):
    uten = lag.arbeidsgiver(None)
    lag.arbeidsgiver(lag.bruker(), navn="Med Kontakt AS")
    side = siden(client, "kontor")
    assert reverse("oppfolging:arbeidsgiver_kontaktperson", args=[uten.orgnr]) in side
    assert "Med Kontakt AS" not in side


def test_et_annet_kontors_rader_er_ikke_paa_siden(client, leder):
    annen_leder = lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    i_koe(annen_leder, etternavn="Annensteds")
    fremmed = lag.arbeidsgiver(None, navn="Fremmed AS")
    fremmed.kontor = annen_leder.kontor
    fremmed.save(update_fields=["kontor"])
    lag.bruker(paa=lag.ANNET_KONTOR, fornavn="Fremmed", etternavn="Spesialist")
    side = siden(client, "kontor")
    assert "Annensteds" not in side
    assert "Fremmed AS" not in side
    assert "Fremmed Spesialist" not in side


@pytest.mark.parametrize("navn", ["kontor", "tallene", "liste"])
def test_samme_antall_sporringer_for_en_og_tre_rader(client, leder, navn):
    def en_til() -> None:
        lag.kandidat(lag.bruker())
        i_koe(leder)
        lag.arbeidsgiver(None)
        bestill(leder)

    en_til()
    siden(client, navn)
    antall = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as sett:
            siden(client, navn)
        antall.append(len(sett))
        en_til()
        en_til()
    assert antall[0] == antall[1]


def test_jobbspesialistens_rader_har_navn_fase_og_datoer_og_er_logget(client, leder, anne):
    lag.kandidat(anne, etternavn="Li", fase="kartlegging")
    lag.kandidat(anne, etternavn="Hemmelig", skjermet=True)
    side = siden(client, "jobbspesialist", anne.pk)
    assert "Kari Li" in side
    assert "Kartlegging" in side
    assert "Hemmelig" not in side
    assert "Tallene kan omfatte personer som ikke vises." in side
    assert Oppslag.objects.get().handling == "jobbspesialistens_kandidater"


@pytest.mark.parametrize(
    ("frist", "status"),
    [
        (date(2026, 11, 24), [("forfalt_rod", "Over fristen")]),
        (date(2026, 11, 25), [("forfalt_nylig", "Over fristen")]),  # one working day: amber, and counted as over
        (date(2026, 11, 26), [("forfalt_gul", "Må tas i dag")]),
        (date(2026, 11, 27), []),
    ],
)
def test_jobbspesialistens_rader_sier_over_fristen_der_tallet_teller_det(client, leder, anne, frist, status):
    den = lag.kandidat(anne, naa=lag.oslo(2026, 11, 16), fase="kartlegging")
    flytt(den, frist, naa=lag.oslo(2026, 11, 16))
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        side = siden(client, "jobbspesialist", anne.pk)
        over = visning.lag(leder, naa=klokke.klokka()).over_fristen["kandidat"]
    celle = re.search(r'<td data-etikett="Kandidat">(.*?)</td>', side)[1]
    assert re.findall(r'<span class="status (\w+)">([^<]+)</span>', celle) == status
    assert over == ("Over fristen" in celle)


def test_den_som_har_mest_over_fristen_staar_oeverst(client, leder, anne):
    """Then by name, as the others stand."""
    aase, berit = (lag.bruker(fornavn=navn) for navn in ("Åse", "Berit"))
    for spesialist, antall in ((aase, 2), (berit, 1)):
        for _ in range(antall):
            lag.kandidat(spesialist, naa=for_(30))
    side = suppe(client.get("/kontor/"))
    navn = [lenke.text.split()[0] for lenke in side.select("#jobbspesialister ~ .ramme th[scope=row] a")]
    assert navn == ["Åse", "Berit", "Anne"]


def test_jobbspesialistens_side_har_samme_antall_sporringer(client, leder, anne):
    antall = []
    for _ in range(2):
        fyll(anne, 1 + 2 * len(antall))
        with CaptureQueriesContext(connection) as sett:
            siden(client, "jobbspesialist", anne.pk)
        antall.append(len(sett))
    assert antall[0] == antall[1]


def test_en_jobbspesialist_ved_et_annet_kontor_finnes_ikke(client, leder):
    annen = lag.bruker(paa=lag.ANNET_KONTOR)
    assert client.get(reverse("rapporter:jobbspesialist", args=[annen.pk])).status_code == 404


def test_oensket_om_aa_bli_oppringt_staar_oeverst_naar_ingen_er_kontaktperson(client, leder, anne):
    """That of a kontaktperson's employer stands on their own page."""
    for hos in (lag.arbeidsgiver(None), lag.arbeidsgiver(anne)):
        bedt_av = lag.arbeidsgiverkontakt(hos, telefon="22225555")
        felt = {"art": Art.RINGEONSKE, "side": Side.ARBEIDSGIVER, "senest": I_DAG, "naa": klokke.klokka()}
        legg_til(arbeidsgiver=hos, bedt_av=bedt_av, **felt)
    uten = Arbeidsgiver.objects.uten_kontaktperson(klokke.klokka()).get()
    (kort,) = suppe(client.get("/kontor/")).select(".ringeonske")
    assert "vil bli oppringt" in kort.text
    lenker = {ett["href"] for ett in kort.select("a")}
    assert {
        "tel:22225555",
        f"/arbeidsgivere/{uten.orgnr}/logg/",
        f"/arbeidsgivere/{uten.orgnr}/kontaktperson/",
    } <= lenker


def test_tallene_paa_kontoret_sier_naar_de_er_fra(client, leder):
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        assert "Slik det står nå, 26.11.2026 kl. 09.00." in siden(client, "kontor")


def test_lederen_finner_loggen_over_hvem_som_har_sett_fra_kontoret(client, leder):
    lenker = {lenke["href"] for lenke in suppe(client.get("/kontor/")).select("main a")}
    assert reverse("oppfolging:aapninger") in lenker
    assert suppe(client.get(reverse("oppfolging:aapninger"))).select(
        f'main a[href="{reverse("oppfolging:innsyn_finn")}"]'
    )


def test_jobbutvikling_uten_arbeidsgiver_sies_i_arbeidsgivers_kolonne(client, anne):
    """It is a date with employers, and with none yet: without a word the column would seem to be of one."""
    lag.kandidat(anne, fase="jobbutvikling")
    i_arbeid = lag.kandidat(anne)
    lag.forlop(i_arbeid, lag.arbeidsgiver(anne), av=anne, type="fast_ansettelse")
    rader = suppe(client.get(reverse("rapporter:jobbspesialist", args=[anne.pk]))).select("tbody tr")
    celler = {rad.th.text: rad.select_one('td[data-etikett="Arbeidsgiver"]').text for rad in rader}
    assert sorted("Jobbutvikling" in celle for celle in celler.values()) == [False, True]
    assert "Jobbutvikling" not in celler[i_arbeid.navn]
