"""Logging a contact, in the row and as a page."""

from datetime import timedelta

import pytest

from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import legg_til, neste_arbeidsdag
from inkludering.hendelser.models import Oppslag
from oppfolging.handlinger import kontaktlogg
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import Art, Deltaker, Kontakt, Oppfolging, Part, Side
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import HTMX, kort, langt, logg, neste, no, rad, suppe, utfylt

pytestmark = pytest.mark.django_db


def test_skjemaet_har_de_vanlige_valgene_og_markoren_i_notatet(client, kari):
    svar = client.get(logg(kari))
    forslag = neste_arbeidsdag(I_DAG + timedelta(days=6))
    felt = utfylt(svar)
    assert (felt["side"], felt["kanal"], felt["utfall"], felt["naar"]) == ("kandidat", "telefon", "naadd", "i_dag")
    assert (felt["neste_kandidat"], felt["neste_arbeidsgiver"]) == (no(forslag), no(forslag))
    assert suppe(svar).select_one("textarea[autofocus]")
    assert "Skriv ikke helseopplysninger" in suppe(svar).text


def test_tastaturet_gaar_fra_notatet_til_datoen_til_lagre(client, kari):
    skjema = suppe(client.get(logg(kari))).select_one("form.loggskjema")
    rekkefolge = [
        ett.get("name") or ett.text.strip() for ett in skjema.select("input:not([type=hidden]), textarea, button, a")
    ]
    assert list(dict.fromkeys(rekkefolge)) == [
        *("side", "kanal", "utfall", "svar", "naar", "dag", "minutter", "reiseminutter", "hvilken", "notat"),
        *("neste_kandidat", "neste_arbeidsgiver", "klokkeslett", "initiativ", "beslutningstaker", "Lagre", "Avbryt"),
    ]
    assert not skjema.select("[tabindex]")


def test_notat_og_lagre_er_nok(client, ane, kari):
    svar = client.get(logg(kari))
    forslag = neste_arbeidsdag(I_DAG + timedelta(days=6))
    svar = client.post(logg(kari), utfylt(svar) | {"notat": "Vil ringe bakeriet."}, follow=True)
    kontakt, deltaker = Kontakt.objects.get(), Deltaker.objects.get()
    assert (deltaker.kandidat, deltaker.deltok, deltaker.notat) == (kari, True, "Vil ringe bakeriet.")
    assert (kontakt.dag, kontakt.av, kontakt.naadd) == (I_DAG, ane, True)
    assert (kontakt.med_arbeidsgiver, kontakt.arbeidsgiver) == (False, None)
    assert neste(kandidat=kari, side=Side.KANDIDAT) == forslag
    assert svar.redirect_chain == [(f"/kandidater/{kari.pk}/", 302)]
    assert (
        f"Lagret for {kari.navn}. Neste kontakt: kandidat {langt(forslag)}."
        in suppe(svar).select_one("#meldinger").text
    )


def test_foreslaatt_dato_er_den_loggingen_selv_ville_satt(client, ane, kari):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    forslag = planlegger.foreslaa(kandidat=kari, forlop=forlop, naa=klokka())
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ane)
    assert {side: neste(forlop=forlop, side=side) for side in forslag} == forslag
    assert set(forslag) == {Side.KANDIDAT, Side.ARBEIDSGIVER}


def test_raden_aapner_skjemaet_under_seg_og_avbryt_gir_raden_tilbake(client, kari):
    hel = client.get("/")
    apnet = suppe(client.get(logg(kari), {"fra": "i_dag"}, headers=HTMX))
    assert not apnet.select("html")
    assert [rad_.get("class") for rad_ in apnet.select("tbody > tr")] == [None, ["radpanel"]]
    lukk = apnet.select_one("[data-lukk]")["hx-get"]
    assert rad(client.get(lukk, headers=HTMX), kari) == rad(hel, kari)


def test_lagring_i_en_filtrert_liste_beholder_filteret(client, kari):
    lenke = suppe(client.get("/", {"status": "forfalt_rod"})).select_one('[hx-boost] a[href*="/logg/"]')["href"]
    svar = client.get(lenke, headers=HTMX)
    adresse = suppe(svar).select_one("form.loggskjema")["hx-post"]
    svar = client.post(adresse, utfylt(svar), headers=HTMX)
    assert suppe(svar).select_one("#oversikt [aria-current]").text.split()[1:] == ["Over", "fristen"]
    svar = client.post(adresse, utfylt(client.get(adresse)))
    assert svar["Location"] == "/?status=forfalt_rod"


