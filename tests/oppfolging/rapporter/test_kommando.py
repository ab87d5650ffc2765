import io

import pytest
from django.core.management import CommandError, call_command

from inkludering.brukere.models import Rolle
from oppfolging.rapporter import bestilling
from oppfolging.rapporter.models import Rapport
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


def kjor(tmp_path, **valg) -> str:
    ut = io.StringIO()
    alle = {
        "kontor": lag.KONTOR,
        "periode": "2026-10",
        "ut": str(tmp_path / "fil.pdf"),
        "naa": "2026-11-03T12:00",
    } | valg
    call_command("rapport", *(f"--{navn}={verdi}" for navn, verdi in alle.items()), stdout=ut)
    return ut.getvalue()


def test_kommandoen_skriver_rapporten_og_sier_avtrykket(tmp_path):
    svar = kjor(tmp_path)
    assert (tmp_path / "fil.pdf").read_bytes().startswith(b"%PDF-1.7")
    leder = lag.bruker(Rolle.LEDER)
    periode = {"fra": lag.oslo(2026, 10, 1).date(), "til": lag.oslo(2026, 10, 31).date()}
    bestilt = bestilling.bestill(kontor=leder.kontor, **periode, av=leder, naa=lag.oslo(2026, 11, 3))
    bestilling.lag(rapport_id=bestilt.pk, naa=lag.oslo(2026, 11, 3))
    assert Rapport.objects.get().tall_hash in svar


@pytest.mark.parametrize(
    ("valg", "sier"),
    [
        ({"kontor": "9999"}, "Fant ikke kontor 9999"),
        ({"periode": "2027-K1"}, "har ikke begynt"),
        ({"periode": "oktober"}, "skriv en måned som 2026-10"),
        ({"ut": "/finnes/ikke/fil.pdf"}, "Kunne ikke skrive"),
    ],
)
def test_kommandoen_sier_hva_som_er_galt(tmp_path, valg, sier):
    with pytest.raises(CommandError, match=sier):
        kjor(tmp_path, **valg)


def test_kommandoen_avviser_en_periode_helt_foer_de_planlagte_kontaktene(tmp_path):
    lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 10, 5))
    with pytest.raises(CommandError, match=r"Planlagte kontakter finnes fra 05\.10\.2026\."):
        kjor(tmp_path, periode="2026-09")
    kjor(tmp_path, periode="2026-10")
