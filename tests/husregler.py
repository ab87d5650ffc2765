"""The rules of the house, each a function from one file to the breaches in it; test_huset.py runs them on all files."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver

from tests.kildefil import Fil, nodenavn
from tests.ordregel import meldinger_uten_spraak, ordliteraler
from tests.tekstregler import (
    andres_klokker,
    dager_som_ikke_finnes,
    leser_hendelsesloggen,
    maskinens_klokke_i_tester,
    registeradresser,
    usikre_maler,
)

FILGRENSE, FUNKSJONSGRENSE, MALGRENSE = 300, 40, 150
FORBUDTE_FILNAVN = {"utils.py", "services.py", "helpers.py", "signals.py"}
# What a view may call on a manager: each takes the user who asks, or is the portal's own door.
DORER = {"synlig_for", "redigerbar_for", "hos_mine_arbeidsgivere", "egne", "kan_aapnes_av", "aapnet_av"}
DORER |= {"kan_besvares_av", "kan_trekkes_av"}
PORTALENS_TO_MODULER = {"oppfolging/portal/okt.py", "oppfolging/portal/gjoeremaal.py"}
NEDE = ("kandidater", "arbeidsgivere", "oppfolging.kjerne", "oppfolging.varsling", "oppfolging.handlinger")
PORTALEN_FAAR_LESE = {"oppfolging.kjerne.forlopstyper", "oppfolging.kjerne.rytmer"}
# The portal's views are those very things, as far as an employer may see them.
PORTALENS_UTSNITT = "oppfolging/portal/models.py"
DJANGOS_KOMMANDO = "Command"
# Template names Django looks up by itself.
MALER_DJANGO_FINNER = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}

# The one writer of planned contacts, what it writes, and how one writes.
DATOSKRIVEREN = "oppfolging/kjerne/datoer.py"
DATONAVN = {
    "Oppfolging",
    "OppfolgingQuerySet",
    "oppfolginger",
    "skapte_oppfolginger",
    "lukkede_oppfolginger",
    "forsokte_oppfolginger",
}
SKRIVER = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "save", "delete"}

# Where tokens are made and written anew, and the one who keeps them in a session.
SEGLENE = {f"inkludering/felles/{navn}.py" for navn in ("kryptering", "nokkelbytte")}
SEGLENE |= {"inkludering/brukere/paalogging/merke.py", "inkludering/miljovariabler.py"}

# Where the fields people type in are made, of what Django has for it.
TEKSTFELTENE = "inkludering/felles/tekstfelt.py"
DJANGOS_FELT = {"Field", *(f"{slag}Field" for slag in ("Char", "Email", "Integer", "Decimal", "Float", "URL", "Slug"))}

SIDENES_ETASJE = ("oppfolging/arbeidsflate/", "oppfolging/portal/", "oppfolging/rapporter/")
SIDENES_ADRESSER = re.compile(r"(?:oppfolging|portal|rapporter):\w+\Z")
OVERSETTER = {"gettext", "ngettext", "pgettext", "npgettext"}


def for_lange_filer(fil: Fil) -> Iterator[str]:
    grense = MALGRENSE if fil.er_mal else FILGRENSE
    linjer = fil.tekst.count("\n")
    if linjer > grense and (fil.er_mal or (fil.er_python and "migrations" not in fil.sti.split("/"))):
        yield f"{fil.sti} has {linjer} lines, the limit is {grense}"


def for_lange_funksjoner(fil: Fil) -> Iterator[str]:
    if not fil.er_python or "migrations" in fil.sti.split("/"):
        return
    for node in fil.noder(ast.FunctionDef, ast.AsyncFunctionDef):
        linjer = node.end_lineno - node.lineno + 1
        if linjer > FUNKSJONSGRENSE:
            yield f"{fil.sti}:{node.lineno} {node.name} has {linjer} lines, the limit is {FUNKSJONSGRENSE}"


def forbudte_filnavn(fil: Fil) -> Iterator[str]:
    if fil.navn in FORBUDTE_FILNAVN:
        yield f"{fil.sti}: name the file for what it holds"


def importer_av_tester(fil: Fil) -> Iterator[str]:
    """The floors themselves are held by import-linter (test_etasjer.py)."""
    for node in fil.noder(ast.Import, ast.ImportFrom) if fil.er_produkt else ():
        moduler = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        if any(modul.split(".")[0] == "tests" for modul in moduler):
            yield f"{fil.sti}:{node.lineno} imports the tests"


def portalen_gaar_utenom(fil: Fil) -> Iterator[str]:
    """The portal reads its own views; only two of its modules may touch what lies below it."""
    if not fil.er_produkt or not fil.sti.startswith("oppfolging/portal/") or fil.sti in PORTALENS_TO_MODULER:
        return
    for node in fil.noder(ast.Import, ast.ImportFrom):
        for modul in [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]:
            if modul.startswith(NEDE) and modul not in PORTALEN_FAAR_LESE:
                yield f"{fil.sti}:{node.lineno} imports {modul}: go through okt.py or gjoeremaal.py"


def uskjermede_oppslag(fil: Fil) -> Iterator[str]:
    """In a view, managers are used through a door, and the get-or-404 shortcuts get a queryset, never a model."""
    if not fil.er_visning:
        return
    apnet = {id(n.value) for n in fil.noder(ast.Attribute) if n.attr in DORER}
    for node in fil.noder(ast.Attribute):
        if node.attr in {"objects", "_default_manager", "_base_manager"} and id(node) not in apnet:
            yield f"{fil.sti}:{node.lineno} uses .{node.attr} without a door"
    for node in fil.noder(ast.Call):
        if nodenavn(node.func) in {"get_object_or_404", "get_list_or_404"} and not _gaar_gjennom_en_dor(node.args[0]):
            yield f"{fil.sti}:{node.lineno} looks up something that did not come through a door"


def datoer_skrevet_andre_steder(fil: Fil) -> Iterator[str]:
    """Planned contacts are written by kjerne/datoer.py alone; known by the model and its reverse names."""
    if not fil.er_produkt or fil.sti == DATOSKRIVEREN:
        return
    kjente = set(DATONAVN)
    for node in fil.noder(ast.arg, ast.AnnAssign):
        if node.annotation and kjente & _nevnt(node.annotation):
            kjente.add(node.arg if isinstance(node, ast.arg) else nodenavn(node.target))
    for node in fil.noder(ast.Assign, ast.For, ast.comprehension):
        if kjente & _nevnt(node.value if isinstance(node, ast.Assign) else node.iter):
            maal = node.targets if isinstance(node, ast.Assign) else [node.target]
            kjente |= {ett.id for ett in maal if isinstance(ett, ast.Name)}
    for node in fil.noder(ast.Call):
        if nodenavn(node.func) in SKRIVER and isinstance(node.func, ast.Attribute) and kjente & _nevnt(node.func.value):
            yield f"{fil.sti}:{node.lineno} .{node.func.attr}() writes dates; kjerne.datoer does that"


def segl_utenfor_okta(fil: Fil) -> Iterator[str]:
    """A change of keys finds encrypted columns and what a session holds sealed; a third place it would not know of."""
    if not fil.er_produkt or fil.sti in SEGLENE:
        return
    for node in fil.noder(ast.ImportFrom, ast.Import):
        if {alias.name for alias in node.names} & {"forsegl", "cryptography.fernet", "Fernet", "MultiFernet"}:
            yield f"{fil.sti}:{node.lineno} seals what bytt-nokler does not find: use an encrypted column"


def utypede_funksjoner(fil: Fil) -> Iterator[str]:
    if not fil.er_produkt:
        return
    for node in [*fil.tre.body, *(del_ for klasse in fil.noder(ast.ClassDef) for del_ in klasse.body)]:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        sett = node.args
        argumenter = [*sett.posonlyargs, *sett.args, *sett.kwonlyargs, *filter(None, (sett.vararg, sett.kwarg))]
        utypede = [a.arg for a in argumenter if a.annotation is None and a.arg not in {"self", "cls"}]
        if utypede or node.returns is None:
            yield f"{fil.sti}:{node.lineno} {node.name} is not typed: {', '.join(utypede) or 'return'}"


def moduler_uten_docstring(fil: Fil) -> Iterator[str]:
    if fil.er_produkt and fil.tre.body and not ast.get_docstring(fil.tre):
        yield f"{fil.sti} does not say what it holds"


def ordering_i_meta(fil: Fil) -> Iterator[str]:
    for klasse in fil.noder(ast.ClassDef) if fil.er_python else ():
        maal = [m for del_ in klasse.body if isinstance(del_, ast.Assign) for m in del_.targets]
        if klasse.name == "Meta" and any(nodenavn(m) == "ordering" for m in maal):
            yield f"{fil.sti}:{klasse.lineno} Meta.ordering hides a sort in every query"


def uescapet_html(fil: Fil) -> Iterator[str]:
    for node in fil.noder(ast.Call) if fil.er_produkt else ():
        if nodenavn(node.func) in {"mark_safe", "SafeString", "SafeText"}:
            yield f"{fil.sti}:{node.lineno} marks text as safe HTML; use format_html or a template"


def oversatt_til_feil_tid(fil: Fil) -> Iterator[str]:
    """What is read at import is translated when it is shown (lazily); what a function says, at once."""
    if not fil.er_produkt:
        return
    import_ = [node for node in fil.noder(ast.ImportFrom) if node.module == "django.utils.translation"]
    navn = {alias.asname or alias.name: alias.name for node in import_ for alias in node.names}
    i_funksjoner = _i_funksjoner(fil)
    for node in fil.noder(ast.Call):
        funksjon = navn.get(node.func.id, "") if isinstance(node.func, ast.Name) else ""
        if funksjon.removesuffix("_lazy") in OVERSETTER and funksjon.endswith("_lazy") is (id(node) in i_funksjoner):
            yield f"{fil.sti}:{node.lineno} {funksjon} here: gettext_lazy outside functions, gettext inside"


def adresser_fra_etasjen_over(fil: Fil) -> Iterator[str]:
    """A name of a page is knowledge of the floor where it stands; the floors below leave the way there to it."""
    if fil.er_produkt and not fil.sti.startswith(SIDENES_ETASJE):
        for node in fil.noder(ast.Constant):
            if isinstance(node.value, str) and SIDENES_ADRESSER.match(node.value):
                yield f"{fil.sti}:{node.lineno} names a page of the floor above"


def tekstfelt_utenfor(fil: Fil) -> Iterator[str]:
    """What people type is cleaned before it is judged: the fields they type in are made in one module."""
    if fil.er_produkt and fil.sti != TEKSTFELTENE:
        for node in fil.noder(ast.Call, ast.ClassDef):
            for ett in node.bases if isinstance(node, ast.ClassDef) else [node.func]:
                er_felt = isinstance(ett, ast.Attribute) and nodenavn(ett.value) == "forms" and ett.attr in DJANGOS_FELT
                if er_felt:
                    yield f"{fil.sti}:{node.lineno} {nodenavn(ett)}: use a field of {TEKSTFELTENE}"


FILREGLER = [
    for_lange_filer,
    for_lange_funksjoner,
    forbudte_filnavn,
    importer_av_tester,
    portalen_gaar_utenom,
    uskjermede_oppslag,
    datoer_skrevet_andre_steder,
    segl_utenfor_okta,
    leser_hendelsesloggen,
    utypede_funksjoner,
    moduler_uten_docstring,
    ordering_i_meta,
    uescapet_html,
    meldinger_uten_spraak,
    ordliteraler,
    usikre_maler,
    registeradresser,
    dager_som_ikke_finnes,
    maskinens_klokke_i_tester,
    andres_klokker,
    oversatt_til_feil_tid,
    adresser_fra_etasjen_over,
    tekstfelt_utenfor,
]


def ubrukte_maler(filer: Iterable[Fil]) -> Iterator[str]:
    """Templates whose name stands in quotes in no other file of the product."""
    lesere = [fil for fil in filer if fil.er_mal or fil.er_produkt]
    for mal in (fil for fil in lesere if fil.er_mal):
        navn = mal.sti.split("templates/", 1)[1]
        brukt = re.compile(rf"""["']{re.escape(navn)}["'#]""")
        if navn not in MALER_DJANGO_FINNER and not any(brukt.search(f.tekst) for f in lesere if f is not mal):
            yield f"{mal.sti} is used by nobody"


def like_navn(filer: Iterable[Fil]) -> Iterator[str]:
    """Classes of the product that share a name: one name is one thing."""
    steder: dict[str, list[str]] = {}
    for fil in filer:
        if fil.er_produkt and fil.sti != PORTALENS_UTSNITT:
            for node in fil.noder(ast.ClassDef):
                if node in fil.tre.body and node.name != DJANGOS_KOMMANDO:
                    steder.setdefault(node.name, []).append(fil.sti)
    for navn, alle in steder.items():
        if len(alle) > 1:
            yield f"{navn} is several things: {', '.join(alle)}"


def doede_stier(fil: Fil, rot: Path) -> Iterator[str]:
    """Paths in a guide that lead nowhere; a path may begin at a folder inside oppfolging or inkludering."""
    for sti in re.findall(r"`(\w[\w.]*/\w[\w./]*)`", fil.tekst):
        if not any((rot / foran / sti).exists() for foran in ("", "oppfolging", "inkludering")):
            yield f"{fil.sti} names {sti}, which is not there"


def visninger_uten_regel(monstre: Iterable[URLPattern | URLResolver], foran: str = "/") -> Iterator[str]:
    """Addresses whose view carries none of @krever, @innlogget and @aapen."""
    for monster in monstre:
        adresse = f"{foran}{monster.pattern}"
        if isinstance(monster, URLResolver):
            yield from visninger_uten_regel(monster.url_patterns, adresse)
        elif not getattr(monster.callback, "tilgangsregel", None):
            yield f"{adresse} has no access rule"


def _i_funksjoner(fil: Fil) -> set[int]:
    """Every node in the body of a function: what runs after import."""
    funksjoner = fil.noder(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    kropper = (rot for node in funksjoner for rot in (node.body if isinstance(node.body, list) else [node.body]))
    return {id(node) for rot in kropper for node in ast.walk(rot)}


def _nevnt(node: ast.AST) -> set[str]:
    """Every name in an expression, its annotations in quotes too."""
    return {str(getattr(del_, "id", None) or getattr(del_, "attr", None) or "") for del_ in ast.walk(node)}


def _gaar_gjennom_en_dor(node: ast.AST) -> bool:
    """Whether a chain of calls such as X.objects.synlig_for(b).aktive() has a door in it; local names are trusted."""
    if isinstance(node, ast.Name):
        return node.id[:1].islower()
    return any(isinstance(del_, ast.Attribute) and del_.attr in DORER for del_ in ast.walk(node))
