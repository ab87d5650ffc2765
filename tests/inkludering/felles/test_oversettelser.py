"""The catalogues: complete for those outside Nav, sound in every text, and reported where something is missing."""

import re
import subprocess
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation.template import templatize

from inkludering.felles.management.commands.oversettelser import ordliste, tekster

ROT = Path(settings.BASE_DIR)
SPRAAK = ["nn", "en"]
# What people outside Nav meet, or anyone who is not logged in.
FOR_ALLE = [
    "templates/*.html",
    "templates/felles/*.html",
    "templates/portal/**/*.html",
    "templates/brukere/*.html",
    "templates/utsending/*.txt",
    "oppfolging/portal/**/*.py",
    "arbeidsgivere/portaltilgang/*.py",
    "arbeidsgivere/meldinger.py",
    "inkludering/felles/*.py",
]
BREV = sorted(fil.relative_to(ROT / "templates").as_posix() for fil in ROT.glob("templates/utsending/*.epost.txt"))
UTPEKT = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+>")


@pytest.fixture(scope="module")
def tekster_for_alle(tmp_path_factory) -> set[str]:
    """The texts as they stand in the code now, not as they were at the last extraction."""
    mappe = tmp_path_factory.mktemp("tekster")
    for nr, fil in enumerate(sorted(treff for monster in FOR_ALLE for treff in ROT.glob(monster))):
        kilde = fil.read_text(encoding="utf-8")
        (mappe / f"{nr}.py").write_text(kilde if fil.suffix == ".py" else templatize(kilde, origin=str(fil)))
    nokler = [f"--keyword={navn}" for navn in ("_", "gettext_lazy", "ngettext:1,2", "pgettext:1c,2")]
    valg = ["--language=Python", "--from-code=UTF-8", f"--output={mappe}/alle.po", *nokler]
    subprocess.run(["xgettext", *valg, *map(str, mappe.glob("*.py"))], check=True, capture_output=True)
    return set(tekster(mappe / "alle.po"))


@pytest.mark.parametrize("spraak", SPRAAK)
def test_alt_folk_utenfor_nav_moeter_er_oversatt(spraak, tekster_for_alle):
    noen = {"Neste kontakt", "Lenke til å logge inn hos Nav", "%(antall)s kontakt å ta"}
    assert noen < tekster_for_alle
    assert tekster_for_alle - set(tekster(ordliste(spraak), "--translated")) == set()


@pytest.mark.parametrize("spraak", SPRAAK)
def test_ordlisten_er_hel_og_den_bygde_er_den_samme(spraak, tmp_path):
    bygd = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check-format", f"--output-file={bygd}", ordliste(spraak)], check=True)
    i_bruk = ordliste(spraak).with_suffix(".mo")
    assert _innhold(i_bruk) == _innhold(bygd), "Kjør make oversett."


@pytest.mark.parametrize("spraak", SPRAAK)
def test_plassholdere_og_merking_er_de_samme_i_oversettelsen(spraak):
    for original, oversatt in _par(spraak):
        assert sorted(UTPEKT.findall(original)) == sorted(UTPEKT.findall(oversatt)), original
        assert original.strip() == original or oversatt.strip() != oversatt, original


def test_nynorsk_har_ett_ord_for_virkedag():
    assert [oversatt for _, oversatt in _par("nn") if "verkedag" in oversatt.lower()] == []


@pytest.mark.parametrize("mal", BREV)
def test_hvert_brev_har_emne_paa_hvert_spraak_og_ordene_er_ulike(mal):
    brev, om = {}, {"gjelder": timedelta(1), "overlevering": uuid4()}
    for spraak in ["nb", *SPRAAK]:
        with translation.override(spraak):
            brev[spraak] = get_template(mal).template.render(Context(om, autoescape=False)).strip()
    assert all(tekst.startswith("Emne: ") for tekst in brev.values())
    assert len(set(brev.values())) == len(brev)


def test_kommandoen_sier_hva_som_mangler(tmp_path, settings):
    for spraak in SPRAAK:
        mappe = tmp_path / spraak / "LC_MESSAGES"
        mappe.mkdir(parents=True)
        (mappe / "django.po").write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
    with (tmp_path / "nn/LC_MESSAGES/django.po").open("a") as fil:
        fil.write('\nmsgid "Nå"\nmsgstr "No"\n\nmsgid ""\n"En "\n"to"\nmsgstr ""\n')
    settings.LOCALE_PATHS = [tmp_path]
    ut = StringIO()
    call_command("oversettelser", stdout=ut)
    linjer = [linje.strip() for linje in ut.getvalue().splitlines()]
    assert linjer == ["Nynorsk: 1 av 2, mangler 1", "– En to", "English: 0 av 0, mangler 0"]


def _innhold(bygd: Path) -> str:
    return subprocess.run(["msgunfmt", bygd], check=True, capture_output=True, text=True).stdout


def _par(spraak: str) -> list[tuple[str, str]]:
    """Every text with its translation, plural forms with plural forms."""
    innhold = subprocess.run(["msgcat", "--no-wrap", ordliste(spraak)], check=True, capture_output=True, text=True)
    en = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"', innhold.stdout, re.MULTILINE)
    flere = re.findall(r'^msgid_plural "(.+)"\nmsgstr\[0\] ".*"\nmsgstr\[1\] "(.*)"', innhold.stdout, re.MULTILINE)
    assert len(en) > 500
    assert flere
    return [(original, oversatt) for original, oversatt in (*en, *flere) if oversatt]


def test_ett_er_ikke_flere():
    """A number before a word in the plural needs the word for one, too. Days and candidates are often a rule's own."""
    flertall = re.compile(r"%\(\w+\)[sd] (arbeidsgivere|personer|jobbspesialister|rader|treff|uker|måneder)\b")
    alene = [tekst for tekst in tekster(ordliste("nn"), "--no-obsolete") if flertall.search(tekst)]
    boeyd = set(re.findall(r'msgid_plural "(.*)"', ordliste("nn").read_text(encoding="utf-8")))
    assert sorted(set(alene) - boeyd) == []
