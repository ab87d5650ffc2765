"""A message is a pointer: counts, a link, a code. Never a candidate's name or a word about health.

What leads into the portal says which workplace it is for and who at Nav stands behind it, so that it is trusted.
"""

import re
from pathlib import Path

import pytest

MALER = sorted((Path(__file__).parents[3] / "templates" / "utsending").glob("*.txt"))
# Everything a message may be filled with.
TALL = {"kontakter", "over_fristen", "andre", "antall", "minutter", "dager"}
OVERTATT = {"kandidater", "arbeidsgivere", "frister", "ringeonsker", "fra_deg"}  # numbers of what was handed over
DAG = {"fra", "senere"}  # the day, and whether it is still to come
VARIGHETER = {"gjelder", "gjelder.days"}
LENKER_OG_KODER = {"nettadresse", "adresse", "siffer"}
AVSENDER = {"avsender.arbeidsplass", "avsender.kontor", "avsender.navn"}
I_SETNINGENE = {"arbeidsplass", "kontor", "navn", "telefon"}
SIGNERT = {"portal_invitasjon.epost.txt", "portal_lenke.epost.txt", "hilsen.txt"}
PLASSHOLDER = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")
FYLT = re.compile(r"\{%\s*(?:if|elif|with|for|blocktranslate (?:count|with))\s+(?:\w+=)?([\w.]+)")


@pytest.mark.parametrize("mal", MALER, ids=lambda mal: mal.name)
def test_meldingen_fylles_bare_med_tall_lenker_og_koder(mal):
    tekst = mal.read_text(encoding="utf-8")
    tillatt = TALL | OVERTATT | DAG | VARIGHETER | LENKER_OG_KODER
    tillatt |= AVSENDER | I_SETNINGENE if mal.name in SIGNERT else set()
    assert set(PLASSHOLDER.findall(tekst)) | set(FYLT.findall(tekst)) <= tillatt


def test_alle_meldingene_er_med():
    assert {mal.name.split(".")[0] for mal in MALER} >= {"sammendrag", "portal_lenke", "portal_kode"}