def test_den_siden_man_ikke_snakket_med_staar_urort(client, kari):
    for_logging = neste(kandidat=kari, side=Side.JOBBUTVIKLING)
    client.post(logg(kari), utfylt(client.get(logg(kari))) | {"neste_arbeidsgiver": "1.1.2020"})
    assert neste(kandidat=kari, side=Side.JOBBUTVIKLING) == for_logging
    assert Kontakt.objects.count() == 1


def test_aapning_av_skjemaet_skriver_ett_oppslag(client, kari):
    client.get(logg(kari), {"fra": "i_dag"}, headers=HTMX)
    assert [(rad_.handling, rad_.personer) for rad_ in Oppslag.objects.all()] == [("logg_kontakt", [kari.pk])]


def test_kontaktpersonen_logger_bare_arbeidsgiversiden_av_en_kollegas_forlop(client, ane):
    bo = lag.bruker()
    ola = lag.kandidat(bo, naa=for_(20), fase="jobbutvikling", fornavn="Ola", etternavn="Skjult")
    forlop = lag.forlop(ola, lag.arbeidsgiver(ane, naa=for_(20)), av=bo, naa=for_(15))
    kandidatens = neste(forlop=forlop, side=Side.KANDIDAT)
    svar = client.get(f"/forlop/{forlop.pk}/logg/")
    assert "Skjult" not in suppe(svar).text
    felt = utfylt(svar)
    assert (felt["side"], "neste_kandidat" in felt) == ("arbeidsgiver", False)
    assert client.post(f"/forlop/{forlop.pk}/logg/", felt | {"side": "begge"}).status_code == 422
    client.post(f"/forlop/{forlop.pk}/logg/", felt)
    kontakt = Kontakt.objects.get()
    om_ola = kontakt.deltakere.get(part=Part.KANDIDAT)
    assert (om_ola.kandidat, om_ola.deltok, kontakt.med_arbeidsgiver) == (ola, False, True)
    assert neste(forlop=forlop, side=Side.KANDIDAT) == kandidatens
    assert client.post(f"/kontakter/{kontakt.pk}/angre/").status_code == 302
    kontakt.refresh_from_db()
    assert kontakt.angret


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_arbeidsgiver_uten_forlop_logges_for_seg(client, rolle):
    hos = lag.arbeidsgiver(lag.bruker(), kartlagt=for_(100).date())
    client.force_login(lag.bruker(rolle))
    planlegger.planlegg(arbeidsgivere=[hos], naa=klokka())
    adresse = f"/arbeidsgivere/{hos.orgnr}/logg/"
    felt = utfylt(client.get(adresse))
    svar = client.post(adresse, felt)
    assert svar["Location"] == f"/arbeidsgivere/{hos.orgnr}/"
    assert no(neste(arbeidsgiver=hos)) == felt["neste_arbeidsgiver"]
    assert [deltaker.part for deltaker in Kontakt.objects.get().deltakere.all()] == [Part.ARBEIDSGIVER]


def test_evaluering_er_bare_gjort_naar_den_krysses_av(client, ane, kari):
    slutt = I_DAG + timedelta(days=1)
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15), slutt=slutt)
    evaluering = Oppfolging.objects.get(forlop=forlop, side=Side.KANDIDAT, art=Art.SLUTTEVALUERING)
    adresse = f"{logg(kari)}?oppfolging={evaluering.pk}"
    felt = utfylt(client.get(adresse))
    assert felt.pop("ferdig") == "on"
    client.post(adresse, felt)
    evaluering.refresh_from_db()
    assert evaluering.er_aapen
    client.post(adresse, utfylt(client.get(adresse)) | {"en_til": "on"})
    evaluering.refresh_from_db()
    assert not evaluering.er_aapen


