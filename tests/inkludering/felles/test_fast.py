"""What is drawn once: the same for everybody, in each language, and never anything of the page's own."""

from django.template import Context, Template
from django.utils import translation


def test_det_faste_er_paa_leserens_spraak():
    mal = Template('{% load i18n fast %}{% fast %}<b>{% translate "Logg ut" %}</b>{% endfast %}')
    tegnet = {}
    for spraak in ("nb", "en", "nb"):
        with translation.override(spraak):
            tegnet[spraak] = mal.render(Context())
    assert tegnet == {"nb": "<b>Logg ut</b>", "en": "<b>Log out</b>"}


def test_ingenting_av_siden_eller_personen_kan_huskes():
    mal = Template("{% load fast %}{% fast %}[{{ navn }}{{ request.user }}]{% endfast %}{{ navn }}")
    assert mal.render(Context({"navn": "Kari", "request": {"user": "ane"}})) == "[]Kari"
    assert mal.render(Context({"navn": "Ola"})) == "[]Ola"


def test_det_faste_tegnes_en_gang(monkeypatch):
    mal = Template("{% load fast %}{% fast %}a{% endfast %}")
    (fast,) = mal.nodelist.get_nodes_by_type(type(mal.nodelist[-1]))
    mal.render(Context())
    monkeypatch.setattr(fast, "deler", None)
    assert mal.render(Context()) == "a"
