"""An edited template shows on the next load in the demo, without a restart."""

import os

import pytest
from django.template import Engine, TemplateDoesNotExist

STEDER = [("inkludering.lokalt.malinnlasting.Loader", ["django.template.loaders.filesystem.Loader"])]


@pytest.fixture
def motor(tmp_path):
    return Engine(dirs=[str(tmp_path)], loaders=[("template_partials.loader.Loader", STEDER)])


@pytest.fixture
def skriv(tmp_path):
    """Writes a template; each time a second later than before, as a person does."""
    ganger = []

    def skriv(navn: str, tekst: str) -> None:
        ganger.append(navn)
        (tmp_path / navn).write_text(tekst)
        os.utime(tmp_path / navn, (len(ganger), len(ganger)))

    return skriv


def test_en_endret_mal_vises_ved_neste_lasting(motor, skriv):
    skriv("side.html", "før")
    assert motor.render_to_string("side.html") == "før"
    skriv("side.html", "etter")
    assert motor.render_to_string("side.html") == "etter"


def test_det_en_uendret_side_bygger_paa_kan_endres(motor, skriv):
    skriv("ramme.html", "ramme {% block midten %}{% endblock %}")
    skriv("del.html", "del")
    skriv("side.html", "{% extends 'ramme.html' %}{% block midten %}{% include 'del.html' %}{% endblock %}")
    assert motor.render_to_string("side.html") == "ramme del"
    skriv("ramme.html", "ny ramme {% block midten %}{% endblock %}")
    skriv("del.html", "ny del")
    assert motor.render_to_string("side.html") == "ny ramme ny del"


def test_en_uendret_mal_leses_bare_en_gang(motor, skriv):
    skriv("side.html", "før")
    assert motor.get_template("side.html") is motor.get_template("side.html")


def test_en_mal_som_manglet_og_en_som_ble_slettet(motor, skriv, tmp_path):
    with pytest.raises(TemplateDoesNotExist):
        motor.get_template("side.html")
    skriv("side.html", "ny")
    assert motor.render_to_string("side.html") == "ny"
    (tmp_path / "side.html").unlink()
    with pytest.raises(TemplateDoesNotExist):
        motor.get_template("side.html")


def test_et_navngitt_fragment_folger_filen(settings, skriv, tmp_path):
    motor = Engine(
        dirs=[str(tmp_path)],
        loaders=[("template_partials.loader.Loader", STEDER)],
        libraries={"partials": "template_partials.templatetags.partials"},
    )
    skriv("side.html", "{% load partials %}{% partialdef rad %}før{% endpartialdef %}")
    assert motor.render_to_string("side.html#rad") == "før"
    skriv("side.html", "{% load partials %}{% partialdef rad %}etter{% endpartialdef %}")
    assert motor.render_to_string("side.html#rad") == "etter"
