"""Logging a contact in the row and as a page, taking it back, and moving a date."""

import json
import re
import uuid
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import er_arbeidsdag, legg_til, lokal_dato, neste_arbeidsdag
from inkludering.hendelser.models import Oppslag, Utfall
from oppfolging import planlegging
from oppfolging.kontaktlogg import ANGREFRIST, Parter
from oppfolging.models import Art, Kontakt, Oppfolging, Side
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


@pytest.fixture
def ane(client):
    bruker = lag.bruker()
    client.force_login(bruker)
    return bruker


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, naa=for_(20), fase="jobbutvikling", fornavn="Kari", etternavn="Li")


def for_(dager: int):
    return timezone.now() - timedelta(days=dager)


def i_dag() -> date:
    return lokal_dato(timezone.now())


def no(dag: date) -> str:
    return f"{dag:%d.%m.%Y}"


def suppe(svar) -> BeautifulSoup:
    """The answer as htmx reads it, with what goes to other places on the page taken out of its template element."""
    return BeautifulSoup(re.sub(r"</?template[^>]*>", "", svar.content.decode()), "html.parser")


def logg(kandidat) -> str:
    return f"/kandidater/{kandidat.pk}/logg/"


def utfylt(svar) -> dict[str, str]:
    """What the browser would send from the form in this answer, untouched."""
    skjema = suppe(svar).select_one("form.loggskjema")
    felt = {ett["name"]: ett.get("value", "") for ett in skjema.select("input[type=text], input[type=hidden]")}
    valgt = {ett["name"]: ett["value"] for ett in skjema.select("input[type=radio][checked]")}
    avkrysset = {ett["name"]: "on" for ett in skjema.select("input[type=checkbox][checked]")}
    return felt | valgt | avkrysset | {skjema.textarea["name"]: skjema.textarea.text.strip("\n")}


def neste(**hvor) -> date:
    return Oppfolging.objects.aapne().rytme().get(**hvor).frist


def rad(svar, kandidat) -> str:
    """The row of this candidate, without the CSRF tokens that differ from answer to answer."""
    return str(suppe(svar).select_one(f"#rad-{kandidat.pk}"))


def test_skjemaet_har_de_vanlige_valgene_og_markoren_i_notatet(client, kari):
    svar = client.get(logg(kari))
    forslag = neste_arbeidsdag(i_dag() + timedelta(days=6))
    felt = utfylt(svar)
    assert (felt["side"], felt["kanal"], felt["naadd"]) == ("kandidat", "telefon", "ja")
    assert (felt["neste_kandidat"], felt["neste_arbeidsgiver"]) == (no(forslag), no(forslag))
    assert suppe(svar).select_one("textarea[autofocus]")
    assert "uten helseopplysninger" in suppe(svar).text


def test_tastaturet_gaar_fra_notatet_til_datoen_til_lagre(client, kari):
    skjema = suppe(client.get(logg(kari))).select_one("form.loggskjema")
    rekkefolge = [
        ett.get("name") or ett.text.strip() for ett in skjema.select("input:not([type=hidden]), textarea, button, a")
    ]
    assert list(dict.fromkeys(rekkefolge)) == [
        *("side", "kanal", "naadd", "notat", "neste_kandidat", "neste_arbeidsgiver", "Lagre", "Avbryt")
    ]
    assert not skjema.select("[tabindex]")


def test_notat_og_lagre_er_nok(client, ane, kari):
    svar = client.get(logg(kari))
    forslag = neste_arbeidsdag(i_dag() + timedelta(days=6))
    svar = client.post(logg(kari), utfylt(svar) | {"notat": "Vil ringe bakeriet."}, follow=True)
    kontakt = Kontakt.objects.get()
    assert (kontakt.notat, kontakt.av, kontakt.naadd, kontakt.med_kandidat) == ("Vil ringe bakeriet.", ane, True, True)
    assert (kontakt.med_arbeidsgiver, kontakt.arbeidsgiver) == (False, None)
    assert neste(kandidat=kari, side=Side.KANDIDAT) == forslag
    assert svar.redirect_chain == [(f"/kandidater/{kari.pk}/", 302)]
    assert f"Lagret. Neste kontakt {no(forslag)}." in suppe(svar).select_one("#meldinger").text


