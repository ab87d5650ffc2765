"""Ordering a report, waiting for it, and getting it."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse
from oppfolging.kjerne import planlegger
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.models import Rapport
from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.rapportperioder import les_periode
from tests import fabrikker as lag
from tests import klokke
from tests.klokke import I_DAG, klokka
from tests.oppfolging.rapporter.leder import bestill, ferdig, i_koe, siden

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_bestilling_foreslaar_forrige_hele_maaned_og_sender_til_rapporten(client, leder):
    forste = re.search(r'<option value="(\d{4}-\d\d)"', siden(client, "liste"))[1]
    forrige = I_DAG.replace(day=1) - timedelta(days=1)
    assert forste == f"{forrige:%Y-%m}"
    svar = client.post(reverse("rapporter:liste"), {"periode": forste})
    ny = Rapport.objects.get()
    assert (ny.fra, ny.til, ny.kontor) == (forrige.replace(day=1), forrige, leder.kontor)
    assert svar.url == reverse("rapporter:rapport", args=[ny.pk])


def test_de_siste_tretti_dagene_bestilles_som_de_staar_paa_tallene(client, leder):
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        client.post(reverse("rapporter:liste"), {"periode": "siste"})
    assert (str(Rapport.objects.get().fra), str(Rapport.objects.get().til)) == ("2026-10-27", "2026-11-25")


def test_de_siste_dagene_avvises_der_ingenting_var_planlagt_i_dem(client, leder):
    lag.kandidat(lag.bruker(), naa=klokka())
    svar = client.post(reverse("rapporter:liste"), {"periode": "siste"})
    assert not Rapport.objects.exists()
    feilen = re.search(r'id="id_periode_feil".*?</div>', svar.content.decode(), re.S)[0]
    assert f"Planlagte kontakter finnes fra {I_DAG:%d.%m.%Y}." in feilen


def test_egne_datoer(client, leder):
    client.post(reverse("rapporter:liste"), {"periode": "egne", "fra": "5.1.2026", "til": "03.02.2026"})
    assert (str(Rapport.objects.get().fra), str(Rapport.objects.get().til)) == ("2026-01-05", "2026-02-03")


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({"periode": "egne", "fra": "", "til": ""}, "Skriv datoen."),
        ({"periode": "egne", "fra": "05.02.2026", "til": "03.02.2026"}, "Til-datoen kan ikke være før fra-datoen."),
        ({"periode": "egne", "fra": "05.02.2099", "til": "06.02.2099"}, "Perioden kan ikke begynne fram i tid."),
        ({"periode": "egne", "fra": "05.02.2020", "til": "06.02.2026"}, "Perioden kan være høyst ett år."),
        ({"periode": "egne", "fra": "26.11.2024", "til": "26.11.2025"}, "Perioden kan være høyst ett år."),
        ({"periode": "egne", "fra": "31.02.2026", "til": "06.03.2026"}, "Datoen finnes ikke i kalenderen."),
        ({"periode": "2020-01"}, "id_periode_feil"),
        ({}, "Velg perioden."),
    ],
)
def test_feil_i_bestillingen_sies_ved_feltet_og_det_skrevne_staar(client, leder, felt, sier):
    svar = client.post(reverse("rapporter:liste"), felt)
    side = svar.content.decode()
    assert svar.status_code == 422
    assert sier in side
    assert all(f'value="{felt[navn]}"' in side for navn in ("fra", "til") if felt.get(navn))
    assert not Rapport.objects.exists()


@pytest.mark.parametrize("datoer", [{"fra": "5.1.2026", "til": "03.02.2026"}, {"fra": "5.1.2026"}, {"til": "3.2.26"}])
def test_datoer_sammen_med_en_valgt_maaned_avvises_ved_feltet_og_det_skrevne_staar(client, leder, datoer):
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        svar = client.post(reverse("rapporter:liste"), {"periode": "2026-10", **datoer})
    side = re.sub(r"\s+", " ", svar.content.decode())
    feilen = re.search(r'id="id_periode_feil".*?</div>', side)[0]
    assert svar.status_code == 422
    assert "Du har skrevet datoer, men valgt oktober 2026." in feilen
    assert all(f'value="{dato}"' in side for dato in datoer.values())
    assert '<option value="2026-10" selected>' in side
    assert not Rapport.objects.exists()


def test_aa_skrive_en_dato_velger_egne_datoer(client, leder):
    """The script does it; see test_nettleser."""
    assert siden(client, "liste").count('data-velg="periode=egne"') == 2


@pytest.mark.parametrize(
    ("fra", "til", "sier"),
    [
        ("01.07.2026", "13.08.2026", "Planlagte kontakter finnes fra 14.08.2026."),
        ("01.07.2026", "14.08.2026", ""),
        ("01.09.2026", "30.09.2026", ""),
    ],
)
def test_en_periode_helt_foer_de_planlagte_kontaktene_avvises(client, leder, fra, til, sier):
    lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 8, 14))
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        svar = client.post(reverse("rapporter:liste"), {"periode": "egne", "fra": fra, "til": til})
    assert Rapport.objects.exists() is not bool(sier)
    feilen = re.search(r'id="id_til_feil".*?</div>', svar.content.decode(), re.S)
    assert sier in (feilen[0] if feilen else "")


def test_skjemaet_sier_naar_de_planlagte_kontaktene_begynner_og_tilbyr_ikke_maaneder_foer_dem(client, leder):
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(leder)
        assert "Planlagte kontakter finnes fra" not in siden(client, "liste")
        lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 8, 14))
        side = siden(client, "liste")
        assert "Planlagte kontakter finnes fra 14.08.2026." in side
        ferdige = ["siste", "2026-10", "2026-09", "2026-08", "2026-K3", "2026"]
        assert re.findall(r'<option value="([^"]+)"', side) == [*ferdige, "egne"]
        assert re.findall(r'<option value="([^"]+)"', siden(client, "tallene")) == ferdige


def test_planlagte_kontakter_paa_arbeidsgiversiden_teller_og_andre_kontors_ikke():
    kontor, naa = lag.kontor(), lag.oslo(2026, 11, 26)
    lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR), naa=lag.oslo(2026, 7, 1))
    assert planlagt_fra(kontor, snitt=naa) is None
    ny = lag.arbeidsgiver(lag.bruker(), naa=lag.oslo(2026, 9, 3))
    planlegger.planlegg(arbeidsgivere=[ny], naa=lag.oslo(2026, 9, 3))
    assert planlagt_fra(kontor, snitt=naa) == date(2026, 9, 3)
    assert planlagt_fra(kontor, snitt=lag.oslo(2026, 9, 2)) is None


def test_to_rapporter_av_samme_periode_skilles_i_lista_paa_siden_og_i_filnavnet(client, leder):
    med_tid = [("aaaaaaaaaaaa", 7), ("bbbbbbbbbbbb", 8)]
    navn = set()
    for avtrykk, sekund in med_tid:
        den = ferdig(leder)
        snitt = lag.oslo(2026, 11, 3).replace(second=sekund)
        Rapport.objects.filter(pk=den.pk).update(tall_hash=avtrykk + 52 * "0", snitt=snitt)
        assert f"Tallenes avtrykk: {avtrykk}." in siden(client, "rapport", den.pk)
        assert f"Tallene er slik de var 03.11.2026 kl. 12.00.0{sekund}." in siden(client, "rapport", den.pk)
        navn.add(client.get(reverse("rapporter:pdf", args=[den.pk]))["Content-Disposition"])
    assert len(navn) == 2
    lista = siden(client, "liste")
    for avtrykk, sekund in med_tid:
        assert f'<td data-etikett="Avtrykk">{avtrykk}</td>' in lista
        assert f'<td data-etikett="Tall per">03.11.2026 kl. 12.00.0{sekund}</td>' in lista


def test_fremdriften_spoer_igjen_til_rapporten_er_klar(client, leder):
    den = bestill(leder, tilstand="lages", fremdrift=60)
    underveis = siden(client, "rapport", den.pk)
    assert 'hx-trigger="every 1s"' in underveis
    assert 'value="60"' in underveis
    assert '<noscript><meta http-equiv="refresh"' in underveis
    Rapport.objects.filter(pk=den.pk).update(tilstand="klar", fremdrift=100, pdf=b"%PDF", tall={}, ferdig=klokka())
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
    assert re.fullmatch(
        r'attachment; filename="portefoljerapport-5702-[0-9_K-]+-0123456789ab\.pdf"', svar["Content-Disposition"]
    )
    assert Hendelse.objects.filter(type="rapport_lastet_ned", objekt_id=str(den.pk)).exists()


def test_en_rapport_som_ikke_er_klar_har_ingen_fil(client, leder):
    assert client.get(reverse("rapporter:pdf", args=[bestill(leder).pk])).status_code == 404


def test_filnavnet_har_kontor_periode_og_avtrykk():
    navn = dokument.filnavn(enhetsnummer="5702", periode=les_periode("2026-10"), avtrykk="0123456789ab")
    assert navn == "portefoljerapport-5702-2026-10-0123456789ab.pdf"


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
