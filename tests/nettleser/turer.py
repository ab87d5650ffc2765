"""Where each kind of person goes in the house, page by page, also with errors in the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.nettleser import innboks

if TYPE_CHECKING:
    from tests.levende import Levende
    from tests.nettleser.vandring import Vandring


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
    v.til("/tilgjengelighet/", "tilgjengelighet")
    v.til("/finnes-ikke/", "404")
    v.til("/portal/tilgjengelighet/", "portal-tilgjengelighet")
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
    i_raden(v)
    v.til("/?status=forsokt", "i-dag-filter")
    v.til("/paaminnelser/", "paaminnelser")
    v.til("/min-uke/", "min-uke")
    v.til("/profil/", "profil")
    v.send("profil-feil", telefon="12")
    v.til("/velg-kontor/", "velg-kontor")
    sok(v)
    utkastene(v, til)
    v.til("/finnes-ikke/", "404")


def i_raden(v: Vandring) -> None:
    """The form open in the row: with an error, closed and open again with the draft, saved; and a date moved."""
    rad = v.side.locator(".portefolje tbody").first
    logg = rad.get_by_role("link", name="Logg")
    logg.click()
    expect(rad.get_by_label("Notat")).to_be_focused()
    v.sjekk("i-dag-skjema")
    rad.locator("summary", has_text="Mer").click()
    v.sjekk("i-dag-skjema-mer")
    # The form shows the date of the side that is due, and which side that is follows the day.
    neste = rad.locator(".loggskjema__datoer input").filter(visible=True).first
    with v.side.expect_response("**/utkast/lagre/"):
        neste.fill("1.1.2020")
    rad.get_by_role("button", name="Lagre").click()
    expect(rad.locator(".aksel-error-message, .aksel-form-field__error").first).to_be_visible()
    v.sjekk("i-dag-skjema-feil")
    v.side.goto("/")
    logg.click()
    expect(v.side.get_by_text("Hentet fram det du skrev")).to_be_visible()
    v.sjekk("i-dag-utkast-hentet")
    rad.get_by_role("button", name="Forkast").click()
    expect(v.side.get_by_text("Utkastet er forkastet.")).to_be_visible()
    logg.click()
    rad.get_by_role("link", name="Flytt fristen i stedet").click()
    expect(rad.locator(".flytteskjema")).to_be_visible()
    v.sjekk("i-dag-flytt")


def sok(v: Vandring) -> None:
    for navn, tekst in (("sok", "an"), ("sok-ingen-treff", "qqqq"), ("sok-for-kort", "a")):
        v.side.set_viewport_size({"width": 1280, "height": 900})
        v.side.goto("/")
        v.side.get_by_label("Søk etter navn").fill(tekst)
        with v.side.expect_navigation():
            v.side.keyboard.press("Enter")
        v.sjekk(navn)


def loggskjemaene(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    datoen(v, til)
    v.til(f"/kandidater/{til['kandidat']}/logg/", "logg")
    v.side.locator("summary", has_text="Mer").click()
    v.sjekk("logg-mer")
    v.side.get_by_label("Kandidat", exact=True).check()
    v.send("kvittering")
    expect(v.side.get_by_role("button", name="Angre")).to_be_visible()
    rett_kontakten(v, til)
    v.side.goto(f"/kandidater/{til['kandidat']}/logg/")
    v.side.get_by_label("Kandidat", exact=True).check()
    v.send("logg-feil", neste_kandidat="17.5.2027")
    v.til(f"/forlop/{til['forlop']}/logg/", "logg-forlop")
    hos_arbeidsgiveren(v, til)


def datoen(v: Vandring, til: dict[str, str]) -> None:
    """While it is open: a contact logged afterwards answers it."""
    v.til(f"/oppfolginger/{til['steg']}/flytt/", "flytt")
    v.send("flytt-feil", til="1.1.2020")
    v.til(f"/oppfolginger/{til['steg']}/mote/", "mote")
    v.send("mote-feil", til="1.1.2020", klokkeslett="99")


def rett_kontakten(v: Vandring, til: dict[str, str]) -> None:
    v.side.goto(f"/kandidater/{til['kandidat']}/")
    v.side.locator(".tidslinje").get_by_role("link", name="Endre").first.click()
    expect(v.side.get_by_role("heading", name="Rett kontakten")).to_be_visible()
    v.sjekk("rett-kontakt")
    v.side.get_by_label("Annen dag").check()
    v.send("rett-kontakt-feil", dag="1.1.2030")


def hos_arbeidsgiveren(v: Vandring, til: dict[str, str]) -> None:
    """Several talked of, each with a note of their own; then without a day to talk again."""
    v.til(f"/arbeidsgivere/{til['hos']}/logg/", "logg-arbeidsgiver")
    omtalte = v.side.locator(".loggskjema__omtalt")
    assert omtalte.count() > 1
    for nr in range(omtalte.count()):
        omtalte.nth(nr).locator("[name^=om_]").check()
    v.sjekk("logg-arbeidsgiver-flere")
    v.side.get_by_label("Annen dag").check()
    v.send("logg-arbeidsgiver-feil", dag="1.1.2030")


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
    for side in ("aapenhet", "opplysninger", "avslutt", "endre", "nummer", "trekk"):
        v.til(f"{den}{side}/", side)
    v.send("trekk-feil")
    v.til(f"{den}adressebeskyttelse/", "adressebeskyttelse")
    v.send("adressebeskyttelse-feil", grunn="kort")
    v.til(f"{den}endre/", "endre")
    v.send("endre-feil", fornavn="", epost="feil")
    v.til(f"{den}nummer/", "nummer")
    v.send("nummer-feil", fodselsnummer="12345678901")
    v.til(f"/kandidater/{til['uten']}/fase/", "fase")
    v.send("fase-feil")


def forlopene(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til(f"/kandidater/{til['uten']}/forlop/nytt/", "forlop-nytt")
    v.side.locator("main [name=orgnr]").press_sequentially("an")
    expect(v.side.get_by_role("option").first).to_be_visible()
    v.sjekk("forlop-nytt-velger")
    v.send("forlop-nytt-feil", orgnr="123", start="17.5.2027", slutt="1.1.2027")
    det = f"/forlop/{til['forlop']}/"
    v.til(det, "forlop")
    v.til(f"{det}endre/", "forlop-endre")
    v.send("forlop-endre-feil", start="1.1.2030")
    v.til(f"{det}trekk/", "forlop-trekk")
    v.send("forlop-trekk-feil")
    v.til(f"{det}avslutt/", "forlop-avslutt")
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
    v.til(f"{den}kontakter/{til['person']}/endre/", "kontakt-endre")
    v.send("kontakt-endre-feil", fornavn="", epost="feil")
    v.til(f"{den}kontakter/{til['person']}/sluttet/", "kontakt-sluttet")
    v.til(f"{den}trekk/", "arbeidsgiver-trekk")
    v.send("arbeidsgiver-trekk-feil")


def lederen(v: Vandring, _hus: Levende, til: dict[str, str]) -> None:
    v.til("/kontor/", "kontor")
    v.til("/kontor/tallene/", "tallene")
    v.side.get_by_role("link", name="Radene bak Åpne kandidater").first.click()
    expect(v.side.get_by_text("Radene bak tallet per")).to_be_visible()
    v.sjekk("radene")
    v.til("/kontor/tallene/?periode=2031-01", "tallene-feil")
    v.til(f"/kontor/tildel/{til['i_koen']}/", "tildel")
    v.send("tildel-feil")
    v.til(f"/kontor/jobbspesialister/{til['meg']}/", "jobbspesialist")
    v.til("/rapporter/", "rapporter")
    v.send("rapport-lages")
    expect(v.side.get_by_role("link", name="Last ned PDF")).to_be_visible(timeout=60_000)
    v.sjekk("rapport")
    v.side.goto("/rapporter/")
    v.send("rapporter-feil", fra="1.1.2027", til="1.1.2026")
    v.til("/kandidater/", "kandidater")
    v.til("/kandidater/ny/", "kandidat-ny")
    v.til("/team/", "tavle")
    v.til("/paaminnelser/", "paaminnelser")


def administratoren(v: Vandring, _hus: Levende, _til: dict[str, str]) -> None:
    v.til("/administrasjon/?q=leder%40", "administrasjon")
    v.side.locator("main table a").first.click()
    v.sjekk("bruker")
    v.side.get_by_role("link", name="hva").and_(v.side.get_by_text("Endre")).first.click()
    expect(v.side.get_by_role("heading", name="Kan se skjermede")).to_be_visible()
    v.sjekk("skjermingsrett")
    v.send("skjermingsrett-feil", grunn="kort")
    v.til("/administrasjon/brukere/ny/", "bruker-ny")
    v.send("bruker-ny-feil", epost="feil")
    roller_og_slutt(v)
    v.til("/administrasjon/kontorer/", "kontorer")
    v.til("/administrasjon/kontorer/nytt/", "kontor-nytt")
    v.send("kontor-nytt-feil", enhetsnummer="12")
    v.til("/administrasjon/kontor/5702/", "kontor")
    v.send("kontor-feil", norm="20", tak="10")
    v.til("/administrasjon/kontor/5702/flytt/", "kontor-flytt")
    v.send("kontor-flytt-feil")
    v.til("/administrasjon/kontor/5702/rytmer/jobb/arbeidsgiver/", "rytme")
    v.send("rytme-feil", hver_1="0")
    v.til("/administrasjon/kontor/5702/rytmer/", "rytmer")
    teamene(v)


def roller_og_slutt(v: Vandring) -> None:
    """Another administrator's roles and the end of them, seen and not pressed."""
    v.side.goto("/administrasjon/?q=markedskontakt")
    v.side.locator("main table a").first.click()
    adresse = v.side.url
    v.til(f"{adresse}endre/", "bruker-endre")
    v.til(f"{adresse}rolle/", "rolle-ny")
    v.send("rolle-ny-feil", stillingsprosent="0")
    v.til(f"{adresse}avslutt/", "bruker-avslutt")
    v.side.goto(adresse)
    v.side.locator("main table a", has_text="Endre").first.click()
    v.sjekk("rolle-endre")


def teamene(v: Vandring) -> None:
    v.til("/administrasjon/team/", "teamene")
    v.til("/administrasjon/team/ny/", "team-nytt")
    v.send("team-nytt-feil")
    v.side.goto("/administrasjon/team/")
    v.side.locator("main table a").first.click()
    v.sjekk("team")
    adresse = v.side.url
    v.til(f"{adresse}navn/", "team-navn")
    v.til(f"{adresse}medlem/", "team-ta-inn")
    v.send("team-ta-inn-feil", epost="ingen@nav.example")
    v.side.goto(adresse)
    v.side.get_by_role("link", name="Ta ut").first.click()
    v.sjekk("team-ta-ut")


def portalen(v: Vandring, hus: Levende, _til: dict[str, str]) -> None:
    v.til("/portal/hjelp/", "portal-hjelp")
    v.til("/portal/", "hjem")
    v.til("/portal/kode/", "kode")
    v.send("kode-sendt")
    v.send("kode-feil", kode="12")
    v.send("hjem-bekreftet", kode=innboks.vent_paa_kode(hus))
    v.send("hjem-oppringt")
