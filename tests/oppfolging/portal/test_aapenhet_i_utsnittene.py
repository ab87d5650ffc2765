"""What the portal's views show of 500 generated candidates is what produkt.md's rules of openness say, and no more."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.db import models as dj

from kandidater.models import Aapenhet, Deling, Faseperiode, Kandidat, Kandidatansvar
from oppfolging.kjerne.models import Forlop, Oppfolging, Oppfolgingsplan
from oppfolging.portal import models
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.klokke import I_DAG, NAA, for_, klokka

pytestmark = pytest.mark.treg

ANTALL = 500
SLUTT = for_(-60).date()


@dataclass(frozen=True)
class Tilfelle:
    """One candidate in one forløp, as the rules see them."""

    navn: str
    kandidat: uuid.UUID
    forlop: uuid.UUID
    kan_kontaktes: bool
    kan_navngis: bool
    var_aapen: bool
    gradering: str
    skjermet: bool
    avsluttet: bool

    @property
    def synlig(self) -> bool:
        return self.kan_kontaktes and self.gradering == "ugradert" and not self.skjermet and not self.avsluttet

    @property
    def navn_ute(self) -> str:
        return self.navn if self.kan_navngis else ""


def bygg() -> list[Tilfelle]:
    """Copies of one candidate with one forløp, each with openness, grading and end drawn at random."""
    tilfeldig = Random(2026)  # noqa: S311
    en = _den_foerste()
    rader = {modell: list(modell.objects.filter(kandidat=en)) for modell in (Kandidatansvar, Faseperiode, Aapenhet)}
    forlop, datoer = en.forlop.get(), list(Oppfolging.objects.filter(kandidat=en))
    plan = forlop.planer.get()
    kopier: dict[type[dj.Model], list[dj.Model]] = {}
    ut = []
    for nr in range(ANTALL):
        t = _trekk(tilfeldig, nr)
        ut.append(t)
        nye: list[dj.Model] = [
            _kopi(en, id=t.kandidat, etternavn=f"Nr{nr}", gradering=t.gradering, skjermet=t.skjermet)
            | {"fodselsnummer_indeks": nr.to_bytes(32, "big")},
            *(_kopi(rad, id=None, kandidat_id=t.kandidat) for rad in rader[Kandidatansvar] + rader[Faseperiode]),
            *_aapenheter(rader[Aapenhet][0], t),
            _kopi(forlop, id=t.forlop, kandidat_id=t.kandidat)
            | (
                {"avsluttet_dato": I_DAG, "avslutning_registrert": klokka(), "sluttaarsak": "fullfort"}
                if t.avsluttet
                else {}
            ),
            _kopi(plan, id=None, forlop_id=t.forlop),
            *(
                _kopi(dato, id=uuid.uuid4(), kandidat_id=t.kandidat, forlop_id=dato.forlop_id and t.forlop)
                for dato in datoer
            ),
        ]
        for felt in nye:
            modell = felt.pop("modell")
            kopier.setdefault(modell, []).append(modell(**felt))
    for modell in (Kandidat, Kandidatansvar, Faseperiode, Aapenhet, Forlop, Oppfolgingsplan, Oppfolging):
        modell.objects.bulk_create(kopier[modell])
    with connection.cursor() as peker:
        # Nobody has counted these rows: PostgreSQL may take them for a handful, and read all of them for each.
        peker.execute("SET LOCAL enable_nestloop = off")
    return ut


def _den_foerste() -> Kandidat:
    """With a forløp at a workplace where somebody has a login."""
    ane = lag.bruker()
    hos = lag.arbeidsgiver(ane, naa=lag.oslo(2026, 1, 5))
    lag.portalbruker(lag.arbeidsgiverkontakt(hos))
    en = lag.kandidat(ane, fase="jobbutvikling")
    lag.forlop(en, hos, av=ane, slutt=SLUTT)
    return en


def _trekk(tilfeldig: Random, nr: int) -> Tilfelle:
    kontakt, navn = tilfeldig.choice([(False, False), (True, False), (True, True)])
    return Tilfelle(
        navn=f"Kari Nr{nr}",
        kandidat=uuid.UUID(int=tilfeldig.getrandbits(128), version=4),
        forlop=uuid.UUID(int=tilfeldig.getrandbits(128), version=4),
        kan_kontaktes=kontakt,
        kan_navngis=navn,
        var_aapen=tilfeldig.random() < 0.5,
        gradering=tilfeldig.choice(["ugradert", "ugradert", "ugradert", "fortrolig", "ukjent"]),
        skjermet=tilfeldig.random() < 0.2,
        avsluttet=tilfeldig.random() < 0.2,
    )


def _kopi(rad: dj.Model, **nytt: Any) -> dict[str, Any]:
    return (
        {"modell": type(rad)}
        | {felt.attname: getattr(rad, felt.attname) for felt in rad._meta.concrete_fields if not felt.generated}
        | nytt
    )


def _aapenheter(rad: Aapenhet, t: Tilfelle) -> list[dict[str, Any]]:
    """What is in force, and before it the opposite: a replaced openness opens and closes nothing."""
    gjeldende = _kopi(rad, id=None, kandidat_id=t.kandidat, kan_kontaktes=t.kan_kontaktes, kan_navngis=t.kan_navngis)
    tidligere = gjeldende | {"kan_kontaktes": t.var_aapen, "kan_navngis": t.var_aapen, "erstattet": NAA}
    return [gjeldende | {"erstattet": None}, tidligere]


bygget, tilfeller = bygd_en_gang(bygg)


def test_det_er_trukket_noe_av_hvert_slag(tilfeller):
    assert {
        (t.kan_kontaktes, t.kan_navngis, t.gradering == "ugradert", t.skjermet, t.avsluttet) for t in tilfeller
    } == {
        (kontakt, navn, ugradert, skjermet, avsluttet)
        for kontakt, navn in ((False, False), (True, False), (True, True))
        for ugradert in (True, False)
        for skjermet in (True, False)
        for avsluttet in (True, False)
    }


def test_forlopene_som_vises_er_de_aapenheten_gir_lov_til(tilfeller):
    vist = {(rad.id, rad.navn) for rad in models.Forlop.objects.all()}
    assert vist == {(t.forlop, t.navn_ute) for t in tilfeller if t.synlig}


def test_datoene_for_et_forlop_foelger_navnet(tilfeller):
    vist = {rad.id: (rad.start, rad.slutt) for rad in models.Forlop.objects.all()}
    start, slutt = Forlop.objects.values_list("start", "slutt").distinct().get()
    ventet = {t.forlop: (start, slutt) if t.kan_navngis else (None, None) for t in tilfeller if t.synlig}
    assert vist == ventet
    assert slutt


def test_datoene_som_vises_er_fra_de_samme_forlopene(tilfeller):
    datoer = Oppfolging.objects.filter(side="arbeidsgiver", status="aapen")
    ventet = set(datoer.filter(forlop__in=[t.forlop for t in tilfeller if t.synlig]).values_list("pk", flat=True))
    assert {rad.id for rad in models.Dato.objects.all()} == ventet
    assert len(ventet) > 50


def test_porten_i_python_leser_den_samme_regelen(tilfeller):
    delt = dict(Deling.objects.values_list("kandidat_id", "navn"))
    uten_slutt = {
        t.kandidat: t.navn_ute for t in tilfeller if t.kan_kontaktes and t.gradering == "ugradert" and not t.skjermet
    }
    assert delt == uten_slutt


def test_ingen_av_de_som_ikke_skal_navngis_staar_noe_sted_i_utsnittene(tilfeller):
    alt = " ".join(
        str(rad)
        for modell in (models.Arbeidsplass, models.Kontaktperson, models.Forlop, models.Dato, models.Rytmetrinn)
        for rad in modell.objects.values_list()
    )
    skjulte = [t.navn.split()[1] for t in tilfeller if not (t.synlig and t.kan_navngis)]
    assert len(skjulte) >= 40
    assert [navn for navn in skjulte if f"{navn}'" in alt] == []
