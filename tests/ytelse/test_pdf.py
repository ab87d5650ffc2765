"""The report is made no slower than WeasyPrint alone would make it of the same page (`make ytelse`)."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.snitt import beregn
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL, bygg
from tests.ytelse.rapport import noter

pytestmark = [pytest.mark.ytelse, pytest.mark.django_db]


def test_rapporten_koster_ikke_mer_enn_weasyprint_alene():
    snitt = beregn(kontor=bygg().kontor, fra=FRA, til=TIL, snitt=SNITT)
    elleve = tuple(replace(snitt.spesialister[0], navn=f"Jobbspesialist {nr}") for nr in range(11))
    snitt = replace(snitt, spesialister=elleve)
    html, stil = render_to_string("rapporter/pdf/rapport.html", kontekst(snitt)), dokument.stilark()

    def alene() -> None:
        fonter = FontConfiguration()
        ark = CSS(string=stil, font_config=fonter)
        HTML(string=html).write_pdf(stylesheets=[ark], font_config=fonter, pdf_variant=dokument.VARIANT)

    vaart, bart = raskest(lambda: dokument.rendre(snitt), alene)
    noter(f"rapporten mot WeasyPrint alene på {bart:.2f} s", f"{vaart:.2f} s", vaart / bart, 1)
    assert vaart <= bart


def raskest(*gjoer: Callable[[], object]) -> list[float]:
    """Seconds of processor time, the best of five of each, by turns so that both meet the same machine."""
    tider: list[list[float]] = [[] for _ in gjoer]
    for _ in range(5):
        for ett, egne in zip(gjoer, tider, strict=True):
            start = time.process_time()
            ett()
            egne.append(time.process_time() - start)
    return [min(egne) for egne in tider]
