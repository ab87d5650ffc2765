"""Anonymous requests take turns, and hold nobody who is logged in."""

import threading
import time
from types import SimpleNamespace

import pytest

from inkludering.felles import fortrinn
from inkludering.felles.fortrinn import FortrinnMellomvare, TilbakeIKoenMellomvare, mens_andre_regner
from inkludering.helse import ProbeMellomvare


def foresporsel(*, inne: bool, kake: bool | None = None, sti: str = "/", navn: str = "") -> SimpleNamespace:
    kaker = {"okt": "noe"} if (inne if kake is None else kake) else {}
    return SimpleNamespace(user=SimpleNamespace(is_authenticated=inne), COOKIES=kaker, path_info=sti, navn=navn)


@pytest.fixture(autouse=True)
def kaka(settings):
    settings.SESSION_COOKIE_NAME = "okt"


def i_en_traad(kall, *argumenter) -> threading.Thread:
    traad = threading.Thread(target=kall, args=argumenter)
    traad.start()
    return traad


def test_en_anonym_om_gangen_og_ingen_innloggede_venter():
    inne, videre, samtidig, flest = threading.Event(), threading.Event(), [], []

    def svar(spurt: SimpleNamespace) -> str:
        if not spurt.user.is_authenticated:
            samtidig.append(1)
            flest.append(len(samtidig))
            inne.set()
            assert videre.wait(10)
            samtidig.pop()
        return "svar"

    port = FortrinnMellomvare(svar)
    anonyme = [i_en_traad(port, foresporsel(inne=False)) for _ in range(4)]
    assert inne.wait(10)
    assert port(foresporsel(inne=True)) == "svar"  # while one anonymous is inside, and three wait
    assert flest == [1]
    videre.set()
    for traad in anonyme:
        traad.join(10)
    assert flest == [1, 1, 1, 1]


@pytest.mark.parametrize("sti", ["/livez", "/readyz"])
def test_ogsaa_den_som_spor_om_huset_lever_venter_paa_tur(monkeypatch, sti):
    monkeypatch.setattr(ProbeMellomvare, "prober", {sti: lambda _request: "lever"})
    inne, videre, ferdige = threading.Event(), threading.Event(), []

    def svar(_spurt: SimpleNamespace) -> None:
        inne.set()
        assert videre.wait(10)
        ferdige.append("anonym")

    traad = i_en_traad(FortrinnMellomvare(svar), foresporsel(inne=False))
    assert inne.wait(10)
    probe = i_en_traad(lambda: ferdige.append(ProbeMellomvare(svar)(foresporsel(inne=False, sti=sti))))
    probe.join(0.1)
    assert ferdige == []
    videre.set()
    probe.join(10)
    traad.join(10)
    assert ferdige == ["anonym", "lever"]


@pytest.mark.parametrize("sti", ["/livez", "/readyz"])
def test_den_som_spor_om_huset_lever_med_en_kake_venter_ikke_paa_seg_selv(monkeypatch, sti):
    monkeypatch.setattr(ProbeMellomvare, "prober", {sti: lambda _request: "lever"})
    monkeypatch.setattr(fortrinn, "LENGST_BAK_INNLOGGEDE", 10)
    svar: list[object] = []
    port = FortrinnMellomvare(ProbeMellomvare(lambda _: None))
    i_en_traad(lambda: svar.append(port(foresporsel(inne=True, sti=sti)))).join(5)
    assert svar == ["lever"]
    assert fortrinn._innloggede_inne == 0


@pytest.mark.parametrize(("lengst", "begynner_forst"), [(10, "innlogget"), (0.05, "anonym")])
def test_ingen_anonym_begynner_mens_en_innlogget_faar_svar_men_venter_ikke_for_alltid(
    monkeypatch, lengst, begynner_forst
):
    monkeypatch.setattr(fortrinn, "LENGST_BAK_INNLOGGEDE", lengst)
    inne, videre, ferdige = threading.Event(), threading.Event(), []

    def svar(spurt: SimpleNamespace) -> None:
        if spurt.user.is_authenticated:
            inne.set()
            assert videre.wait(10)
            ferdige.append("innlogget")
        else:
            ferdige.append("anonym")
            videre.set()

    port = FortrinnMellomvare(svar)
    innlogget = i_en_traad(port, foresporsel(inne=True))
    assert inne.wait(10)
    anonym = i_en_traad(port, foresporsel(inne=False))
    if begynner_forst == "innlogget":
        anonym.join(0.2)
        assert ferdige == []
        videre.set()
    for traad in (innlogget, anonym):
        traad.join(10)
    assert ferdige[0] == begynner_forst


