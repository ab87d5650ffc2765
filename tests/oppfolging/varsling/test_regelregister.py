"""A new rule is one new file: nothing else changes for its reminders to be made, shown and counted."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection

from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import generering, regelregister, skal_staa
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regelregister import Grense, Mottaker, Regel, Trinn, registrer
from tests import fabrikker as lag
from tests.klokke import I_DAG, MORGEN, NAA
from tests.oppfolging.loggeskjema import kort, suppe

pytestmark = pytest.mark.django_db

KARTLEGGING = """
    SELECT a.id::text AS emne_id, (a.kartlagt_dato + interval '12 months')::date AS forfall, a.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id,
        a.id AS arbeidsgiver_id
    FROM arbeidsgivere_arbeidsgiver a
    JOIN arbeidsgivere_kontaktansvar ansvar ON ansvar.arbeidsgiver_id = a.id AND ansvar.periode @> %(naa)s
    WHERE a.kartlagt_dato IS NOT NULL
"""
TILGANG = """
    SELECT t.id::text AS emne_id, %(gjennomgaas)s::date AS forfall, t.kontor_id, t.bruker_id AS ansvarlig_id,
        NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM brukere_tilknytning t
"""


def dager_foer(antall: int) -> Grense:
    """The step is reached so many calendar days before the due day."""
    return lambda dag: dag + timedelta(days=antall)


@pytest.fixture
def register(monkeypatch):
    """The register of the house, where a test may add to it."""
    monkeypatch.setattr(regelregister, "_regler", dict(regelregister._regler))


@pytest.fixture
def kartleggingen(register) -> Regel:
    stige = (
        Trinn("60", Mottaker.ANSVARLIG, "Kartleggingen må fornyes innen 60 dager", dager_foer(60)),
        Trinn("14", Mottaker.ANSVARLIG, "Kartleggingen må fornyes innen 14 dager", dager_foer(14)),
        Trinn("utloept", Mottaker.ANSVARLIG_ELLER_LEDER, "Kartleggingen er eldre enn tolv måneder"),
    )
    return registrer(Regel(navn="kartlegging", emner=KARTLEGGING, stige=stige, hva=lambda *_: "Kartlegg på nytt"))


def kartlagt(ane, dager_siden: int):
    return lag.arbeidsgiver(ane, naa=NAA, kartlagt=I_DAG - timedelta(days=dager_siden), navn="Bakeriet")


@pytest.mark.parametrize(
    ("dag", "trinn"),
    [
        (date(2026, 10, 1), []),
        (date(2026, 10, 2), ["60"]),  # 60 days before 1 December
        (date(2026, 11, 16), ["60"]),
        (date(2026, 11, 17), ["14"]),
        (date(2026, 11, 30), ["14"]),
        (date(2026, 12, 1), ["utloept"]),
        (date(2027, 3, 1), ["utloept"]),
    ],
)
def test_ny_regel_gir_paaminnelser_etter_sin_egen_stige(ane, kartleggingen, dag, trinn):
    lag.arbeidsgiver(ane, naa=lag.oslo(2025, 12, 1), kartlagt=date(2025, 12, 1))
    generering.generer(naa=lag.oslo(dag.year, dag.month, dag.day, 6))
    assert list(Paaminnelse.objects.aapne().filter(regel="kartlegging").values_list("trinn", flat=True)) == trinn


def test_ny_regel_vises_paa_siden_og_telles_i_sammendraget(client, ane, kartleggingen):
    kartlagt(ane, 355)
    assert generering.generer(naa=MORGEN).nye == {("kartlegging", "14"): 1}
    rad = suppe(client.get("/paaminnelser/")).select_one("tbody tr")
    ord_ = " ".join(rad.get_text(" ").split())
    assert ord_.startswith("Bakeriet Kartleggingen må fornyes innen 14 dager Kartlegg på nytt ")
    assert "virkedager over" not in ord_
    assert rad.select_one("a")["href"].startswith("/arbeidsgivere/")
    assert Utsending.objects.get(mottaker=ane).data == {"kontakter": 0, "over_fristen": 0, "andre": 1}


def test_paaminnelsen_forsvinner_naar_saken_er_fulgt_opp(ane, kartleggingen):
    hos = kartlagt(ane, 400)
    generering.generer(naa=NAA)
    hos.kartlagt_dato = I_DAG
    hos.save(update_fields=["kartlagt_dato"])
    generering.generer(naa=NAA + timedelta(minutes=1))
    assert not Paaminnelse.objects.aapne().exists()


def test_en_regel_om_verken_kandidat_eller_arbeidsgiver_er_ogsaa_med(client, ane, register):
    stige = (Trinn("aarlig", Mottaker.ANSVARLIG, "Gå gjennom tilgangene dine"),)
    registrer(Regel("tilgang", TILGANG, stige, verdier=lambda dag: {"gjennomgaas": dag}, har_frist=False))
    generering.generer(naa=MORGEN)
    lenke = suppe(client.get("/paaminnelser/")).select_one("tbody a")
    assert (lenke.text, lenke["href"]) == ("Gå gjennom tilgangene dine", "/")
    sendt = Utsending.objects.get(mottaker=ane)
    assert sendt.data["andre"] == 1
    assert "– 1 annen påminnelse\n" in maler.gjengi(sendt).tekst
    assert "1 annen påminnelse." in suppe(client.get("/paaminnelser/")).text


def test_en_ny_regel_gjelder_fra_den_er_tatt_i_bruk(ane, register, request):
    kartlagt(ane, 400)
    generering.generer(naa=NAA)
    assert not Paaminnelse.objects.filter(regel="kartlegging").exists()
    request.getfixturevalue("kartleggingen")
    generering.generer(naa=NAA + timedelta(minutes=1))
    assert Paaminnelse.objects.aapne().filter(regel="kartlegging").exists()


def test_samme_navn_to_ganger_avvises(kartleggingen):
    with pytest.raises(ValueError, match="kartlegging"):
        registrer(kartleggingen)


def test_husets_regler_er_disse():
    assert [regel.navn for regel in regelregister.alle()] == [
        "bli_kontaktperson",
        "folk_endret",
        "frist",
        "gradering_endret",
        "logget_av_andre",
        "overlevering",
        "ringeonske",
        "si_fra",
        "sperret",
        "sperret_hos_deg",
        "tildelt",
        "uten_ansvarlig",
        "uten_kontaktperson",
    ]


def test_hver_tabell_en_regel_leser_merker_endringene_sine():
    """Otherwise a tick would not see that something has changed before the next day."""
    with connection.cursor() as peker:
        peker.execute(
            f"EXPLAIN (FORMAT JSON) WITH {skal_staa.setning(None)} SELECT * FROM skal_staa",
            skal_staa.verdier(naa=NAA, endrede=None),
        )
        leser = _tabeller(peker.fetchone()[0])
        peker.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'varsling_merk%%'")
        merker = {tabell for (tabell,) in peker.fetchall()}
    assert len(leser) >= 8
    assert leser <= merker


def _tabeller(plan) -> set[str]:
    if isinstance(plan, list):
        return set().union(*map(_tabeller, plan))
    if not isinstance(plan, dict):
        return set()
    navn = {plan["Relation Name"]} if "Relation Name" in plan else set()
    return navn | _tabeller(list(plan.values()))


def test_hver_apps_regler_leses_inn_en_fil_hver(monkeypatch):
    lest = []
    monkeypatch.setattr(regelregister, "import_module", lambda navn: lest.append(navn) or import_module(navn))
    regelregister.les_inn()
    regler = ["bli_kontaktperson", "folk_endret", "frist", "gradering_endret", "logget_av_andre"]
    regler += ["overlevering", "ringeonske"]
    regler += ["si_fra", "sperret", "sperret_hos_deg", "tildelt", "uten_ansvarlig", "uten_kontaktperson"]
    assert lest == ["oppfolging.varsling.regler", *(f"oppfolging.varsling.regler.{navn}" for navn in regler)]


@pytest.mark.parametrize(
    ("dato", "hva"),
    [
        (
            Oppfolging(art="rytme", side="kandidat", fysisk=True, opprettet=NAA, frist=I_DAG, rytmefrist=I_DAG),
            "Møte ansikt til ansikt",
        ),
        (Oppfolging(art="rytme", side="jobbutvikling", opprettet=NAA, frist=I_DAG, rytmefrist=I_DAG), "Jobbutvikling"),
        (
            Oppfolging(art="ringeonske", side="arbeidsgiver", opprettet=NAA, frist=I_DAG, rytmefrist=I_DAG),
            "Arbeidsgiveren har bedt om å bli oppringt",
        ),
        (
            Oppfolging(
                art="rytme", side="jobbutvikling", opprettet=NAA, frist=I_DAG, rytmefrist=I_DAG - timedelta(days=9)
            ),
            f"Jobbutvikling · skulle vært {kort(I_DAG - timedelta(days=9))}",
        ),
        (None, ""),
    ],
)
def test_paaminnelsen_om_en_frist_sier_hva_som_skal_gjoeres(dato, hva):
    assert regelregister.regelen("frist").hva(Paaminnelse(oppfolging=dato), I_DAG) == hva


@pytest.mark.parametrize(
    "endring",
    [
        {"emner": KARTLEGGING},
        {"stige": (Trinn("forfaller", Mottaker.ANSVARLIG, "Fristen er nådd", dager_foer(1)),)},
        {"stige": (Trinn("naadd", Mottaker.ANSVARLIG, "Fristen er nådd"),)},
        {"stige": (Trinn("forfaller", Mottaker.LEDER, "Fristen er nådd"),)},
        {"verdier": lambda dag: {"etter": dag}},
    ],
)
def test_avtrykket_endres_naar_en_regel_gjoer_det(register, endring):
    """Else a rule that has changed would be heard of first when each matter changes."""
    stige = (Trinn("forfaller", Mottaker.ANSVARLIG, "Fristen er nådd"),)
    en = replace(regelregister.regelen("frist"), stige=stige)
    regelregister._regler["frist"] = en
    foer = skal_staa.avtrykk()
    regelregister._regler["frist"] = replace(en, hva=lambda _: "Noe annet")
    assert skal_staa.avtrykk() == foer
    regelregister._regler["frist"] = replace(en, **endring)
    assert skal_staa.avtrykk() != foer