def test_foreslaatt_dato_er_den_loggingen_selv_ville_satt(client, ane, kari):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, naa=for_(15))
    forslag = planlegging.foreslaa(kandidat=kari, forlop=forlop, naa=timezone.now())
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


def test_raden_etter_lagring_er_den_samme_som_ved_full_lasting(client, ane, kari):
    lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, naa=for_(15))
    lag.kandidat(ane, naa=for_(9))
    felt = utfylt(client.get(logg(kari), {"fra": "i_dag"}, headers=HTMX)) | {"side": "begge"}
    svar = client.post(logg(kari) + "?fra=i_dag", felt, headers=HTMX)
    bit, full = suppe(svar), suppe(client.get("/"))
    assert rad(svar, kari) == str(full.select_one(f"#rad-{kari.pk}"))
    for id_ in ("oversikt", "mine-arbeidsgivere"):
        utenfor = bit.select_one(f"#{id_}")
        assert utenfor.attrs.pop("hx-swap-oob") == "true"
        assert utenfor.prettify() == full.select_one(f"#{id_}").prettify()
    assert json.loads(svar["HX-Trigger"])["kunngjor"]["value"].startswith("Lagret. Neste kontakt")
    assert bit.select_one('#meldinger[hx-swap-oob] form[action$="/angre/"]')


def test_lagring_i_en_filtrert_liste_beholder_filteret(client, kari):
    lenke = suppe(client.get("/", {"status": "forfalt_rod"})).select_one("a[hx-get]")["hx-get"]
    svar = client.get(lenke, headers=HTMX)
    adresse = suppe(svar).select_one("form.loggskjema")["hx-post"]
    svar = client.post(adresse, utfylt(svar), headers=HTMX)
    assert suppe(svar).select_one("#oversikt [aria-current]").text.split()[1:] == ["Over", "fristen"]
    svar = client.post(adresse, utfylt(client.get(adresse)))
    assert svar["Location"] == "/?status=forfalt_rod"


def test_ikke_naadd_viser_forsokt_i_dag_og_lar_fristen_staa(client, kari):
    frist = neste(kandidat=kari, side=Side.KANDIDAT)
    felt = utfylt(client.get(logg(kari))) | {"naadd": "nei", "neste_kandidat": "tull"}
    svar = client.post(logg(kari) + "?fra=i_dag", felt, headers=HTMX)
    assert f"Prøv igjen {no(neste_arbeidsdag(i_dag()))}" in suppe(svar).text
    steg = Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT)
    assert (steg.frist, steg.nytt_forsok) == (frist, neste_arbeidsdag(i_dag()))
    assert "Forsøkt i dag" in rad(svar, kari)


def test_begge_sider_flytter_begge_datoene(client, ane, kari):
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, naa=for_(15))
    dager = legg_til(i_dag(), 3), legg_til(i_dag(), 4)
    felt = {"side": "begge", "neste_kandidat": no(dager[0]), "neste_arbeidsgiver": no(dager[1])}
    svar = client.post(logg(kari), utfylt(client.get(logg(kari))) | felt, follow=True)
    assert (neste(forlop=forlop, side="kandidat"), neste(forlop=forlop, side="arbeidsgiver")) == dager
    assert f"Neste kontakt: kandidat {no(dager[0])}, arbeidsgiver {no(dager[1])}." in suppe(svar).text


def test_den_siden_man_ikke_snakket_med_staar_urort(client, kari):
    for_logging = neste(kandidat=kari, side=Side.JOBBUTVIKLING)
    client.post(logg(kari), utfylt(client.get(logg(kari))) | {"neste_arbeidsgiver": "1.1.2020"})
    assert neste(kandidat=kari, side=Side.JOBBUTVIKLING) == for_logging
    assert Kontakt.objects.count() == 1


def test_angre_setter_fristen_tilbake_og_kan_ikke_gjores_to_ganger(client, kari):
    frist = neste(kandidat=kari, side=Side.KANDIDAT)
    svar = client.post(logg(kari), utfylt(client.get(logg(kari))), follow=True)
    angre = suppe(svar).select_one('form[action$="/angre/"]')["action"]
    svar = client.post(angre, headers={"Referer": "http://testserver/?status=planlagt"})
    assert svar["Location"] == "/?status=planlagt"
    assert neste(kandidat=kari, side=Side.KANDIDAT) == frist
    assert "kan ikke angres" in suppe(client.post(angre, follow=True)).text


