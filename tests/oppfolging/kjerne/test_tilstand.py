"""The colour of a date: planned, due this week, amber on its day and one working day after, red from two.

Its word is «Over fristen» from the day after, whatever the colour.
"""

from datetime import date

import pytest

from oppfolging.kjerne.forfall import tilstand


@pytest.mark.parametrize(
    ("frist", "i_dag", "farge"),
    [
        (date(2026, 11, 30), date(2026, 11, 23), "planlagt"),  # from a Monday, the Monday after
        (date(2026, 11, 29), date(2026, 11, 23), "denne_uken"),  # the Sunday of the week
        (date(2026, 11, 24), date(2026, 11, 23), "denne_uken"),
        (date(2026, 11, 29), date(2026, 11, 26), "denne_uken"),  # on a Thursday
        (date(2026, 11, 30), date(2026, 11, 26), "planlagt"),
        (date(2026, 11, 30), date(2026, 11, 29), "planlagt"),  # on a Sunday, tomorrow is next week
        (date(2026, 11, 26), date(2026, 11, 26), "forfalt_gul"),
        (date(2026, 11, 26), date(2026, 11, 27), "forfalt_nylig"),
        (date(2026, 11, 26), date(2026, 11, 29), "forfalt_nylig"),  # the weekend does not count
        (date(2026, 11, 26), date(2026, 11, 30), "forfalt_rod"),
        (date(2026, 11, 26), date(2026, 12, 1), "forfalt_rod"),
    ],
)
def test_fargen_foelger_fristen(frist, i_dag, farge):
    assert tilstand(frist, i_dag) == farge
    assert (tilstand(frist, i_dag).label == "Over fristen") == (frist < i_dag)
