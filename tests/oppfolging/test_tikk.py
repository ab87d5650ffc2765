from datetime import date

from oppfolging import tikk
from tests import fabrikker as lag

MANDAG = lag.oslo(2026, 11, 23)
STARTDAG = lag.oslo(2026, 11, 30)


def test_fasen_foelger_med_naar_et_betalt_forlop_begynner(db):
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=MANDAG), av=ane, naa=MANDAG, type="fast", start=date(2026, 11, 30))
    tikk.kjor(naa=STARTDAG)
    kari.refresh_from_db()
    assert kari.fase == "jobber"
