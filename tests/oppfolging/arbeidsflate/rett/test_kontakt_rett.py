"""The page where a contact is corrected, from «Endre» in the history."""

from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import OSLO
from inkludering.hendelser.models import Hendelse
from oppfolging.handlinger import meldingssvar
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, OmKandidat, Parter
from oppfolging.kjerne.models import Kontakt, Oppfolging, Part
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import langt, no, suppe

pytestmark = pytest.mark.django_db


@pytest.fixture
def kontakt(ane, kari):
    return lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, notat="Ringte")


def adresse(kontakt) -> str:
    return f"/kontakter/{kontakt.pk}/rett/"


def skjemaet(client, kontakt) -> dict[str, str]:
    skjema = suppe(client.get(adresse(kontakt))).select_one("form.loggskjema")
    felt = {ett["name"]: ett.get("value", "") for ett in skjema.select("input[type=text], input[type=hidden]")}
    felt |= {ett["name"]: ett["value"] for ett in skjema.select("input[type=radio][checked]")}
    felt |= {ett["name"]: "on" for ett in skjema.select("input[type=checkbox][checked]")}
    felt |= {ett["name"]: ett.text.strip("\n") for ett in skjema.select("textarea")}
    valgte = {ett["name"]: ett.select_one("option[selected]") for ett in skjema.select("select")}
    return felt | {navn: valgt["value"] if valgt else "" for navn, valgt in valgte.items()}


def test_endre_staar_i_historikken_og_alt_som_sto_er_fylt_inn(client, kari, kontakt):
    side = suppe(client.get(f"/kandidater/{kari.pk}/"))
    assert side.select_one(f'.tidslinje a[href="{adresse(kontakt)}"]').text.startswith("Endre")
    felt = skjemaet(client, kontakt)
    notat = f"notat_{kontakt.deltakere.get().pk}"
    assert (felt["kanal"], felt["utfall"], felt["naar"], felt[notat]) == ("telefon", "naadd", "i_dag", "Ringte")


def test_rettingen_lagres_og_kvitteres_med_neste_dato(client, kari, kontakt):
    dagen = I_DAG - timedelta(days=3)
    felt = skjemaet(client, kontakt) | {"naar": "annen", "dag": no(dagen), "kanal": "fysisk", "minutter": "30"}
    svar = client.post(adresse(kontakt), felt, follow=True)
    assert svar.redirect_chain[-1][0] == f"/kandidater/{kari.pk}/"
    tekst = suppe(svar).select_one("#meldinger").text
    assert "Kontakten er rettet." in tekst and "Neste kontakt: kandidat" in tekst
    kontakt.refresh_from_db()
    assert (kontakt.dag, kontakt.kanal, kontakt.minutter) == (dagen, "fysisk", 30)
    assert "Kanal: fra Telefon til Fysisk møte" in suppe(client.get(adresse(kontakt))).text


def test_et_gammelt_vindu_avvises_og_beholder_det_som_er_skrevet(client, kontakt):
    gammelt = skjemaet(client, kontakt)
    notat = f"notat_{kontakt.deltakere.get().pk}"
    client.post(adresse(kontakt), gammelt | {notat: "Det første"})
    svar = client.post(adresse(kontakt), gammelt | {notat: "Det andre"})
    assert svar.status_code == 422
    assert "Dette ble endret mens du skrev" in suppe(svar).select_one(".aksel-error-summary").text
    assert "Det første" in suppe(svar).select_one(".staar-naa").text
    assert suppe(svar).select_one(f"[name={notat}]").text.strip() == "Det andre"
    assert kontakt.deltakere.get().notat == "Det første"


def test_hos_en_arbeidsgiver_rettes_hvem_og_om_de_bestemmer_og_hver_kandidat_for_seg(client, ane, kari):
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    person = lag.arbeidsgiverkontakt(hos, av=ane)
    parter = Parter((OmKandidat(kari, deltok=False),), MedArbeidsgiver(hos))
    kontakt = lag.kontakt(parter, av=ane, kanal="fysisk")
    om_kari = kontakt.deltakere.get(kandidat=kari)
    felt = skjemaet(client, kontakt)
    assert f"deltok_{om_kari.pk}" not in felt
    felt |= {f"deltok_{om_kari.pk}": "on", "person": str(person.pk), "beslutningstaker": "on"}
    client.post(adresse(kontakt), felt)
    om_kari.refresh_from_db()
    kontakt.refresh_from_db()
    hos_dem = kontakt.deltakere.get(part=Part.ARBEIDSGIVER)
    assert (om_kari.deltok, hos_dem.arbeidsgiverkontakt, kontakt.beslutningstaker) == (True, person, True)


