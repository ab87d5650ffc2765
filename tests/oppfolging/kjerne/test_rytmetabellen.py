"""The rhythm table of produkt.md, row by row, with the dates typed by hand. 2027: Easter Sunday is 28 March."""

from datetime import date, timedelta

import pytest

from inkludering.felles.arbeidsdager import er_arbeidsdag
from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.planlegger.frister import Frist, Kontaktdager, hard_frist, neste_frist
from oppfolging.kjerne.rytmer import gjeldende, rytmer_for

pytestmark = pytest.mark.django_db


def d(tekst: str) -> date:
    """«11.1.27» as a date."""
    dag, maaned, aar = (int(del_) for del_ in tekst.split("."))
    return date(2000 + aar, maaned, dag)


MANDAG = d("11.1.27")
# Situation, side · start · last contact («f»: face to face) · today · due («f»: asks for a meeting).
TABELLEN = [
    # Henvist: within 7 days of the referral, the working day before; then every week from the contact.
    ("henvist kandidat", "11.1.27", "", "11.1.27", "18.1.27"),
    ("henvist kandidat", "19.3.27", "", "19.3.27", "24.3.27"),
    ("henvist kandidat", "18.12.26", "", "18.12.26", "23.12.26"),
    ("henvist kandidat", "10.5.27", "", "10.5.27", "14.5.27"),
    ("henvist kandidat", "5.1.27", "", "11.1.27", "12.1.27"),
    ("henvist kandidat", "11.1.27", "14.1.27", "14.1.27", "21.1.27"),
    # Kartlegging, jobbutvikling: every 7 days, the working day after.
    ("soker_jobb kandidat", "11.1.27", "", "11.1.27", "18.1.27"),
    ("soker_jobb kandidat", "11.1.27", "18.3.27", "18.3.27", "30.3.27"),
    ("soker_jobb kandidat", "11.1.27", "18.12.27", "18.12.27", "27.12.27"),
    ("soker_jobb kandidat", "11.1.27", "24.12.26", "24.12.26", "18.1.27"),
    ("soker_jobb jobbutvikling", "11.1.27", "15.1.27", "15.1.27", "22.1.27"),
    # I utdanning: every 30 days.
    ("i_utdanning kandidat", "11.1.27", "12.1.27", "12.1.27", "11.2.27"),
    # Nedtrapping, and an employer without a running forløp: every 90 days.
    ("nedtrapping kandidat", "8.2.27", "1.6.27", "1.6.27", "30.8.27"),
    ("nedtrapping arbeidsgiver", "8.2.27", "1.6.27", "1.6.27", "30.8.27"),
    ("uten_forlop arbeidsgiver", "11.1.27", "11.1.27", "11.1.27", "12.4.27"),
    # Employer just registered: within 14 days of having a kontaktperson.
    ("uten_forlop arbeidsgiver", "11.1.27", "", "11.1.27", "25.1.27"),
    ("uten_forlop arbeidsgiver", "11.3.27", "", "11.3.27", "24.3.27"),
    # Arbeidstrening, the candidate: weekly four weeks, then every 14 days.
    ("arbeidstrening kandidat", "11.1.27", "", "5.1.27", "18.1.27"),
    ("arbeidstrening kandidat", "11.1.27", "1.2.27", "1.2.27", "8.2.27"),
    ("arbeidstrening kandidat", "11.1.27", "8.2.27", "8.2.27", "22.2.27"),
    # … the employer: day 3, weekly four weeks, then every 14 days.
    ("arbeidstrening arbeidsgiver", "11.1.27", "", "5.1.27", "14.1.27"),
    ("arbeidstrening arbeidsgiver", "11.1.27", "8.1.27", "8.1.27", "14.1.27"),
    ("arbeidstrening arbeidsgiver", "11.1.27", "11.1.27", "11.1.27", "18.1.27"),
    ("arbeidstrening arbeidsgiver", "11.1.27", "8.2.27", "8.2.27", "22.2.27"),
    # Job start, the candidate: face to face in the 7 days before …
    ("jobb kandidat", "11.1.27", "", "5.1.27", "8.1.27 f"),
    ("jobb kandidat", "11.1.27", "3.1.27 f", "5.1.27", "8.1.27 f"),
    ("jobb kandidat", "11.1.27", "4.1.27 f", "5.1.27", "14.1.27 f"),
    ("jobb kandidat", "11.1.27", "7.1.27", "7.1.27", "8.1.27 f"),
    # … and within 3 days after …
    ("jobb kandidat", "11.1.27", "11.1.27", "11.1.27", "14.1.27 f"),
    ("jobb kandidat", "11.1.27", "11.1.27 f", "11.1.27", "18.1.27"),
    ("jobb kandidat", "24.3.27", "23.3.27 f", "24.3.27", "24.3.27 f"),
    # … weekly four weeks, monthly to month 12, then every 90 days.
    ("jobb kandidat", "11.1.27", "1.2.27 f", "1.2.27", "8.2.27"),
    ("jobb kandidat", "11.1.27", "8.2.27 f", "8.2.27", "8.3.27"),
    ("jobb kandidat", "11.1.27", "10.1.28 f", "10.1.28", "10.2.28"),
    ("jobb kandidat", "11.1.27", "11.1.28 f", "11.1.28", "10.4.28"),
    # Job start, the employer: day 3, weekly four weeks, every 14 days to week 12, monthly to month 12, every 90 days.
    ("jobb arbeidsgiver", "11.1.27", "", "5.1.27", "14.1.27"),
    ("jobb arbeidsgiver", "24.3.27", "", "24.3.27", "24.3.27"),
    ("jobb arbeidsgiver", "11.1.27", "14.1.27", "14.1.27", "21.1.27"),
    ("jobb arbeidsgiver", "11.1.27", "11.2.27", "11.2.27", "25.2.27"),
    ("jobb arbeidsgiver", "11.1.27", "11.3.27", "11.3.27", "30.3.27"),
    ("jobb arbeidsgiver", "11.1.27", "13.4.27", "13.4.27", "13.5.27"),
    ("jobb arbeidsgiver", "11.1.27", "11.1.28", "11.1.28", "10.4.28"),
    # Monthly gives a date in each calendar month: what a day off would push out of it moves earlier.
    ("jobb kandidat", "1.12.26", "29.1.27 f", "29.1.27", "26.2.27"),
    ("jobb kandidat", "25.1.27", "30.9.27 f", "30.9.27", "29.10.27"),
    ("jobb kandidat", "25.1.27", "30.11.27 f", "30.11.27", "30.12.27"),
    ("jobb kandidat", "1.6.27", "31.1.28 f", "31.1.28", "29.2.28"),
    ("jobb kandidat", "1.6.27", "29.2.28 f", "29.2.28", "29.3.28"),
    ("jobb kandidat", "1.12.26", "30.4.27 f", "30.4.27", "31.5.27"),
    # Weekly one in each of weeks 1–4: the same.
    ("jobb arbeidsgiver", "2.3.27", "18.3.27", "18.3.27", "30.3.27"),
    ("jobb arbeidsgiver", "8.3.27", "18.3.27", "18.3.27", "24.3.27"),
    ("jobb arbeidsgiver", "22.2.27", "18.3.27", "18.3.27", "30.3.27"),
    ("jobb arbeidsgiver", "11.3.27", "18.3.27", "18.3.27", "24.3.27"),
    ("arbeidstrening kandidat", "18.3.27", "", "18.3.27", "24.3.27"),
    ("arbeidstrening kandidat", "25.2.27", "18.3.27", "18.3.27", "24.3.27"),
    # What should have been before today is due today or the next working day.
    ("soker_jobb kandidat", "5.1.27", "11.1.27", "1.2.27", "1.2.27"),
    ("soker_jobb kandidat", "5.1.27", "11.1.27", "30.1.27", "1.2.27"),
    # A deadline is asked for no longer than the part of the rhythm it opens: registered long after the start.
    ("jobb kandidat", "11.1.27", "", "12.1.27", "14.1.27 f"),
    ("jobb kandidat", "11.1.27", "", "7.2.27", "8.2.27 f"),
    ("jobb kandidat", "11.1.27", "", "8.2.27", "8.2.27"),
]