def test_forste_arbeidsgivermote_er_gjort_bare_naar_man_mottes(client, kari):
    mote = Oppfolging.objects.get(kandidat=kari, art=Art.FORSTE_ARBEIDSGIVERMOTE)
    adresse = f"{logg(kari)}?oppfolging={mote.pk}"
    felt = utfylt(client.get(adresse))
    assert felt["side"] == "arbeidsgiver"
    client.post(adresse, felt)
    mote.refresh_from_db()
    assert mote.er_aapen
    client.post(adresse, utfylt(client.get(adresse)) | {"kanal": "fysisk"})
    mote.refresh_from_db()
    assert not mote.er_aapen


def test_ikke_naadd_viser_forsokt_i_dag_og_lar_fristen_staa(client, kari):
    frist = neste(kandidat=kari, side=Side.KANDIDAT)
    felt = utfylt(client.get(logg(kari))) | {"utfall": "ikke_svar", "neste_kandidat": "tull"}
    svar = client.post(logg(kari) + "?fra=i_dag", felt, headers=HTMX)
    assert f"Prøv igjen {langt(neste_arbeidsdag(I_DAG))}" in suppe(svar).text
    steg = Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT)
    assert (steg.frist, steg.nytt_forsok) == (frist, neste_arbeidsdag(I_DAG))
    assert "Forsøkt i dag" in rad(svar, kari)


def test_begge_sider_flytter_begge_datoene(client, ane, kari):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    hos = Oppfolging.objects.aapne().rytme().get(forlop=forlop, side=Side.ARBEIDSGIVER)
    adresse = f"{logg(kari)}?oppfolging={hos.pk}"
    dager = legg_til(I_DAG, 1), legg_til(I_DAG, 2)  # within the week also before Easter
    felt = {"side": "begge", "neste_kandidat": no(dager[0]), "neste_arbeidsgiver": no(dager[1])}
    svar = client.post(adresse, utfylt(client.get(adresse)) | felt, follow=True)
    assert (neste(forlop=forlop, side="kandidat"), neste(forlop=forlop, side="arbeidsgiver")) == dager
    assert f"Neste kontakt: kandidat {langt(dager[0])}, arbeidsgiver {langt(dager[1])}." in suppe(svar).text


def test_kollegas_kandidat_i_listen_under_logges_ogsaa_naar_den_vises_paa_nytt(client, ane, kari):
    bo = lag.bruker()
    kollegas = lag.kandidat(bo, fase="jobbutvikling")
    lag.forlop(kollegas, lag.arbeidsgiver(ane), av=bo)
    client.post(logg(kari) + "?fra=i_dag", utfylt(client.get(logg(kari))), headers=HTMX)
    sett = [(rad_.handling, rad_.personer) for rad_ in Oppslag.objects.order_by("pk")]
    assert sett[1:] == [("logg_kontakt", [kari.pk]), ("portefolje", [kollegas.pk])]


def test_to_trykk_paa_samme_knapp_er_en_kontakt(client, kari):
    skjema = utfylt(client.get(logg(kari))) | {"notat": "Ringte"}
    for _trykk in range(2):
        assert client.post(logg(kari), skjema).status_code == 302
    assert kari.deltakelser.count() == 1


def test_den_samme_kontakten_fra_to_faner_spores_det_om(client, kari):
    for _fane in range(2):
        svar = client.post(logg(kari), utfylt(client.get(logg(kari))) | {"side": "kandidat"})
    assert svar.status_code == 422
    assert "Du logget det samme for 1 minutt siden. Kryss av for å logge én til." in suppe(svar).text
    assert kari.deltakelser.count() == 1
    client.post(logg(kari), utfylt(svar) | {"en_til": "on"})
    assert kari.deltakelser.count() == 2
    client.post(logg(kari), utfylt(client.get(logg(kari))) | {"side": "kandidat", "utfall": "ikke_svar"})
    assert kari.deltakelser.count() == 3


def test_et_skjema_en_annen_har_sendt_inn_avvises_med_en_setning_og_det_som_er_skrevet(client, kari):
    bo = lag.bruker()
    skjema = utfylt(client.get(logg(kari))) | {"notat": "Ringte"}
    hans = Parter(kandidat=lag.kandidat(bo), med_kandidat=True).med()
    kontaktlogg.logg(parter=hans, kanal="telefon", utfall="naadd", av=bo, naa=klokka(), innsending=skjema["innsending"])
    svar = client.post(logg(kari), skjema)
    assert (svar.status_code, kari.deltakelser.count()) == (422, 0)
    assert "Skjemaet er allerede brukt" in suppe(svar).text and suppe(svar).textarea.text.strip() == "Ringte"


