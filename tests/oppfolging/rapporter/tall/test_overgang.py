"""Transition to work: who is served, whose job really began, and who was in work already. October 2026."""

from datetime import date, datetime

import pytest

from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger import forlopsgang, inntak
from oppfolging.kjerne.models import Forlop
from oppfolging.rapporter.tall.overgang import OVERGANG, TIL_ARBEID, kom_i_arbeid
from oppfolging.rapporter.tall.rader import KONTORET, tell
from oppfolging.rapporter.tall.verdier import Andel
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.oppfolging.rapporter.tall.test_grenser import FRA, LITT, SNITT, TIL

pytestmark = pytest.mark.django_db
I_FJOR = lag.oslo(2025, 6, 2)


def talt(tall, hos=KONTORET, *, fra=FRA, til=TIL, snitt=SNITT):
    verdi = tell(Utvalg(lag.kontor(), fra, til, snitt), [tall])[tall.nokkel].get(hos)
    return verdi or tall.verdi.av(tall.slag, {})


def slag(**valg) -> dict[str, int]:
    return {ett: antall for ett, antall in talt(TIL_ARBEID, **valg).per.items() if antall}


def aaret(**valg) -> tuple[int, int]:
    andel: Andel = talt(OVERGANG, **valg).per["aar"]
    return andel.teller, andel.nevner


def person(henvist: datetime = I_FJOR, **felt) -> Kandidat:
    return lag.kandidat(lag.bruker(), naa=henvist, **felt)


def jobb(kari: Kandidat, start: date, registrert: datetime = I_FJOR, *, type_="fast", slutt=None, aarsak="") -> Forlop:
    av = lag.bruker()
    den = lag.forlop(kari, lag.arbeidsgiver(av, naa=registrert), av=av, naa=registrert, type=type_, start=start)
    if slutt:
        forlopsgang.avslutt(forlop=den, dato=slutt, aarsak=aarsak or "mistet_jobben", av=av, naa=kl(slutt))
    return den


def kl(dag: date) -> datetime:
    return lag.oslo(dag.year, dag.month, dag.day)


D = date
# What a person has had of jobs (start, end, type), and what October and the twelve months to its end say.
JOBBER = [
    ("ingen jobb", [], {}, (0, 1)),
    ("første jobb", [(D(2026, 10, 1), None, "fast")], {"forste_uten": 1}, (1, 1)),
    ("siste dag", [(D(2026, 10, 31), None, "laerling")], {"forste_uten": 1}, (1, 1)),
    ("dagen etter", [(D(2026, 11, 1), None, "fast")], {}, (0, 1)),
    ("lønnstilskudd", [(D(2026, 10, 5), None, "lonnstilskudd")], {"forste_med": 1}, (1, 1)),
    (
        "tilskudd, så uten",
        [(D(2026, 10, 5), D(2026, 10, 9), "lonnstilskudd"), (D(2026, 10, 12), None, "fast")],
        {"forste_uten": 1},
        (1, 1),
    ),
    ("arbeidstrening", [(D(2026, 10, 5), None, "arbeidstrening")], {}, (0, 1)),
    ("i september", [(D(2026, 9, 30), None, "fast")], {"i_jobb": 1}, (1, 1)),
    ("for over et år siden", [(D(2025, 10, 31), None, "fast")], {"i_jobb": 1}, (0, 1)),
    ("for et år siden", [(D(2025, 11, 1), None, "fast")], {"i_jobb": 1}, (1, 1)),
    (
        "i jobb igjen",
        [(D(2025, 9, 1), D(2025, 10, 1), "fast"), (D(2026, 10, 20), None, "fast")],
        {"ny_uten": 1},
        (1, 1),
    ),
    (
        "sluttet dagen før",
        [(D(2025, 7, 1), D(2026, 9, 30), "fast"), (D(2026, 10, 2), None, "lonnstilskudd")],
        {"ny_med": 1},
        (0, 1),
    ),
    (
        "byttet jobb",
        [(D(2025, 7, 1), D(2026, 10, 20), "fast"), (D(2026, 10, 20), None, "fast")],
        {"jobbytte": 1, "i_jobb": 1},
        (0, 1),
    ),
    (
        "byttet jobb den første dagen",
        [(D(2025, 7, 1), D(2026, 10, 1), "fast"), (D(2026, 10, 1), None, "fast")],
        {"jobbytte": 1, "i_jobb": 1},
        (0, 1),
    ),
    (
        "en av to jobber slutt",
        [
            (D(2025, 7, 1), D(2026, 10, 5), "fast"),
            (D(2025, 7, 1), D(2026, 10, 25), "fast"),
            (D(2026, 10, 20), None, "fast"),
        ],
        {"ekstrajobb": 1, "i_jobb": 1},
        (0, 1),
    ),
    (
        "ekstra før den første var slutt",
        [
            (D(2025, 7, 1), D(2026, 10, 15), "fast"),
            (D(2026, 10, 10), None, "fast"),
            (D(2026, 10, 20), None, "fast"),
        ],
        {"ekstrajobb": 1, "i_jobb": 1},
        (0, 1),
    ),
    (
        "en halv time ekstra",
        [(D(2025, 9, 3), None, "fast"), (D(2026, 10, 20), None, "tilkalling")],
        {"ekstrajobb": 1, "i_jobb": 1},
        (0, 1),
    ),
]


