"""A page where there would be a blank one: the address of a button, opened as if it were a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

Svar = Callable[[HttpRequest], HttpResponse]


class IngenSideMellomvare:
    """A button's address shows nothing, so whoever comes to it by Back, a link or the login page is told so."""

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.get_response(request)
        if svar.status_code == 405 and request.method == "GET":
            svar.content = render_to_string("405.html", request=request)
        return svar
