"""`manage.py seed`: the same seed gives the same data, and only where synthetic people are allowed."""

import io
from itertools import islice

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models.functions import TruncDate
from stdnum.no import orgnr

from inkludering.brukere.models import Kontor, Kontorgeografi, Region, Tilknytning
from inkludering.felles import froregister
from inkludering.felles.arbeidsdager import OSLO, er_arbeidsdag, les_tidspunkt, lokal_dato
from inkludering.felles.nummer import syntetiske_orgnr
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kontakt, Kontaktutfall, Oppfolging
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.rader import bak
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


def saa(fro: int = 1, kandidater: int = 4, maaneder: int = 6) -> None:
    stoerrelse = {"kontor": 1, "jobbspesialister": 2, "kandidater": kandidater, "historie": maaneder}
    call_command("seed", **stoerrelse, fro=fro, naa=lag.oslo(2026, 11, 20, 10), stdout=io.StringIO())


def avtrykk(fro: int) -> list[tuple]:
    """What this seed sows in an empty house."""
    merke = transaction.savepoint()
    saa(fro)
    kandidater = Kandidat.objects.order_by("pk").values_list("pk", "fornavn", "fodselsnummer", "fase")
    funnet = [
        *kandidater,
        *Kontakt.objects.order_by("pk", "deltakere").values_list("pk", "tid", "kanal", "deltakere__notat"),
    ]
    transaction.savepoint_rollback(merke)
    return funnet


def test_samme_fro_gir_samme_data_og_annet_fro_andre():
    forste = avtrykk(3)
    assert forste and avtrykk(3) == forste
    assert avtrykk(4) != forste


def test_navn_med_samiske_og_norske_tegn_finnes():
    saa(kandidater=40)
    navn = "".join(Kandidat.objects.values_list("fornavn", flat=True))
    assert any(tegn in navn for tegn in "áÁŋč")
    assert any(tegn in navn for tegn in "øØåÅ")


def test_kontaktene_har_fakta_av_alle_slag():
    saa(kandidater=20)
    kontakter = Kontakt.objects.all()
    assert set(kontakter.values_list("utfall", flat=True)) == set(Kontaktutfall.values)
    assert kontakter.filter(svarer_paa__isnull=False).exists()
    assert kontakter.filter(dag__lt=TruncDate("tid")).exists()
    assert kontakter.exclude(arbeidsgivernavn="").exists()
    assert kontakter.filter(formaal="jobbutvikling", arbeidsgiver__isnull=False).exists()
    assert kontakter.filter(minutter__isnull=False, reiseminutter__isnull=False).exists()
    assert kontakter.exclude(initiativ="nav").exists()
    assert Oppfolging.objects.aapne().moter().exists()


def test_seed_nekter_der_syntetiske_personer_ikke_er_tillatt(settings):
    settings.TILLAT_SYNTETISKE = False
    with pytest.raises(CommandError, match="ikke tillatt"):
        saa()


def test_alle_243_kontor_regioner_og_kommuner_er_lagt_inn():
    assert (Kontor.objects.count(), Region.objects.count(), Kontorgeografi.objects.count()) == (243, 12, 390)
    assert Kontorgeografi.objects.get(pk="030101").kontor.navn == "Nav Gamle Oslo"


def test_en_ny_saaing_legger_nye_kontor_og_folk_til_dem_som_er_der():
    saa()
    foer = set(Kandidat.objects.values_list("fodselsnummer_indeks", flat=True)), Tilknytning.objects.count()
    saa()
    assert foer[0] < set(Kandidat.objects.values_list("fodselsnummer_indeks", flat=True))
    assert Tilknytning.objects.count() == 2 * foer[1]
    assert Tilknytning.objects.values("kontor").distinct().count() == 2


def test_den_som_er_avsluttet_i_saadde_data_er_betjent_den_dagen_som_om_det_var_gjort_i_produktet():
    saa(kandidater=8)
    avsluttede = list(Kandidat.objects.filter(avslutning_registrert__isnull=False))
    assert avsluttede
    for den in avsluttede:
        slutt = den.faseperioder.get(fase="avsluttet").periode.lower
        assert slutt == den.avslutning_registrert == den.ansvar.latest("periode").periode.upper
        dag = lokal_dato(slutt)
        betjente = bak(OVERGANG, Utvalg(den.kontor, dag, dag, lag.oslo(2026, 11, 20, 10)))
        assert den.pk in {rad.kandidat for rad in betjente}


def test_hver_fase_i_saadde_data_begynner_i_arbeidstiden_og_den_foerste_da_kandidaten_ble_registrert():
    saa()
    for den in Kandidat.objects.all():
        starter = sorted(fase.periode.lower.astimezone(OSLO) for fase in den.faseperioder.all())
        assert starter[0] == den.registrert
        assert all(er_arbeidsdag(start.date()) and 8 <= start.hour <= 17 for start in starter)


def test_hver_del_saar_i_rekkefolgen_til_appene_hvilken_som_enn_ble_lest_foerst(monkeypatch):
    saa(kandidater=1, maaneder=1)
    monkeypatch.setattr(froregister, "_deler", froregister._deler[::-1])
    rekkefolge = [del_.__module__ for del_ in froregister.alle()]
    assert rekkefolge == ["inkludering.brukere.fro", "kandidater.fro", "arbeidsgivere.fro", "oppfolging.fro"]


@pytest.mark.parametrize(
    "naar",
    ["2026-11-28T10:00", "2027-03-24T23:30", "2026-12-31T23:30", "2028-02-29T00:30"],
    ids=["loerdag", "foer_paaske", "nyttaarsaften", "skuddaar"],
)
def test_paa_hver_dag_og_time_holder_to_kontor_hvert_loefte(naar):
    naa = les_tidspunkt(naar)
    call_command("seed", kontor=2, jobbspesialister=1, kandidater=5, fro=5, naa=naa, stdout=io.StringIO())
    call_command("sjekk", naa=naa, stdout=(ut := io.StringIO()))
    assert "0 brudd" in ut.getvalue()
    assert not Kontakt.objects.filter(tid__gt=naa).exists()


def test_lengre_historie_gir_kontakt_lenger_tilbake():
    saa()
    halvt_aar = Kontakt.objects.earliest("dag").dag
    saa(maaneder=24)
    assert Kontakt.objects.earliest("dag").dag < halvt_aar


def test_flere_kontor_enn_det_er_igjen_gir_beskjed():
    with pytest.raises(CommandError, match="bare 243 kontor"):
        call_command("seed", kontor=244, stdout=io.StringIO())


def test_registeret_toemmes_ikke_for_virksomheter_naar_landet_er_stort():
    numre = list(islice(syntetiske_orgnr(), 2000))
    assert len(set(numre)) == 2000
    assert all(orgnr.is_valid(nummer) for nummer in numre)