@pytest.fixture
def kari_paa_trening(ane, kari):
    """In work training where the employer was met yesterday; job development is overdue."""
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15), navn="Bakeriet AS"), av=ane, naa=for_(15))
    sammen = Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True)
    lag.kontakt(sammen, av=ane, naa=for_(1), kanal="fysisk")
    return kari


def fra_raden(client, kandidat) -> str:
    (lenke,) = suppe(client.get("/")).select(f'a[href^="{logg(kandidat)}"]')
    return lenke["href"]


def test_logg_i_raden_svarer_paa_jobbutviklingen_raden_viser_og_raden_blir_tom(client, kari_paa_trening):
    steg = Oppfolging.objects.aapne().get(kandidat=kari_paa_trening, side=Side.JOBBUTVIKLING)
    foer = rad(client.get("/"), kari_paa_trening)
    assert kort(steg.frist) in foer and "Ingen kontakt ennå" in foer
    adresse = fra_raden(client, kari_paa_trening)
    svar = client.get(adresse, headers=HTMX)
    assert utfylt(svar)["side"] == "arbeidsgiver"
    etikettene = [ett.get_text(" ", strip=True) for ett in suppe(svar).select(".loggskjema__valg label")]
    assert "Jobbutvikling" in etikettene and not any("Bakeriet" in ett for ett in etikettene)
    svar = client.post(adresse, utfylt(svar), headers=HTMX)
    kontakt = Kontakt.objects.latest("tid")
    assert (kontakt.med_arbeidsgiver, kontakt.arbeidsgiver) == (True, None)
    assert kort(steg.frist) not in rad(svar, kari_paa_trening)
    steg.refresh_from_db()
    assert steg.status == "utfort"


def test_fra_raden_kan_forlopets_arbeidsgiver_velges_i_stedet(client, kari_paa_trening):
    adresse = fra_raden(client, kari_paa_trening)
    svar = client.get(adresse, headers=HTMX)
    knapp = suppe(svar).find("button", string="Bakeriet AS")
    svar = client.post(adresse, utfylt(svar) | {knapp["name"]: knapp["value"]}, headers=HTMX)
    assert "Arbeidsgiver (Bakeriet AS)" in suppe(svar).select_one(".loggskjema__valg").text
    client.post(adresse, utfylt(svar))
    assert Kontakt.objects.latest("tid").arbeidsgiver == kari_paa_trening.forlop.get().arbeidsgiver


def test_kontakten_lagres_hos_den_skjemaet_viste_ogsaa_naar_en_annen_frist_haster_mer_siden(client, kari_paa_trening):
    adresse = logg(kari_paa_trening)
    felt = utfylt(client.get(adresse)) | {"side": "arbeidsgiver"}
    client.post(adresse, utfylt(client.get(adresse)) | {"side": "arbeidsgiver"})  # in another tab
    assert "Bakeriet" in suppe(client.get(adresse)).select_one(".loggskjema__valg").text
    client.post(adresse, felt | {"en_til": "on"})
    assert Kontakt.objects.count() == 3
    assert Kontakt.objects.latest("tid").arbeidsgiver is None


def test_sist_for_jobbutvikling_er_ikke_en_kontakt_i_et_forlop(client, kari_paa_trening, ane):
    generering.generer(naa=klokka())
    rader = [ett.text for ett in suppe(client.get("/paaminnelser/")).select("tbody tr") if "Jobbutvikling" in ett.text]
    assert rader and all("Ingen kontakt ennå" in tekst for tekst in rader)


def test_jobbutvikling_logges_for_seg_ogsaa_under_arbeidstrening(client, ane, kari):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    frist = neste(forlop=forlop, side=Side.ARBEIDSGIVER)
    steg = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.JOBBUTVIKLING)
    adresse = f"{logg(kari)}?oppfolging={steg.pk}"
    client.post(adresse, utfylt(client.get(adresse)) | {"notat": "Besøkte en butikk"})
    steg.refresh_from_db()
    assert steg.status == "utfort"
    assert neste(forlop=forlop, side=Side.ARBEIDSGIVER) == frist
