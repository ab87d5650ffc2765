"""What overwrites carries the version of what it showed: a stale page is refused, and both versions are shown."""

from datetime import timedelta
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from inkludering.brukere.models import Kontor, Rolle
from inkludering.felles.skjema import _Grunnlag
from inkludering.felles.versjon import Overskriver
from kandidater import aapenhet
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.inkludering.utkast.test_en_gang import skjult
from tests.inkludering.utkast.test_utkast import skriv
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import no

pytestmark = pytest.mark.django_db

# Forms that overwrite nothing, and why. A new form stands here, or is an Overskriver.
OVERSKRIVER_IKKE = {
    "Arbeidsgiverkontaktskjema": "adds a person; one e-mail address once",
    "Arbeidsgiverregistrering": "adds an employer; one number once",
    "Avslutningsskjema": "ends what is open; ended already, nothing happens",
    "Bestillingsskjema": "adds a report",
    "Aapningsskjema": "adds an opening of the day",
    "Dagskjema": "stores nothing",
    "Forlopsskjema": "adds a forløp; one of a kind at an employer",
    "Forlopsslutt": "ends what is open; ended already, it says so",
    "Innloggingsskjema": "stores nothing",
    "Filforlop": "reads a row of a file",
    "Filkandidat": "reads a row of a file",
    "Filskjema": "adds a file to be looked through",
    "Innsynsskjema": "stores nothing but that somebody was looked for",
    "Kodeskjema": "stores nothing",
    "Kontaktskjema": "adds a contact",
    "Kontorvalg": "stores nothing but in the session",
    "Lenkeskjema": "stores nothing",
    "Medlemskjema": "adds a member; the same twice is refused",
    "Utskjema": "ends what is open; ended already, it says from when",
    "Naerstaaendeskjema": "adds somebody near; the same twice is refused",
    "Meldingsskjema": "stores nothing",
    "NyttKontorskjema": "adds an office; one number once",
    "NyRolleskjema": "adds a role; the same twice is refused",
    "Oppslagsskjema": "stores nothing",
    "Periodevalg": "stores nothing",
    "Overleveringssvarskjema": "answers what waits; answered already, it says so",
    "Sluttoverleveringsskjema": "moves what is theirs now; moved already, it is not there",
    "Sluttskjema": "ends what is open; ended already, it is not found",
    "Tildelingsskjema": "takes out of the queue; no longer there, it says so",
    "Trekkskjema": "takes back what stands; taken back already, it is not found",
}


def alle_under(klasse: type) -> set[type]:
    return {den for under in klasse.__subclasses__() for den in (under, *alle_under(under))}


def test_hvert_skjema_baerer_en_versjon_eller_overskriver_ingenting():
    import_module(settings.ROOT_URLCONF)  # and with it every form
    skjemaer = {den for den in alle_under(_Grunnlag) if den.base_fields and not den.__module__.startswith("tests")}
    uten = {den.__name__ for den in skjemaer if not issubclass(den, Overskriver) and not den.__subclasses__()}
    assert uten == set(OVERSKRIVER_IKKE)


def opplysninger(kandidat: Kandidat) -> str:
    return f"/kandidater/{kandidat.pk}/opplysninger/"


def notat(kandidat: Kandidat) -> str:
    return Kandidat.objects.get(pk=kandidat.pk).notat


def test_en_gammel_fane_avvises_og_begge_utgaver_staar_der(client, ane, kari):
    gammel = skjult(client.get(opplysninger(kari)), "versjon")
    client.post(opplysninger(kari), {"versjon": gammel, "notat": "Fra den andre fanen", "telefon": ""})
    svar = client.post(opplysninger(kari), {"versjon": gammel, "notat": "Fra denne", "telefon": ""})
    side = BeautifulSoup(svar.content, "html.parser")
    assert svar.status_code == 422
    assert "Fra denne" in side.textarea.text
    assert "Fra den andre fanen" in side.select_one(".staar-naa").text
    assert notat(kari) == "Fra den andre fanen"
    igjen = client.post(opplysninger(kari), {"versjon": skjult(svar, "versjon"), "notat": "Begge", "telefon": ""})
    assert igjen.status_code == 302
    assert notat(kari) == "Begge"


def test_det_som_er_likt_vises_ikke_som_endret(client, ane, kari):
    gammel = skjult(client.get(opplysninger(kari)), "versjon")
    client.post(opplysninger(kari), {"notat": "Nytt", "telefon": "91234567"})
    svar = client.post(opplysninger(kari), {"versjon": gammel, "notat": "Mitt", "telefon": "912 34 567"})
    vist = BeautifulSoup(svar.content, "html.parser").select_one(".staar-naa").text
    assert "Nytt" in vist
    assert "91234567" not in vist


def test_et_utkast_baerer_versjonen_det_ble_skrevet_paa(client, ane, kari):
    gammel = skjult(client.get(opplysninger(kari)), "versjon")
    skriv(client, opplysninger(kari), notat="Utkast", versjon=gammel)
    Kandidat.objects.filter(pk=kari.pk).update(telefon="+4791234567")
    svar = client.get(opplysninger(kari))
    assert skjult(svar, "versjon") == gammel


