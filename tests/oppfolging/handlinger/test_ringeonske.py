"""An employer asks to be called: told at once to whoever answers, but not who or where; and held by raw SQL."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from inkludering.brukere.models import Rolle
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from oppfolging.handlinger import ringeonske
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import generering, sammendrag
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.loggeskjema import utfylt

pytestmark = pytest.mark.django_db
NAA = lag.oslo(2026, 11, 26, 14)  # a Thursday


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane")


def bedt(kontaktperson, naa=NAA):
    """Daria at the bakery asks; what has been sent and reminded of since."""
    hos = lag.arbeidsgiver(kontaktperson, naa=naa - timedelta(days=5), navn="Bakeriet AS")
    daria = lag.arbeidsgiverkontakt(hos, fornavn="Daria", etternavn="Moen", telefon="59091938", av=kontaktperson)
    leif = lag.portalbruker(daria)
    ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=leif, naa=naa)
    return hos


def paaminnet() -> set[tuple]:
    return set(Paaminnelse.objects.aapne().filter(regel="ringeonske").values_list("mottaker", "trinn"))


def test_kontaktpersonen_faar_e_post_og_paaminnelse_med_en_gang(ane):
    bedt(ane)
    assert paaminnet() == {(ane.pk, "onsket")}
    sendt = Utsending.objects.get(mal="ringeonske")
    assert (sendt.mottaker, sendt.data) == (ane, {})
    tekst = maler.gjengi(sendt)
    assert tekst.emne == "En arbeidsgiver vil bli oppringt"
    assert "hvor mye det haster" in tekst.tekst
    for hemmelig in ("Daria", "Moen", "Bakeriet", "59091938", "590 91 938", "30.11.2026"):
        assert hemmelig not in tekst.tekst + tekst.emne


def test_uten_kontaktperson_faar_lederne_den(ane):
    leder = lag.bruker(Rolle.LEDER)
    bedt(None)
    assert paaminnet() >= {(leder.pk, "onsket")}
    assert Utsending.objects.filter(mal="ringeonske", mottaker=leder).exists()
    assert not Utsending.objects.filter(mal="ringeonske", mottaker=ane).exists()


def test_det_er_fortalt_og_fortelles_ikke_en_gang_til_foer_fristen(ane):
    bedt(ane)
    generering.generer(naa=lag.oslo(2026, 11, 27, 8))
    assert not Utsending.objects.filter(mal=sammendrag.MAL).exists()
    generering.generer(naa=lag.oslo(2026, 11, 30, 8))
    assert Utsending.objects.get(mal=sammendrag.MAL).data["kontakter"] == 1
    assert paaminnet() == {(ane.pk, "fristen")}


def test_bare_regelen_for_ringeoensket_paaminner_om_det(ane):
    bedt(ane)
    generering.generer(naa=lag.oslo(2026, 12, 3, 8))
    om_det = Paaminnelse.objects.aapne().filter(oppfolging__art="ringeonske")
    assert set(om_det.values_list("regel", flat=True)) == {"ringeonske"}


def test_paaminnelsen_gaar_naar_de_er_ringt(client, ane):
    hos = bedt(ane, naa=klokka())
    client.force_login(ane)
    kort = client.get("/").content.decode()
    assert "Daria Moen" in kort
    assert 'href="tel:59091938"' in kort
    assert "Vil bli oppringt" in kort
    assert "Daria Moen, 590 91 938" in client.get("/paaminnelser/").content.decode()
    skjema = f"/arbeidsgivere/{hos.orgnr}/logg/"
    svar = client.post(skjema, utfylt(client.get(skjema)), follow=True)
    assert "Ønsket om å bli oppringt er ordnet." in svar.content.decode()
    assert paaminnet() == set()
    assert "Daria Moen" not in client.get("/").content.decode()


INN = """
    INSERT INTO kjerne_oppfolging (id, side, art, arbeidsgiver_id, frist, rytmefrist, situasjon, fysisk, sted, status,
        opprettet, antall_flyttinger, bedt_av_id)
    VALUES (gen_random_uuid(), 'arbeidsgiver', %s, %s, %s, %s, '', false, '', 'aapen', %s, 0, %s)
"""


@pytest.mark.parametrize(
    ("art", "hvem", "brudd"),
    [
        ("ringeonske", "ingen", "ringeonske_har_en_som_ba"),
        ("ringeonske", "en annens", "ringeonske_har_en_som_ba"),
        ("jobbtap", "den som ba", "oppfolging_bare_ringeonske_er_bedt_om"),
        ("ringeonske", "den som ba", None),
    ],
)
def test_databasen_holder_at_den_som_vil_ringes_er_der(ane, art, hvem, brudd):
    hos, annen = lag.arbeidsgiver(ane), lag.arbeidsgiver(ane)
    folk = {"den som ba": lag.arbeidsgiverkontakt(hos).pk, "en annens": lag.arbeidsgiverkontakt(annen).pk}
    dag = date(2026, 12, 1)
    verdier = (art, hos.pk, dag, dag, NAA, folk.get(hvem))
    if brudd is None:
        _inn(verdier)
        assert Oppfolging.objects.filter(art="ringeonske").exists()
        return
    with pytest.raises(IntegrityError) as feil:
        _inn(verdier)
    assert feil.value.__cause__.diag.constraint_name == brudd


def _inn(verdier: tuple) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(INN, verdier)
