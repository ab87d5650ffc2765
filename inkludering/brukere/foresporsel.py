"""The request as a view behind an access decorator knows it: somebody is logged in, and htmx has been read."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from inkludering.brukere.models import Bruker
from inkludering.felles.gjenopptatt import Utkastleser


class Foresporsel(HttpRequest):
    user: Bruker
    htmx: HtmxDetails
    utkast: Utkastleser