@pytest.mark.parametrize(("rytme", "start", "sist", "i_dag", "frist"), TABELLEN)
def test_rytmen_gir_neste_frist(rytme, start, sist, i_dag, frist):
    trinn = rytmer_for("5702", d(i_dag))[tuple(rytme.split())]
    dag, _, fysisk = sist.partition(" ")
    kontakt = Kontaktdager().med(d(dag), fysisk=bool(fysisk)) if dag else Kontaktdager()
    neste = neste_frist(trinn, start=d(start), kontakt=kontakt, i_dag=d(i_dag))
    dag, _, fysisk = frist.partition(" ")
    assert (neste.dag, neste.fysisk) == (d(dag), bool(fysisk))


# Deadline · the day it is set · due · the day it should have been.
HARDE = [
    ("28.3.27", "15.3.27", "24.3.27", "24.3.27"),
    ("25.12.26", "1.12.26", "23.12.26", "23.12.26"),
    ("17.5.27", "14.5.27", "14.5.27", "14.5.27"),
    ("28.3.27", "25.3.27", "30.3.27", "24.3.27"),
    ("14.2.27", "13.2.27", "15.2.27", "12.2.27"),
    ("10.2.27", "3.5.27", "3.5.27", "10.2.27"),
]


@pytest.mark.parametrize(("senest", "satt", "frist", "rytmefrist"), HARDE)
def test_en_hard_frist_flyttes_tidligere_men_aldri_foer_den_settes(senest, satt, frist, rytmefrist):
    assert hard_frist(d(senest), d(satt)) == Frist(d(frist), d(rytmefrist))


