"""`manage.py seed`: the same seed gives the same data, and only where synthetic people are allowed."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from inkludering.brukere.models import Kontor, Kontorgeografi, Region
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


def saa(fro: int = 1, kandidater: int = 4) -> None:
    stoerrelse = {"kontor": 1, "jobbspesialister": 2, "kandidater": kandidater}
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


def test_seed_nekter_der_syntetiske_personer_ikke_er_tillatt(settings):
    settings.TILLAT_SYNTETISKE = False
    with pytest.raises(CommandError, match="ikke tillatt"):
        saa()


def test_alle_243_kontor_regioner_og_kommuner_er_lagt_inn():
    assert (Kontor.objects.count(), Region.objects.count(), Kontorgeografi.objects.count()) == (243, 12, 390)
    assert Kontorgeografi.objects.get(pk="030101").kontor.navn == "Nav Gamle Oslo"
