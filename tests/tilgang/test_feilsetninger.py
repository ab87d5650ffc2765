"""What is said of what was filled in wrongly, in every form of the access table: in the house's own words, and in the
summary with the name of the field."""

from __future__ import annotations

import gettext
import re
from functools import cache
from pathlib import Path
from typing import Any

import django
import pytest
from bs4 import BeautifulSoup, SoupStrainer
from django import forms
from django.test import Client
from django.test.utils import ContextList

from tests.tilgang.rad import Rad
from tests.tilgang.spor import avgrenset
from tests.tilgang.tabell import TABELL
from tests.tilgang.test_ingen_skjema_utenfor import KNAPPER
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
MED_FELT = [rad for rad in TABELL if rad.metode == "post" and rad.navn not in KNAPPER]
SKRIVES = "main form :is(textarea, input[type=text], input[type=email], input[type=password])[name]"
ALLE = "main form :is(textarea, select, input)[name]"
SIDENS = {"csrfmiddlewaretoken", "innsending", "versjon"}
# What is sent where something else was asked for (None: nothing), and in which fields, beside what is right.
GALT = {
    "tomt": (ALLE, None),
    "langt": (SKRIVES, "ord " * 2_000),
    "kort": (SKRIVES, "x"),
    "tull": (ALLE, "tull"),
    "lavt": (ALLE, "-1"),
    "hoyt": (ALLE, "9" * 12),
}
INTETSIGENDE = "Dette feltet må ha et svar."  # what the house says where nobody has found the words
MINST_EGET = 12  # characters of Django's own in a sentence, beside what it fills in


@pytest.mark.parametrize("rad", MED_FELT, ids=str)
def test_hver_setning_er_vaar_egen_og_hver_linje_nevner_feltet(rad: Rad, verden: Verden):
    klient = verden.klient(next(iter(rad.svar)))
    felt = feltene(rad, verden, klient)
    for velger, verdi in GALT.values():
        with avgrenset():
            if rad.foer:
                rad.foer(verden, klient)
            skrives = dict.fromkeys(felt[velger] - SIDENS, verdi)
            sendt = {navn: ett for navn, ett in {**rad.data(verden), **skrives}.items() if ett is not None}
            svar = klient.post(rad.adresse(verden), sendt)
            assert svar.status_code < 500, verdi
            skjemaene = de_som_ble_sendt(svar)
            linjer = oppsummert(svar) if skjemaene else []
            for skjema in skjemaene:
                doem(skjema, linjer)


def feltene(rad: Rad, verden: Verden, klient: Client) -> dict[str, set[str]]:
    """What is filled in wrongly, by its selector: the page is the same each time, as each try is taken back."""
    with avgrenset():
        if rad.foer:
            rad.foer(verden, klient)
        side = BeautifulSoup(klient.get(rad.adresse(verden)).content, "html.parser", parse_only=SoupStrainer("main"))
        data = set(rad.data(verden))
    return {
        velger: {felt["name"] for felt in side.select(velger)} | (data if velger == ALLE else set())
        for velger in (ALLE, SKRIVES)
    }


def oppsummert(svar: Any) -> list[str]:
    """The lines of the summary."""
    side = BeautifulSoup(svar.content, "html.parser", parse_only=SoupStrainer("main"))
    return [linje.get_text(" ", strip=True) for linje in side.select(".aksel-error-summary li")]


def de_som_ble_sendt(svar: Any) -> list[forms.BaseForm]:
    malene = svar.context if isinstance(svar.context, ContextList) else [svar.context or ()]
    alle = [ett for mal in malene for lag in mal for ett in lag.values()]
    return list(
        {id(ett): ett for ett in alle if isinstance(ett, forms.BaseForm) and ett.is_bound and ett.errors}.values()
    )


def doem(skjema: forms.BaseForm, linjer: list[str]) -> None:
    for navn, setninger in skjema.errors.items():
        for setning in setninger:
            assert setning != INTETSIGENDE, navn
            assert not any(djangos.fullmatch(setning) for djangos in djangos_egne()), (navn, setning)
            egne = [linje for linje in linjer if linje.endswith(setning)]
            assert egne, (navn, setning)
            if navn in skjema.fields and not skjema[navn].is_hidden:
                assert any(nevner(linje, str(skjema[navn].label)) for linje in egne), (skjema[navn].label, egne)
    assert len(set(linjer)) == len(linjer), linjer


def nevner(linje: str, etikett: str) -> bool:
    """Whether it has the name, or each of its words in some form."""
    linje, etikett = linje.lower(), etikett.lower().rstrip("?")
    ordene = re.findall(r"\w{4,}", etikett)
    return etikett in linje or (bool(ordene) and all(ordet[:5] in linje for ordet in ordene))


@cache
def djangos_egne() -> list[re.Pattern[str]]:
    """All that Django itself says, in bokmål, and in English where it has no words for it."""
    med = Path(django.__file__).parent.joinpath("conf/locale/nb/LC_MESSAGES/django.mo")
    with med.open("rb") as fil:
        katalog = gettext.GNUTranslations(fil)._catalog  # type: ignore[attr-defined]
    engelsk = {noekkel[0] if isinstance(noekkel, tuple) else noekkel for noekkel in katalog}
    alle = [re.split(r"%(?:\(\w+\))?[sd]", ett) for ett in {*engelsk, *katalog.values()}]
    return [re.compile(".*".join(map(re.escape, deler))) for deler in alle if len("".join(deler)) >= MINST_EGET]


def test_dommeren_kjenner_djangos_egne_setninger():
    sies = (
        "Feltet er påkrevet.",
        "Sørg for at denne verdien har minst 3 tegn (den har 1).",
        "Velg et gyldig valg. tull er ikke et av de tilgjengelige valgene.",
        "Verdien må være større enn eller lik 1.",
        "Oppgi en gyldig e-postadresse",
        "Enter a valid value.",
    )
    assert [ett for ett in sies if not any(djangos.fullmatch(ett) for djangos in djangos_egne())] == []
    assert nevner("Dato for henvisning: Skriv den.", "Dato for henvisning")
    assert nevner("Skriv datoen for henvisningen.", "Dato for henvisning")
    assert not nevner("Skriv datoen som dd.mm.åååå.", "Til og med")
    assert not nevner("Datoen finnes ikke.", "Første dag")