def test_en_kontakt_om_en_kollegas_kandidat_har_ikke_endre(client, ane, kari):
    andres = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=lag.bruker())
    assert not suppe(client.get(f"/kandidater/{kari.pk}/")).select(f'a[href="{adresse(andres)}"]')
    assert client.get(adresse(andres)).status_code == 404


def test_arbeidsgiverens_egen_historikk_har_endre(client, ane):
    hos = lag.arbeidsgiver(ane, naa=for_(20))
    kontakt = lag.kontakt(lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, notat="Om jobben")
    assert suppe(client.get(f"/arbeidsgivere/{hos.orgnr}/")).select(f'a[href="{adresse(kontakt)}"]')
    svar = client.post(adresse(kontakt), skjemaet(client, kontakt) | {"utfall": "ikke_svar"})
    assert svar["Location"] == f"/arbeidsgivere/{hos.orgnr}/"
    assert not Kontakt.objects.get().naadd


@pytest.mark.parametrize(
    ("felt", "ved"),
    [
        ({"naar": "i_dag"}, "naar"),
        ({"naar": "i_gaar"}, "naar"),
        ({"naar": "annen", "dag": no(I_DAG - timedelta(days=1))}, "dag"),
        ({"naar": "annen", "dag": no(I_DAG - timedelta(days=2)), "klokkeslett": "23.59"}, "klokkeslett"),
    ],
)
def test_en_kontakt_kan_ikke_ha_vaert_etter_at_den_ble_logget(client, ane, felt, ved):
    logget = for_(2)
    kari = lag.kandidat(ane, naa=for_(10), fase="kartlegging")
    kontakt = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=logget)
    svar = client.post(adresse(kontakt), skjemaet(client, kontakt) | felt)
    assert svar.status_code == 422
    (feilen,) = svar.context["skjema"].errors[ved]
    assert feilen == f"Kontakten ble logget {logget.astimezone(OSLO):%d.%m.%Y kl. %H.%M}, og kan ikke ha vært senere."


def test_to_med_samme_navn_skilles_ved_fodselsaaret(client, ane):
    hos = lag.arbeidsgiver(ane, naa=for_(15))
    to = [lag.kandidat(ane, naa=for_(15), fornavn="Sunná", etternavn="Li") for _ in range(2)]
    om = tuple(OmKandidat(den, lag.forlop(den, hos, av=ane, naa=for_(15))) for den in to)
    kontakt = lag.kontakt(Parter(om, MedArbeidsgiver(hos)), av=ane)
    etiketter = [ett.text.strip() for ett in suppe(client.get(adresse(kontakt))).select("form.loggskjema label")]
    for den in to:
        navn = f"Sunná Li (f. {den.fodselsnummer[4:6]})"
        assert {f"Var med: {navn}", f"Notat om {navn} (valgfritt)"} <= set(etiketter)


def test_feil_person_trekkes_tilbake_og_kontakten_er_borte(client, kari, kontakt):
    knapp = suppe(client.get(adresse(kontakt))).select_one(f'form[action="/kontakter/{kontakt.pk}/trekk/"] button')
    assert knapp.text.strip() == "Trekk kontakten tilbake"
    svar = client.post(f"/kontakter/{kontakt.pk}/trekk/", follow=True)
    assert svar.redirect_chain[-1][0] == f"/kandidater/{kari.pk}/"
    assert "Kontakten er trukket tilbake." in suppe(svar).select_one("#meldinger").text
    assert "Ringte" not in svar.content.decode()
    assert client.get(adresse(kontakt)).status_code == 404
    assert "trukket tilbake allerede" in client.post(f"/kontakter/{kontakt.pk}/trekk/", follow=True).content.decode()


def folden(client, kontakt) -> tuple[str, list[str]]:
    """What the fold says beforehand, and its list of dates."""
    (fold,) = [ett for ett in suppe(client.get(adresse(kontakt))).select("details") if "feil person" in ett.text]
    assert not fold.has_attr("open")
    return " ".join(fold.text.split()), [" ".join(ett.text.split()) for ett in fold.select("li")]


