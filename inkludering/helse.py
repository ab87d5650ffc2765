"""Is the process alive, and can it serve; the page of an error.

Nothing here tells of the worker or of mail: a web process that is taken out of traffic because another one stands
still helps nobody. That is told by `utsending/helse.py`.
"""

import sys
import time
from collections.abc import Callable, Mapping, Set
from functools import cache, lru_cache

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import defaults
from django.views.decorators.http import require_safe

from inkludering.felles import fortrinn
from inkludering.felles.tilgang import aapen

Svarer = Callable[[HttpRequest], HttpResponseBase]
SEKUNDER_MELLOM = 1
SEKUNDER_MELLOM_DISK = 10
PROV_IGJEN_OM = 5
# Does not fit in the memory it is given, so PostgreSQL must put half a megabyte on its disk, and takes it away again.
SKRIV_TIL_DISK = ("SET LOCAL work_mem = '64kB'", "SELECT count(*) FROM generate_series(1, 40000)")


@aapen
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing about what it depends on."""
    return HttpResponse("lever", content_type="text/plain")


@aapen
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers in the app's own role, every migration is applied and there is room on its disk.

    Asked once a second at the most, and for the room once in ten.
    """
    naa = time.monotonic()
    feil = _sist_sjekket(int(naa / SEKUNDER_MELLOM)) or _sist_skrevet(int(naa / SEKUNDER_MELLOM_DISK))
    return HttpResponse(feil or "klar", content_type="text/plain", status=503 if feil else 200)


@lru_cache(maxsize=1)
def _sist_sjekket(_naar: int) -> str:
    """What is wrong, or nothing; `_naar` is when, so that the answer is kept as long as it is the same."""
    try:
        anvendt = MigrationRecorder(connection).applied_migrations().keys()
    except DatabaseError:
        return "databasen svarer ikke"
    return "" if _migreringer() <= anvendt else "migreringer mangler"


@lru_cache(maxsize=1)
def _sist_skrevet(_naar: int) -> str:
    """What is wrong with the disk, kept as above: with no room left, pages are shown and nothing can be saved."""
    try:
        with transaction.atomic(), connection.cursor() as peker:
            for setning in SKRIV_TIL_DISK:
                peker.execute(setning)
    except DatabaseError:
        return "databasen kan ikke skrive"
    return ""


@cache
def _migreringer() -> Set[tuple[str, str]]:
    """All that this release has; they do not change while it runs."""
    return MigrationLoader(None).disk_migrations.keys()


class ProbeMellomvare:
    """Answer those who ask for our health before anybody asks for the host, the session or the user.

    They come by the address of a container, which no list of hosts knows; and anybody can come as they do, so they
    stand behind those who are at work.
    """

    prober: Mapping[str, Svarer] = {"/livez": livez, "/readyz": readyz}

    def __init__(self, get_response: Svarer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = self.prober.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        with fortrinn.bakerst():
            return probe(request)


def feil(request: HttpRequest) -> HttpResponse:
    """The page of an uncaught error: 503 and «prøv igjen» while the database is away, else 500."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return defaults.server_error(request)
    svar = defaults.server_error(request, template_name="503.html")
    svar.status_code = 503
    svar["Retry-After"] = str(PROV_IGJEN_OM)
    return svar
