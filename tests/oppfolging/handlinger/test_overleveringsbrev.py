"""The mails of a hand-over: from when, and nothing said to have happened before that day."""

import pytest

from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from tests.klokke import I_DAG
from tests.oppfolging.handlinger.test_overlevering import OM_FIRE_DAGER, Scene


@pytest.mark.parametrize(
    ("fra", "til_bo", "til_ane"),
    [
        (
            None,
            ("Du har overtatt i Inkludering", "Dette er ditt fra "),
            ("Kandidater er flyttet fra deg", "har flyttet"),
        ),
        (
            OM_FIRE_DAGER,
            (f"Du overtar i Inkludering {OM_FIRE_DAGER:%d.%m.%Y}", "Til da har du ikke overtatt noe"),
            (f"Kandidater flyttes fra deg {OM_FIRE_DAGER:%d.%m.%Y}", "Lederen flytter 1 kandidat fra deg"),
        ),
    ],
)
def test_brevet_sier_fra_naar_og_ikke_at_noe_er_overtatt_foer_dagen(db, fra, til_bo, til_ane):
    scene = Scene()
    scene.flytt(fra=fra)
    for den, (emne, setning) in ((scene.bo, til_bo), (scene.ane, til_ane)):
        brevet = maler.gjengi(Utsending.objects.get(mottaker=den, mal="overlevering"))
        assert brevet.emne == emne
        assert setning in brevet.tekst
        assert f"{fra or I_DAG:%d.%m.%Y}" in brevet.tekst
