"""Contacts and their deltakere against raw SQL: what they may name and mirror, and what history keeps of it."""

import pytest
from django.db import IntegrityError, connection, transaction

from oppfolging.kjerne.models import Deltaker, Kontakt, Part
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import NAA

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker()


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fase="jobbutvikling")


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane)


@pytest.fixture
def begge(ane, kari, hos):
    """A contact with Kari and her employer."""
    forlop = lag.forlop(kari, hos, av=ane)
    return lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ane)


def naar_alt_er_lagret() -> None:
    with connection.cursor() as peker:
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        peker.execute("SET CONSTRAINTS ALL DEFERRED")


def avvist(regel: str, setning: str, *verdier: object) -> None:
    with pytest.raises(IntegrityError) as feil, transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)
        naar_alt_er_lagret()
    assert feil.value.__cause__.diag.constraint_name == regel


def ny_rad(regel: str, kontakt: Kontakt, **felt: object) -> None:
    """One more row on the contact is refused by this rule."""
    with pytest.raises(IntegrityError) as feil, transaction.atomic():
        Deltaker.objects.create(kontakt=kontakt, **felt)
    assert feil.value.__cause__.diag.constraint_name == regel


NY_KONTAKT = (
    "INSERT INTO kjerne_kontakt (id, dag, tid, kanal, utfall, formaal, initiativ, med_arbeidsgiver, arbeidsgiver_id, "
    "av_id, arbeidsgivernavn, beslutningstaker) "
    "VALUES (gen_random_uuid(), %s, %s, 'telefon', 'naadd', '', 'nav', %s, %s, %s, '', false)"
)


def test_kontakt_uten_deltaker_avvises(ane):
    avvist("kontakt_har_deltaker", NY_KONTAKT, NAA.date(), NAA, False, None, ane.pk)


def test_kontakt_med_arbeidsgiver_har_arbeidsgiveren_som_deltaker(ane, kari, begge):
    avvist("kontakt_har_deltaker", "DELETE FROM kjerne_deltaker WHERE part = 'arbeidsgiver'")
    alene = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    avvist("kontakt_har_deltaker", "UPDATE kjerne_kontakt SET med_arbeidsgiver = true WHERE id = %s", alene.pk)
    ny_rad("deltaker_hoerer_til_kontakten", alene, part=Part.ARBEIDSGIVER)


def test_arbeidsgiver_staar_bare_paa_kontakt_som_var_med_den(ane, hos):
    avvist("kontakt_arbeidsgiveren_var_med", NY_KONTAKT, NAA.date(), NAA, False, hos.pk, ane.pk)


@pytest.mark.parametrize("gjort", ["DELETE FROM kjerne_deltaker", "UPDATE kjerne_deltaker SET deltok = false"])
def test_kontakten_kan_ikke_miste_den_som_deltok(ane, kari, gjort):
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    avvist("kontakt_har_deltaker", f"{gjort} WHERE kontakt_id = %s", kontakt.pk)


def test_kontakten_kan_slettes_med_sine_deltakere(begge):
    begge.lukkede_oppfolginger.update(kontakt=None)
    begge.skapte_oppfolginger.update(skapt_av=None)
    begge.delete()
    naar_alt_er_lagret()
    assert not Deltaker.objects.exists()


def test_ingen_deltaker_staar_to_ganger(begge, ane, kari):
    bo = lag.bruker()
    Deltaker.objects.create(kontakt=begge, part=Part.NAV, bruker=bo)
    for felt in (
        {"part": Part.KANDIDAT, "kandidat": kari},
        {"part": Part.ARBEIDSGIVER},
        {"part": Part.NAV, "bruker": bo},
    ):
        ny_rad("deltaker_staar_en_gang", begge, **felt)
    ny_rad("deltaker_er_ikke_den_som_logger", begge, part=Part.NAV, bruker=ane)