def test_versjonen_sier_ikke_hva_som_staar(client, ane, kari):
    Kandidat.objects.filter(pk=kari.pk).update(telefon="+4791234567")
    assert len(skjult(client.get(opplysninger(kari)), "versjon")) == 64


def gammel_fane(client, kandidat: Kandidat, **ny: object) -> str:
    """The page as it was before somebody changed the openness."""
    gammel = skjult(client.get(f"/kandidater/{kandidat.pk}/aapenhet/"), "versjon")
    tekster = {"kan_formidles": "", "skal_ikke_deles": ""}
    aapenhet.endre(kandidat=kandidat, **tekster | ny, av=lag.bruker(), naa=klokka())
    return gammel


AAPENT = {"kan_kontaktes": "on", "kan_navngis": "on", "kan_formidles": "Trives ute"}


def test_en_gammel_fane_gjenaapner_ikke_aapenheten_og_tar_ikke_bort_det_som_ikke_skal_deles(client, ane, kari):
    lag.aapne(kari, av=ane)
    lukket = {"kan_kontaktes": False, "kan_navngis": False, "skal_ikke_deles": "Diagnosen"}
    gammel = gammel_fane(client, kari, **lukket)
    svar = client.post(f"/kandidater/{kari.pk}/aapenhet/", AAPENT | {"versjon": gammel})
    staar = kari.aapenheter.gjeldende().get()
    assert svar.status_code == 422
    assert (staar.kan_kontaktes, staar.kan_navngis, staar.skal_ikke_deles) == (False, False, "Diagnosen")
    assert "Diagnosen" in svar.content.decode()


@pytest.mark.parametrize(
    ("sendt", "gjelder"),
    [
        ({}, (False, False, "Diagnosen")),
        ({"kan_kontaktes": "on"}, (True, False, "Diagnosen")),
        ({"kan_kontaktes": "on", "kan_navngis": "on"}, (True, True, "Diagnosen")),
        (
            {"kan_kontaktes": "on", "kan_navngis": "on", "skal_ikke_deles": "Gjelden"},
            (True, True, "Diagnosen\nGjelden"),
        ),
        ({"kan_kontaktes": "on", "kan_navngis": "on", "skal_ikke_deles": "Diag"}, (True, True, "Diagnosen")),
        ({"kan_navngis": "on"}, (False, False, "Diagnosen")),
    ],
)
def test_det_en_gammel_fane_strammer_inn_gjelder_straks(client, ane, kari, sendt, gjelder):
    lag.aapne(kari, av=ane)
    gammel = gammel_fane(client, kari, kan_kontaktes=True, kan_navngis=True, skal_ikke_deles="Diagnosen")
    antall = kari.aapenheter.count()
    svar = client.post(f"/kandidater/{kari.pk}/aapenhet/", sendt | {"versjon": gammel})
    staar = kari.aapenheter.gjeldende().get()
    assert svar.status_code == 422
    assert (staar.kan_kontaktes, staar.kan_navngis, staar.skal_ikke_deles) == gjelder
    assert (kari.aapenheter.count() > antall) == (gjelder != (True, True, "Diagnosen"))
    assert skjult(svar, "versjon") == skjult(client.get(f"/kandidater/{kari.pk}/aapenhet/"), "versjon")


def test_en_frist_som_er_flyttet_av_andre_flyttes_ikke_fra_en_gammel_fane(client, ane):
    ola = lag.kandidat(ane, naa=for_(1), fase="jobbutvikling")
    steg = Oppfolging.objects.aapne().filter(kandidat=ola, side="kandidat").get()
    adresse = f"/oppfolginger/{steg.pk}/flytt/"
    gammel = skjult(client.get(adresse), "versjon")
    client.post(adresse, {"versjon": gammel, "til": no(I_DAG), "bekreft_til": "on"})
    flyttet = Oppfolging.objects.get(pk=steg.pk).frist
    svar = client.post(
        adresse, {"versjon": gammel, "til": no(I_DAG + timedelta(days=40)), "bekreft_til": "on", "grunn": "Ferie"}
    )
    assert svar.status_code == 422
    assert Oppfolging.objects.get(pk=steg.pk).frist == flyttet == I_DAG


def test_norm_og_tak_overskrives_ikke_fra_en_gammel_fane(client):
    client.force_login(lag.bruker(Rolle.ADMINISTRATOR))
    adresse = f"/administrasjon/kontor/{lag.KONTOR}/"
    gammel = skjult(client.get(adresse), "versjon")
    client.post(adresse, {"versjon": gammel, "norm": "15", "tak": "18"})
    assert client.post(adresse, {"versjon": gammel, "norm": "20", "tak": "30"}).status_code == 422
    assert Kontor.objects.get(pk=lag.KONTOR).tak == 18
