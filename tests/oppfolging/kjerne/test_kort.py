"""Every date a situation asks for, without a database. Each rhythm here has its own number of weeks, so that a date
tells which of them gave it. All days are Mondays; it is 11 January 2027.
"""

from datetime import date
from uuid import UUID

import pytest

from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.planlegger.frister import Kontaktdager
from oppfolging.kjerne.planlegger.kort import Arbeidsgiverkort, Kandidatkort, Lop, Plass
from tests.oppfolging.kjerne.test_rytmetabellen import d

UKER = {
    ("henvist", "kandidat"): 1,
    ("soker_jobb", "kandidat"): 2,
    ("soker_jobb", "jobbutvikling"): 3,
    ("i_utdanning", "kandidat"): 4,
    ("nedtrapping", "kandidat"): 5,
    ("nedtrapping", "arbeidsgiver"): 6,
    ("arbeidstrening", "kandidat"): 7,
    ("arbeidstrening", "arbeidsgiver"): 8,
    ("jobb", "kandidat"): 9,
    ("jobb", "arbeidsgiver"): 10,
    ("uten_forlop", "arbeidsgiver"): 12,
}
RYTMER = {hva: [Rytmetrinn(fra_dag=0, hver=7 * uker)] for hva, uker in UKER.items()}
I_DAG, NESTE_UKE = d("11.1.27"), d("18.1.27")
KARI, EN, TO = UUID(int=1), UUID(int=2), UUID(int=3)
UTEN_MOETE = Kontaktdager(NESTE_UKE)


def kort(fase: str = "henvist", **felt) -> Kandidatkort:
    return Kandidatkort(**{"id": KARI, "fase": fase, "henvist": I_DAG, "rytmer": RYTMER} | felt)


def lop(type_: str = "arbeidstrening", start: date = I_DAG, **felt) -> Lop:
    return Lop(**{"id": EN, "arbeidsgiver_id": 7, "type": type_, "start": start} | felt)


def staar(den: Kandidatkort, i_dag: date = I_DAG) -> set[tuple[str, ...]]:
    """(side, kind, forløp, employer, day, situation) of each date; «f»: face to face."""
    forlop = {None: "", EN: "en", TO: "to"}
    return {
        (
            plass.side,
            plass.art,
            forlop[plass.forlop_id],
            plass.arbeidsgiver_id,
            f"{dato.frist.dag:%d.%m.%y}" + (" f" if dato.frist.fysisk else ""),
            dato.situasjon,
        )
        for plass, dato in den.datoer(i_dag).items()
        if plass.kandidat_id == KARI
    }


def egen(dag: str, situasjon: str = "soker_jobb") -> tuple[str, ...]:
    return ("kandidat", "rytme", "", None, dag, situasjon)


def utvikling(dag: str) -> tuple[str, ...]:
    return ("jobbutvikling", "rytme", "", None, dag, "soker_jobb")


MOETET = ("jobbutvikling", "forste_arbeidsgivermote", "", None, "10.02.27 f", "")


def i_forlop(situasjon: str, kandidat: str, arbeidsgiver: str, navn: str = "en") -> set[tuple[str, ...]]:
    return {
        ("kandidat", "rytme", navn, None, kandidat, situasjon),
        ("arbeidsgiver", "rytme", navn, 7, arbeidsgiver, situasjon),
    }


def evaluering(art: str, dag: str) -> set[tuple[str, ...]]:
    return {("kandidat", art, "en", None, dag, ""), ("arbeidsgiver", art, "en", 7, dag, "")}


MIDT, SLUTT = evaluering("midtevaluering", "01.02.27"), evaluering("sluttevaluering", "22.02.27")
SOEKER = {egen("25.01.27"), utvikling("01.02.27")}