def test_en_for_sen_frist_i_rytmen_beholder_dagen_den_skulle_vaert():
    henvist = rytmer_for("5702", d("3.11.26"))["henvist", "kandidat"]
    neste = neste_frist(henvist, start=d("12.10.26"), kontakt=Kontaktdager(), i_dag=d("3.11.26"))
    assert (neste.dag, neste.rytmefrist) == (d("3.11.26"), d("19.10.26"))


@pytest.mark.parametrize(
    ("sist", "tidligst"),
    [("", "11.1.27"), ("8.1.27", "11.1.27"), ("11.1.27", "11.1.27"), ("12.1.27", None)],
)
def test_en_gjentakelse_regnet_fra_starten_moetes_ikke_foer_den(sist, tidligst):
    trinn = rytmer_for("5702", d("8.1.27"))["arbeidstrening", "kandidat"]
    kontakt = Kontaktdager().med(d(sist), fysisk=True) if sist else Kontaktdager()
    neste = neste_frist(trinn, start=d("11.1.27"), kontakt=kontakt, i_dag=d("8.1.27"))
    assert neste.tidligst == (d(tidligst) if tidligst else None)


def test_den_siste_kontaktdagen_gjelder_hver_for_seg_ansikt_til_ansikt():
    begge = Kontaktdager().med(d("15.1.27"), fysisk=True)
    assert begge.med(d("12.1.27"), fysisk=True) == begge == Kontaktdager(d("15.1.27"), d("15.1.27"))
    assert begge.med(d("18.1.27"), fysisk=False) == Kontaktdager(d("18.1.27"), d("15.1.27"))
    assert begge.med(d("18.1.27"), fysisk=True) == Kontaktdager(d("18.1.27"), d("18.1.27"))


def test_en_frist_paa_startdagen_gjelder_den_dagen():
    trinn = [Rytmetrinn(fra_dag=0, frist_dag=0), Rytmetrinn(fra_dag=0, hver=7)]
    assert neste_frist(trinn, start=MANDAG, kontakt=Kontaktdager(), i_dag=MANDAG).dag == MANDAG


def test_bare_et_moete_i_vinduet_moeter_datoen_foer_start():
    jobb = rytmer_for("5702", d("5.1.27"))["jobb", "kandidat"]
    assert neste_frist(jobb, start=d("11.1.27"), kontakt=Kontaktdager(), i_dag=d("5.1.27")).tidligst == d("4.1.27")


