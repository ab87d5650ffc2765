"""The rows of long tables, their addresses and the texts that are worded once."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html

from inkludering.felles.adressemal import PLASS_ORGNR, Adressemal
from inkludering.felles.templatetags.aksel import status


def tegn(tekst: str, **kontekst: object) -> str:
    return Template("{% load utfylling %}" + tekst).render(Context(kontekst))


def test_feltene_fylles_inn_og_mellomrom_mellom_tagger_forsvinner():
    rad = SimpleNamespace(navn="Kari", antall=2)
    mal = "{% utfylt rad %}\n <td>\n <b>{{ rad.navn }}</b>\n</td> {{ ord }} {{ rad.antall }} 100 %{% endutfylt %}"
    assert tegn(mal, rad=rad, ord="har") == "<td><b>Kari</b></td> har 2 100 %"


def test_alt_som_ikke_er_trygg_html_escapes():
    rad = SimpleNamespace(navn="<i>&'\"", merke=format_html("<b>{}</b>", "&"))
    mal = '{% utfylt rad %}<a href="{{ rad.navn }}">{{ rad.merke }}{{ ord }}</a>{% endutfylt %}'
    ut = tegn(mal, rad=rad, ord="<u>")
    assert ut == '<a href="&lt;i&gt;&amp;&#x27;&quot;"><b>&amp;</b>&lt;u&gt;</a>'


@pytest.mark.parametrize("inni", ["{% if rad.navn %}x{% endif %}", "{{ rad.navn|upper }}", '{{ "fast" }}'])
def test_bare_tekst_og_rene_variabler_faar_staa_inni(inni):
    with pytest.raises(TemplateSyntaxError):
        tegn("{% utfylt rad %}" + inni + "{% endutfylt %}", rad=None)


def test_adressemalen_gir_adressen_django_gir():
    nr = uuid4()
    assert Adressemal("oppfolging:kandidat")(nr) == reverse("oppfolging:kandidat", args=[nr])
    arbeidsgiver = Adressemal("oppfolging:logg_arbeidsgiver", PLASS_ORGNR)
    assert arbeidsgiver("923609016") == reverse("oppfolging:logg_arbeidsgiver", args=["923609016"])


def test_en_tekst_som_huskes_huskes_for_hvert_spraak():
    sett = set()
    for spraak in ("nb", "en", "nb"):
        with translation.override(spraak):
            sett.add(status("forfalt_rod"))
    assert len(sett) == 2