def test_angre_sender_aldri_til_et_annet_nettsted(client, kari, ane):
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    svar = client.post(f"/kontakter/{kontakt.pk}/angre/", headers={"Referer": "https://ond.example/felle"})
    assert svar["Location"] == "/"


def test_andres_kontakt_kan_ikke_angres_og_gammel_heller_ikke(client, kari, ane):
    bo = lag.bruker()
    andres = lag.kontakt(Parter(kandidat=lag.kandidat(bo), med_kandidat=True), av=bo)
    gammel = lag.kontakt(
        Parter(kandidat=kari, med_kandidat=True), av=ane, naa=timezone.now() - ANGREFRIST - timedelta(minutes=1)
    )
    assert client.post(f"/kontakter/{andres.pk}/angre/").status_code == 404
    assert client.get(f"/kontakter/{gammel.pk}/angre/").status_code == 405
    client.post(f"/kontakter/{gammel.pk}/angre/")
    gammel.refresh_from_db()
    assert gammel.angret is None


def test_syttende_mai_maa_bekreftes_og_avvises_ikke(client, kari):
    mai = date(i_dag().year + 1, 5, 17)
    felt = utfylt(client.get(logg(kari))) | {"neste_kandidat": f"17.05.{mai.year}", "notat": "Ses i toget"}
    svar = client.post(logg(kari), felt)
    assert svar.status_code == 422
    assert "grunnlovsdagen" in suppe(svar).text
    assert utfylt(svar)["notat"] == "Ses i toget"
    assert suppe(svar).select_one('input[type=checkbox][name="bekreft_neste_kandidat"]')
    client.post(logg(kari), felt | {"bekreft_neste_kandidat": "on"})
    assert neste(kandidat=kari, side=Side.KANDIDAT) == mai


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("neste_kandidat", no(date(2020, 1, 2)), "Datoen er passert"),
        ("neste_kandidat", "31.02.2027", "finnes ikke i kalenderen"),
        ("neste_kandidat", "", "Fyll ut neste kontakt med kandidaten."),
        ("notat", "a" * 5001, "Forkort den med 1 tegn."),
        ("kanal", "brevdue", "brevdue"),
        ("side", "", "Velg hvem snakket du med"),
    ],
)
def test_feil_staar_ved_feltet_og_det_skrevne_blir_staaende(client, kari, felt, verdi, melding):
    sendt = utfylt(client.get(logg(kari))) | {"notat": "Det jeg skrev"} | {felt: verdi}
    svar = client.post(logg(kari) + "?fra=i_dag", sendt, headers=HTMX)
    assert svar.status_code == 422
    assert melding in " ".join(ett.text for ett in suppe(svar).select(".aksel-error-message"))
    assert utfylt(svar)["notat"] == sendt["notat"]
    assert not Kontakt.objects.exists()


def test_tomt_skjema_sier_hva_som_mangler(client, kari):
    svar = client.post(logg(kari), {})
    assert svar.status_code == 422
    assert len(suppe(svar).select(".aksel-error-message")) == 3


def test_en_megabyte_tekst_avvises_uten_at_noe_gaar_tapt(client, kari):
    tekst = "æ" * 1_000_000
    svar = client.post(logg(kari), utfylt(client.get(logg(kari))) | {"notat": tekst})
    assert svar.status_code == 422
    assert utfylt(svar)["notat"] == tekst
    assert not Kontakt.objects.exists()


def test_utlopt_okt_sender_hele_siden_til_innlogging(client, kari):
    felt = utfylt(client.get(logg(kari)))
    client.logout()
    svar = client.post(logg(kari), felt, headers=HTMX)
    assert (svar.status_code, svar["HX-Redirect"]) == (204, "/logg-inn/?next=%2F")


def test_annens_kandidat_er_404_og_forsoket_logges(client, ane):
    andres = lag.kandidat(lag.bruker())
    for svar in (client.get(logg(andres)), client.post(logg(andres), {"side": "kandidat"})):
        assert svar.status_code == 404
    assert {(rad_.utfall, tuple(rad_.personer)) for rad_ in Oppslag.objects.all()} == {(Utfall.AVVIST, (andres.pk,))}
    assert not Kontakt.objects.exists()


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
    assert (kontakt.kandidat, kontakt.med_kandidat, kontakt.med_arbeidsgiver) == (ola, False, True)
    assert neste(forlop=forlop, side=Side.KANDIDAT) == kandidatens
    assert client.post(f"/kontakter/{kontakt.pk}/angre/").status_code == 302
    kontakt.refresh_from_db()
    assert kontakt.angret