@pytest.mark.parametrize(
    ("den", "datoer"),
    [
        (kort(), {egen("18.01.27", "henvist")}),
        (kort("i_utdanning"), {egen("08.02.27", "i_utdanning")}),
        (kort("nedtrapping"), {egen("15.02.27", "nedtrapping")}),
        (kort("kartlegging"), SOEKER),
        (kort("kartlegging", oppstart=I_DAG), {*SOEKER, MOETET}),
        (kort("kartlegging", oppstart=I_DAG, har_mott_arbeidsgiver=True), SOEKER),
        (kort("i_utdanning", oppstart=I_DAG), {egen("08.02.27", "i_utdanning")}),
        # The search may have begun after the referral, or long before this phase.
        (kort("finne_jobb", soker_siden=NESTE_UKE), {egen("25.01.27"), utvikling("08.02.27")}),
        # Each clock runs from its own contact.
        (kort("kartlegging", kontakt=UTEN_MOETE), {egen("01.02.27"), utvikling("01.02.27")}),
        (kort("kartlegging", arbeidsgivere=UTEN_MOETE), {egen("25.01.27"), utvikling("08.02.27")}),
        # A forløp that has begun takes over the candidate's side; one that is agreed does not.
        (
            kort("jobbutvikling", forlop=(lop("fast"),)),
            {utvikling("01.02.27"), *i_forlop("jobb", "15.03.27", "22.03.27")},
        ),
        (
            kort("jobbutvikling", forlop=(lop("fast", NESTE_UKE),)),
            {*SOEKER, *i_forlop("jobb", "22.03.27", "30.03.27")},
        ),
        (kort("jobber", forlop=(lop("fast"),)), i_forlop("jobb", "15.03.27", "22.03.27")),
        (kort("nedtrapping", forlop=(lop("fast"),)), i_forlop("nedtrapping", "15.02.27", "22.02.27")),
        (
            kort("jobber", forlop=(lop("fast", kontakt=UTEN_MOETE),), kontakt=Kontaktdager(d("25.1.27"))),
            i_forlop("jobb", "30.03.27", "30.03.27"),
        ),
        # Work training is evaluated half-way and at the end, within a year where no end is agreed.
        (
            kort("opplaering", forlop=(lop(slutt=d("22.2.27")),)),
            {*i_forlop("arbeidstrening", "01.03.27", "08.03.27"), *MIDT, *SLUTT},
        ),
        (
            kort("opplaering", forlop=(lop(),)),
            {
                *i_forlop("arbeidstrening", "01.03.27", "08.03.27"),
                *evaluering("midtevaluering", "12.07.27"),
                *evaluering("sluttevaluering", "11.01.28"),
            },
        ),
        (
            kort("opplaering", forlop=(lop(slutt=d("22.2.27"), evaluert=frozenset({("midtevaluering", "kandidat")})),)),
            {*i_forlop("arbeidstrening", "01.03.27", "08.03.27"), *MIDT, *SLUTT}
            - {("kandidat", "midtevaluering", "en", None, "01.02.27", "")},
        ),
    ],
)
def test_situasjonen_gir_disse_datoene(den, datoer):
    assert staar(den) == datoer


@pytest.mark.parametrize(("i_dag", "evalueringer"), [("1.2.27", MIDT | SLUTT), ("2.2.27", SLUTT), ("23.2.27", set())])
def test_en_evaluering_som_skulle_vaert_holdt_spoerres_det_ikke_lenger_om(i_dag, evalueringer):
    den = kort("opplaering", forlop=(lop(slutt=d("22.2.27")),))
    assert {rad for rad in staar(den, d(i_dag)) if rad[1] != "rytme"} == evalueringer


@pytest.mark.parametrize(("i_dag", "egne"), [(I_DAG, 1), (NESTE_UKE, 0)])
def test_kandidatens_egen_dato_staar_til_dagen_forlopet_begynner(i_dag, egne):
    den = kort("jobber", forlop=(lop("fast", NESTE_UKE), lop("fast", d("25.1.27"), id=TO)))
    assert len([plass for plass in den.datoer(i_dag) if plass == Plass("kandidat", kandidat_id=KARI)]) == egne


@pytest.mark.parametrize(
    ("fase", "faller_bort"), [("i_utdanning", {"forste_arbeidsgivermote"}), ("kartlegging", set()), ("jobber", set())]
)
def test_bare_i_utdanning_faller_det_foerste_moetet_bort(fase, faller_bort):
    assert kort(fase).faller_bort == faller_bort


@pytest.mark.parametrize(
    ("fase", "type_", "planlagt", "ny"),
    [
        ("jobber", "fast", "jobb", {}),
        ("jobber", "fast", "", {EN: "jobb"}),
        ("nedtrapping", "fast", "jobb", {EN: "nedtrapping"}),
        ("nedtrapping", "arbeidstrening", "arbeidstrening", {}),
        ("jobber", "jobbsmak", "jobb", {EN: "arbeidstrening"}),
    ],
)
def test_planen_fornyes_naar_situasjonen_er_en_annen(fase, type_, planlagt, ny):
    assert kort(fase, forlop=(lop(type_, planlagt=planlagt),)).nye_planer() == ny


TO_FORLOP = (lop("fast", kontakt=Kontaktdager(d("4.1.27"))), lop("arbeidstrening", id=TO))


