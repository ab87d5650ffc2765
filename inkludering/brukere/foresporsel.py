"""The request as a view behind an access decorator knows it: somebody is logged in, and htmx has been read."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from inkludering.brukere.models import Bruker


class Foresporsel(HttpRequest):
    user: Bruker
    htmx: HtmxDetails
