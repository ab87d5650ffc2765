"""A promise kept by a trigger holds whichever way a row is changed: put in, changed, moved to another's card, removed.

Each row of the table is a change that leaves the row itself in order and breaks the promise somewhere else.
"""

import pytest
from django.db import IntegrityError, connection, transaction

from oppfolging.handlinger import inntak
from oppfolging.kjerne import planlegger
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

FOER, MAN = d("4.1.27"), d("11.1.27")
SENT = "'2027-06-01T10:00+02:00'"
KARIS = "UPDATE kjerne_oppfolging SET kandidat_id = %(ola)s WHERE kandidat_id = %(kari)s AND art = "
OLAS_HOS = "WHERE forlop_id = %(forlop)s AND side = 'arbeidsgiver' AND art = 'rytme'"
KARIS_SENE = "kandidat_id = %(kari)s AND art = 'forste_arbeidsgivermote'"

BRUDD = [
    ("kort_har_neste_dato", "datoen går over til en annen kandidat", [f"{KARIS} 'rytme' AND side = 'kandidat'"]),
    ("kort_har_neste_dato", "jobbutviklingen går over", [f"{KARIS} 'rytme' AND side = 'jobbutvikling'"]),
    ("kort_har_neste_dato", "datoen går ut av forløpet", [f"UPDATE kjerne_oppfolging SET forlop_id = NULL {OLAS_HOS}"]),
    (
        "kort_har_neste_dato",
        "datoen går ut av forløpet og fra kandidaten",
        [f"UPDATE kjerne_oppfolging SET forlop_id = NULL, kandidat_id = NULL {OLAS_HOS}"],
    ),
    (
        "kort_har_neste_dato",
        "datoen slettes etter å ha mistet kandidaten",
        [
            f"UPDATE kjerne_oppfolging SET kandidat_id = NULL {OLAS_HOS}",
            f"UPDATE kjerne_oppfolging SET status = 'avlyst', lukket = opprettet {OLAS_HOS}",
        ],
    ),
    ("kort_har_neste_dato", "datoen slettes", ["DELETE FROM kjerne_oppfolging WHERE kandidat_id = %(kari)s"]),
    (
        "kort_har_neste_dato",
        "fasen krever en dato til",
        ["UPDATE kandidater_kandidat SET fase = 'jobbutvikling' WHERE id = %(ola)s"],
    ),
    ("dato_staar_paa_kortet", "en sen dato går over til en annen", [f"{KARIS} 'forste_arbeidsgivermote'"]),
    ("dato_staar_paa_kortet", "en sen dato slettes", [f"DELETE FROM kjerne_oppfolging WHERE {KARIS_SENE}"]),
    (
        "dato_staar_paa_kortet",
        "en sen dato blir noe annet",
        [f"UPDATE kjerne_oppfolging SET art = 'jobbtap' WHERE {KARIS_SENE}"],
    ),
    (
        "dato_over_fristen_staar",
        "en sen dato er utført uten kontakt",
        [f"UPDATE kjerne_oppfolging SET status = 'utfort', lukket = {SENT} WHERE {KARIS_SENE}"],
    ),
    (
        "dato_over_fristen_staar",
        "en sen dato er utført av et forsøk",
        [
            f"UPDATE kjerne_oppfolging SET status = 'utfort', lukket = {SENT}, kontakt_id = %(forsoket)s "
            f"WHERE {KARIS_SENE}"
        ],
    ),
    ("dato_staar_som_gitt", "rytmens dag flyttes", ["UPDATE kjerne_oppfolging SET rytmefrist = frist + 9"]),
    (
        "dato_staar_som_gitt",
        "datoen ble laget en annen gang",
        ["UPDATE kjerne_oppfolging SET opprettet = opprettet - interval '1 day'"],
    ),
    ("dato_staar_som_gitt", "grunnen blir borte", ["UPDATE kjerne_oppfolging SET grunn = NULL"]),
    (
        "kontakt_har_deltaker",
        "deltakeren går over til en annen kontakt",
        ["UPDATE kjerne_deltaker SET kontakt_id = %(olas_kontakt)s WHERE kontakt_id = %(forsoket)s"],
    ),
    (
        "deltaker_i_eget_forlop",
        "forløpet får en annen kandidat",
        ["UPDATE kjerne_forlop SET kandidat_id = %(kari)s WHERE id = %(forlop)s"],
    ),
    (
        "deltaker_i_eget_forlop",
        "forløpet får en annen arbeidsgiver",
        ["UPDATE kjerne_forlop SET arbeidsgiver_id = %(annen)s WHERE id = %(forlop)s"],
    ),
    (
        "deltaker_person_hos_arbeidsgiveren",
        "personen får en annen arbeidsgiver",
        ["UPDATE arbeidsgivere_arbeidsgiverkontakt SET arbeidsgiver_id = %(annen)s WHERE id = %(leif)s"],
    ),
    (
        "rytme_uten_hull",
        "rytmen går over til et kontor",
        ["UPDATE kjerne_rytmetrinn SET kontor_id = '5702' WHERE situasjon = 'henvist'"],
    ),
    (
        "forlop_krever_kontaktperson",
        "forløpet får en arbeidsgiver uten kontaktperson",
        ["UPDATE kjerne_forlop SET arbeidsgiver_id = %(uten)s WHERE id = %(forlop)s"],
    ),
    (
        "kandidat_ansvarlig_eller_koe",
        "ansvaret går over til en annen kandidat",
        ["UPDATE kandidater_kandidatansvar SET kandidat_id = %(sluttet)s WHERE kandidat_id = %(kari)s"],
    ),
]


