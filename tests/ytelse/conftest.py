"""The table of what was measured, last in the run."""

from tests.ytelse import rapport


def pytest_terminal_summary(terminalreporter) -> None:
    if rapport.LINJER:
        terminalreporter.section("ytelse")
        terminalreporter.write_line(f"{'hva':<58} {'målt':>22} {'forhold':>8}   grense")
        for linje in rapport.LINJER:
            terminalreporter.write_line(linje)
