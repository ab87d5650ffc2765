"""What the machine cannot settle, a person does, once, and the log says so."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from inkludering.hendelser.models import Hendelse
from inkludering.utsending import avgjorelse, utboks
from inkludering.utsending.models import Tilstand, Utsending
from tests import fabrikker as lag

NAA = lag.oslo(2026, 11, 30, 10)
# What it is, minutes since it became uncertain, whether it waits for a person.
VENTER = [
    (Tilstand.DOED, 0, True),
    (Tilstand.USIKKER, 15, False),
    (Tilstand.USIKKER, 16, True),
    (Tilstand.I_KOE, 0, False),
    (Tilstand.SENDT, 0, False),
    (Tilstand.AVLYST, 0, False),
]
VALG = [
    (avgjorelse.send_igjen, "igjen", Tilstand.I_KOE, "melding_sendes_igjen"),
    (avgjorelse.regn_som_sendt, "sendt", Tilstand.SENDT, "melding_regnet_som_sendt"),
    (avgjorelse.frafall, "frafall", Tilstand.AVLYST, "melding_frafalt"),
]


def melding(tilstand: str = Tilstand.DOED, minutter: int = 0) -> Utsending:
    naa = NAA
    den = utboks.ny(nokkel="n", kanal="epost", mal="a", data={}, naa=naa, adresse="kari@privat.example")
    den.tilstand, den.antall_forsok, den.feil = tilstand, 7, "SMTP 550"
    den.usikker_siden = naa - timedelta(minutes=minutter) if tilstand == Tilstand.USIKKER else None
    den.sendt_tid = naa if tilstand == Tilstand.SENDT else None
    den.save()
    return den


@pytest.mark.django_db
@pytest.mark.parametrize(("tilstand", "minutter", "venter"), VENTER)
def test_bare_det_maskinen_ikke_kan_avgjoere_venter_paa_et_menneske(tilstand, minutter, venter):
    den = melding(tilstand, minutter)
    assert avgjorelse.uavgjorte(naa=NAA).exists() is venter
    if not venter:
        with pytest.raises(avgjorelse.KanIkkeAvgjores):
            avgjorelse.send_igjen(utsending=den.pk, av=None, naa=NAA)


@pytest.mark.django_db
@pytest.mark.parametrize(("avgjor", "navn", "blir", "hendelse"), VALG)
def test_avgjoerelsen_staar_og_er_logget_og_tas_bare_en_gang(avgjor, navn, blir, hendelse):
    den, ane = melding(Tilstand.USIKKER, 20), lag.bruker("administrator")
    avgjor(utsending=den.pk, av=ane, naa=NAA)
    den.refresh_from_db()
    assert (den.tilstand, den.usikker_siden, den.token) == (blir, None, None)
    assert den.antall_forsok == (0 if navn == "igjen" else 7)
    logget = Hendelse.objects.filter(objekt_type="utsending").values_list("type", "av_id", "detaljer")
    assert list(logget) == [(hendelse, ane.pk, {"fra": "usikker"})]
    with pytest.raises(avgjorelse.KanIkkeAvgjores):
        avgjor(utsending=den.pk, av=ane, naa=NAA)


@pytest.mark.django_db
def test_kommandoen_viser_dem_uten_adressen_og_avgjoer():
    den, ut = melding(), io.StringIO()
    call_command("uavgjorte", stdout=ut)
    assert ut.getvalue() == f"{den.pk}  Gitt opp   a  E-post  SMTP 550\n1 meldinger venter på en avgjørelse.\n"
    call_command("uavgjorte", "--frafall", str(den.pk), stdout=(ut := io.StringIO()))
    assert ut.getvalue() == "0 meldinger venter på en avgjørelse.\n"
    with pytest.raises(CommandError, match="venter ikke på noen avgjørelse"):
        call_command("uavgjorte", "--sendt", str(den.pk))
