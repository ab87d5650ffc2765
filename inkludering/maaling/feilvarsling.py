"""Errors told to a Sentry-compatible service (SENTRY_DSN): of what kind and where in the code, never what it said.

The words of an error, the values of variables, the request and the user may all name somebody, so they stay here; the
log has the cleaned words under the same request id.
"""

from __future__ import annotations

from typing import Any

import sentry_sdk
from django.conf import settings
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from inkludering.felles.loggformat import foresporselsid

# What an event keeps; of each error in it only these, and of each place in the code these.
HENDELSE = {"event_id", "timestamp", "level", "platform", "logger", "release", "environment", "sdk", "exception"}
UNNTAK = {"type", "module", "mechanism", "stacktrace"}
STED = {"filename", "abs_path", "function", "module", "lineno", "in_app"}


def start() -> None:
    """Nothing without an address."""
    if settings.SENTRY_DSN:
        sentry_sdk.init(
            dsn=settings.SENTRY_DSN,
            default_integrations=False,
            integrations=[DjangoIntegration(), CeleryIntegration(), LoggingIntegration(level=None)],
            **TAUS,
        )


def uten_personer(hendelse: Any, _hint: Any) -> Any:
    """Only what is known to tell of code."""
    funnet = {navn: verdi for navn, verdi in hendelse.items() if navn in HENDELSE}
    funnet["tags"] = {"foresporsel": foresporselsid.get()}
    for unntak in funnet.get("exception", {}).get("values", []):
        _behold(unntak, UNNTAK)
        unntak["mechanism"] = {"type": (unntak.get("mechanism") or {}).get("type", "generic")}
        for sted in (unntak.get("stacktrace") or {}).get("frames", []):
            _behold(sted, STED)
    return funnet


def _behold(del_: dict[str, Any], navnene: set[str]) -> None:
    for navn in set(del_) - navnene:
        del del_[navn]


TAUS: dict[str, Any] = {
    "include_local_variables": False,
    "max_request_body_size": "never",
    "max_breadcrumbs": 0,
    "traces_sample_rate": None,
    "server_name": "",
    "before_send": uten_personer,
}
