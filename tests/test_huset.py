"""The house is as arkitektur says: every rule holds for every file, and every rule finds a planted breach."""

import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, include, path

from inkludering.felles.tilgang import aapen, krever
from tests import husregler
from tests.husregler import FILREGLER, Fil

ROT = Path(__file__).resolve().parent.parent


@cache
def filene() -> list[Fil]:
    """Every text file git knows or would take, with its text."""
    kommando = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    stier = subprocess.run(kommando, cwd=ROT, check=True, capture_output=True, text=True).stdout.split("\0")
    return list(_lesbare(sti for sti in stier if sti and (ROT / sti).is_file()))


def _lesbare(stier: Iterator[str]) -> Iterator[Fil]:
    for sti in stier:
        try:
            yield Fil(sti, (ROT / sti).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("regel", FILREGLER, ids=lambda regel: regel.__name__)
def test_huset_holder_regelen(regel: Callable[[Fil], Iterator[str]]):
    assert [brudd for fil in filene() for brudd in regel(fil)] == []


def test_alle_maler_er_i_bruk():
    assert list(husregler.ubrukte_maler(filene())) == []


def test_ett_navn_er_en_ting():
    assert list(husregler.like_navn(filene())) == []


@pytest.mark.parametrize("veiviser", ["README.md", "CONTRIBUTING.md"])
def test_veiviserne_peker_paa_det_som_finnes(veiviser: str):
    assert list(husregler.doede_stier(Fil(veiviser, (ROT / veiviser).read_text()), ROT)) == []


def test_alle_adresser_har_en_tilgangsregel():
    assert list(husregler.visninger_uten_regel(get_resolver().url_patterns)) == []


def test_reglene_ser_filene_de_gjelder():
    assert sum(fil.er_produkt for fil in filene()) > 40
    assert sum(fil.er_mal for fil in filene()) > 20
    assert sum(fil.er_visning for fil in filene()) >= 3


LANG_FUNKSJON = "def f() -> None:\n" + "    pass\n" * 40
# Written in two, so that this file keeps the rules itself.
KLOKKER = ["timezone" + ".now()", "timezone" + ".localdate()", "datetime" + ".now(UTC)", "date" + ".today()"]
DATABASENS = ["now" + "()", "current" + "_date", "CURRENT" + "_TIMESTAMP", "statement" + "_timestamp()"]
AARSKIFTER = ["lace(year=I_DAG.year + 1)", "lace(month=2)"]
LAT = "from django.utils.translation import gettext_lazy as _"
STRAKS = "from django.utils.translation import gettext as _"
PLANTEDE = [
    ("for_lange_filer", "kandidater/soek.py", "x = 1\n" * 301),
    ("for_lange_filer", "templates/lang.html", "<p></p>\n" * 151),
    ("for_lange_funksjoner", "kandidater/soek.py", LANG_FUNKSJON),
    ("for_lange_funksjoner", "tests/test_soek.py", LANG_FUNKSJON),
    ("forbudte_filnavn", "kandidater/utils.py", ""),
    ("forbudte_filnavn", "oppfolging/models/signals.py", ""),
    ("importer_av_tester", "oppfolging/kjerne/models/forlop.py", "from tests import fabrikker"),
    ("importer_av_tester", "kandidater/models.py", "import tests.fabrikker"),
    ("portalen_gaar_utenom", "oppfolging/portal/hjem/views.py", "from kandidater.models import Kandidat"),
    ("portalen_gaar_utenom", "oppfolging/portal/hjem/utsnitt.py", "import oppfolging.kjerne.models"),
    ("uskjermede_oppslag", "oppfolging/views.py", "k = Kandidat.objects.get(pk=1)"),
    ("uskjermede_oppslag", "oppfolging/views/kandidat.py", "k = Kandidat.objects.filter(x=1).synlig_for(b)"),
    ("uskjermede_oppslag", "oppfolging/views.py", "o = Kandidat.objects"),
    ("uskjermede_oppslag", "oppfolging/views.py", "o = Kandidat._default_manager.all()"),
    ("uskjermede_oppslag", "oppfolging/views.py", "get_object_or_404(Kandidat, pk=1)"),
    ("uskjermede_oppslag", "oppfolging/views.py", "shortcuts.get_object_or_404(models.Kandidat, pk=1)"),
    ("uskjermede_oppslag", "oppfolging/portal/inngang.py", "@krever('leder')\ndef v(request):\n    K.objects.all()"),
    ("uskjermede_oppslag", "oppfolging/portal/inngang.py", "@tilgang.aapen\ndef v(request):\n    K.objects.all()"),
    ("datoer_skrevet_andre_steder", "oppfolging/handlinger/inntak.py", "Oppfolging.objects.create(side='kandidat')"),
    ("datoer_skrevet_andre_steder", "oppfolging/fro/x.py", "Oppfolging.objects.aapne().filter(x=1).update(frist=d)"),
    ("datoer_skrevet_andre_steder", "oppfolging/tikk.py", "kandidat.oppfolginger.rytme().update(status='avlyst')"),
    ("datoer_skrevet_andre_steder", "oppfolging/tikk.py", "rad = Oppfolging.objects.get(pk=1)\nrad.save()"),
    ("datoer_skrevet_andre_steder", "oppfolging/tikk.py", "def f(rader: OppfolgingQuerySet):\n    rader.update(x=1)"),
    ("datoer_skrevet_andre_steder", "oppfolging/tikk.py", "for rad in k.oppfolginger.all():\n    rad.delete()"),
    ("segl_utenfor_okta", "oppfolging/portal/okt.py", "from inkludering.felles.kryptering import aapne, forsegl"),
    ("segl_utenfor_okta", "inkludering/utsending/levering.py", "from cryptography.fernet import Fernet"),
    ("leser_hendelsesloggen", "oppfolging/tikk.py", "rader = Hendelse.objects.filter(type='frist_flyttet')"),
    ("leser_hendelsesloggen", "oppfolging/tikk.py", "from inkludering.hendelser.models import Hendelse as Logg"),
    ("leser_hendelsesloggen", "oppfolging/rapporter/tall/a.py", "SQL = 'SELECT count(*) FROM hendelser_hendelse'"),
    ("leser_hendelsesloggen", "oppfolging/portal/migrations/0002_x.py", "SQL = 'JOIN hendelser_hendelse h'"),
    ("utypede_funksjoner", "kandidater/soek.py", "def finn(tekst) -> str: ..."),
    ("utypede_funksjoner", "kandidater/soek.py", "class S:\n    def finn(self, *, tekst: str): ..."),
    ("moduler_uten_docstring", "kandidater/soek.py", "# Where one is found.\nx = 1"),
    ("ordering_i_meta", "kandidater/models.py", "class K:\n    class Meta:\n        ordering = ['navn']"),
    ("uescapet_html", "oppfolging/views.py", "svar = safestring.mark_safe(tekst)"),
    ("uescapet_html", "oppfolging/views.py", "svar = SafeString(tekst)"),
    ("meldinger_uten_spraak", "arbeidsgivere/koder.py", "utboks.legg_i(nokkel='n', adresse=til)"),
    ("ordliteraler", "kandidater/querysets.py", "if bruker.rolle == 'jobbspesialist': ..."),
    ("ordliteraler", "kandidater/querysets.py", "if bruker.rolle in ('jobbspesialist', 'leder'): ..."),
    ("ordliteraler", "kandidater/querysets.py", "rader = self.filter(kandidat__gradering='ugradert')"),
    ("ordliteraler", "kandidater/querysets.py", "rader = self.exclude(status__in=['aapen'])"),
    ("ordliteraler", "kandidater/a.py", "ansvar.tildel(kandidat=den, aarsak='overlevert')"),
    ("ordliteraler", "oppfolging/views.py", "@krever('jobbspesialist')\ndef i_dag(request): ..."),
    ("ordliteraler", "oppfolging/views.py", "HJEM = {'leder': 'rapporter:kontor'}"),
    ("usikre_maler", "templates/a.html", '<p class="x" style="color:red">'),
    ("usikre_maler", "templates/a.html", '<button\n  onclick="f()">'),
    ("usikre_maler", "templates/a.html", '<div hx-on:click="f()">'),
    ("usikre_maler", "templates/a.html", "<div hx-vals='js:{a: 1}'>"),
    ("usikre_maler", "templates/a.html", '<a href="javascript:f()">'),
    ("usikre_maler", "templates/a.html", '<div hx-trigger="click[ctrlKey]">'),
    ("usikre_maler", "templates/a.html", '<form method="post"\n  role="group">'),
    ("usikre_maler", "templates/a.html", '{{ dag|date:"l j. F" }}'),
    ("usikre_maler", "templates/a.html", "{{ notat|safe }}"),
    ("usikre_maler", "templates/a.html", "{% autoescape off %}"),
    *(("maskinens_klokke_i_tester", "tests/test_a.py", f"naa = {klokke}") for klokke in KLOKKER),
    ("maskinens_klokke_i_tester", "tests/test_a.py", f'KODE = """\nnaa = {KLOKKER[0]}\n"""'),
    *(("dager_som_ikke_finnes", "tests/test_a.py", f"om_et_aar = I_DAG.rep{rest}") for rest in AARSKIFTER),
    *(("andres_klokker", "kandidater/a.py", f'SQL = "UPDATE a SET b = {klokke}"') for klokke in DATABASENS),
    ("andres_klokker", "tests/test_a.py", f'sql("SELECT {DATABASENS[0]}")'),
    ("andres_klokker", "inkludering/a.sql", f"SELECT {DATABASENS[1]};"),
    ("andres_klokker", "kandidater/a.py", "feil = models.functions.N" + "ow()"),
    ("andres_klokker", "static/a.js", "const naa = new " + "Date();"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{LAT}\ndef f() -> str:\n    return _('a')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{LAT}\nf = lambda: _('a')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{STRAKS}\nclass S:\n    navn = _('a')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{STRAKS}\ndef f(a: str = _('a')) -> None: ..."),
    ("adresser_fra_etasjen_over", "kandidater/a.py", "sti = reverse('oppfolging:kandidat', args=[pk])"),
    ("tekstfelt_utenfor", "kandidater/forms.py", "class S(Skjema):\n    navn = forms.CharField(label='a')"),
    ("tekstfelt_utenfor", "kandidater/forms.py", "class Kode(forms.CharField): ..."),
    ("registeradresser", "requirements.txt", "--index-url https://" + ".".join(["files", "pythonhosted", "org"])),
]
UTEN_BRUDD = [
    ("adresser_fra_etasjen_over", "oppfolging/portal/meldinger.py", "sti = reverse('portal:inn_lenke')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{LAT}\nclass S:\n    navn = _('a')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", f"{STRAKS}\ndef f() -> str:\n    return _('a')"),
    ("oversatt_til_feil_tid", "kandidater/a.py", "def f(_: object) -> object:\n    return _('a')"),
    ("tekstfelt_utenfor", "kandidater/models.py", "navn = models.CharField(max_length=100)"),
    ("tekstfelt_utenfor", "inkludering/felles/tekstfelt.py", "class Tekstfelt(Renset, forms.CharField): ..."),
    ("for_lange_filer", "kandidater/migrations/0001_initial.py", "x = 1\n" * 301),
    ("for_lange_filer", "kandidater/soek.py", "x = 1\n" * 300),
    ("uskjermede_oppslag", "oppfolging/views.py", "k = Kandidat.objects.synlig_for(b).aktive()"),
    ("uskjermede_oppslag", "oppfolging/views.py", "get_object_or_404(Kandidat.objects.redigerbar_for(b), pk=1)"),
    ("uskjermede_oppslag", "oppfolging/portefolje.py", "k = Kandidat.objects.get(pk=1)"),
    ("datoer_skrevet_andre_steder", "oppfolging/kjerne/datoer.py", "Oppfolging.objects.create(side='kandidat')"),
    ("datoer_skrevet_andre_steder", "oppfolging/tikk.py", "rad = Oppfolging(side='kandidat')\nkandidat.save()"),
    ("segl_utenfor_okta", "oppfolging/portal/okt.py", "from inkludering.felles.kryptering import KryptertTekstfelt"),
    ("segl_utenfor_okta", "inkludering/brukere/paalogging/merke.py", "from x.kryptering import forsegl"),
    ("leser_hendelsesloggen", "inkludering/hendelser/logg.py", "Hendelse.objects.create()"),
    ("leser_hendelsesloggen", "oppfolging/kjerne/sjekk.py", "Hendelse.objects.count()"),
    ("leser_hendelsesloggen", "tests/test_a.py", "assert Hendelse.objects.exists()"),
    (
        "utypede_funksjoner",
        "kandidater/soek.py",
        "class S:\n    def finn(self, tekst: str) -> str: ...\n    def _x(self): ...",
    ),
    ("moduler_uten_docstring", "kandidater/soek.py", '"""Where one is found."""'),
    ("moduler_uten_docstring", "kandidater/__init__.py", ""),
    ("moduler_uten_docstring", "tests/test_a.py", "x = 1"),
    ("maskinens_klokke_i_tester", "tests/test_a.py", "fra = time.monotonic()\ndag = timezone.localdate(naa)"),
    ("maskinens_klokke_i_tester", "kandidater/views.py", f"naa = {KLOKKER[0]}"),
    ("dager_som_ikke_finnes", "kandidater/a.py", "dag.replace(year=2027, day=1), dag.replace(day=1)"),
    ("andres_klokker", "kandidater/views.py", f"naa = {KLOKKER[0]}"),
    ("usikre_maler", "templates/a.html", '<p data-on="1" hx-trigger="change">på konto = «style»</p>'),
    ("usikre_maler", "templates/a.html", '{{ dag|date:"d.m.Y H:i:s" }}{{ dag|hel_dag }}'),
    ("usikre_maler", "templates/a.html", '<form method="post" role="search"><div role="group"></div></form>'),
]


@pytest.mark.parametrize(("regel", "sti", "tekst"), PLANTEDE)
def test_regelen_finner_et_plantet_brudd(regel, sti, tekst):
    assert len(list(getattr(husregler, regel)(Fil(sti, tekst)))) >= 1


@pytest.mark.parametrize(("regel", "sti", "tekst"), UTEN_BRUDD)
def test_regelen_lar_det_lovlige_vaere(regel, sti, tekst):
    assert list(getattr(husregler, regel)(Fil(sti, tekst))) == []


def test_hver_filregel_har_et_plantet_brudd():
    assert {regel.__name__ for regel in FILREGLER} == {regel for regel, _, _ in PLANTEDE}


def test_mal_som_bare_nevner_seg_selv_er_ubrukt():
    filer = [
        Fil("templates/a.html", '{% include "b.html" %}{# "a.html" #}'),
        Fil("templates/b.html", ""),
        Fil("templates/c.html", ""),
        Fil("oppfolging/views.py", 'vis(request, "c.html#rad", {})'),
        Fil("templates/404.html", ""),
    ]
    assert list(husregler.ubrukte_maler(filer)) == ["templates/a.html is used by nobody"]


def test_to_klasser_med_samme_navn_blir_funnet():
    filer = [
        Fil("oppfolging/tikk.py", "class Rad: ..."),
        Fil("kandidater/soek.py", "class Rad:\n    class Meta: ..."),
        Fil("kandidater/models.py", "class K:\n    class Meta: ..."),
        Fil("oppfolging/portal/models.py", "class Rad: ..."),
        Fil("tests/test_a.py", "class Rad: ..."),
    ]
    assert list(husregler.like_navn(filer)) == ["Rad is several things: oppfolging/tikk.py, kandidater/soek.py"]


def test_sti_som_ikke_finnes_blir_funnet():
    tekst = "`kandidater/models.py`, `kandidater/` and `make kaos`, but `kandidater/borte.py` and `kjerne/borte/`"
    assert list(husregler.doede_stier(Fil("README.md", tekst), ROT)) == [
        "README.md names kandidater/borte.py, which is not there",
        "README.md names kjerne/borte/, which is not there",
    ]


def test_adresse_uten_tilgangsregel_blir_funnet():
    def uten(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    def med(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    under = [path("b/", uten), path("c/", krever("leder")(uten))]
    adresser = [path("a/", include((under, "under"))), path("d/", aapen(med))]
    assert list(husregler.visninger_uten_regel(adresser)) == ["/a/b/ has no access rule"]
