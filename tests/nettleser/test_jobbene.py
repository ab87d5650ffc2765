"""What the working day is made of, job by job: how many clicks, fields and keys each takes, done by mouse or thumb.

`make test` holds each job to the table; `pytest -s` with this file prints it with the seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.klokke import I_DAG
from tests.nettleser import innboks
from tests.nettleser.hender import Hender, Kostnad

if TYPE_CHECKING:
    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

KONTORET = """
from tests import fabrikker as lag
from tests.klokke import for_
foer = for_(20)
ane = lag.bruker(epost="ane@nav.example", fornavn="Ane", etternavn="Aasvik")
lena = lag.bruker("leder", epost="lena@nav.example")
for den in (ane, lena):
    den.set_password("demo"); den.save()
hos = lag.arbeidsgiver(ane, naa=foer, navn="Kanaribakeriet AS")
lag.arbeidsgiver(ane, naa=foer, navn="Kystbutikken AS")
heisen = lag.registerenhet(navn="Fjellheisen Drift AS")
for fornavn in ("Biret", "Omar", "Sofia", "Jon", "Aisha"):
    navn = {"fornavn": fornavn, "etternavn": "Sara", "telefon": "91234567"}
    den = lag.kandidat(ane, naa=foer, fase="jobbutvikling", aapen=True, **navn)
    lag.forlop(den, hos, av=ane, naa=foer)
