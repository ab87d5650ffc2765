"""What the app deletes, or writes over where there is no history, leaves a row it can neither write nor change."""

import pytest
from django.db import ProgrammingError, connection, transaction

from inkludering.hendelser.models import Overskrevet
from kandidater.models import Aapenhet
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


def kjor(setning: str, *verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)


def test_det_som_slettes_staar_igjen_med_hvem_og_hva():
    kari = lag.kandidat(lag.bruker())
    kjor("DELETE FROM kandidater_aapenhet WHERE kandidat_id = %s", kari.pk)
    [rad] = Overskrevet.objects.filter(tabell="kandidater_aapenhet")
    assert (rad.hva, rad.rolle, rad.rad["kandidat_id"]) == ("DELETE", "inkl_app", str(kari.pk))
    assert not Aapenhet.objects.filter(kandidat=kari).exists()


def test_en_rolle_og_et_passord_som_skrives_over_staar_igjen_men_passordet_ikke():
    ane = lag.bruker()
    kjor("UPDATE brukere_tilknytning SET rolle = 'leder' WHERE bruker_id = %s", ane.pk)
    kjor("UPDATE brukere_bruker SET password = 'nytt' WHERE id = %s", ane.pk)
    kjor("UPDATE brukere_bruker SET last_login = '2026-01-01' WHERE id = %s", ane.pk)
    rader = list(Overskrevet.objects.order_by("pk"))
    assert [(rad.tabell, rad.hva) for rad in rader] == [("brukere_tilknytning", "UPDATE"), ("brukere_bruker", "UPDATE")]
    assert rader[0].rad["rolle"] == "jobbspesialist"
    assert "password" not in rader[1].rad


def test_hver_tabell_som_ikke_feies_noterer_det_som_slettes():
    """Also one that was made today: migrate sets the trigger on all."""
    with connection.cursor() as peker:
        peker.execute("SELECT uten_slettespor()")
        assert peker.fetchall() == []
        peker.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'sletting_noteres'")
        assert peker.fetchone()[0] > 30


@pytest.mark.parametrize(
    "setning",
    [
        "INSERT INTO hendelser_overskrevet (tid, tabell, hva, rad, rolle) VALUES ('2026-01-01', '', '', '{}', '')",
        "DELETE FROM hendelser_overskrevet",
        "SELECT noter_overskrevet('x', 'x', '{}')",
        "DELETE FROM django_migrations",
        "UPDATE django_migrations SET name = ''",
        "DELETE FROM rapporter_rapport",
        "UPDATE brukere_rettsendring SET ser_skjermede = true",
    ],
)
def test_sporet_og_det_som_staar_for_godt_er_ikke_appens(setning):
    with pytest.raises(ProgrammingError, match="permission denied"):
        kjor(setning)
