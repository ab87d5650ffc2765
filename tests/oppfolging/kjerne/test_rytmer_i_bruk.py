"""Every scene of the review of November 2026 (57 rows), through the product's own actions, as produkt.md decides them.

Superseded there and put right here: Henvist 18.12.26 → 23.12; job development after a lost job stands, 7 days; AMS in
Opplæring without a forløp → the day the job was lost; and where an overdue date was expected to become today's, it
stays where it was («a phase change never moves an overdue date»).
"""

from collections.abc import Callable
from datetime import date

import pytest

from inkludering.felles.arbeidsdager import neste_arbeidsdag
from oppfolging.handlinger import forlopsgang
from oppfolging.kjerne.models import Forlopstype, Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

MAN = d("11.1.27")
TIR = d("5.1.27")
JOBB, TRENING = Forlopstype.FAST, Forlopstype.ARBEIDSTRENING
MISTET, FULLFORT = "mistet_jobben", "fullfort"


def soker(fase: str = "kartlegging") -> Scene:
    return scene(MAN, fase=fase)


def i_jobb(start: str, dag: str = "5.1.27") -> Scene:
    """Referred on 5.1.27 and searching; the paid job is registered on `dag`."""
    return scene(TIR, fase="jobbutvikling").start(JOBB, d(start), dag=d(dag))


