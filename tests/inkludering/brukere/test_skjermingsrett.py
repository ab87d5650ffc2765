"""«Kan se skjermede» is given and taken away by an administrator, with a reason, and in force at once."""

import pytest
from django.db import ProgrammingError, transaction

from inkludering.brukere import skjermingsrett
from inkludering.brukere.models import Rettsendring
from inkludering.hendelser.models import Hendelse
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db


def test_retten_gis_og_tas_med_grunn_og_gjelder_fra_neste_side(client):
    administrator, leder = lag.bruker("administrator"), lag.bruker("leder")
    lag.kandidat(lag.bruker(), etternavn="Skjult", skjermet=True)
    adresse = f"/administrasjon/skjermede/{leder.tilknytning.pk}/"
    for felt, ser in (({"ser_skjermede": "on"}, True), ({}, False)):
        client.force_login(administrator)
        assert client.post(adresse, felt | {"grunn": "kort"}).status_code == 422
        assert client.post(adresse, felt | {"grunn": "Eneste leder i sommer"}).status_code == 302
        siste = Hendelse.objects.filter(type="skjermingsrett").latest("pk")
        assert (siste.av_id, siste.detaljer) == (administrator.pk, {"har": ser})
        assert "skjermede: Eneste leder i sommer" in client.get(adresse).content.decode()
        client.force_login(leder)
        assert ("Skjult" in client.get("/kandidater/").content.decode()) == ser
    assert Hendelse.objects.filter(type="skjermingsrett").count() == 2
    endringer = Rettsendring.objects.order_by("pk").values_list("ser_skjermede", "grunn", "av")
    assert list(endringer) == [(ser, "Eneste leder i sommer", administrator.pk) for ser in (True, False)]


def test_grunnen_kan_verken_endres_eller_slettes():
    administrator, leder = lag.bruker("administrator"), lag.bruker("leder")
    hvem = {"tilknytning": leder.tilknytning, "av": administrator, "naa": klokka()}
    skjermingsrett.sett(ser_skjermede=True, grunn="Eneste leder i sommer", **hvem)
    for forsok in (
        lambda: Rettsendring.objects.update(ser_skjermede=False),
        lambda: Rettsendring.objects.all().delete(),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            forsok()


@pytest.mark.parametrize(("rolle", "kan"), [("leder", 200), ("jobbspesialist", 200), ("markedskontakt", 404)])
def test_bare_ledere_og_vikarer_kan_faa_retten(client, rolle, kan):
    client.force_login(lag.bruker("administrator"))
    assert client.get(f"/administrasjon/skjermede/{lag.bruker(rolle).tilknytning.pk}/").status_code == kan


def test_et_kontor_der_ingen_leder_kan_se_skjermede_er_merket_enten_det_har_noen_eller_ei(client):
    """G-B7: else what becomes of graded people there reaches nobody; it tells nobody whether there are any."""
    merket = "Ingen leder kan se skjermede"
    client.force_login(lag.bruker("administrator"))
    adresse = "/administrasjon/kontorer/?q=lerkendal"
    assert merket in client.get(adresse).content.decode()
    lag.bruker("leder", ser_skjermede=True)
    assert merket not in client.get(adresse).content.decode()
    assert merket in client.get("/administrasjon/kontorer/").content.decode()