@pytest.mark.parametrize("rolle", [Rolle.JOBBSPESIALIST, Rolle.LEDER, Rolle.MARKEDSKONTAKT])
def test_arbeidsgiver_uten_forlop_logges_for_seg(client, rolle):
    hos = lag.arbeidsgiver(lag.bruker(), kartlagt=for_(100).date())
    client.force_login(lag.bruker(rolle))
    planlegging.planlegg_arbeidsgiver(arbeidsgiver=hos, naa=timezone.now())
    adresse = f"/arbeidsgivere/{hos.orgnr}/logg/"
    felt = utfylt(client.get(adresse))
    svar = client.post(adresse, felt)
    assert svar["Location"] == f"/arbeidsgivere/{hos.orgnr}/"
    assert no(neste(arbeidsgiver=hos)) == felt["neste_arbeidsgiver"]
    assert Kontakt.objects.get().kandidat is None


def test_evaluering_er_bare_gjort_naar_den_krysses_av(client, ane, kari):
    slutt = i_dag() + timedelta(days=1)
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, naa=for_(15), slutt=slutt)
    evaluering = Oppfolging.objects.get(forlop=forlop, side=Side.KANDIDAT, art=Art.SLUTTEVALUERING)
    adresse = f"{logg(kari)}?oppfolging={evaluering.pk}"
    felt = utfylt(client.get(adresse))
    assert felt.pop("ferdig") == "on"
    client.post(adresse, felt)
    evaluering.refresh_from_db()
    assert evaluering.er_aapen
    client.post(adresse, felt | {"ferdig": "on"})
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
    client.post(adresse, felt | {"kanal": "fysisk"})
    mote.refresh_from_db()
    assert not mote.er_aapen


def flytt(oppfolging) -> str:
    return f"/oppfolginger/{oppfolging.pk}/flytt/"


def test_fristen_flyttes_to_virkedager_uten_grunn_men_ikke_lenger(client, ane):
    ola = lag.kandidat(ane)
    steg = Oppfolging.objects.get(kandidat=ola)
    langt = legg_til(steg.frist, 3)
    svar = client.post(flytt(steg), {"til": no(langt), "grunn": ""})
    assert (svar.status_code, "Skriv hvorfor" in suppe(svar).select_one(".aksel-error-message").text) == (422, True)
    assert suppe(svar).select_one("input[name=til]")["value"] == no(langt)
    svar = client.post(flytt(steg), {"til": no(langt), "grunn": "Er på ferie"})
    assert svar["Location"] == f"/kandidater/{ola.pk}/"
    kort = legg_til(langt, 2)
    assert client.post(flytt(steg) + "?fra=i_dag", {"til": no(kort)})["Location"] == "/"
    steg.refresh_from_db()
    assert (steg.frist, steg.antall_flyttinger) == (kort, 2)


def test_fristen_flyttes_ikke_til_fortiden_og_lordag_maa_bekreftes(client, ane):
    steg = Oppfolging.objects.get(kandidat=lag.kandidat(ane))
    assert client.get(flytt(steg)).status_code == 200
    assert "Datoen er passert" in suppe(client.post(flytt(steg), {"til": no(i_dag() - timedelta(days=1))})).text
    lordag = i_dag() + timedelta(days=(5 - i_dag().weekday()) % 7)
    assert not er_arbeidsdag(lordag)
    assert client.post(flytt(steg), {"til": no(lordag), "grunn": "x"}).status_code == 422
    assert client.post(flytt(steg), {"til": no(lordag), "grunn": "x", "bekreft_til": "on"}).status_code == 302


def test_annens_frist_er_404_og_forsoket_logges(client, ane):
    andres = lag.kandidat(lag.bruker())
    assert client.get(flytt(Oppfolging.objects.get(kandidat=andres))).status_code == 404
    assert Oppslag.objects.get(utfall=Utfall.AVVIST).personer == [andres.pk]
    assert client.get(f"/oppfolginger/{uuid.uuid4()}/flytt/").status_code == 404
