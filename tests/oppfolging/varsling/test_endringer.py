"""A tick that looks only at what has changed ends where looking at everything would, whatever people do."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidsgivere import kontaktansvar
from inkludering.brukere import fravaer
from kandidater import ansvar, naerstaaende
from kandidater.belastning import TaketErNaadd
from oppfolging.handlinger import inntak, kontaktlogg, overlevering
from oppfolging.varsling import generering
from oppfolging.varsling.models import Endret
from tests.oppfolging.varsling.fasit import skal_staa_ved, staar
from tests.oppfolging.varsling.gjerninger import GJERNINGER, RAA_SQL, Verden

# Each thing that is followed happens at least once when something stands that it changes.
ALT_SOM_FOELGES = [
    "registeret svarer mildere om kari",
    "bo spørres",
    "bo svarer nei",
    "bo bare spørres",
    "bo svarer nei",
    "ane er borte",
    "bo er vikar",
    "bo er nær kari",
    "bo er ikke nær kari",
    "bo er nær kari",
    "karis nummer er et annet",
    "bo er ikke nær kari",
    "en annen tar kari",
    "slett vikarbeskjedene",
    "slett stedfortrederne",
    "fraværet er avlyst",
    "si fra",
    "de har snakket",
    "si fra",
    "slett henvendelsene",
    "lederen endrer folkene",
    "folkene er endret av kontaktpersonen",
    "lederen endrer folkene",
    "slett folkene",
    "en uke går",
    "flytt fram",
    "en uke går",
    "til bo",
    "ny dato i dag",
    "datoen bytter arbeidsgiver",
    "til køen",
    "ola til ane",
    "uten kontaktperson",
    "arbeidsgiveren flytter",
    "ane er kontaktperson",
    "annet kontor",
    "bo er kontaktperson",
    "kollega hos arbeidsgiveren",
    "angre",
    "bare kontakten",
    "bare kontakten angres",
    "bare kontakten likevel ikke",
    "bare kontakten er om kari",
    "kari graderes",
    "bare kontakten er om ingen",
    "bare kontakten er om kari",
    "bare kontakten er om ingen",
    "kari er ugradert",
    "slett kontakten",
    "samme kontor",
    "ny leder",
    "ane stenges ute",
    "ane slippes inn",
    "bo slutter",
    "bo begynner igjen",
    "til ane",
    "samtale med kandidaten",
    "angre",
    "ola avsluttes",
    "en uke går",
    "til bo fra i morgen",
    "en dag går",
    "ane er kontaktperson om en time",
    "en time går",
    "ansvaret rettes",
    "ansvaret slettes",
    "ansvaret tilbakedateres",
    "kontaktansvaret rettes",
    "kontaktansvaret slettes",
    "kontaktansvaret tilbakedateres",
    "slett datoene",
]


KAN_IKKE = (
    kontaktlogg.KanIkkeAngres,
    inntak.HarAapneForlop,
    overlevering.HarGaattEnAnnenVei,
    TaketErNaadd,
    naerstaaende.ErInhabil,
    fravaer.OverlapperEtAnnet,
    fravaer.ErTattTilbake,
    fravaer.KanIkkeVaereVikar,
    IntegrityError,
    AttributeError,
)


def leves(gjerninger: list[str]) -> None:
    """What cannot be done where things stand changes nothing."""
    verden = Verden()
    generering.generer(naa=verden.naa)
    for nr, navn in enumerate(gjerninger):
        try:
            with transaction.atomic():
                (GJERNINGER | RAA_SQL)[navn](verden)
        except KAN_IKKE:
            verden.glem()
        verden.gaar(seconds=1)
        generering.generer(naa=verden.naa)
        assert staar() == skal_staa_ved(verden.naa), f"after {gjerninger[: nr + 1]}"
        assert not Endret.objects.exists()


@pytest.mark.django_db
def test_hver_slags_endring_blir_sett():
    with transaction.atomic():
        leves(ALT_SOM_FOELGES)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_den_samme_paaminnelsen_er_om_kandidaten_fra_hun_graderes_til_hun_ikke_er_det():
    """An employer's date of ane's own is about nobody; then about kari; so it goes with her to the queue."""
    with transaction.atomic():
        leves(["ane er kontaktperson", "en uke går", "til ane", "kari graderes", "til køen"])
        transaction.set_rollback(True)
    with transaction.atomic():
        leves(["ane er kontaktperson", "en uke går", "til ane", "kari graderes", "kari er ugradert", "til køen"])
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(GJERNINGER)), min_size=3, max_size=14))
def test_det_som_staar_er_det_som_skal_staa_hva_som_enn_skjer(gjerninger):
    with transaction.atomic():
        leves(gjerninger)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("hos", ["kandidaten", "arbeidsgiveren"])
def test_et_ansvar_som_begynner_i_det_sekundet_det_ses_etter_blir_sett(hos):
    verden = Verden()
    verden.gaar(days=40)
    fra = verden.naa + timedelta(hours=1)
    felles = {"aarsak": "", "av": verden.leder, "naa": verden.naa, "fra": fra}
    if hos == "kandidaten":
        ansvar.tildel(kandidat=verden.kari, til=verden.bo, **felles)
    else:
        kontaktansvar.tildel(arbeidsgiver=verden.hos, til=verden.ane, **felles)
    generering.generer(naa=verden.naa)
    foer = staar()
    generering.generer(naa=fra)
    assert staar() == skal_staa_ved(fra) != foer


@pytest.mark.django_db
def test_et_minutt_uten_noe_nytt_ser_ikke_paa_noen():
    verden = Verden()
    generering.generer(naa=verden.naa)
    verden.gaar(minutes=1)
    with CaptureQueriesContext(connection) as sett:
        generering.generer(naa=verden.naa)
    assert not [ett["sql"] for ett in sett if "skal_staa" in ett["sql"]]
    verden.ny_dato(verden.naa.date())
    with CaptureQueriesContext(connection) as sett:
        generering.generer(naa=verden.naa)
    assert [ett["sql"] for ett in sett if "skal_staa" in ett["sql"]]
