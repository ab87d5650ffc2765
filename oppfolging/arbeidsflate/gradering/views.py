"""A candidate's protection is changed: by whoever opens them, or a leader with the right."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget
from kandidater.graderingsskjema import Graderingsskjema
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.aapenhetslinje import aapenhet_i_ord
from oppfolging.arbeidsflate.felles.henting import hent_for_gradering
from oppfolging.handlinger import adressebeskyttelse as handling


@innlogget
@require_http_methods(["GET", "POST"])
def adressebeskyttelse(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_for_gradering(request, kandidat_id, "kandidat_gradering")
    skjema = Graderingsskjema(innsendt(request), kandidat=den)
    if skjema.is_valid():
        svar = skjema.svar(kilde=request.user.rolle)
        handling.endre(kandidat=den, svar=svar, av=request.user, naa=timezone.now())
        den.refresh_from_db()
        messages.success(request, _kvittering(den, request.user))
        return redirect(_hjem(request, den))
    kontekst = {
        "kandidat": den,
        "hjem": _hjem(request, den),
        "svarene": den.graderingssvar.select_related("av").order_by("-tid"),
    }
    return vis_skjema(request, "arbeidsflate/gradering/gradering.html", skjema, kontekst)


def _kvittering(den: Kandidat, bruker: Bruker) -> str:
    """What the change has brought about; where nothing hides them any more, also what employers may be told."""
    if den.sperret and bruker.ser_skjermede:
        return _("Kandidaten er sperret. Bare en leder med særskilt tilgang ser den, til den er avklart.")
    if den.sperret:
        return _("Kandidaten er sperret og vises ikke lenger. Kontakt lederen din.")
    lagret = _("Adressebeskyttelsen er lagret.")
    return lagret if den.er_gradert else f"{lagret} {aapenhet_i_ord(den)}"


def _hjem(request: Foresporsel, den: Kandidat) -> str:
    """The card, to whoever opens it; a leader, and who has just been locked out, has the list."""
    if request.user.rolle == Rolle.LEDER or den.sperret:
        return reverse("oppfolging:kandidater")
    return reverse("oppfolging:kandidat", args=[den.pk])