Svar = date | tuple[date | None, ...] | None
RADER: list[tuple[str, Callable[[], Svar], Svar]] = [
    ("Henvist innen 7 d", lambda: scene(MAN).frist(), d("18.1.27")),
    ("Henvist 5.1, registrert 11.1", lambda: scene(TIR, registrert=MAN).frist(), d("12.1.27")),
    ("Henvist, 7 d er langfredag", lambda: scene(d("19.3.27")).frist(), d("24.3.27")),
    ("Henvist, 7 d er 1. juledag", lambda: scene(d("18.12.26")).frist(), d("23.12.26")),
    ("Henvist, 7 d er 17. mai", lambda: scene(d("10.5.27")).frist(), d("14.5.27")),
    ("Henvist 12.10, registrert 3.11", lambda: scene(d("12.10.26"), registrert=d("3.11.26")).frist(), d("3.11.26")),
    ("Kartlegging hver 7. d", lambda: soker().frist(), d("18.1.27")),
    ("… jobbutvikling 7 d", lambda: soker().frist("jobbutvikling"), d("18.1.27")),
    ("Første arbeidsgivermøte 30 d", lambda: soker().frist("jobbutvikling", "forste_arbeidsgivermote"), d("10.2.27")),
    ("Logget 14.1: +7", lambda: soker().snakk(d("14.1.27")).frist(), d("21.1.27")),
    ("… jobbutvikling urørt", lambda: soker().snakk(d("14.1.27")).frist("jobbutvikling"), d("18.1.27")),
    ("Jobbutv. 15.1: +7", lambda: soker().snakk(d("15.1.27"), med="andre").frist("jobbutvikling"), d("22.1.27")),
    (
        "… telefon er ikke fysisk møte",
        lambda: soker().snakk(d("15.1.27"), med="andre").frist("jobbutvikling", "forste_arbeidsgivermote"),
        d("10.2.27"),
    ),
    (
        "… fysisk oppfyller",
        lambda: (
            soker()
            .snakk(d("15.1.27"), med="andre", kanal="fysisk")
            .snakk(d("18.1.27"), med="andre")
            .frist("jobbutvikling", "forste_arbeidsgivermote")
        ),
        None,
    ),
    ("Logget 18.3: skjærtorsdag → 30.3", lambda: soker().snakk(d("18.3.27")).frist(), d("30.3.27")),
    ("Logget 10.5: 17.5 → 18.5", lambda: soker().snakk(d("10.5.27")).frist(), d("18.5.27")),
    ("Logget lør 18.12.27 → 27.12", lambda: soker().snakk(d("18.12.27")).frist(), d("27.12.27")),
    ("22.2.28 → 29.2.28", lambda: soker().snakk(d("22.2.28")).frist(), d("29.2.28")),
    (
        "DST: lør 25.3.28 kl. 23.30 → 3.4",
        lambda: soker().snakk(d("25.3.28"), naa=lag.oslo(2028, 3, 25, 23, 30)).frist(),
        d("3.4.28"),
    ),
    (
        "DST: 22.30 UTC 2.4.28 er 3.4 → 10.4",
        lambda: soker().snakk(d("3.4.28"), naa=lag.oslo(2028, 4, 3, 0, 30)).frist(),
        d("10.4.28"),
    ),
    ("I utdanning 30 d", lambda: soker().fase("i_utdanning", MAN).snakk(d("12.1.27")).frist(), d("11.2.27")),
    ("… ingen jobbutvikling", lambda: soker().fase("i_utdanning", d("12.1.27")).frist("jobbutvikling"), None),
    (
        "… første møte er borte",
        lambda: soker().fase("i_utdanning", d("12.1.27")).frist("jobbutvikling", "forste_arbeidsgivermote"),
        None,
    ),
    (
        "Fra utdanning 3.5: ikke født forfalt",
        lambda: (
            soker()
            .fase("i_utdanning", d("12.1.27"))
            .fase("jobbutvikling", d("3.5.27"))
            .frist("jobbutvikling", "forste_arbeidsgivermote")
        ),
        d("3.5.27"),
    ),
    ("AT start 11.1, reg 5.1: kandidat", lambda: trening().frist(forlop__isnull=False), d("18.1.27")),
    ("AT arbeidsgiver dag 3", lambda: trening().frist("arbeidsgiver", forlop__isnull=False), d("14.1.27")),
    ("AT midtevaluering 11.1–4.4", lambda: trening().frist("kandidat", "midtevaluering"), d("19.2.27")),
    ("AT sluttevaluering søn 4.4 → fre 2.4", lambda: trening().frist("arbeidsgiver", "sluttevaluering"), d("2.4.27")),
    (
        "AT uten slutt: midt og slutt innen 12 mnd",
        lambda: tuple(
            scene(TIR, fase="jobbutvikling").start(TRENING, MAN, dag=TIR).frist("kandidat", art)
            for art in ("midtevaluering", "sluttevaluering")
        ),
        (d("12.7.27"), d("11.1.28")),
    ),
    ("Jobb start 11.1: møte før", lambda: i_jobb("11.1.27").frist(forlop__isnull=False, fysisk=True), d("8.1.27")),
    ("… arbeidsgiver dag 3", lambda: i_jobb("11.1.27").frist("arbeidsgiver", forlop__isnull=False), d("14.1.27")),
    (
        "Månedlig: 29.1 → 26.2",
        lambda: i_jobb("1.12.26", "5.1.27").snakk(d("29.1.27"), kanal="fysisk").frist(),
        d("26.2.27"),
    ),
    (
        "Jobb avtalt 1.2 med start 6.4: ukentlig fram til start",
        lambda: avtalt().snakk(d("1.2.27")).frist(forlop__isnull=True),
        d("8.2.27"),
    ),
    ("… jobbutvikling også", lambda: avtalt().snakk(d("1.2.27"), med="andre").frist("jobbutvikling"), d("8.2.27")),
    ("… og møtet før start", lambda: avtalt().frist(forlop__isnull=False, fysisk=True), d("5.4.27")),
    ("… arbeidsgiver dag 3", lambda: avtalt().frist("arbeidsgiver", forlop__isnull=False), d("9.4.27")),
    (
        "SMS 3.2 er ikke ansikt til ansikt før 8.2",
        lambda: i_jobb("8.2.27", "1.2.27").snakk(d("3.2.27"), kanal="sms").frist(fysisk=True),
        d("5.2.27"),
    ),
    (
        "E-post på startdagen er ikke møte innen 3 d",
        lambda: (
            i_jobb("8.2.27", "1.2.27")
            .snakk(d("5.2.27"), kanal="fysisk")
            .snakk(d("8.2.27"), kanal="epost")
            .frist(fysisk=True)
        ),
        d("11.2.27"),
    ),
    (
        "Start ons 24.3.27 + 3 er lørdag → 24.3",
        lambda: i_jobb("24.3.27", "1.3.27").snakk(d("23.3.27"), kanal="fysisk").frist(forlop__isnull=False),
        d("24.3.27"),
    ),
    ("… arbeidsgiver", lambda: i_jobb("24.3.27", "1.3.27").frist("arbeidsgiver", forlop__isnull=False), d("24.3.27")),
    ("Jobbtap 14.5 (+3 er 17.5) → 14.5", lambda: tapt("14.5.27").frist("kandidat", "jobbtap"), d("14.5.27")),
    ("… arbeidsgiver", lambda: tapt("14.5.27").frist("arbeidsgiver", "jobbtap"), d("14.5.27")),
    ("… jobbutvikling 7 d", lambda: tapt("14.5.27").frist("jobbutvikling"), d("21.5.27")),
    ("Jobbtap skjærtorsdag: ikke før i dag", lambda: tapt("25.3.27").frist("kandidat", "jobbtap"), d("30.3.27")),
    ("Start 15.2 reg lør 13.2: ikke i fortida", lambda: i_jobb("15.2.27", "13.2.27").frist(fysisk=True), d("15.2.27")),
    ("Nedtrapping: fristen som er passert, står", lambda: nedtrapping().frist(forlop__isnull=False), d("5.2.27")),
    (
        "… logget begge 1.6 → 30.8",
        lambda: (
            nedtrapping().snakk(d("1.6.27"), med="begge", kanal="fysisk").frist(),
            nedtrapping().snakk(d("1.6.27"), med="begge", kanal="fysisk").frist("arbeidsgiver", forlop__isnull=False),
        ),
        (d("30.8.27"), d("30.8.27")),
    ),
    ("Arbeidsgiver kartlagt 11.1: 90 d", lambda: soker().kartlagt(MAN).frist("arbeidsgiver"), d("12.4.27")),
    (
        "Fasebytte 20.1, frist 12.1 er passert: står",
        lambda: scene(TIR, fase="kartlegging").snakk(TIR).fase("jobbutvikling", d("20.1.27")).frist(),
        d("12.1.27"),
    ),
    ("AMS mistet jobben 1.2: i dag", lambda: ams_mistet().frist(forlop__isnull=True), d("1.2.27")),
    ("Månedlig fra 31.1.28 → 29.2.28", lambda: i_arbeid().snakk(d("31.1.28"), kanal="fysisk").frist(), d("29.2.28")),
    ("Månedlig fra 29.2.28 → 29.3.28", lambda: i_arbeid().snakk(d("29.2.28"), kanal="fysisk").frist(), d("29.3.28")),
]