@pytest.mark.parametrize(
    ("den", "forlop", "forslag"),
    [
        # As after a meeting today; nothing about the employer's side of another forløp.
        (kort(henvist=d("4.1.27")), None, {"kandidat": "18.1.27"}),
        (kort("kartlegging", henvist=d("4.1.27")), None, {"kandidat": "25.1.27", "jobbutvikling": "1.2.27"}),
        (kort("jobber", forlop=TO_FORLOP[:1]), EN, {"kandidat": "15.3.27", "arbeidsgiver": "22.3.27"}),
        (kort("jobber", forlop=TO_FORLOP[:1]), None, {"kandidat": "15.3.27"}),
        # The earliest of the candidate's dates.
        (kort("jobber", forlop=TO_FORLOP), TO, {"kandidat": "1.3.27", "arbeidsgiver": "8.3.27"}),
        (kort("jobber", forlop=TO_FORLOP[::-1]), EN, {"kandidat": "1.3.27", "arbeidsgiver": "22.3.27"}),
        # In a forløp, job development is not what the form asks about.
        (kort("kartlegging", forlop=(lop(),)), EN, {"kandidat": "1.3.27", "arbeidsgiver": "8.3.27"}),
    ],
)
def test_skjemaet_foreslaar_det_et_moete_i_dag_ville_gitt(den, forlop, forslag):
    assert den.forslag(I_DAG, forlop) == {side: d(dag) for side, dag in forslag.items()}


def test_et_moete_om_et_forlop_flytter_arbeidsgiversiden_i_det():
    den = kort("jobber", forlop=(lop("fast"), lop("fast", id=TO)))
    assert den.forslag(NESTE_UKE, EN) == {"kandidat": d("22.3.27"), "arbeidsgiver": d("30.3.27")}


def test_et_moete_utenfor_forlopene_flytter_jobbutviklingen():
    den = kort("kartlegging", soker_siden=d("4.1.27"))
    assert den.forslag(I_DAG, None)["jobbutvikling"] == d("1.2.27")
    assert den.datoer(I_DAG)[Plass("jobbutvikling", kandidat_id=KARI)].frist.dag == d("25.1.27")


def hos(**felt) -> Arbeidsgiverkort:
    return Arbeidsgiverkort(**{"id": 7, "rytmer": RYTMER, "fulgt_siden": I_DAG} | felt)


@pytest.mark.parametrize(
    ("den", "dag"),
    [
        (hos(), "5.4.27"),
        (hos(fulgt_siden=None), None),
        (hos(starter=[I_DAG]), None),
        (hos(starter=[NESTE_UKE, I_DAG]), None),
        (hos(starter=[NESTE_UKE]), "5.4.27"),
        (hos(kontakt=Kontaktdager(NESTE_UKE)), "12.4.27"),
        (hos(kontakt=Kontaktdager(d("4.1.27"))), "30.3.27"),
    ],
)
def test_en_arbeidsgiver_uten_forlop_har_en_dato_saa_lenge_noen_svarer_for_den(den, dag):
    plass = Plass("arbeidsgiver", arbeidsgiver_id=7)
    datoer = den.datoer(I_DAG)
    assert {sted: (dato.frist.dag, dato.situasjon) for sted, dato in datoer.items()} == (
        {plass: (d(dag), "uten_forlop")} if dag else {}
    )
    assert den.faller_bort == frozenset()


def test_forslaget_for_en_arbeidsgiver_regnes_fra_i_dag():
    assert hos(kontakt=Kontaktdager(d("4.1.27"))).forslag(I_DAG) == {"arbeidsgiver": d("5.4.27")}
    assert hos(fulgt_siden=None).forslag(I_DAG) == {}


ANSIKT = Rytmetrinn(fra_dag=0, frist_dag=7, fysisk=True)
MED_MOETER = {hva: [ANSIKT, *trinn] for hva, trinn in RYTMER.items()}


def test_forslaget_regner_med_et_moete_ansikt_til_ansikt():
    i_jobb = kort("jobber", rytmer=MED_MOETER, forlop=(lop("fast"),))
    soker = kort("kartlegging", rytmer=MED_MOETER)
    assert i_jobb.forslag(I_DAG, EN) == {"kandidat": d("15.3.27"), "arbeidsgiver": d("22.3.27")}
    assert soker.forslag(I_DAG, None) == {"kandidat": d("25.1.27"), "jobbutvikling": d("1.2.27")}
    assert hos(rytmer=MED_MOETER).forslag(I_DAG) == {"arbeidsgiver": d("5.4.27")}
