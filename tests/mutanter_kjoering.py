"""The one test that tests.mutanter lets pytest find, so that its fixtures make the house."""


def test_mutantene_er_kjort() -> None:
    """What they did is the exit code of tests.mutanter."""