def trening() -> Scene:
    return scene(TIR, fase="jobbutvikling").start(TRENING, MAN, dag=TIR, slutt=d("4.4.27"))


def avtalt() -> Scene:
    return i_jobb("6.4.27", "1.2.27")


def tapt(dag: str) -> Scene:
    return i_jobb("11.1.27").snakk(d("8.1.27"), kanal="fysisk").tikk(MAN).avslutt(MISTET, d(dag))


def nedtrapping() -> Scene:
    return i_jobb("8.2.27", "1.2.27").tikk(d("8.2.27")).fase("nedtrapping", d("1.6.27"))


def i_arbeid() -> Scene:
    return i_jobb("1.6.27", "1.6.27").snakk(d("1.6.27"), kanal="fysisk")


def ams_mistet() -> Scene:
    return scene(MAN, fase="finne_jobb", metode="ams").start(JOBB, MAN, dag=MAN).snakk(MAN).avslutt(MISTET, d("1.2.27"))


@pytest.mark.parametrize(("rad", "handlinger", "ventet"), RADER, ids=[rad for rad, _, _ in RADER])
def test_raden_i_gjennomgangen(rad, handlinger, ventet):
    assert handlinger() == ventet


def test_ikke_naadd_proeves_igjen_neste_virkedag_og_fristen_staar():
    s = soker().snakk(d("23.3.27"))
    lag.kontakt(lag.Parter(kandidat=s.kari, med_kandidat=True), av=s.ane, naa=kl(d("24.3.27")), naadd=False)
    (rad,) = s.rader()
    assert (rad.nytt_forsok, rad.frist) == (d("30.3.27"), d("30.3.27"))
    assert rad.nytt_forsok == neste_arbeidsdag(d("24.3.27"))


def test_fasen_foelger_et_betalt_forlop_som_er_i_gang():
    s = avtalt()
    assert s.kari.fase == "jobbutvikling"
    assert s.tikk(d("5.4.27")).kari.fase == "jobbutvikling"
    assert s.tikk(d("6.4.27")).kari.fase == "jobber"
    assert s.avslutt(MISTET, d("14.5.27")).kari.fase == "jobbutvikling"


def test_nedtrapping_slutter_med_den_siste_jobben_og_ikke_foer():
    s = nedtrapping()
    assert s.tikk(d("1.6.27")).kari.fase == "nedtrapping"
    assert s.avslutt(FULLFORT, d("2.6.27")).kari.fase == "jobbutvikling"


def test_ams_gaar_til_opplaering_og_ut_av_den_med_det_siste_forlopet():
    s = scene(MAN, fase="finne_jobb", metode="ams").start(JOBB, MAN, dag=MAN)
    assert s.kari.fase == "opplaering"
    assert s.avslutt(MISTET, d("1.2.27")).kari.fase == "finne_jobb"


def test_forlop_som_starter_aar_foer_henvisningen_avvises():
    s = soker("jobbutvikling")
    with pytest.raises(forlopsgang.StartForTidlig):
        s.start(JOBB, d("11.1.15"), dag=MAN)
    s.start(JOBB, d("11.1.22"), dag=MAN)


@pytest.mark.parametrize(("med", "lukket"), [("kandidat", ["kandidat"]), ("begge", ["arbeidsgiver", "kandidat"])])
def test_en_samtale_svarer_ogsaa_paa_datoen_etter_jobbtap(med, lukket):
    s = tapt("10.5.27").snakk(d("11.5.27"), med=med)
    assert list(Oppfolging.objects.filter(art="jobbtap", status="utfort").order_by("side").values_list("side")) == [
        (side,) for side in lukket
    ]
    assert not s.rader("kandidat", "jobbtap")


def test_ingen_frist_er_foedt_over_uten_aa_si_det():
    """Referred long ago, and back from education: due today, with the day it should have been."""
    sen = scene(d("12.10.26"), registrert=d("3.11.26")).rader()[0]
    assert (sen.frist, sen.rytmefrist) == (d("3.11.26"), d("19.10.26"))
    tilbake = soker().fase("i_utdanning", d("12.1.27")).fase("jobbutvikling", d("3.5.27"))
    (mote,) = tilbake.rader("jobbutvikling", "forste_arbeidsgivermote")
    assert (mote.frist, mote.rytmefrist) == (d("3.5.27"), d("10.2.27"))
    assert not Oppfolging.objects.filter(rytmefrist__gt=d("1.1.30")).exists()
