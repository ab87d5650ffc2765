"""The portal's own door."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import ARBEIDSGIVER
from inkludering.felles.tilgang import krever
from oppfolging.portal import okt
from oppfolging.portal.hjem import utsnitt

Visning = Callable[..., HttpResponseBase]


def portalside(visning: Visning) -> Visning:
    """For people with a workplace in the portal. Access that has ended, ends at the next press."""

    @krever(ARBEIDSGIVER, innlogging="portal:logg_inn")
    @wraps(visning)
    def vaktet(request: Foresporsel, *args: object, **kwargs: object) -> HttpResponseBase:
        if utsnitt.har_arbeidsplass(request.user):
            return visning(request, *args, **kwargs)
        okt.logg_ut(request)
        messages.info(request, _("Du har ikke lenger tilgang. Ta kontakt med Nav hvis det er feil."))
        return redirect("portal:logg_inn")

    return vaktet
