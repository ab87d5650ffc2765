"""Every page of the house, also with errors in its forms, at two widths: nothing to object to for axe-core."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.nettleser import innboks
from tests.nettleser.vandring import Vandring, logg_inn
from tests.tilgang.tabell import TABELL

if TYPE_CHECKING:
    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

# Where to go: things of jobbspesialist1's, and one candidate that waits for the leader.
ADRESSER = """
import json
from arbeidsgivere.models import Arbeidsgiver, Registerenhet
from inkludering.brukere.models import Bruker
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop
from tests import fabrikker as lag
from tests.klokke import klokka
jeg = Bruker.objects.get(epost="jobbspesialist1@demo.example")
mine = Kandidat.objects.aapne().filter(gradering="ugradert", skjermet=False).ansvaret_til(jeg, klokka())
hos = Arbeidsgiver.objects.med_kontaktperson(jeg, klokka()).filter(kontakter__isnull=False)
forlop = Forlop.objects.aapne().filter(kandidat__in=mine, arbeidsgiver__in=hos).order_by("pk").first()
uten = mine.filter(forlop__isnull=True, fase="jobbutvikling").order_by("pk").first()
registrert = Arbeidsgiver.objects.values("orgnr")
print(json.dumps({
    "kandidat": str(forlop.kandidat_id),
    "uten": str(uten.pk),
    "forlop": str(forlop.pk),
    "steg": str(forlop.oppfolginger.aapne().filter(side="kandidat").first().pk),
    "hos": forlop.arbeidsgiver.orgnr,
    "person": str(forlop.arbeidsgiver.kontakter.aktive().first().pk),
    "ny": Registerenhet.objects.filter(er_underenhet=True).exclude(pk__in=registrert).first().pk,
    "meg": str(jeg.pk),
    "i_koen": str(lag.kandidat(None, kontor=uten.kontor).pk),
}))
"""
# Addresses that answer with something else than a page, or pass on at once.
UTEN_SIDE = {"livez", "readyz", "portal:inn_lenke", "rapporter:pdf"}
SIDER = {rad.navn for rad in TABELL if rad.metode == "get"} - UTEN_SIDE


@pytest.fixture(scope="module")
def hus(levende: Levende) -> Levende:
    levende.manage("seed", "--jobbspesialister", "2", "--kandidater", "20", "--fro", "7")
    return levende


@pytest.fixture(scope="module")
def til(hus: Levende) -> dict[str, str]:
    return json.loads(hus.manage("shell", "-v", "0", "-c", ADRESSER).stdout.splitlines()[-1])


def test_hver_side_for_hver_rolle_er_uten_brudd_i_begge_bredder(hus: Levende, til: dict[str, str], ny_side: Any):
    turer = {
        "alle": aapne_sider,
        "jobbspesialist1": min_dag,
        "kandidater": kandidatene,
        "arbeidsgivere": arbeidsgiverne,
        "leder": lederen,
        "administrator": administratoren,
        "arbeidsgiver1": portalen,
    }
    besokt: set[str] = set()
    funn: list[str] = []
    for hvem, tur in turer.items():
        vandring = Vandring(ny_side(hus), hvem, besokt)
        if hvem != "alle":
            logg_inn(
                vandring.side, {"kandidater": "jobbspesialist1", "arbeidsgivere": "jobbspesialist1"}.get(hvem, hvem)
            )
        tur(vandring, hus, til)
        funn += vandring.funn
    assert not funn, "\n".join(funn)
    assert SIDER - besokt == set()


def aapne_sider(v: Vandring, hus: Levende, _til: dict[str, str]) -> None:
    v.til("/logg-inn/", "innlogging")
    v.send("innlogging-feil", epost="feil")
    for _ in range(5):
        v.side.goto("/logg-inn/")
        v.side.get_by_label("E-post").fill("ingen@demo.example")
        v.side.get_by_label("Passord").fill("feil")
        with v.side.expect_navigation():
            v.side.keyboard.press("Enter")
    v.sjekk("sperret")
    v.til("/finnes-ikke/", "404")
    v.til("/portal/", "portal-innlogging")
    v.send("portal-innlogging-feil", epost="feil")
    v.send("portal-lenke-sendt", epost="arbeidsgiver2@demo.example")
    lenke = innboks.lenken_i(innboks.vent_paa_brev(hus, "arbeidsgiver2@demo.example"))
    v.til(lenke, "portal-inn")
    v.til("/portal/inn/ikke-en-lenke/", "portal-lenke-ugyldig")
    v.til("/demo/post/", "post")
    v.side.locator("main a").first.click()
    v.sjekk("melding")


def min_dag(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/", "i-dag")
    rad = v.side.locator(".portefolje tbody").first
    rad.get_by_role("link", name="Logg").click()
    expect(rad.get_by_label("Notat")).to_be_focused()
    v.sjekk("i-dag-skjema")
    # The form shows the date of the side that is due, and which side that is follows the day.
    rad.get_by_label("Neste kontakt med").filter(visible=True).first.fill("1.1.2020")
    rad.get_by_role("button", name="Lagre").click()
    expect(rad.locator(".aksel-error-message, .aksel-form-field__error").first).to_be_visible()
    v.sjekk("i-dag-skjema-feil")
    v.til("/?status=forsokt", "i-dag-filter")
    v.til(f"/kandidater/{til['kandidat']}/logg/", "logg")
    v.side.get_by_label("Kandidat", exact=True).check()
    v.send("logg-feil", neste_kandidat="17.5.2027")
    v.til(f"/forlop/{til['forlop']}/logg/", "logg-forlop")
    v.til(f"/arbeidsgivere/{til['hos']}/logg/", "logg-arbeidsgiver")
    v.til(f"/oppfolginger/{til['steg']}/flytt/", "flytt")
    v.send("flytt-feil", til="1.1.2020")
    v.til("/paaminnelser/", "paaminnelser")
    v.til("/min-uke/", "min-uke")
    v.til("/velg-kontor/", "velg-kontor")
    utkastene(v, til)
    v.til("/finnes-ikke/", "404")


def utkastene(v: Vandring, til: dict[str, str]) -> None:
    """A draft brought back, the list of them, a page changed by somebody else meanwhile, and the end of the session."""
    sti = f"/kandidater/{til['kandidat']}/opplysninger/"
    v.side.goto(sti)
    with v.side.expect_response("**/utkast/lagre/"):
        v.side.get_by_label("Notat").fill("Et utkast")
    v.til(sti, "utkast-hentet")
    v.til("/utkast/", "utkast")
    v.side.goto(sti)
    v.side.locator("main [name=versjon]").evaluate("felt => { felt.value = 'a'; }")
    v.send("gammel-fane")
    v.side.clock.install()
    v.side.goto(sti)
    with v.side.expect_response("**/utkast/okt/"):
        v.side.clock.fast_forward("00:31")
    v.side.clock.fast_forward("27:30")
    expect(v.side.get_by_role("alertdialog")).to_be_visible()
    v.sjekk("okta-er-snart-ute")


def kandidatene(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/kandidater/", "kandidater")
    v.til("/kandidater/?vis=kontoret", "kandidater-kontoret")
    v.til("/kandidater/ny/", "kandidat-ny")
    v.send("kandidat-ny-feil", fodselsnummer="12345678901")
    den = f"/kandidater/{til['kandidat']}/"
    v.til(den, "kandidat")
    v.side.get_by_role("button", name="Vis fødselsnummeret").click()
    expect(v.side.locator(".kopi")).to_be_visible()
    v.sjekk("kandidat-nummer")
    for side in ("aapenhet", "opplysninger", "avslutt"):
        v.til(f"{den}{side}/", side)
    v.til(f"/kandidater/{til['uten']}/fase/", "fase")
    v.send("fase-feil")
    v.til(f"/kandidater/{til['uten']}/forlop/nytt/", "forlop-nytt")
    v.send("forlop-nytt-feil", orgnr="123", start="17.5.2027", slutt="1.1.2027")
    v.til(f"/forlop/{til['forlop']}/", "forlop")
    v.til(f"/forlop/{til['forlop']}/avslutt/", "forlop-avslutt")
    v.send("forlop-avslutt-feil", dato="1.1.2030")


def arbeidsgiverne(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/arbeidsgivere/", "arbeidsgivere")
    v.til("/arbeidsgivere/?vis=alle", "arbeidsgivere-alle")
    v.til("/arbeidsgivere/ny/", "arbeidsgiver-ny")
    v.send("arbeidsgiver-ny-feil", orgnr="910000004")
    v.til(f"/arbeidsgivere/ny/{til['ny']}/", "arbeidsgiver-bekreft")
    den = f"/arbeidsgivere/{til['hos']}/"
    v.til(den, "arbeidsgiver")
    v.til(f"{den}kartlagt/", "kartlagt")
    v.til(f"{den}kontaktperson/", "kontaktperson")
    v.send("kontaktperson-feil")
    v.til(f"{den}kontakter/ny/", "kontakt-ny")
    v.send("kontakt-ny-feil", epost="feil", telefon="1", rolle="tillitsvalgt")
    v.til(f"{den}kontakter/{til['person']}/sluttet/", "kontakt-sluttet")


def lederen(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/kontor/", "kontor")
    v.til(f"/kontor/tildel/{til['i_koen']}/", "tildel")
    v.send("tildel-feil")
    v.til(f"/kontor/jobbspesialister/{til['meg']}/", "jobbspesialist")
    v.til("/rapporter/", "rapporter")
    v.send("rapporter-feil", fra="1.1.2027", til="1.1.2026")
    v.side.goto("/rapporter/")
    v.send("rapport-lages")
    expect(v.side.get_by_role("link", name="Last ned PDF")).to_be_visible(timeout=60_000)
    v.sjekk("rapport")
    v.til("/kandidater/", "kandidater")
    v.til("/paaminnelser/", "paaminnelser")


def administratoren(v: Vandring, _hus: Levende, _til: dict[str, str]) -> None:
    v.til("/administrasjon/", "administrasjon")
    v.til("/administrasjon/kontor/5702/", "kontor")
    v.send("kontor-feil", norm="20", tak="10")


def portalen(v: Vandring, hus: Levende, _til: dict[str, str]) -> None:
    v.til("/portal/", "hjem")
    v.til("/portal/kode/", "kode")
    v.send("kode-sendt")
    v.send("kode-feil", kode="12")
    v.send("hjem-bekreftet", kode=innboks.vent_paa_kode(hus))
    v.send("hjem-oppringt")