def bygg() -> dict[str, object]:
    """Kari searches and has a reason on a date; Ola trains at an employer, where he and Leif have been met."""
    k = scene(MAN, fase="jobbutvikling")
    o = Scene(k.ane, k.hos, lag.kandidat(k.ane, naa=kl(MAN))).start("fast", MAN, dag=MAN)
    leif = lag.arbeidsgiverkontakt(k.hos)
    uten = lag.arbeidsgiver(None, naa=kl(MAN))
    annen = lag.arbeidsgiver(k.ane, naa=kl(MAN, 7))
    planlegger.planlegg(arbeidsgivere=[annen], naa=kl(MAN))
    sluttet = lag.kandidat(k.ane, naa=kl(FOER))
    inntak.avslutt(kandidat=sluttet, dato=FOER, av=k.ane, naa=kl(FOER, 11))
    med_kari = lag.Parter(kandidat=k.kari, med_kandidat=True)
    lag.kontakt(med_kari, av=k.ane, naa=kl(MAN), neste={"kandidat": d("19.1.27")}, grunn="På reise")
    motet = lag.kontakt(lag.Parter(kandidat=k.kari, med_arbeidsgiver=True), av=k.ane, naa=kl(MAN))
    forsoket = lag.kontakt(med_kari, av=k.ane, naa=kl(MAN, 11), naadd=False)
    hos_ola = lag.kontaktlogg.Parter((lag.OmKandidat(o.kari, o.forlop),), lag.MedArbeidsgiver(o.hos, person=leif))
    olas_kontakt = lag.kontakt(hos_ola, av=k.ane, naa=kl(MAN, 12))
    return {
        "kari": k.kari.pk,
        "ola": o.kari.pk,
        "forlop": o.forlop.pk,
        "leif": leif.pk,
        "annen": annen.pk,
        "uten": uten.pk,
        "sluttet": sluttet.pk,
        "forsoket": forsoket.pk,
        "olas_kontakt": olas_kontakt.pk,
        "motet": motet.pk,
    }


bygget, verden = bygd_en_gang(bygg)


@pytest.mark.parametrize(
    ("loefte", "endring"),
    [(loefte, endring) for loefte, _hva, endring in BRUDD],
    ids=[hva for _loefte, hva, _endring in BRUDD],
)
def test_et_loefte_holder_hvordan_raden_enn_endres(loefte, endring, verden):
    with pytest.raises(IntegrityError) as feil, transaction.atomic(), connection.cursor() as peker:
        for setning in endring:
            peker.execute(setning, verden)
        peker.execute(f"SET CONSTRAINTS {loefte} IMMEDIATE")
    assert feil.value.__cause__.diag.constraint_name == loefte


LOVLIG = [
    "UPDATE kjerne_oppfolging SET grunn = 'skrevet med ny nøkkel' WHERE grunn IS NOT NULL",
    "UPDATE kjerne_oppfolging SET grunn = NULL WHERE grunn IS NULL",
    "UPDATE kjerne_oppfolging SET rytmefrist = rytmefrist, opprettet = opprettet, kandidat_id = kandidat_id",
    "DELETE FROM kjerne_oppfolging WHERE status <> 'aapen'",
    "UPDATE kjerne_oppfolging SET art = 'jobbtap' WHERE status <> 'aapen'",
    f"UPDATE kjerne_oppfolging SET status = 'utfort', lukket = opprettet, kontakt_id = %(motet)s WHERE {KARIS_SENE}",
    f"UPDATE kjerne_oppfolging SET status = 'utfort', lukket = {SENT}, kontakt_id = %(motet)s WHERE {KARIS_SENE}",
    "UPDATE kjerne_forlop SET stilling = 'Baker' WHERE id = %(forlop)s",
]


@pytest.mark.parametrize("endring", LOVLIG)
def test_det_lovlige_gaar_gjennom(endring, verden):
    with connection.cursor() as peker:
        peker.execute(endring, verden)
        peker.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("kortet", "tabell", "hvor"),
    [
        ("kari", "kandidater_kandidat", "kandidat_id = %(den)s"),
        ("annen", "arbeidsgivere_arbeidsgiver", "arbeidsgiver_id = %(den)s"),
    ],
)
def test_en_aapen_dato_gaar_bare_med_kortet_den_staar_paa(kortet, tabell, hvor, verden):
    den = {"den": verden[kortet]}
    slett, kortet_med = f"DELETE FROM kjerne_oppfolging WHERE {hvor}", f"DELETE FROM {tabell} WHERE id = %(den)s"
    for setninger, lov in ((slett, False), (f"{slett}; {kortet_med}", True)):
        with transaction.atomic(), connection.cursor() as peker:
            for setning in setninger.split("; "):
                peker.execute(setning, den)
            assert (proev(peker, "dato_staar_paa_kortet") is None) is lov
            transaction.set_rollback(True)


def proev(peker, utloeser: str) -> str | None:
    """The rule that a deferred trigger finds broken now."""
    try:
        with transaction.atomic():
            peker.execute(f"SET CONSTRAINTS {utloeser} IMMEDIATE")
    except IntegrityError as feil:
        return feil.__cause__.diag.constraint_name
    return None
