"""The inner port (MAALEPORT): /metrics for Prometheus, and /livez for processes that serve no pages.

It is for those who operate the house, and must not be reachable from outside; nothing it says is about a person.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse

from django.conf import settings
from django.db import connection
from prometheus_client import CollectorRegistry, make_wsgi_app

Wsgi = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


def start(register: CollectorRegistry, lever: Callable[[], bool]) -> WSGIServer | None:
    """Answer in a thread of its own, when a port is set; `lever` says whether this process does its work.

    What is measured is not read here: the outer door imports this before there are any models.
    """
    if not settings.MAALEPORT:
        return None
    tjener = make_server("", settings.MAALEPORT, _svarer(make_wsgi_app(register), lever), _Traadtjener, _Taus)
    threading.Thread(target=tjener.serve_forever, name="maaling", daemon=True).start()
    return tjener


def _svarer(metrikker: Wsgi, lever: Callable[[], bool]) -> Wsgi:
    def svar(miljo: dict[str, Any], begynn: StartResponse) -> Iterable[bytes]:
        if miljo["PATH_INFO"] == "/metrics":
            try:
                return metrikker(miljo, begynn)
            finally:
                connection.close()
        status = {True: "200 OK", False: "503 Service Unavailable"}[lever()]
        begynn(status if miljo["PATH_INFO"] == "/livez" else "404 Not Found", [("Content-Type", "text/plain")])
        return [b""]

    return svar


class _Traadtjener(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Taus(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Whoever asks every fifteen seconds is no news."""