def test_en_deltaker_er_noeyaktig_en_part(begge, hos):
    ola, bo, leif = lag.kandidat(lag.bruker()), lag.bruker(), lag.arbeidsgiverkontakt(hos)
    for felt in (
        {"part": Part.KANDIDAT},
        {"part": Part.KANDIDAT, "kandidat": ola, "bruker": bo},
        {"part": Part.KANDIDAT, "kandidat": ola, "arbeidsgiverkontakt": leif},
        {"part": Part.ARBEIDSGIVER, "kandidat": ola},
        {"part": Part.ARBEIDSGIVER, "arbeidsgiverkontakt": leif, "bruker": bo},
        {"part": Part.ARBEIDSGIVER, "arbeidsgiverkontakt": leif, "deltok": False},
        {"part": Part.NAV},
        {"part": Part.NAV, "bruker": bo, "kandidat": ola},
        {"part": Part.NAV, "bruker": bo, "arbeidsgiverkontakt": leif},
        {"part": Part.NAV, "bruker": bo, "deltok": False},
        {"part": "", "kandidat": ola},
    ):
        ny_rad("deltaker_er_en_part", begge, **felt)


def test_personen_jobber_hos_arbeidsgiveren(ane, begge, hos):
    egen, annen = (lag.arbeidsgiverkontakt(sted) for sted in (hos, lag.arbeidsgiver(ane)))
    Deltaker.objects.create(kontakt=begge, part=Part.ARBEIDSGIVER, arbeidsgiverkontakt=egen)
    ny_rad("deltaker_person_hos_arbeidsgiveren", begge, part=Part.ARBEIDSGIVER, arbeidsgiverkontakt=annen)


def test_forlopet_er_kandidatens_og_arbeidsgiverens(ane, kari, begge):
    ola = lag.kandidat(ane, fase="jobbutvikling")
    karis, annet_sted = kari.forlop.get(), lag.forlop(ola, lag.arbeidsgiver(ane), av=ane)
    for forlop in (karis, annet_sted):
        ny_rad("deltaker_i_eget_forlop", begge, part=Part.KANDIDAT, kandidat=ola, forlop=forlop)
    uten_valgt = lag.kontakt(Parter(kandidat=kari, med_arbeidsgiver=True), av=ane)
    avvist(
        "deltaker_i_eget_forlop",
        "UPDATE kjerne_deltaker SET forlop_id = %s WHERE kontakt_id = %s AND part = 'kandidat'",
        karis.pk,
        uten_valgt.pk,
    )
    alene = lag.kontakt(Parter(kandidat=ola, forlop=annet_sted, med_kandidat=True), av=ane)
    assert alene.deltakere.get().forlop == annet_sted


def test_kontakten_kan_ikke_bytte_arbeidsgiver_under_forlopet(ane, begge):
    annen = lag.arbeidsgiver(ane)
    avvist("deltaker_i_eget_forlop", "UPDATE kjerne_kontakt SET arbeidsgiver_id = %s WHERE id = %s", annen.pk, begge.pk)


def test_en_kontakt_kan_ikke_ligge_foran_dagen_den_ble_logget(begge):
    avvist("kontakt_er_ikke_i_framtiden", "UPDATE kjerne_kontakt SET dag = dag + 1 WHERE id = %s", begge.pk)


@pytest.mark.parametrize(
    ("endring", "reell"),
    [("angret = tid", False), ("utfall = 'ikke_svar'", False), ("dag = dag - 2", True)],
)
def test_deltakerne_speiler_kontakten(begge, endring, reell):
    assert all(rad.reell and rad.med_arbeidsgiver and rad.dag == begge.dag for rad in begge.deltakere.all())
    with connection.cursor() as peker:
        peker.execute(f"UPDATE kjerne_kontakt SET {endring} WHERE id = %s", [begge.pk])
    begge.refresh_from_db()
    assert {(rad.reell, rad.dag) for rad in begge.deltakere.all()} == {(reell, begge.dag)}


def test_speilet_kan_ikke_skrives_for_seg(begge):
    Deltaker.objects.update(dag="2020-01-01", reell=False, med_arbeidsgiver=False)
    assert {(rad.dag, rad.reell, rad.med_arbeidsgiver) for rad in Deltaker.objects.all()} == {(begge.dag, True, True)}


def test_historien_forteller_om_raden_og_ikke_om_speilet(begge):
    om_kari = begge.deltakere.get(part=Part.KANDIDAT)
    Kontakt.objects.update(angret=NAA)
    assert list(om_kari.events.values_list("pgh_label", flat=True)) == ["insert"]
    om_kari.notat = "Rettet"
    om_kari.save(update_fields=["notat"])
    assert [(spor.pgh_label, spor.notat) for spor in om_kari.events.order_by("pgh_id")][1:] == [("update", "Rettet")]
    assert list(begge.events.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "update"]
