"""One real PostgreSQL for the whole run, migrated once as the owner; every test runs as the app's own role."""

import fcntl
import gc
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django
import pytest

from inkludering.lokalt import miljo, postgres
from tests import alene, dekning, klokke, mal
from tests.levende import Levende
from tests.nettleser import nettleser, ny_side, side

__all__ = ["nettleser", "ny_side", "side"]  # fixtures

MAL = "inkludering"  # migrated, never connected to afterwards, cloned by whoever needs a database of their own
TESTBASE = "test_inkludering"
PLANTET = "TESTHUS_FEIL"  # SQL that plants a fault in every clone (tests/plantet.py)
STATISK = "TESTHUS_STATISK"  # static files, collected once for all the processes that run tests
FERDIG = "TESTHUS"  # a data folder that runs already, its template migrated: what mutation testing gives its many runs
_stabel = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL and set the environment before Django reads it: once in each process that runs tests."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # the processes started now must not read it too early
        os.environ[STATISK] = tempfile.mkdtemp(prefix="inkludering-test-statisk-")
        _stabel.callback(shutil.rmtree, os.environ[STATISK], ignore_errors=True)
        return
    klokke.start()
    _stabel.callback(klokke.stopp)
    mappe = Path(os.environ[FERDIG]) if FERDIG in os.environ else _egen_mappe()
    os.environ.update(miljo.miljo(mappe))
    os.environ["DJANGO_SETTINGS_MODULE"] = "inkludering.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's synchronous API runs inside an event loop
    _bare_loopback()
    _ingen_spor_fra_traader()
    django.setup()
    from inkludering.felles import fastsporring

    # A forked process may have other rules than this one: mutation testing lives of it.
    os.register_at_fork(after_in_child=fastsporring.lag_sql.cache_clear)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Every test begins at the same moment, also the fixtures that outlive it."""
    klokke.still()
    if FERDIG in os.environ:
        _glem()


def _glem() -> None:
    """What is worked out once in the life of a process, a mutant must work out for itself."""
    from inkludering.felles import arbeidsdager, fastsporring

    arbeidsdager.fridager.cache_clear()
    fastsporring.lag_sql.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run the test beside the others, or alone when it says so; its lines are counted unless it is a broad one."""
    with alene.plass(alene=item.get_closest_marker("alene") is not None), dekning.uten_de_brede(item):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long first, so that no process is left alone with one of them at the end.

    Those that want the machine to themselves come when the others are done: they would have to wait for the longest.
    In each file, what takes away what its tests share comes last.
    """
    trege = {item.path for item in items for merke in ("treg", "matrise") if item.get_closest_marker(merke)}
    alene_filer = {item.path for item in items if item.get_closest_marker("alene")}
    nr = {item.path: nr for nr, item in enumerate(items)}
    items.sort(
        key=lambda item: (
            item.path in alene_filer,
            item.path not in trege,
            nr[item.path],
            item.get_closest_marker("sist") is not None,
        )
    )
    # What is read in by now outlives every test, and a page makes a hundred thousand objects: both cost in each sweep.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    _stabel.close()


def _egen_mappe() -> Path:
    """A data folder of this process's own, with PostgreSQL running."""
    mappe = Path(tempfile.mkdtemp(prefix="inkludering-test-"))
    _stabel.callback(shutil.rmtree, mappe, ignore_errors=True)
    (mappe / "static").mkdir()  # whitenoise warns when it is missing
    _stabel.enter_context(postgres.i_bruk(mappe, rask=True))
    return mappe


def _ingen_spor_fra_traader() -> None:
    """A thread that gives up the broker after its test has nowhere to say so, and the trace of that would be parsed:
    CPython 3.11 fails what another thread parses meanwhile (the rules of test_huset.py), or the other way about."""
    meld = logging.Handler.handleError

    def bare_fra_testens_traad(handler: logging.Handler, linje: logging.LogRecord) -> None:
        if threading.current_thread() is threading.main_thread():
            meld(handler, linje)

    logging.Handler.handleError = bare_fra_testens_traad  # type: ignore[method-assign]


def _bare_loopback() -> None:
    """Refuse every connection that would leave this machine."""
    koble = socket.socket.connect

    def bare_lokalt(sokkel: socket.socket, adresse: object) -> None:
        if isinstance(adresse, tuple) and adresse[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise ConnectionRefusedError(f"Testene får ikke koble seg til {adresse[0]}.")
        koble(sokkel, adresse)

    socket.socket.connect = bare_lokalt  # type: ignore[method-assign,assignment]


@pytest.fixture(scope="session")
def mappe() -> Path:
    """The run's own data folder, where its PostgreSQL lives."""
    return Path(os.environ["INKLUDERING_DATA"])


@pytest.fixture(scope="session")
def sql(mappe: Path):
    """Run one statement as superuser outside every test transaction: sql("CREATE DATABASE …", base="postgres")."""
    import psycopg

    def kjor(setning: str, base: str = "postgres", rolle: str = "postgres") -> list[tuple]:
        with psycopg.connect(postgres.adresse(mappe, rolle, base), autocommit=True) as kobling:
            svar = kobling.execute(setning)
            return svar.fetchall() if svar.description else []

    return kjor


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Replaces pytest-django's renaming of databases: ours has its name already."""


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker, sql, mappe: Path) -> Iterator[None]:
    """Migrate the template as the owner, or restore it; then let Django use a clone of it as the app's role."""
    base = TESTBASE
    if FERDIG in os.environ:
        base += f"_{os.getpid()}"
    else:
        lag_mal(request.config.cache.mkdir("mal"), django_db_blocker, sql, mappe)
    klon(sql, base)
    pek_paa(base)
    yield
    pek_paa(MAL)
    if FERDIG in os.environ:
        sql(f'DROP DATABASE "{base}" WITH (FORCE)')