@pytest.mark.parametrize(
    ("jobber", "i_oktober", "i_aaret"), [rad[1:] for rad in JOBBER], ids=[rad[0] for rad in JOBBER]
)
def test_hvem_som_kom_i_arbeid(jobber, i_oktober, i_aaret):
    kari = person()
    for start, slutt, type_ in jobber:
        jobb(kari, start, type_=type_, slutt=slutt)
    assert slag() == i_oktober
    assert aaret() == i_aaret


@pytest.mark.parametrize("registrert", [lag.oslo(2026, 10, 8), SNITT])
def test_en_jobb_som_aldri_begynte_er_ikke_overgang(registrert):
    """Agreed for the 15th; cancelled the week before, or known on the day of the cut never to have begun."""
    kari = person()
    den = jobb(kari, D(2026, 10, 15))
    forlopsgang.avslutt(forlop=den, dato=D(2026, 10, 8), aarsak="begynte_ikke", av=lag.bruker(), naa=registrert)
    assert (slag(), aaret()) == ({}, (0, 1))


@pytest.mark.parametrize(("registrert", "i_oktober", "i_aaret"), [(SNITT, 1, (1, 1)), (SNITT + LITT, 0, (0, 0))])
def test_den_som_var_henvist_i_perioden_men_registrert_senere_er_betjent_den_dagen_det_var(
    registrert, i_oktober, i_aaret
):
    kari = person(registrert, henvist_dato=D(2026, 10, 12))
    jobb(kari, D(2026, 10, 26), registrert)
    assert kom_i_arbeid_hos(KONTORET) == i_oktober
    assert aaret() == i_aaret
    assert kom_i_arbeid_hos(kari.ansvar.get().bruker_id) == i_oktober


def kom_i_arbeid_hos(hos) -> int:
    return sum(antall for ett, antall in slag(hos=hos).items() if ett.startswith(("forste", "ny")))


@pytest.mark.parametrize(
    ("henvist", "avsluttet", "betjent"),
    [
        (D(2025, 6, 2), D(2025, 10, 31), 0),
        (D(2025, 6, 2), D(2025, 11, 1), 1),
        (D(2026, 10, 31), None, 1),
        (D(2026, 11, 1), None, 0),
    ],
)
def test_betjent_er_etter_dagene_det_hendte_og_ikke_naar_det_ble_skrevet(henvist, avsluttet, betjent):
    kari = person(kl(henvist), henvist_dato=henvist)
    if avsluttet:
        inntak.avslutt(kandidat=kari, dato=avsluttet, av=lag.bruker(), naa=SNITT)
    assert aaret() == (0, betjent)


def test_saken_begynte_i_perioden_og_da_var_personen_i_arbeid():
    kari = person(lag.oslo(2026, 10, 12))
    jobb(kari, D(2026, 10, 5), lag.oslo(2026, 10, 12))
    assert (slag(), aaret()) == ({"i_jobb": 1}, (0, 1))


def test_en_person_er_en_person_i_alle_sakene_sine():
    gammel = person()
    jobb(gammel, D(2025, 7, 1), slutt=D(2026, 10, 5))
    inntak.avslutt(kandidat=gammel, dato=D(2026, 10, 5), av=lag.bruker(), naa=lag.oslo(2026, 10, 5))
    ny = person(lag.oslo(2026, 10, 20), fodselsnummer=gammel.fodselsnummer)
    jobb(ny, D(2026, 10, 26), lag.oslo(2026, 10, 21), type_="tilkalling")
    assert slag() == {"i_jobb": 1, "jobbytte": 1}
    assert aaret() == (0, 1)


@pytest.mark.parametrize(
    ("overtatt", "start", "hos"),
    [
        (lag.oslo(2026, 10, 15), D(2026, 10, 26), 1),
        (lag.oslo(2026, 10, 26, 23), D(2026, 10, 26), 1),
        (lag.oslo(2026, 10, 27, 0), D(2026, 10, 26), 0),
        (lag.oslo(2026, 10, 15), D(2026, 10, 1), 0),
        (lag.oslo(2026, 9, 15), D(2026, 10, 1), 1),
    ],
)
def test_jobben_er_hos_den_som_hadde_ansvaret_dagen_den_begynte(overtatt, start, hos):
    j2, j = lag.bruker(), lag.bruker()
    kari = lag.kandidat(j2, naa=I_FJOR)
    ansvar.tildel(kandidat=kari, til=j, aarsak="", av=j2, naa=overtatt)
    jobb(kari, start)
    assert [aaret(hos=den.pk)[0] for den in (j2, j)] == [int(hos == 0), int(hos == 1)]
    assert [slag(hos=den.pk) for den in (j2, j)] == [{"forste_uten": 1} if nr == hos else {} for nr in (0, 1)]


@pytest.mark.parametrize(("registrert", "i_jobb"), [(SNITT, {}), (SNITT + LITT, {"i_jobb": 1})])
def test_en_slutt_teller_naar_den_var_registrert_ved_snittet(registrert, i_jobb):
    den = jobb(person(), D(2025, 7, 1))
    forlopsgang.avslutt(forlop=den, dato=D(2026, 9, 30), aarsak="mistet_jobben", av=lag.bruker(), naa=registrert)
    assert slag() == i_jobb


def test_et_helt_aar_som_periode_er_det_samme_aaret():
    jobb(person(), D(2026, 2, 2))
    aar = {"fra": D(2026, 1, 1), "til": D(2026, 12, 31), "snitt": lag.oslo(2027, 1, 4)}
    assert kom_i_arbeid(type("Linje", (), {"__getitem__": lambda _, tall: talt(tall, **aar)})()) == 1
    assert aaret(**aar) == (1, 1)
