"""What is typed first goes along when another side, employer or date is chosen: as a page and in the row, and without
JavaScript, since the choice is a button of the form."""

from urllib.parse import urlencode

import pytest

from inkludering.felles.arbeidsdager import samme_eller_neste
from inkludering.utkast.models import Utkast
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import HTMX, logg, no, suppe, utfylt

pytestmark = pytest.mark.django_db
I_RADEN = pytest.mark.parametrize("hoder", [{}, HTMX], ids=["side", "rad"])


@pytest.fixture
def ane(client):
    ane = lag.bruker()
    client.force_login(ane)
    return ane


@pytest.fixture
def kari(ane):
    """Seeks work, and is at two employers."""
    kari = lag.kandidat(ane, naa=for_(15), fase="jobbutvikling")
    for _nr in range(2):
        lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    return kari


def valgene(svar, navn: str) -> dict[str, str]:
    return {knapp.text: knapp["value"] for knapp in suppe(svar).select(f"form button[name={navn}]")}


@I_RADEN
def test_det_som_er_skrevet_blir_med_naar_en_annen_arbeidsgiver_velges(client, kari, hoder):
    adresse = f"{logg(kari)}?fra=i_dag"
    svar = client.get(adresse, headers=hoder)
    forst = utfylt(svar)
    navn, annen = next(iter(valgene(svar, "gjelder").items()))
    skrevet = forst | {"notat": "Vil ringe bakeriet.", "side": "kandidat", "kanal": "sms", "gjelder": annen}
    svar = client.post(adresse, skrevet, headers=hoder)
    assert svar.status_code == 200
    felt = utfylt(svar)
    assert (felt["notat"], felt["kanal"]) == ("Vil ringe bakeriet.", "sms")
    # The side is that of what was pressed, not the one chosen for the first.
    assert (felt["side"], felt["planlagt"]) == ("arbeidsgiver", annen)
    assert navn not in valgene(svar, "gjelder")
    assert not Kontakt.objects.exists()
    assert utfylt(client.get(logg(kari)))["notat"] == "Vil ringe bakeriet."
    client.post(adresse, felt | {"kanal": "telefon", "utfall": "naadd"}, headers=hoder)
    kontakt, valgt = Kontakt.objects.get(), Oppfolging.objects.get(pk=annen)
    assert (kontakt.arbeidsgiver_id, valgt.er_aapen) == (valgt.forlop and valgt.forlop.arbeidsgiver_id, False)
    assert not Utkast.objects.exists()


def test_flytt_i_stedet_tar_vare_paa_det_som_er_skrevet(client, kari):
    dato = Oppfolging.objects.aapne().filter(kandidat=kari, side=Side.KANDIDAT).first()
    adresse = f"{logg(kari)}?oppfolging={dato.pk}"
    svar = client.post(adresse, utfylt(client.get(adresse)) | {"notat": "Ringte.", "flytt": "1"})
    assert svar["Location"].startswith(f"/oppfolginger/{dato.pk}/flytt/")
    assert not Kontakt.objects.exists()
    assert utfylt(client.get(adresse))["notat"] == "Ringte."


def test_grunnen_blir_med_naar_en_annen_dato_flyttes_heller(client, kari):
    steg = Oppfolging.objects.aapne().filter(kandidat=kari, side=Side.KANDIDAT).order_by("frist").first()
    adresse = f"/oppfolginger/{steg.pk}/flytt/?fra=i_dag"
    annen = next(iter(valgene(client.get(adresse, headers=HTMX), "heller").values()))
    svar = client.post(adresse, {"til": "", "grunn": "Ferie", "versjon": "gammel", "heller": annen}, headers=HTMX)
    skjema = suppe(svar).select_one("form.flytteskjema")
    assert skjema.select_one("input[name=grunn]")["value"] == "Ferie"
    assert skjema["action"] == skjema["hx-post"] == f"/oppfolginger/{annen}/flytt/?fra=i_dag"
    sendes = {ett["name"]: ett.get("value", "") for ett in skjema.select("input[type=hidden], input[type=text]")}
    svar = client.post(skjema["action"], sendes | {"valgt": no(samme_eller_neste(I_DAG))}, headers=HTMX)
    assert Oppfolging.objects.get(pk=annen).flyttinger.get().grunn == "Ferie"
    steg.refresh_from_db()
    assert steg.antall_flyttinger == 0


def test_linja_til_et_utkast_aapner_det_med_den_siden_det_gjaldt(client, kari):
    """The list of drafts names the address of the form alone."""
    dato = Oppfolging.objects.aapne().filter(kandidat=kari, side=Side.ARBEIDSGIVER).order_by("-frist").first()
    felt = utfylt(client.get(f"{logg(kari)}?oppfolging={dato.pk}")) | {"notat": "Ringte.", "side": "begge"}
    client.post(f"{logg(kari)}?oppfolging={dato.pk}", felt | {"flytt": "1"})
    tatt_opp = utfylt(client.get(logg(kari)))
    assert (tatt_opp["planlagt"], tatt_opp["side"]) == (str(dato.pk), "begge")


def test_det_som_bare_er_valgt_om_en_annen_frist_blir_ikke_med(client, kari):
    """A draft told only how and when: another planned contact on the same page is another talk."""
    en, annen = Oppfolging.objects.aapne().filter(kandidat=kari).order_by("frist", "pk")[:2]
    forst = utfylt(client.get(f"{logg(kari)}?oppfolging={en.pk}"))
    felt = forst | {"kanal": "fysisk", "naar": "i_gaar", "notat": "Liker dyr."}
    utkast = {"sti": logg(kari), "felt": urlencode(felt), "endret": "kanal naar notat"}
    assert client.post("/utkast/lagre/", utkast).status_code == 204
    samme, ny = (utfylt(client.get(f"{logg(kari)}?oppfolging={den.pk}")) for den in (en, annen))
    assert (samme["kanal"], samme["naar"], samme["notat"]) == ("fysisk", "i_gaar", "Liker dyr.")
    assert (ny["kanal"], ny["naar"], ny["notat"]) == ("telefon", "i_dag", "Liker dyr.")