def lag_mal(lager: Path, django_db_blocker, sql, mappe: Path) -> None:
    """Migrate the template, or restore it from the dump of an earlier run, or of the process that came first."""
    dump = mal.dumpfil(mappe, lager)
    with postgres.laas(lager / "mal.laas", fcntl.LOCK_EX):
        if dump.exists():
            mal.gjenskap(mappe, dump, sql)
        else:
            with django_db_blocker.unblock():
                _migrer()
            mal.lagre(mappe, dump)
    sql("ALTER ROLE inkl_app NOINHERIT")  # in tests only: see tests/portalkobling.py
    sql("GRANT inkl_portal TO inkl_app")


def _migrer() -> None:
    from django.core.management import call_command
    from django.db import connection

    connection.settings_dict["USER"] = "inkl_eier"
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["USER"] = "inkl_app"


def klon(sql, navn: str) -> None:
    """A new database, equal to the migrated template, but for the fault a run was given."""
    sql(f'CREATE DATABASE "{navn}" TEMPLATE "{MAL}" OWNER inkl_eier')
    if feil := os.environ.get(PLANTET):
        sql(feil, base=navn)


def pek_paa(navn: str) -> None:
    """Let every connection Django has go to this database from now on."""
    from django.db import connections

    for kobling in connections.all():
        kobling.close()
    for oppsett in connections.settings.values():
        oppsett["NAME"] = navn


@pytest.fixture
def egen_base(django_db_setup: None, django_db_blocker, sql) -> Iterator[str]:
    """A database of the test's own, where commits are real and threads see them. Not together with `db`."""
    with ny_base(django_db_blocker, sql) as navn:
        yield navn


@contextmanager
def ny_base(django_db_blocker, sql) -> Iterator[str]:
    """Within: every connection Django has goes to a database made for this; it is gone afterwards."""
    from django.db import connection

    felles, navn = connection.settings_dict["NAME"], f"egen_{uuid.uuid4().hex[:12]}"
    klon(sql, navn)
    with django_db_blocker.unblock():
        pek_paa(navn)
        yield navn
        pek_paa(felles)
    sql(f'DROP DATABASE "{navn}" WITH (FORCE)')


@pytest.fixture(scope="module")
def nytt_hus(django_db_setup: None, sql, mappe: Path) -> Iterator[Callable[[], Levende]]:
    """Makes houses that do not run yet, each with its own database and data folder; removes them afterwards."""
    with ExitStack() as stabel:

        def lag() -> Levende:
            base = f"hus_{uuid.uuid4().hex[:12]}"
            klon(sql, base)
            hus = Levende(Path(tempfile.mkdtemp(prefix="inkludering-hus-")), mappe, base)
            (hus.mappe / "static").symlink_to(_statiske_filer(mappe))
            stabel.callback(sql, f'DROP DATABASE "{base}" WITH (FORCE)')
            stabel.callback(hus.stopp)
            return hus

        yield lag


@pytest.fixture(scope="module")
def levende(nytt_hus: Callable[[], Levende]) -> Levende:
    """A running house: web, worker, Valkey, mail sink. Its database is empty but for what the migrations put there."""
    hus = nytt_hus()
    hus.start()
    return hus


def _statiske_filer(mappe: Path) -> Path:
    """Static files as in production, with hashed names; collected by whoever needs them first."""
    samlet = Path(os.environ.get(STATISK, mappe / "samlet"))
    samlet.mkdir(exist_ok=True)
    with postgres.laas(samlet / "laas", fcntl.LOCK_EX):
        if not (samlet / "static" / "staticfiles.json").exists():
            kommando = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
            subprocess.run(kommando, check=True, cwd=miljo.PROSJEKT, env=os.environ | {"INKLUDERING_DATA": str(samlet)})
    return samlet / "static"


@pytest.fixture(autouse=True)
def _portalens_kobling(request: pytest.FixtureRequest) -> Iterator[None]:
    """The portal sees what the test has made, as its own role; with `egen_base`, over its own connection."""
    if "egen_base" in request.fixturenames:
        yield
        return
    from tests.portalkobling import som_portalens_rolle

    with som_portalens_rolle():
        yield


@pytest.fixture(autouse=True)
def _testoppsett(settings) -> None:
    """Fast passwords, and static files without a manifest."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