lag.kandidat(ane, naa=foer, fase="jobbutvikling", fornavn="Kari", etternavn="Li", aapen=True)
lag.kandidat(None, naa=foer, fornavn="Nils", etternavn="Vik")
lag.kandidat(lag.bruker(), naa=for_(100))  # so that there is a whole month to report
leif = {"fornavn": "Leif", "etternavn": "Moen", "epost": "leif@bakeriet.example", "telefon": "41000111"}
lag.portalbruker(lag.arbeidsgiverkontakt(hos, av=ane, **leif))
print(lag.fodselsnummer(), heisen.orgnr)
"""


@pytest.fixture(scope="module")
def kontoret(nytt_hus: Callable[[], Levende]) -> Levende:
    hus = nytt_hus()
    hus.start()
    hus.fnr, hus.orgnr = hus.manage("shell", "-v", "0", "-c", KONTORET).stdout.split()[-2:]
    return hus


def inne(hender: Hender, hus: Levende, som: str = "ane@nav.example") -> Hender:
    side = hender.side
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill(som)
    side.get_by_label("Passord").fill("demo")
    side.get_by_role("button", name="Logg inn").click()
    expect(side.get_by_role("heading", level=1)).to_be_visible()
    return hender


def raden(h: Hender, navn: str) -> Any:
    return h.side.locator(".portefolje tbody", has_text=navn)


def logg(h: Hender, navn: str) -> Any:
    """The row, with its form open."""
    rad = raden(h, navn)
    h.trykk(rad.get_by_role("link", name=f"Logg kontakt med {navn}"))
    expect(rad.get_by_label("Notat")).to_be_focused()
    return rad


def lagre(h: Hender, i: Any, hva: str = "Lagret") -> None:
    h.trykk(i.get_by_role("button", name="Lagre", exact=True))
    expect(h.side.get_by_text(hva).first).to_be_visible()


def hvem_trenger_meg(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    expect(h.side.locator(".portefolje tbody").first).to_be_visible()


def logg_en_telefon(h: Hender, hus: Levende) -> None:
    lagre(h, logg(inne(h, hus), "Kari Li"))


def logg_begge(h: Hender, hus: Levende) -> None:
    rad = logg(inne(h, hus), "Biret Sara")
    h.trykk(rad.get_by_label("Begge"))
    lagre(h, rad)


def logg_besoket_i_gaar(h: Hender, hus: Levende) -> None:
    rad = logg(inne(h, hus), "Omar Sara")
    h.trykk(rad.get_by_label("Fysisk møte"))
    h.trykk(rad.get_by_label("I går"))
    lagre(h, rad)


def logg_en_ny_butikk(h: Hender, hus: Levende) -> None:
    rad = logg(inne(h, hus), "Kari Li")
    h.trykk(rad.get_by_label("Jobbutvikling", exact=True))
    h.trykk(rad.get_by_label("Fysisk møte"))
    h.skriv(rad.get_by_label("Hvilken arbeidsgiver?"), "Kafé Strand")
    lagre(h, rad)


def logg_fem_hos_en(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    h.trykk(h.side.get_by_role("link", name="Kanaribakeriet AS").first)
    h.trykk(h.side.get_by_role("link", name="Logg alle"))
    lagre(h, h.side.locator("main"))


def ring_kandidaten(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    assert h.ring(raden(h, "Jon Sara").get_by_role("link", name="Ring Jon")) == "91234567"


def ring_arbeidsgiveren(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    assert h.ring(raden(h, "Jon Sara").get_by_role("link", name="Ring Kanaribakeriet").first) == "41000111"


def flytt_en_dato(h: Hender, hus: Levende) -> None:
    rad = logg(inne(h, hus), "Kari Li")
    h.trykk(rad.get_by_role("link", name="Flytt fristen i stedet"))
    h.trykk(rad.get_by_role("button", name="I morgen", exact=True))
    expect(h.side.get_by_role("button", name="Angre")).to_be_visible()


def registrer_en_kandidat(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    h.trykk(h.side.get_by_role("link", name="Ny kandidat"))
    skjema = h.side.locator("main form[method=post]")
    h.skriv(skjema.get_by_label("Fødselsnummer"), hus.fnr)
    h.skriv(skjema.get_by_label("Fornavn"), "Anders")
    h.skriv(skjema.get_by_label("Etternavn"), "Nilsen")
    h.trykk(skjema.get_by_label("IPS"))
    h.velg(skjema.get_by_label("Innsatsgruppe"), "JOBBE_DELVIS")
    h.trykk(skjema.get_by_label("Ingen"))
    h.trykk(skjema.get_by_label("Kandidaten er informert om rettighetene sine"))
    h.trykk(skjema.get_by_role("button", name="Registrer"))
    expect(h.side.get_by_role("heading", name="Anders Nilsen")).to_be_visible()


def start_et_forlop(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    h.trykk(h.side.get_by_role("link", name="Kari Li", exact=True))
    h.trykk(h.side.get_by_role("link", name="Nytt forløp"))
    skjema = h.side.locator("main form[method=post]")
    h.skriv(skjema.locator("[name=orgnr]"), "Kyst")
    h.trykk(h.side.get_by_role("option", name="Kystbutikken AS"))
    h.velg(skjema.get_by_label("Type forløp"), "fast")
    h.skriv(skjema.get_by_label("Startdato"), f"{I_DAG:%d.%m.%Y}")
    h.trykk(skjema.get_by_role("button", name="Start forløpet"))
    expect(h.side.get_by_role("heading", name="Kystbutikken AS").first).to_be_visible()


def registrer_en_arbeidsgiver(h: Hender, hus: Levende) -> None:
    inne(h, hus)
    h.side.goto("/arbeidsgivere/")
    h.trykk(h.side.get_by_role("link", name="Ny arbeidsgiver"))
    h.skriv(h.side.locator("main [name=orgnr]"), hus.orgnr)
    expect(h.side.locator("[data-valgt]")).to_be_visible()
    h.trykk(h.side.get_by_role("button", name="Finn virksomheten"))
    h.trykk(h.side.get_by_role("button", name="Ja, registrer"))
    expect(h.side.get_by_role("heading", name="Fjellheisen Drift AS")).to_be_visible()


def inviter_en_til(h: Hender, hus: Levende) -> None:
    inne(h, hus).side.goto("/arbeidsgivere/")
    h.side.get_by_role("link", name="Kystbutikken AS").first.click()
    h.trykk(h.side.get_by_role("link", name="Ny kontakt"))
    h.skriv(h.side.get_by_label("Fornavn"), "Liv")
    h.skriv(h.side.get_by_label("Etternavn"), "Holm")
    h.skriv(h.side.get_by_label("E-post"), "liv@kyst.example")
    h.skriv(h.side.get_by_label("Mobil"), "41000222")
    h.skriv(h.side.get_by_label("Informert om registreringen"), f"{I_DAG.day}.{I_DAG.month}")
    h.trykk(h.side.get_by_role("button", name="Legg til"))
    h.trykk(h.side.get_by_role("button", name="Inviter til portalen"))
    expect(h.side.get_by_text("er på vei. Den gjelder i 7 dager.")).to_be_visible()


def bli_oppringt(h: Hender, hus: Levende) -> None:
    h.side.goto("/portal/")
    h.skriv(h.side.get_by_label("E-post"), "leif@bakeriet.example")
    h.trykk(h.side.locator("main button[type=submit]"))
    h.side.goto(innboks.lenken_i(innboks.vent_paa_brev(hus, "leif@bakeriet.example")))
    h.klikk += 1  # on the link in the mail
    h.trykk(h.side.get_by_role("button", name="Logg inn"))
    h.trykk(h.side.get_by_role("button", name="Be om å bli oppringt"))
    expect(h.side.get_by_text("Takk. Vi ringer senest")).to_be_visible()
    hus.portalen = h.side.context.storage_state()


def se_navnene(h: Hender, hus: Levende) -> None:
    h.side.context.add_cookies(hus.portalen["cookies"])
    h.side.goto("/portal/")
    h.trykk(h.side.get_by_role("link", name="Bekreft med kode"))
    h.trykk(h.side.get_by_role("button", name="Send kode til mobilen"))
    h.skriv(h.side.get_by_label("Kode fra SMS"), innboks.vent_paa_kode(hus))
    h.trykk(h.side.get_by_role("button", name="Bekreft"))
    expect(h.side.get_by_role("heading", name="Biret Sara")).to_be_visible()


def tildel_fra_koen(h: Hender, hus: Levende) -> None:
    inne(h, hus, "lena@nav.example")
    h.trykk(h.side.get_by_role("link", name="Tildel"))
    h.trykk(h.side.locator("main").get_by_label("Ane Aasvik"))
    h.trykk(h.side.get_by_role("button", name="Tildel"))
    expect(h.side.get_by_text("Ane Aasvik").first).to_be_visible()


def bestill_rapporten(h: Hender, hus: Levende) -> None:
    inne(h, hus, "lena@nav.example")
    h.trykk(h.side.get_by_role("banner").get_by_role("link", name="Rapporter"))
    h.trykk(h.side.get_by_role("button", name="Lag rapport"))
    lenke = h.side.get_by_role("link", name="Last ned PDF")
    expect(lenke).to_be_visible(timeout=60_000)
    with h.side.expect_download():
        h.trykk(lenke)


UMULIG = None
# The job, on a phone or not; what it cost when strangers counted it on 26.11.2026, and what it costs now.
JOBBENE = [
    (hvem_trenger_meg, 1280, Kostnad(0, 0, 0), Kostnad(0, 0, 0)),
    (ring_kandidaten, 390, Kostnad(2, 0, 0, 5), Kostnad(1, 0, 0)),
    (ring_arbeidsgiveren, 390, Kostnad(2, 0, 0, 3), Kostnad(1, 0, 0)),
    (logg_en_telefon, 1280, Kostnad(2, 0, 0), Kostnad(2, 0, 0)),
    (logg_begge, 1280, Kostnad(3, 0, 0), Kostnad(3, 0, 0)),
    (logg_besoket_i_gaar, 1280, UMULIG, Kostnad(4, 0, 0)),
    (logg_en_ny_butikk, 1280, UMULIG, Kostnad(5, 1, 11)),
    (logg_fem_hos_en, 1280, Kostnad(10, 0, 0), Kostnad(3, 0, 0)),
    (flytt_en_dato, 1280, Kostnad(4, 1, 10), Kostnad(3, 0, 0)),
    (registrer_en_kandidat, 1280, Kostnad(12, 7, 23), Kostnad(10, 4, 23)),
    (start_et_forlop, 1280, UMULIG, Kostnad(8, 3, 14)),
    (registrer_en_arbeidsgiver, 1280, Kostnad(4, 1, 9), Kostnad(4, 1, 9)),
    (inviter_en_til, 1280, Kostnad(8, 5, 41), Kostnad(8, 5, 36)),
    (bli_oppringt, 390, Kostnad(5, 1, 21), Kostnad(5, 1, 21)),
    (se_navnene, 390, Kostnad(4, 1, 6), Kostnad(4, 1, 6)),
    (tildel_fra_koen, 1280, Kostnad(3, 0, 0), Kostnad(3, 0, 0)),
    (bestill_rapporten, 1280, Kostnad(3, 0, 0), Kostnad(3, 0, 0)),
]


def test_ingen_av_jobbene_koster_mer_enn_foer(kontoret, ny_side):
    """One after the other, as in a day: what one job leaves is there for the next."""
    for jobb, bredde, foer, naa in JOBBENE:
        hender = Hender(ny_side(kontoret, bredde=bredde))
        jobb(hender, kontoret)
        brukt = hender.brukt
        print(f"{jobb.__name__}: {foer.sekunder if foer else 'umulig'} s → {brukt.sekunder} s {brukt}")
        assert (jobb.__name__, brukt) == (jobb.__name__, naa)
        assert foer is UMULIG or brukt.sekunder <= foer.sekunder