def aapne(ane) -> set[tuple]:
    return set(Oppfolging.objects.synlig_for(ane).aapne().values_list("pk", "frist", "forsokt_dato"))


def test_folden_sier_hvilke_frister_som_kommer_tilbake_og_roerer_ingenting(client, ane, kari):
    """The rehearsal is what happens: the dates it names are those that stand when the press has been made."""
    generering.generer(naa=klokka())
    frist = kari.oppfolginger.aapne().get(side="kandidat").frist
    kontakt = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane)
    generering.generer(naa=klokka())
    neste = kari.oppfolginger.aapne().get(side="kandidat").frist
    foer = aapne(ane), set(Paaminnelse.objects.values_list("pk", "tilstand")), Hendelse.objects.count()
    tekst, linjer = folden(client, kontakt)
    assert (aapne(ane), set(Paaminnelse.objects.values_list("pk", "tilstand")), Hendelse.objects.count()) == foer
    assert "Disse fristene kommer tilbake:" in tekst and "Disse datoene faller bort:" in tekst
    assert linjer[0].startswith(f"Kari Li (kandidat): {langt(frist)}, ") and "over fristen" in linjer[0]
    assert linjer[1:] == [f"Kari Li (kandidat): {langt(neste)}"]
    assert "Du får 1 ny påminnelse." in tekst
    client.post(f"/kontakter/{kontakt.pk}/trekk/")
    assert kari.oppfolginger.aapne().get(side="kandidat").frist == frist


def test_folden_sier_hva_som_skjer_med_et_forsok_og_med_en_paaminnelse_som_lukkes(client, ane, kari):
    """A no-show, told of today though it was days ago: the date it led to goes, and so does the reminder of it."""
    ola = lag.kandidat(ane, naa=for_(4), fornavn="Ola", etternavn="Lund")
    parter = lag.Parter(kandidat=ola, med_kandidat=True)
    uteble = lag.kontakt(parter, av=ane, naa=for_(3), kanal="fysisk", utfall="motte_ikke")
    generering.generer(naa=klokka(), alt=True)
    tekst, linjer = folden(client, uteble)
    assert "Disse datoene faller bort:" in tekst and "1 påminnelse lukkes." in tekst
    assert any(linje.startswith("Ola Lund (kandidat)") for linje in linjer)
    forsok = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naadd=False)
    tekst, linjer = folden(client, forsok)
    assert "Dette er ikke lenger forsøkt:" in tekst and "Påminnelsene dine er de samme." in tekst
    assert [linje.partition(":")[0] for linje in linjer] == ["Kari Li (kandidat)"]


def test_folden_for_en_besvart_melding_sier_hvorfor_den_ikke_kan_trekkes_og_har_ingenting_aa_trykke_paa(
    client, ane, kari
):
    melding = lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=ane, naa=for_(1), kanal="sms", naadd=False)
    meldingssvar.svar_kom(kontakt=melding, av=ane, naa=klokka())
    tekst, linjer = folden(client, melding)
    assert "Meldingen er besvart. Trekk tilbake svaret først." in tekst and not linjer
    assert not suppe(client.get(adresse(melding))).select('form[action$="/trekk/"]')


@pytest.mark.parametrize(("aapen", "ventet"), [(False, "En kandidat"), (True, "Ola Lund")])
def test_folden_sier_ikke_mer_om_en_kollegas_kandidat_enn_kontaktpersonen_kan_vite(client, ane, aapen, ventet):
    bo, hos = lag.bruker(), lag.arbeidsgiver(ane, naa=for_(40), navn="Bakeriet")
    felt = {"fase": "jobbutvikling", "fornavn": "Ola", "etternavn": "Lund", "aapen": aapen}
    ola = lag.kandidat(bo, naa=for_(40), **felt)
    gro = lag.kandidat(bo, naa=for_(40), fase="jobbutvikling", fornavn="Gro", etternavn="Skjult", skjermet=True)
    om_dem = tuple(OmKandidat(den, lag.forlop(den, hos, av=bo, naa=for_(30)), deltok=False) for den in (ola, gro))
    kontakt = lag.kontakt(Parter(om_dem, MedArbeidsgiver(hos)), av=ane)
    svar = client.get(adresse(kontakt))
    _tekst, linjer = folden(client, kontakt)
    assert any(linje.startswith(f"{ventet} (arbeidsgiver, Bakeriet)") for linje in linjer)
    assert "Skjult" not in svar.content.decode()
