"""What those who operate the house are told, on a port of its own."""

import io
import urllib.error
import urllib.request
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from arbeidsgivere import tasks as arbeidsgivertasks
from inkludering.hendelser import audit
from inkludering.maaling import arbeider, tjener
from inkludering.maaling.maalinger import REGISTER
from inkludering.utsending import helse, puls, utboks
from inkludering.utsending.models import Puls, Tilstand, Utsending
from oppfolging import tasks
from tests import fabrikker as lag
from tests.levende import ledig_portserie

NAA = lag.oslo(2026, 11, 30, 10)
# Round, minutes since it was done, whether it stands still.
STILLE = [
    (puls.UTSENDING, 3, False),
    (puls.UTSENDING, 4, True),
    (puls.LENKER, 3, False),
    (puls.LENKER, 4, True),
    (puls.TIKK, 5, False),
    (puls.TIKK, 6, True),
]


def alle_gaar(**minutter: int) -> None:
    for runde in puls.LENGST_UTEN:
        puls.slaa(runde, naa=NAA - timedelta(minutes=minutter.get(runde, 0)))


def melding(tilstand: str = Tilstand.I_KOE, **felt: object) -> Utsending:
    ny = utboks.ny(
        nokkel=str(Utsending.objects.count()), kanal="epost", mal="a", data={}, naa=NAA, adresse="a@b.example"
    )
    ny.tilstand, ny.ikke_foer = tilstand, NAA - timedelta(minutes=int(felt.pop("forfalt", 0)))
    for navn, verdi in felt.items():
        setattr(ny, navn, verdi)
    ny.save()
    return ny


def sagt() -> list[str]:
    return list(helse.feil(helse.les(naa=NAA)))


@pytest.mark.django_db
@pytest.mark.parametrize(("runde", "minutter", "stille"), STILLE)
def test_en_runde_som_staar_stille_blir_sagt(runde, minutter, stille):
    alle_gaar(**{runde: minutter})
    ventet = [f"runden «{runde}» står stille: sist gjort for {minutter} min siden"] if stille else []
    assert sagt() == ventet


@pytest.mark.django_db
def test_en_runde_som_aldri_har_gaatt_blir_sagt_og_hver_runde_slaar_selv():
    assert [setning.split("»")[0] for setning in sagt()] == [f"runden «{runde}" for runde in puls.LENGST_UTEN]
    tasks.tikk()
    arbeidsgivertasks.behandle_lenkebestillinger()
    assert set(Puls.objects.values_list("navn", flat=True)) == {puls.TIKK, puls.LENKER}


@pytest.mark.django_db
def test_en_auditlogg_som_ikke_tar_imot_blir_sagt(monkeypatch):
    alle_gaar()
    monkeypatch.setattr(audit, "er_paa", lambda: True)
    for tid, stille in ((NAA - audit.SENEST, False), (NAA - audit.SENEST - timedelta(seconds=1), True)):
        monkeypatch.setattr(audit, "eldste", lambda tid=tid: tid)
        assert [setning.split(":")[0] for setning in sagt()] == ["auditloggen tar ikke imot"] * stille


@pytest.mark.django_db
def test_det_som_venter_paa_et_menneske_og_det_som_er_for_sent_blir_sagt():
    alle_gaar()
    melding(forfalt=15)
    melding(forfalt=99, utloper=NAA)
    melding(Tilstand.SENDT, sendt_tid=NAA)
    assert sagt() == []
    melding(forfalt=16)
    melding(Tilstand.DOED)
    melding(Tilstand.USIKKER, usikker_siden=NAA)
    melding(Tilstand.USIKKER, usikker_siden=NAA - timedelta(minutes=16))
    assert sagt() == [
        "den eldste meldingen skulle vært sendt for 16 min siden",
        "2 meldinger venter på en avgjørelse: «manage.py uavgjorte» viser dem",
    ]


@pytest.mark.django_db
def test_kommandoen_gir_feilkode_naar_noe_staar_stille():
    ut = io.StringIO()
    with pytest.raises(CommandError, match="3 ting å se på") as feil:
        call_command("helse", naa=NAA, stdout=ut)
    assert (feil.value.returncode, ut.getvalue().count("– ")) == (1, 3)
    alle_gaar()
    call_command("helse", naa=NAA, stdout=ut)
    assert ut.getvalue().endswith("Alt går som det skal.\n")


def les(port: int, sti: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{sti}", timeout=10) as svar:
            return svar.status, svar.read().decode()
    except urllib.error.HTTPError as svar:
        with svar:
            return svar.code, ""


def test_den_indre_porten_sier_tallene_og_bare_naar_den_er_satt(egen_base, settings, client):
    assert tjener.start(REGISTER, lambda: True) is None
    puls.slaa(puls.TIKK, naa=NAA)
    melding(Tilstand.DOED)
    client.get("/portal/inn/hemmelig.lenke/")
    client.get("/portal/inn/")
    client.get("/finnes-ikke/")
    client.generic("ROCKET", "/logg-inn/")
    settings.MAALEPORT = ledig_portserie(1)
    lever = [True]
    indre = tjener.start(REGISTER, lambda: lever[0])
    try:
        status, tall = les(settings.MAALEPORT, "/metrics")
        assert status == 200
        assert 'inkludering_utboks_meldinger{tilstand="doed"} 1.0' in tall
        assert 'inkludering_puls_alder_sekunder{runde="tikk"}' in tall
        assert "inkludering_database_svarer 1.0" in tall
        assert 'metode="GET",rute="portal/inn/",status="410"' in tall
        assert 'metode="GET",rute="annet",status="404"' in tall
        assert 'metode="annet",rute="logg-inn/",status="405"' in tall
        assert not {ord_ for ord_ in ("hemmelig", "finnes-ikke", "ROCKET", "b.example") if ord_ in tall}
        assert [les(settings.MAALEPORT, sti)[0] for sti in ("/livez", "/")] == [200, 404]
        lever[0] = False
        assert les(settings.MAALEPORT, "/livez")[0] == 503
        connection.settings_dict["NAME"] = "finnes_ikke"
        connection.close()
        status, tall = les(settings.MAALEPORT, "/metrics")
        assert (status, "inkludering_database_svarer 0.0" in tall) == (200, True)
    finally:
        indre.shutdown()
        indre.server_close()


# Who, seconds since it last did what it is for, whether it lives.
LIVSTEGN = [("beat", 179, True), ("beat", 181, False), ("arbeider", 599, True), ("arbeider", 601, False)]


@pytest.mark.parametrize(("hvem", "sekunder", "lever"), LIVSTEGN)
def test_den_som_ikke_faar_eller_gir_arbeid_regnes_som_doed(hvem, sekunder, lever):
    tegn = arbeider.Livstegn()
    tegn.sist -= sekunder
    assert tegn.lever(hvem) is lever
    tegn.noter(sender="hvem som helst")
    assert tegn.lever(hvem)
