"""What leaves: one line for each visit in which data were shown, in Nav's audit and in what the person reads."""

from __future__ import annotations

import socketserver
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from inkludering.hendelser import audit, lest
from inkludering.hendelser.models import Auditkoe, Innblikk, Oppslag
from tests import fabrikker as lag
from tests.conftest import TESTBASE
from tests.klokke import NAA, klokka

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker(epost="ane@nav.example")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane)


@pytest.fixture
def fil(settings, tmp_path):
    settings.AUDITLOGG = f"file://{tmp_path}/audit.cef"
    return tmp_path / "audit.cef"


def se(hvem, *personer, etter: int = 0, handling: str = "kandidatside") -> None:
    lest.tillatt([en.pk for en in personer], av=hvem, handling=handling, naa=NAA + timedelta(minutes=etter))


@pytest.mark.parametrize(
    ("sendt", "beholdt"),
    [
        ("0b6f8f1e-7c1a-4a57-9a0b-6f1c2d3e4f50", "0b6f8f1e7c1a4a579a0b6f1c2d3e4f50"),
        ("sproc=innsideren", ""),
        ("1" * 40, ""),
        ("", ""),
    ],
)
def test_audit_faar_vaart_eget_nummer_og_det_som_ble_sendt_staar_bare_ved_siden_av(client, ane, kari, sendt, beholdt):
    client.force_login(ane)
    client.get(f"/kandidater/{kari.pk}/", headers={"X-Request-ID": sendt})
    ett = Innblikk.objects.get()
    assert len(ett.kall) == 32
    assert ett.kall != "0b6f8f1e7c1a4a579a0b6f1c2d3e4f50"
    assert ett.oppgitt_kall == beholdt


@pytest.mark.parametrize(
    ("minutter", "innblikk"),
    [([0], 1), ([0, 1, 2], 1), ([0, 30], 1), ([0, 31], 2), ([0, 29, 58, 87], 1), ([0, 45, 90], 3)],
)
def test_et_innblikk_varer_til_det_har_gaatt_en_halv_time_uten_noe(ane, kari, minutter, innblikk):
    for etter in minutter:
        se(ane, kari, etter=etter)
    assert Innblikk.objects.count() == innblikk
    assert Oppslag.objects.count() == len(minutter)


def test_lister_og_avvisninger_er_ingen_innblikk_og_gjoer_ikke_et_innblikk_kortere(ane, kari):
    for liste in ("portefolje", "kandidatliste", "min_uke", "paaminnelser", "navnesok", "lederens_koe"):
        se(ane, kari, handling=liste)
    lest.avvist([kari.pk], av=ane, handling="kandidatside", naa=klokka())
    assert not Innblikk.objects.exists()
    se(ane, kari, etter=1)
    assert Innblikk.objects.count() == 1


def test_hver_person_og_hver_som_ser_har_sitt_eget_innblikk(ane, kari):
    ola, bo = lag.kandidat(ane), lag.bruker()
    se(ane, kari, ola)
    se(bo, kari)
    se(ane, kari, ola, etter=2)
    assert sorted(Innblikk.objects.values_list("ident", "person")) == sorted(
        [("ane@nav.example", kari.pk), ("ane@nav.example", ola.pk), (bo.epost, kari.pk)]
    )


def test_en_vanlig_dag_gir_saa_mange_linjer_som_det_var_innblikk_og_ikke_flere(client, ane, kari, fil):
    ola = lag.kandidat(ane, fase="jobbutvikling")
    client.force_login(ane)
    for sti in ("/", "/kandidater/", "/min-uke/", "/paaminnelser/", "/kandidater/?vis=kontoret"):
        assert client.get(sti).status_code == 200
    client.get(f"/kandidater/{kari.pk}/")
    client.get(f"/kandidater/{kari.pk}/opplysninger/")
    client.post(f"/kandidater/{kari.pk}/opplysninger/", {"telefon": "41234567", "notat": "x"}, follow=True)
    client.get(f"/kandidater/{ola.pk}/")
    client.get(f"/kandidater/{lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR)).pk}/")
    assert audit.tom() == 2
    assert audit.tom() == 0
    linjer = fil.read_text().splitlines()
    assert [linje.split("duid=")[1].split(" ")[0] for linje in linjer] == [kari.fodselsnummer, ola.fodselsnummer]
    assert all("suid=ane@nav.example " in linje and "flexString1=Permit" in linje for linje in linjer)
    assert fil.stat().st_mode & 0o777 == 0o600
    assert Innblikk.objects.count() == 2


def test_mottaker_som_ikke_svarer_holder_ingen_side_og_ingen_linje_gaar_tapt(client, ane, kari, settings):
    class Mottaker(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            mottatt.append(self.rfile.read().decode())

    mottatt: list[str] = []
    with socketserver.TCPServer(("127.0.0.1", 0), Mottaker) as tjener:
        settings.AUDITLOGG = f"syslog://127.0.0.1:{tjener.server_address[1]}"
        client.force_login(ane)
        assert client.get(f"/kandidater/{kari.pk}/").status_code == 200
        tjener.socket.close()
        with pytest.raises(OSError, match="refused"):
            audit.tom()
        assert Auditkoe.objects.count() == 1
    with socketserver.TCPServer(("127.0.0.1", 0), Mottaker) as tjener:
        settings.AUDITLOGG = f"syslog://127.0.0.1:{tjener.server_address[1]}"
        traad = threading.Thread(target=tjener.handle_request)
        traad.start()
        assert audit.tom() == 1
        traad.join()
    [linje] = "".join(mottatt).splitlines()
    assert linje.startswith("<134>1 - ")
    assert "CEF:0|inkludering|AuditLogger|1.0|audit:access|Sporingslogg|INFO|end=" in linje
    assert not Auditkoe.objects.exists()


def test_uten_mottaker_venter_ingenting(ane, kari, settings):
    settings.AUDITLOGG = ""
    se(ane, kari)
    assert (Innblikk.objects.count(), Auditkoe.objects.count(), audit.tom()) == (1, 0, 0)


def test_innblikk_som_ikke_kan_noteres_vises_ikke(client, ane, kari, sql):
    client.force_login(ane)
    client.raise_request_exception = False
    sql("REVOKE INSERT ON hendelser_innblikk FROM inkl_app", base=TESTBASE)
    try:
        with transaction.atomic():
            svar = client.get(f"/kandidater/{kari.pk}/")
            transaction.set_rollback(True)
    finally:
        sql("GRANT INSERT ON hendelser_innblikk TO inkl_app", base=TESTBASE)
    assert svar.status_code == 500
    assert kari.etternavn not in svar.content.decode()


@pytest.mark.parametrize("setning", ["UPDATE {} SET rolle = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_innblikk_kan_ikke_skrives_om(ane, kari, setning):
    se(ane, kari)
    with pytest.raises((ProgrammingError, DatabaseError)), transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning.format("hendelser_innblikk"))
