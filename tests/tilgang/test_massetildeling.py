"""Fields a form does not have are not listened to."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, is_password_usable
from django.db import models

from tests.klokke import klokka
from tests.tilgang.rad import Rad
from tests.tilgang.spor import avgrenset
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TALLNOKKEL = re.compile(r"\w+#\d+")
SKRIVINGER = [rad for rad in TABELL if rad.metode == "post" and any(status < 400 for status in rad.slipper_inn)]
APPER = ("brukere", "kandidater", "arbeidsgivere", "oppfolging", "utsending")
DATABASENS = {"id", "ikke_foer"}  # numbered, or timed, by the database itself
# Written by migrations only, and the session, whose text is signed with its time.
REGISTRE = {"region", "kommune", "kontorgeografi", "okt"}


def fremmede_felt(verden: Verden) -> dict[str, Any]:
    """Names of columns and of forms' fields elsewhere, with values that would give something away."""
    annen = verden.brukere["annet_kontor"]
    return {
        "id": verden.adresser["uten_forlop"],
        "pk": verden.adresser["uten_forlop"],
        "kandidat": verden.adresser["fortrolig"],
        "kandidat_id": verden.adresser["fortrolig"],
        "forlop_id": verden.adresser["forlop"],
        "arbeidsgiver_id": "1",
        "kontor": annen.kontor.pk,
        "kontor_id": annen.kontor.pk,
        "bruker": annen.pk,
        "bruker_id": annen.pk,
        "ansvarlig": annen.pk,
        "registrert_av": annen.pk,
        "av": annen.pk,
        "tid": "2020-01-01T00:00:00Z",
        "opprettet": "2020-01-01T00:00:00Z",
        "henvist": "2020-01-01",
        "avsluttet_dato": "2020-01-01",
        "oppstartsdato": "2020-01-01",
        "sluttet_dato": "2020-01-01",
        "registrert": "2020-01-01T00:00:00Z",
        "gradering_kilde": "kapret",
        "sluttaarsak": "ansatt",
        "status": "avlyst",
        "navn": "Kapret",
        "er_hovedkontakt": "on",
        "ser_skjermede": "on",
        "is_active": "",
        "rolle_id": "administrator",
        "kan_invitere": "on",
        "tak_overstyrt": "on",
    }


def innhold() -> Counter[tuple[str, ...]]:
    """Every row of the product's tables and their history, in clear text, but for keys made as the row is."""
    modeller = [m for app in APPER for m in apps.get_app_config(app).get_models() if m._meta.model_name not in REGISTRE]
    return Counter(
        (modell._meta.label, *map(_tekst, felt, verdier))
        for modell in modeller
        for felt in [_felt(modell)]
        for verdier in modell._base_manager.values_list(*(ett.attname for ett in felt))
    )


def _felt(modell: type[models.Model]) -> list[models.Field]:
    felt = [ett for ett in modell._meta.concrete_fields if not (ett.primary_key or ett.attname.startswith("pgh_"))]
    return [ett for ett in felt if ett.attname not in DATABASENS]


def _tekst(felt: models.Field, verdi: object) -> str:
    """A numbered key carries the name of its table, so that it is not taken for another number. No password is any."""
    if felt.name == "password" and not is_password_usable(str(verdi)):
        return UNUSABLE_PASSWORD_PREFIX
    nummerert = felt.is_relation and verdi is not None and isinstance(verdi, int)
    return f"{felt.related_model._meta.model_name}#{verdi}" if nummerert else str(verdi)


def forskjell(foer: Counter[tuple[str, ...]], etter: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What came and what went. Keys of rows that are new are made alike."""
    kjente = {verdi for rad in foer for verdi in rad}

    def likt(verdi: str) -> str:
        return verdi if verdi in kjente else UUID.sub("ny", TALLNOKKEL.sub("ny", verdi))

    rader = [("ny", *rad) for rad in (etter - foer).elements()] + [("borte", *rad) for rad in (foer - etter).elements()]
    return sorted(tuple(map(likt, rad)) for rad in rader)


@pytest.fixture(scope="module")
def som_bygd(verdenen: Verden) -> Counter[tuple[str, ...]]:
    """What each test begins with: the world is set back to it after every one."""
    return innhold()


@pytest.mark.parametrize("rad", SKRIVINGER, ids=str)
def test_felt_skjemaet_ikke_har_endrer_ingenting(rad: Rad, verden: Verden, som_bygd: Counter[tuple[str, ...]]):
    utfall = []
    hvem = next(iter(rad.svar))
    with time_machine.travel(klokka(), tick=False):
        for ekstra in ({}, fremmede_felt(verden)):
            with avgrenset():
                svar = rad.send(verden, verden.klient(hvem), ekstra=ekstra)
                utfall.append((svar.status_code, forskjell(som_bygd, innhold())))
    assert utfall[0] == utfall[1]
    assert len(fremmede_felt(verden)) >= 20


def test_sammenligningen_ser_en_kapret_verdi(verden: Verden):
    with avgrenset():
        foer = innhold()
        den = verden.navn["Kanariåpen"]
        den.notat, den.henvist_dato = "kapret", date(2020, 1, 1)
        den.save(update_fields=["notat", "henvist_dato"])
        endret = [verdi for rad in forskjell(foer, innhold()) for verdi in rad]
    assert "kapret" in endret
    assert "2020-01-01" in endret
