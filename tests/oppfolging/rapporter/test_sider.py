"""The leader's pages: what they show, to whom, and what a click does."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse, Oppslag
from kandidater.models import Kandidat
from oppfolging.models import Paaminnelse, Rapport, Regel
from oppfolging.rapporter import bestilling, pdf
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
GRUNN = "Vikar for Ola i tre uker"


@pytest.fixture
def leder(client):
    den = lag.bruker(Rolle.LEDER)
    client.force_login(den)
    return den


@pytest.fixture
def anne(leder):
    return lag.bruker(fornavn="Anne", etternavn="Berg")


def i_koe(leder, **felt) -> Kandidat:
    return lag.kandidat(None, kontor=leder.kontor, naa=timezone.now() - timedelta(days=3), **felt)


def fyll(anne, antall: int) -> None:
    for _ in range(antall):
        lag.kandidat(anne)


def siden(client, navn: str, *args, **valg) -> str:
    svar = client.get(reverse(f"rapporter:{navn}", args=args), **valg)
    assert svar.status_code == 200
    return re.sub(r"\s+", " ", svar.content.decode())


def test_kontoret_viser_portefoljen_mot_normen_og_det_som_er_over_fristen(client, anne):
    for _ in range(2):
        lag.kandidat(anne, naa=timezone.now() - timedelta(days=30))
    side = siden(client, "kontor")
    assert "2 av 20" in side
    assert "Kandidat 2" in side
    assert "Over normen" not in side


def test_over_normen_sies_med_ord(client, anne):
    anne.kontor.norm = 1
    anne.kontor.save()
    fyll(anne, 2)
    assert "Over normen" in siden(client, "kontor")


def test_koen_viser_ventetid_og_er_logget_som_ett_oppslag(client, leder):
    to = [i_koe(leder, etternavn="Venter"), i_koe(leder)]
    side = siden(client, "kontor")
    assert "Kari Venter" in side
    assert "3 dager, siden" in side
    assert reverse("rapporter:tildel", args=[to[0].pk]) in side
    oppslag = Oppslag.objects.get()
    assert (oppslag.handling, set(oppslag.personer)) == ("lederens_koe", {den.pk for den in to})


def test_graderte_telles_men_vises_bare_for_leder_som_kan_se_dem(client, leder):
    i_koe(leder, etternavn="Hemmelig", skjermet=True)
    side = siden(client, "kontor")
    assert "Hemmelig" not in side
    assert "1 skjermet kandidat står i køen" in side
    leder.tilknytninger.update(ser_skjermede=True)
    assert "Kari Hemmelig" in siden(client, "kontor")


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


@pytest.mark.parametrize("navn", ["kontor", "liste"])
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
    assert "1 skjermet kandidat vises ikke her" in side
    assert Oppslag.objects.get().handling == "jobbspesialistens_kandidater"


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


def tildel(client, kandidat, til, **felt):
    return client.post(reverse("rapporter:tildel", args=[kandidat.pk]), {"til": str(til.pk), **felt}, follow=True)


def test_tildeling_viser_portefoljen_til_hver(client, leder, anne):
    fyll(anne, 3)
    lag.bruker(fornavn="Deltid", etternavn="Dal", stillingsprosent=50)
    side = siden(client, "tildel", i_koe(leder).pk)
    assert "Anne Berg: 3 kandidater, norm 20" in side
    assert "Deltid Dal: 0 kandidater, norm 10" in side


def test_tildeling_gir_ansvar_lukker_paaminnelsen_og_sier_fra(client, leder, anne):
    den = i_koe(leder)
    Paaminnelse.objects.create(
        mottaker=leder,
        regel=Regel.UTEN_ANSVARLIG,
        emne_id=str(den.pk),
        forekomst="1",
        kandidat=den,
        opprettet=timezone.now(),
        dag=timezone.localdate(),
    )
    svar = tildel(client, den, anne)
    assert den.ansvar.gjeldende().get().bruker == anne
    assert not Paaminnelse.objects.aapne().exists()
    assert "Anne Berg er nå ansvarlig, og har 1 kandidater" in svar.content.decode()
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
    assert not den.ansvar.exists()
    assert f'value="{grunn}"' in side or not grunn
    assert 'id="id_aarsak_feil"' in side
    assert re.search(rf'value="{anne.pk}"[^>]*checked', side)


def test_over_taket_med_grunn_tildeles_og_grunnen_lagres(client, leder, anne):
    sett_norm(anne, norm=1, tak=2)
    fyll(anne, 2)
    den = i_koe(leder)
    tildel(client, den, anne, aarsak=GRUNN)
    assert den.ansvar.gjeldende().get().aarsak == GRUNN


def test_uten_valgt_jobbspesialist_sies_det_ved_feltet(client, leder, anne):
    svar = client.post(reverse("rapporter:tildel", args=[i_koe(leder).pk]), {})
    assert svar.status_code == 422
    assert "Velg jobbspesialist." in svar.content.decode()


def test_bare_jobbspesialister_ved_kontoret_kan_velges(client, leder, anne):
    for feil in (lag.bruker(paa=lag.ANNET_KONTOR), lag.bruker(Rolle.MARKEDSKONTAKT), leder):
        den = i_koe(leder)
        assert tildel(client, den, feil).status_code == 422
        assert not den.ansvar.exists()


def test_en_kandidat_utenfor_koen_kan_ikke_tildeles_og_forsoeket_logges(client, leder, anne):
    annen_leder = lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)
    for den in (lag.kandidat(anne), i_koe(annen_leder), i_koe(leder, skjermet=True)):
        assert tildel(client, den, anne).status_code == 404
        oppslag = Oppslag.objects.latest("pk")
        assert (oppslag.utfall, oppslag.personer) == ("avvist", [den.pk])


def test_en_annen_leder_kom_foerst(client, leder, anne, monkeypatch):
    from oppfolging import tildeling

    def for_sent(**_valg):
        raise tildeling.AlleredeTildelt

    monkeypatch.setattr(tildeling, "tildel_fra_koen", for_sent)
    assert "allerede tildelt" in tildel(client, i_koe(leder), anne).content.decode()


def sett_norm(anne, **felt) -> None:
    for navn, verdi in felt.items():
        setattr(anne.kontor, navn, verdi)
    anne.kontor.save()


def bestill(leder, **felt) -> Rapport:
    naa = timezone.now()
    fra = naa.date() - timedelta(days=30)
    den = bestilling.bestill(kontor=leder.kontor, fra=fra, til=naa.date(), av=leder, naa=naa)
    Rapport.objects.filter(pk=den.pk).update(**felt)
    return den


def ferdig(leder, innhold: bytes = b"%PDF-1.7 innhold") -> Rapport:
    return bestill(leder, tilstand="klar", fremdrift=100, pdf=innhold, tall={}, ferdig=timezone.now())


def test_bestilling_foreslaar_forrige_hele_maaned_og_sender_til_rapporten(client, leder):
    forste = re.search(r'<option value="(\d{4}-\d\d)"', siden(client, "liste"))[1]
    forrige = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert forste == f"{forrige:%Y-%m}"
    svar = client.post(reverse("rapporter:liste"), {"periode": forste})
    ny = Rapport.objects.get()
    assert (ny.fra, ny.til, ny.kontor) == (forrige.replace(day=1), forrige, leder.kontor)
    assert svar.url == reverse("rapporter:rapport", args=[ny.pk])


def test_egne_datoer(client, leder):
    client.post(reverse("rapporter:liste"), {"periode": "egne", "fra": "5.1.2026", "til": "03.02.2026"})
    assert (str(Rapport.objects.get().fra), str(Rapport.objects.get().til)) == ("2026-01-05", "2026-02-03")


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({"periode": "egne", "fra": "", "til": ""}, "Fyll ut datoen."),
        ({"periode": "egne", "fra": "05.02.2026", "til": "03.02.2026"}, "Til-datoen kan ikke være før fra-datoen."),
        ({"periode": "egne", "fra": "05.02.2099", "til": "06.02.2099"}, "Perioden kan ikke begynne fram i tid."),
        ({"periode": "egne", "fra": "05.02.2020", "til": "06.02.2026"}, "Perioden kan være høyst ett år."),
        ({"periode": "egne", "fra": "31.02.2026", "til": "06.03.2026"}, "Datoen finnes ikke i kalenderen."),
        ({"periode": "2020-01"}, "id_periode_feil"),
        ({}, "Velg periode."),
    ],
)
def test_feil_i_bestillingen_sies_ved_feltet_og_det_skrevne_staar(client, leder, felt, sier):
    svar = client.post(reverse("rapporter:liste"), felt)
    side = svar.content.decode()
    assert svar.status_code == 422
    assert sier in side
    assert all(f'value="{felt[navn]}"' in side for navn in ("fra", "til") if felt.get(navn))
    assert not Rapport.objects.exists()


def test_fremdriften_spoer_igjen_til_rapporten_er_klar(client, leder):
    den = bestill(leder, tilstand="lages", fremdrift=60)
    underveis = siden(client, "rapport", den.pk)
    assert 'hx-trigger="every 1s"' in underveis
    assert 'value="60"' in underveis
    assert '<noscript><meta http-equiv="refresh"' in underveis
    Rapport.objects.filter(pk=den.pk).update(
        tilstand="klar", fremdrift=100, pdf=b"%PDF", tall={}, ferdig=timezone.now()
    )
    klar = siden(client, "rapport", den.pk)
    assert "hx-trigger" not in klar
    assert "refresh" not in klar.split("</title>")[1].split("</head>")[0]
    assert reverse("rapporter:pdf", args=[den.pk]) in klar


def test_fragmentet_er_det_samme_som_i_hele_siden_og_utfallet_leses_opp(client, leder):
    den = ferdig(leder)
    svar = client.get(reverse("rapporter:rapport", args=[den.pk]), headers=HTMX)
    fragment = re.sub(r"\s+", " ", svar.content.decode()).strip()
    assert fragment.startswith('<div id="fremdrift"')
    assert fragment in siden(client, "rapport", den.pk)
    assert "Rapporten er klar." in svar["HX-Trigger"]


def test_en_feilet_rapport_kan_proeves_igjen(client, leder):
    den = bestill(leder, tilstand="feilet", fremdrift=10)
    svar = client.get(reverse("rapporter:rapport", args=[den.pk]), headers=HTMX)
    assert "Prøv igjen" in svar.content.decode()
    assert "ikke laget" in svar["HX-Trigger"]
    igjen = client.post(reverse("rapporter:prov_igjen", args=[den.pk]))
    assert igjen.url == reverse("rapporter:rapport", args=[den.pk])
    den.refresh_from_db()
    assert (den.tilstand, den.fremdrift) == ("venter", 0)


def test_filen_lastes_ned_uendret_med_fast_navn(client, leder):
    den = ferdig(leder)
    svar = client.get(reverse("rapporter:pdf", args=[den.pk]))
    assert svar.content == b"%PDF-1.7 innhold"
    assert svar["Content-Type"] == "application/pdf"
    assert svar["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'attachment; filename="portefoljerapport-5702-[0-9_K-]+\.pdf"', svar["Content-Disposition"])
    assert Hendelse.objects.filter(type="rapport_lastet_ned", objekt_id=str(den.pk)).exists()


def test_en_rapport_som_ikke_er_klar_har_ingen_fil(client, leder):
    assert client.get(reverse("rapporter:pdf", args=[bestill(leder).pk])).status_code == 404


def test_filnavnet_har_kontor_og_periode():
    from datetime import date

    from oppfolging.rapporter.perioder import Periode

    periode = Periode(date(2026, 10, 1), date(2026, 10, 31))
    assert pdf.filnavn(enhetsnummer="5702", periode=periode) == "portefoljerapport-5702-2026-10.pdf"


@pytest.mark.parametrize("navn", ["rapport", "pdf", "prov_igjen"])
def test_et_annet_kontors_rapport_finnes_ikke(client, leder, navn):
    fremmed = ferdig(lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR))
    be_om = client.post if navn == "prov_igjen" else client.get
    assert be_om(reverse(f"rapporter:{navn}", args=[fremmed.pk])).status_code == 404
    assert str(fremmed.pk) not in siden(client, "liste")


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.MARKEDSKONTAKT, Rolle.ADMINISTRATOR])
def test_andre_roller_ser_ingenting(client, leder, rolle):
    rapport, kandidat = ferdig(leder), i_koe(leder)
    client.force_login(lag.bruker(rolle))
    adresser = [reverse("rapporter:kontor"), reverse("rapporter:liste"), reverse("rapporter:pdf", args=[rapport.pk])]
    adresser += [reverse("rapporter:tildel", args=[kandidat.pk]), reverse("rapporter:rapport", args=[rapport.pk])]
    assert {client.get(adresse).status_code for adresse in adresser} == {404}
