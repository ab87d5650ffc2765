from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet
from django import forms
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from inkludering.felles.kryptering import Dekrypteringsfeil, KryptertTekstfelt, indeks


@pytest.fixture
def notat(midlertidig_tabell) -> Iterator[type[models.Model]]:
    """A model with one encrypted field."""
    with isolate_apps("inkludering.felles"):

        class Notat(models.Model):  # noqa: DJ008
            tekst = KryptertTekstfelt(null=True)

            class Meta:
                app_label = "felles"
                db_table = "proevenotat"

        midlertidig_tabell(Notat)
        yield Notat


def _raatt(pk: int) -> bytes | None:
    with connection.cursor() as peker:
        peker.execute("SELECT tekst FROM proevenotat WHERE id = %s", [pk])
        return peker.fetchone()[0]


@pytest.mark.parametrize("tekst", ["Trives på lageret, æøå 🌱", "", "x" * 100_000])
def test_teksten_kommer_tilbake_og_staar_ikke_lesbar_i_databasen(notat, tekst):
    rad = notat.objects.create(tekst=tekst)
    assert notat.objects.get(pk=rad.pk).tekst == tekst
    assert _raatt(rad.pk).startswith(b"gAAAA")
    assert not tekst or tekst.encode() not in _raatt(rad.pk)


def test_samme_tekst_gir_ulik_kryptering_hver_gang(notat):
    rader = [notat.objects.create(tekst="det samme") for _ in range(2)]
    assert _raatt(rader[0].pk) != _raatt(rader[1].pk)


def test_null_forblir_null_og_kan_finnes(notat):
    tom, _full = notat.objects.create(tekst=None), notat.objects.create(tekst="noe")
    assert _raatt(tom.pk) is None
    assert [rad.pk for rad in notat.objects.filter(tekst__isnull=True)] == [tom.pk]
    assert notat.objects.get(pk=tom.pk).tekst is None


def test_masseskriving_krypterer_ogsaa(notat):
    rader = notat.objects.bulk_create([notat(tekst="en"), notat(tekst="to")])
    rader[0].tekst = "ny"
    notat.objects.bulk_update(rader, ["tekst"])
    notat.objects.filter(pk=rader[1].pk).update(tekst="nyere")
    assert {rad.tekst for rad in notat.objects.all()} == {"ny", "nyere"}
    assert all(_raatt(rad.pk).startswith(b"gAAAA") for rad in rader)


@pytest.mark.parametrize(
    "oppslag", ["tekst", "tekst__icontains", "tekst__gt", "tekst__in", "tekst__lower__exact", "tekst__startswith"]
)
def test_kryptert_felt_kan_ikke_sokes_i(notat, oppslag):
    with pytest.raises(FieldError):
        notat.objects.filter(**{oppslag: "noe"})


def test_ny_nokkel_foerst_leser_gammelt_og_skriver_nytt(notat, settings):
    gammel, ny = settings.FELTNOKLER[0], Fernet.generate_key().decode()
    fra_foer = notat.objects.create(tekst="fra før")
    settings.FELTNOKLER = [ny, gammel]
    assert notat.objects.get(pk=fra_foer.pk).tekst == "fra før"
    nytt = notat.objects.create(tekst="nytt")
    settings.FELTNOKLER = [ny]
    assert notat.objects.get(pk=nytt.pk).tekst == "nytt"
    with pytest.raises(Dekrypteringsfeil):
        notat.objects.get(pk=fra_foer.pk)


def test_ukjent_nokkel_er_en_tydelig_feil(notat, settings):
    rad = notat.objects.create(tekst="noe")
    settings.FELTNOKLER = [Fernet.generate_key().decode()]
    with pytest.raises(Dekrypteringsfeil, match="FELTNOKLER"):
        notat.objects.get(pk=rad.pk)


def test_indeks_er_lik_for_like_verdier_og_bundet_til_nokkelen(settings):
    verdi = indeks("10915596784")
    assert verdi == indeks("10915596784") != indeks("10915596785")
    assert len(verdi) == 32
    settings.INDEKSNOKKEL = "en helt annen nøkkel av god lengde"
    assert indeks("10915596784") != verdi


def test_feltet_lar_seg_skrive_i_en_migrering_og_vise_i_et_skjema():
    felt = KryptertTekstfelt(null=True, blank=True)
    _, sti, argumenter, valg = felt.deconstruct()
    assert (sti, argumenter, valg) == (
        "inkludering.felles.kryptering.KryptertTekstfelt",
        [],
        {"null": True, "blank": True},
    )
    assert isinstance(felt.formfield().widget, forms.Textarea)