def test_en_oppdiktet_kake_gir_fortrinn_bare_til_den_er_slaatt_opp():
    """And holds up nobody: those logged in go on, and it waits for its turn among the strangers."""
    inne, videre, ferdige = threading.Event(), threading.Event(), []

    def svar(spurt: SimpleNamespace) -> None:
        if spurt.navn == "fremmed":
            inne.set()
            assert videre.wait(10)
        ferdige.append(spurt.navn)

    port = FortrinnMellomvare(TilbakeIKoenMellomvare(svar))
    fremmed = i_en_traad(port, foresporsel(inne=False, navn="fremmed"))
    assert inne.wait(10)
    oppdiktet = i_en_traad(port, foresporsel(inne=False, kake=True, navn="oppdiktet"))
    oppdiktet.join(0.1)
    assert fortrinn._innloggede_inne == 0
    port(foresporsel(inne=True, navn="innlogget"))
    assert ferdige == ["innlogget"]
    videre.set()
    for traad in (fremmed, oppdiktet):
        traad.join(10)
    assert ferdige == ["innlogget", "fremmed", "oppdiktet"]
    assert fortrinn._innloggede_inne == 0


@pytest.mark.parametrize(("tar", "pause"), [(0.2, 0.2), (1.0, 0.3)])
def test_etter_en_fremmed_er_det_like_lang_pause_men_aldri_lang(monkeypatch, tar, pause):
    """Half of the time is free for those logged in, and a stranger who had to wait for others holds nobody up."""
    monkeypatch.setattr(fortrinn, "LENGSTE_PAUSE", 0.3)
    tider: list[float] = []

    def svar(spurt: SimpleNamespace) -> None:
        tider.append(time.monotonic())
        time.sleep(tar if spurt.navn == "forst" else 0)
        tider.append(time.monotonic())

    port = FortrinnMellomvare(svar)
    port(foresporsel(inne=False, navn="forst"))
    port(foresporsel(inne=True))
    port(foresporsel(inne=False))
    assert tider[2] - tider[1] < pause / 2
    assert pause <= tider[4] - tider[1] < pause + 0.5


def test_en_fil_som_er_lik_for_alle_venter_ikke():
    inne, videre = threading.Event(), threading.Event()

    def svar(spurt: SimpleNamespace) -> str:
        if spurt.path_info == "/":
            inne.set()
            assert videre.wait(10)
        return "svar"

    port = FortrinnMellomvare(svar)
    traad = i_en_traad(port, foresporsel(inne=False))
    assert inne.wait(10)
    assert port(foresporsel(inne=False, sti="/static/stil.css")) == "svar"
    videre.set()
    traad.join(10)


def test_plassen_gis_bort_mens_man_venter_paa_et_passord_og_tas_igjen():
    regner, ferdig, rekkefoelge = threading.Event(), threading.Event(), []

    def svar(spurt: SimpleNamespace) -> None:
        if spurt.navn == "logger inn":
            with mens_andre_regner():
                regner.set()
                assert ferdig.wait(10)
        rekkefoelge.append(spurt.navn)

    port = FortrinnMellomvare(svar)
    en, to = (foresporsel(inne=False, navn=navn) for navn in ("logger inn", "en annen"))
    traad = i_en_traad(port, en)
    assert regner.wait(10)
    port(to)
    ferdig.set()
    traad.join(10)
    assert rekkefoelge == ["en annen", "logger inn"]


def test_en_feil_gir_plassen_fra_seg():
    def knel(_: SimpleNamespace) -> None:
        raise RuntimeError

    for _ in range(2):
        traad = i_en_traad(lambda: FortrinnMellomvare(lambda _: None)(foresporsel(inne=False)))
        traad.join(5)
        assert not traad.is_alive()
        try:
            FortrinnMellomvare(knel)(foresporsel(inne=False))
        except RuntimeError:
            continue


def test_utenfor_en_foresporsel_er_det_ingen_plass_aa_gi_bort():
    with mens_andre_regner():
        pass
