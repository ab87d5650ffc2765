"""Answer with a whole page, or with one named part of the same template when htmx asks."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from inkludering.felles.gjenopptatt import hent_fram


def vis(
    request: HttpRequest, mal: str, kontekst: Mapping[str, Any], *, fragment: str | None = None, status: int = 200
) -> HttpResponse:
    """Render `mal`; for an htmx request and a named `fragment` (a partial in the same template) only that part.

    A form that is only shown begins with the draft of whoever asks.
    """
    for den in kontekst.values():
        if isinstance(den, BaseForm):
            hent_fram(request, den)
    navn = f"{mal}#{fragment}" if fragment and request.htmx else mal  # type: ignore[attr-defined]
    svar = render(request, navn, dict(kontekst), status=status)
    patch_vary_headers(svar, ["HX-Request"])
    return svar


def vis_skjema(
    request: HttpRequest, mal: str, skjema: BaseForm, kontekst: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page of a form, which the template knows as `skjema`: 422 when what was sent in could not be used."""
    return vis(request, mal, {**(kontekst or {}), "skjema": skjema}, status=422 if skjema.is_bound else 200)
