"""Measures requests from the outside of all others."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from inkludering.felles.kallplass import med_plass
from inkludering.maaling.maalinger import FORESPORSLER

KJENTE_METODER = frozenset({"GET", "HEAD", "POST"})
ANNET = "annet"


class MaalingMellomvare:
    """Count each request under the pattern of its address, never the address itself: it may name somebody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    @med_plass
    def __call__(self, request: HttpRequest) -> HttpResponse:
        begynte = time.perf_counter()
        svar = self.get_response(request)
        metode = request.method if request.method in KJENTE_METODER else ANNET
        rute = request.resolver_match.route if request.resolver_match else ANNET
        FORESPORSLER.labels(metode, rute, svar.status_code).observe(time.perf_counter() - begynte)
        return svar
