"""A test with a stopwatch has the machine to itself, also when tests run side by side."""

import threading
import time

import pytest

from tests.alene import plass


class Gjest(threading.Thread):
    """Somebody who comes in, writes it down, and stays until told to go."""

    def __init__(self, navn, filer, liste, *, alene=False):
        super().__init__(daemon=True)
        self.navn, self.filer, self.liste, self.alene = navn, filer, liste, alene
        self.inne, self.ut = threading.Event(), threading.Event()

    def run(self):
        with plass(*self.filer, alene=self.alene):
            self.liste.append(self.navn)
            self.inne.set()
            self.ut.wait(30)


@pytest.fixture
def filer(tmp_path):
    for navn in ("dør", "rom"):
        (tmp_path / navn).touch()
    return tmp_path / "dør", tmp_path / "rom"


def vent_litt():
    time.sleep(0.2)


def test_den_som_maaler_venter_til_de_andre_har_gaatt_og_slipper_ingen_nye_inn_foer_seg(filer):
    liste: list[str] = []
    forst, maaler, sist = (
        Gjest("først", filer, liste),
        Gjest("måler", filer, liste, alene=True),
        Gjest("sist", filer, liste),
    )
    forst.start()
    assert forst.inne.wait(10)
    maaler.start()
    vent_litt()
    sist.start()
    vent_litt()
    assert liste == ["først"]
    forst.ut.set()
    assert maaler.inne.wait(10)
    vent_litt()
    assert liste == ["først", "måler"]
    maaler.ut.set()
    assert sist.inne.wait(10)
    sist.ut.set()
    for gjest in (forst, maaler, sist):
        gjest.join(10)


def test_de_som_ikke_maaler_er_inne_sammen(filer):
    liste: list[str] = []
    to = [Gjest(navn, filer, liste) for navn in ("en", "to")]
    for gjest in to:
        gjest.start()
        assert gjest.inne.wait(10)
    for gjest in to:
        gjest.ut.set()
        gjest.join(10)