def rekke(rytme: str, start: date, *, foerste: date, antall: int) -> list[int]:
    """Days from the start when every date is met face to face on the day it is due."""
    trinn, kontakt, i_dag = rytmer_for("5702", foerste)[tuple(rytme.split())], Kontaktdager(), foerste
    dager = []
    for _nr in range(antall):
        i_dag = neste_frist(trinn, start=start, kontakt=kontakt, i_dag=i_dag).dag
        kontakt = kontakt.med(i_dag, fysisk=True)
        dager.append((i_dag - start).days)
    return dager


REKKER = [
    ("arbeidstrening kandidat", [7, 14, 21, 28, 42, 56, 70]),
    ("arbeidstrening arbeidsgiver", [3, 10, 17, 24, 31, 45, 59]),
    ("jobb kandidat", [-3, 3, 10, 17, 24, 31, 59, 91, 121, 154, 184, 217, 248, 280, 311, 343, 374, 464, 554]),
    (
        "jobb arbeidsgiver",
        [3, 10, 17, 24, 31, 45, 59, 78, 92, 122, 154, 184, 217, 248, 280, 311, 343, 374, 464, 554],
    ),
]


@pytest.mark.parametrize(("rytme", "dager"), REKKER)
def test_rytmen_gjennom_et_forlop_med_start_11_januar_2027(rytme, dager):
    assert rekke(rytme, date(2027, 1, 11), foerste=date(2027, 1, 5), antall=len(dager)) == dager


def jobbstarter() -> list[date]:
    dager = (d("1.1.27") + timedelta(days=nr) for nr in range(365))
    return [dag for dag in dager if er_arbeidsdag(dag)]


@pytest.mark.parametrize("side", ["kandidat", "arbeidsgiver"])
def test_hver_jobbstart_i_2027_har_en_dato_i_hver_av_uke_1_til_4_og_i_hver_kalendermaaned(side):
    """Every date met on the day: 46 of 255 starts missed a month and 6 a week before the rule."""
    trinn = rytmer_for("5702", d("1.1.27"))["jobb", side]
    for start in jobbstarter():
        dager, kontakt = [], Kontaktdager().med(start - timedelta(days=1), fysisk=True)
        while not dager or dager[-1] < start + timedelta(days=365):
            i_dag = dager[-1] if dager else start
            dager.append(neste_frist(trinn, start=start, kontakt=kontakt, i_dag=i_dag).dag)
            kontakt = kontakt.med(dager[-1], fysisk=True)
        assert all(er_arbeidsdag(dag) for dag in dager)
        uker = {(dag - start).days // 7 for dag in dager} | {((dag - start).days - 1) // 7 for dag in dager}
        maaneder = {(dag.year, dag.month) for dag in dager}
        aaret = {((start.month - 1 + nr) // 12 + start.year, (start.month - 1 + nr) % 12 + 1) for nr in range(1, 12)}
        assert ({0, 1, 2, 3} - uker, aaret - maaneder) == (set(), set()), start


def test_en_kontorrytme_gjelder_fra_sin_dag_og_foer_den_den_nasjonale():
    egen = Rytmetrinn.objects.create(
        kontor_id="5702", situasjon="soker_jobb", side="kandidat", gjelder_fra=d("1.2.27"), fra_dag=0, hver=3
    )
    assert rytmer_for("5702", d("1.2.27"))["soker_jobb", "kandidat"] == [egen]
    assert [t.hver for t in rytmer_for("5702", d("31.1.27"))["soker_jobb", "kandidat"]] == [7]
    assert [t.hver for t in rytmer_for("0315", d("1.2.27"))["soker_jobb", "kandidat"]] == [7]


def test_en_rytme_som_begynner_senere_skygger_ikke_for_den_som_gjelder():
    def ny(gjelder_fra: str, **felt: object) -> Rytmetrinn:
        return Rytmetrinn(situasjon="soker_jobb", side="kandidat", gjelder_fra=d(gjelder_fra), **felt)

    gammel, deler, senere = ny("1.1.20", hver=9), [ny("1.1.26", hver=7), ny("1.1.26", hver=14)], ny("1.2.27", hver=3)
    for alle in ([senere, gammel, *deler], [*deler, gammel, senere], [gammel, senere, *deler]):
        assert gjeldende(alle, ["5702"], MANDAG) == {"5702": {("soker_jobb", "kandidat"): deler}}
