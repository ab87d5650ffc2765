"""Forms that cannot be read."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

ULESELIG = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)


class InnsendingMellomvare:
    """Refuse a form that cannot be read before anybody asks for its fields: every error page would ask again, and fail.

    An address that does not exist is answered as that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.POST  # noqa: B018 - reading it is the point
        except ULESELIG as feil:
            # What Django does itself with a multipart form it cannot read.
            request._mark_post_parse_error()  # type: ignore[attr-defined]
            request.uleselig = feil  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_visning: object) -> None:
        if feil := getattr(request, "uleselig", None):
            raise feil
