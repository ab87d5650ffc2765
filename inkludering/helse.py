"""Is the process alive, and is it ready for traffic; the page of an error."""

import sys
import time
from collections.abc import Set
from functools import cache, lru_cache

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views import defaults
from django.views.decorators.http import require_safe

from inkludering.felles.tilgang import aapen

SEKUNDER_MELLOM = 1
PROV_IGJEN_OM = 5


@aapen
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing about what it depends on."""
    return HttpResponse("lever", content_type="text/plain")


@aapen
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers in the app's own role and every migration is applied; asked once a second at the most."""
    feil = _sist_sjekket(int(time.monotonic() / SEKUNDER_MELLOM))
    return HttpResponse(feil or "klar", content_type="text/plain", status=503 if feil else 200)


@lru_cache(maxsize=1)
def _sist_sjekket(_naar: int) -> str:
    """What is wrong, or nothing; `_naar` is when, so that the answer is kept as long as it is the same."""
    try:
        anvendt = MigrationRecorder(connection).applied_migrations().keys()
    except DatabaseError:
        return "databasen svarer ikke"
    return "" if _migreringer() <= anvendt else "migreringer mangler"


@cache
def _migreringer() -> Set[tuple[str, str]]:
    """All that this release has; they do not change while it runs."""
    return MigrationLoader(None).disk_migrations.keys()


def feil(request: HttpRequest) -> HttpResponse:
    """The page of an uncaught error: 503 and «prøv igjen» while the database is away, else 500."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return defaults.server_error(request)
    svar = defaults.server_error(request, template_name="503.html")
    svar.status_code = 503
    svar["Retry-After"] = str(PROV_IGJEN_OM)
    return svar
