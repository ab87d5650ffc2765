"""Filling a form as somebody would, interrupting them, and looking at what is left: used on every form of the house."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response, expect

if TYPE_CHECKING:
    from tests.levende import Levende

KLADD = " kanarikladd"
# The world of the access table; of each of its forms: where it is, what to answer, and sessions of who may open it.
VERDEN = """
import json
from django.test import Client
from tests.tilgang.skjemaer import SKJEMAER, hvem
from tests.tilgang.verden import bygg
verden = bygg()
def kake(bruker):
    klient = Client()
    klient.force_login(bruker, backend="django.contrib.auth.backends.ModelBackend")
    return klient.cookies["okt"].value
print(json.dumps({
    rad.navn: {"navn": rad.navn, "sti": rad.adresse(verden), "data": dict(rad.data(verden)),
               "kaker": [kake(verden.brukere[hvem(rad)]) for _ in range(3)]}
    for rad in SKJEMAER
}, default=str))
"""
UTGAATT = "UPDATE brukere_okt SET expire_date = '2020-01-01' WHERE session_key = '{}'"
# What stands in the form, without what the page itself carries.
TILSTAND = """
skjema => JSON.stringify([...skjema.elements].filter(f => f.name && !f.matches("[type=hidden], [type=file], button"))
  .map(f => [f.name, f.matches("[type=radio], [type=checkbox]") ? `${f.value}=${f.checked}` : f.value]))
