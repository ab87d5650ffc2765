"""Is the process alive, and is it ready for traffic; and the page of a form that came without its token."""

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views import defaults
from django.views.decorators.http import require_safe

from inkludering.felles.tilgang import aapen


@aapen
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing about what it depends on."""
    return HttpResponse("lever", content_type="text/plain")


@aapen
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers in the app's own role and every migration is applied."""
    try:
        migrering = MigrationExecutor(connection)
        mangler = migrering.migration_plan(migrering.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("databasen svarer ikke", content_type="text/plain", status=503)
    if mangler:
        return HttpResponse("migreringer mangler", content_type="text/plain", status=503)
    return HttpResponse("klar", content_type="text/plain")


def csrf_feil(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The ordinary 403 page; `reason` is for the log, which Django writes."""
    return defaults.permission_denied(request, PermissionDenied())