"""
FYLL = """
(skjema, data) => {
  for (const felt of skjema.elements) {
    if (!felt.name || felt.matches("[type=hidden], [type=file], button")) continue;
    if (felt.matches("[type=radio]")) { if (felt.name in data) felt.checked = felt.value === data[felt.name]; }
    else if (felt.matches("[type=checkbox]")) felt.checked = felt.name in data;
    else if (felt.name in data) felt.value = data[felt.name];
    felt.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""
# More than any field has room for, or a choice nobody has, in a field that is shown: what is not, may not count.
GJOR_UGYLDIG = """
skjema => {
  const felt = [...skjema.elements]
    .filter(f => f.name && !f.matches("[type=hidden], [type=file], [type=checkbox], button"))
    .filter(f => f.checkVisibility());
  const ett = felt.find(f => f.matches("textarea, input:not([type=radio])")) ?? felt[0];
  if (ett.matches("[type=radio]")) { ett.checked = true; ett.value = "tull"; }
  else ett.value = ett.matches("[type=number]") ? "0" : ett.value + "x".repeat(5001);
  ett.dispatchEvent(new Event("input", { bubbles: true }));
}
"""

# Every message to the one who fills the form, in order, also those that stood for a moment only.
HUSK_DET_SOM_BLIR_SAGT = """
() => {
  window.sagt = [];
  const noter = () => window.sagt.push(document.getElementById("feilomraade")?.innerText ?? "");
  new MutationObserver(noter).observe(document.body, { childList: true, subtree: true });
}
"""

# How many rows each table has, but for sessions, looks, drafts and what each request leaves.
RADER = """
SELECT table_name, query_to_xml(format('SELECT count(*) FROM %I', table_name), true, true, '')::text
FROM information_schema.tables
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN
      ('brukere_okt', 'hendelser_oppslag', 'hendelser_innblikk', 'audit_koe', 'utkast_utkast', 'utkast_sendt',
       'pghistory_context')
"""


@dataclass
class Scene:
    """A house with the world of the access table in it, and the forms of that world."""

    hus: Levende
    sql: Callable[..., Any]
    skjemaer: dict[str, dict[str, Any]]
    nye: dict[str, str] = field(default_factory=dict)  # how many rows each table had when the world was new
    bare_utkast: bool = False  # the last who was here left drafts, and nothing else

    def husk(self) -> None:
        """The world as it is now; nobody may be in it."""
        self.nye = self.antall_rader()
        self.sql(f'CREATE DATABASE "{self.hus.base}_mal" TEMPLATE "{self.hus.base}"')

    def nullstill(self) -> None:
        """The world as it was, when the web server has found its way back to it."""
        bare_utkast, self.bare_utkast = self.bare_utkast, False
        if bare_utkast and not self._noe_er_lagret():
            self.hus.sql("DELETE FROM utkast_utkast")
            return
        self.sql(f'CREATE DATABASE "{self.hus.base}_ny" TEMPLATE "{self.hus.base}_mal" OWNER inkl_eier')
        self.sql(f'DROP DATABASE "{self.hus.base}" WITH (FORCE)')
        self.sql(f'ALTER DATABASE "{self.hus.base}_ny" RENAME TO "{self.hus.base}"')
        self._finn_tilbake()
        self.hus.vent_paa_web()

    def _noe_er_lagret(self) -> bool:
        """Something but drafts has been written: each form that is stored leaves a mark, each row is counted."""
        return bool(self.hus.sql("SELECT 1 FROM utkast_sendt LIMIT 1")) or self.antall_rader() != self.nye

    def _finn_tilbake(self) -> None:
        """The pool lays a lost connection aside a second after it was asked for, and one at a time for each who asks;
        who comes alone meets them all, and waits twice as long for each."""
        kake = self.skjemaer["brukere:profil"]["kaker"][0]
        spor = urllib.request.Request(f"{self.hus.adresse}/profil/", headers={"Cookie": f"okt={kake}"})
        with ThreadPoolExecutor(2) as begge:
            for svar in begge.map(lambda _: urllib.request.urlopen(spor), range(2)):
                svar.close()

    def glem(self) -> None:
        self.sql(f'DROP DATABASE "{self.hus.base}_mal"')

    def antall_rader(self) -> dict[str, str]:
        return dict(self.hus.sql(RADER))


@dataclass
class Skjema:
    """A form of the access table, in a browser of somebody who may open it."""

    hus: Levende
    side: Page
    navn: str
    sti: str
    data: dict[str, Any]
    kaker: list[str]  # sessions of this person's, to use one after the other

    def __post_init__(self) -> None:
        self.kaker = list(self.kaker)
        self.fra_foer = ""
        self.svar: list[tuple[str, int]] = []
        self.side.context.on("response", self._noter)

    def _noter(self, svar: Response) -> None:
        if urlsplit(svar.url).path == self.sti:
            self.svar.append((svar.request.method, svar.status))

    @property
    def skjemaet(self) -> Locator:
        return self.side.locator("main form[method=post]:has(button[type=submit])").first

    @property
    def tilstand(self) -> str:
        return self.skjemaet.evaluate(TILSTAND)

    def har_felt(self) -> bool:
        return self.tilstand != "[]"

    def logg_inn(self) -> None:
        """A session that has not been used; the one before is forgotten."""
        self.side.context.add_cookies([{"name": "okt", "value": self.kaker.pop(), "url": self.hus.adresse}])

    def aapne(self, side: Page | None = None) -> None:
        self.side = side or self.side
        self.side.goto(self.sti)
        self.side.evaluate(HUSK_DET_SOM_BLIR_SAGT)
        expect(self.skjemaet).to_be_attached()

    def fyll(self) -> None:
        """The answers of the access table, and a few words by keyboard where there is room for words."""
        self.skjemaet.evaluate(FYLL, {navn: str(verdi) for navn, verdi in self.data.items()})
        if (tekst := self.skjemaet.locator("textarea")).count():
            tekst.first.press("End")
            tekst.first.press_sequentially(KLADD)

    def fyll_med_noe_nytt(self) -> None:
        """As above; what stood there already is written on, so that there is something to lose."""
        self.fra_foer = self.tilstand
        self.fyll()
        if self.tilstand == self.fra_foer:
            felt = self.skjemaet.locator("input:not([type=hidden], [type=radio], [type=checkbox])")
            felt.filter(visible=True).first.press_sequentially(KLADD)

    def vent_paa_utkastet(self) -> None:
        """Kept within two seconds of the last character, or five of the request before; the machine has more."""
        self.hus.vent_til(lambda: bool(self._rader("utkast_utkast")))
        self.side.wait_for_timeout(200)

    def trykk(self, antall: int = 1) -> None:
        self.skjemaet.locator("button[type=submit]:not([form])").first.click(click_count=antall, delay=20)

    def trykk_og_vent(self) -> int:
        """The status of the answer."""
        with self.side.expect_response(self._er_posten) as svar:
            self.trykk()
        return svar.value.status

    def _er_posten(self, svar: Response) -> bool:
        return svar.request.method == "POST" and urlsplit(svar.url).path == self.sti

    def vent_til_sagt(self, tekst: str) -> None:
        """Said, if only for a moment: a draft may have learnt more since, and told that."""
        self.hus.vent_til(lambda: any(tekst in sagt for sagt in self.side.evaluate("window.sagt")))

    def vent_til_lagret(self) -> None:
        self.hus.vent_til(lambda: bool(self.lagret()))
        self.side.wait_for_load_state()

    def lagret(self) -> int:
        return len(self._rader("utkast_sendt"))

    def _rader(self, tabell: str) -> list[tuple]:
        return self.hus.sql(f"SELECT id FROM {tabell} WHERE sti = '{self.sti}'")

    def la_okta_ga_ut(self) -> None:
        kaker = {kake["name"]: kake["value"] for kake in self.side.context.cookies()}
        self.hus.sql(UTGAATT.format(kaker["okt"]))

    @contextmanager
    def uten_nye_utkast(self) -> Iterator[None]:
        """Nothing but a press gets through."""
        self.side.route("**/utkast/lagre/", lambda rute: rute.abort())
        yield
        self.side.unroute("**/utkast/lagre/")

    def teksten_staar_bare_her(self) -> bool:
        """What the page says of a session that is over: not that the text is kept, but to press here again. A field
        that fetches something, as when an employer is chosen, has met it before the press."""
        self.side.wait_for_load_state("networkidle")
        return bool(self.side.get_by_text("Teksten din står her fortsatt").count())

    def nytt_merke(self) -> None:
        """What a login in another tab does to the token of this page."""
        self.side.context.add_cookies([{"name": "csrf", "value": "n" * 32, "url": self.hus.adresse}])

    def naar_det_sendes(self, hva: Any) -> None:
        """Let something happen to the next post, and to no other: a route that stands holds up what comes after."""
        self.side.route(f"**{self.sti}*", hva, times=1)

    def feilsider(self) -> list[tuple[str, int]]:
        return [(metode, status) for metode, status in self.svar if status >= 400 and status not in (403, 422)]
