"""Nothing typed is ever lost: around every form that is posted.

A second press gets the first one's answer. What a dead session refuses is kept as a draft. What is saved is no draft.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.datoord import klokka
from inkludering.felles.gjenopptatt import Hentet
from inkludering.felles.skjema import innvend
from inkludering.felles.tilgang import BARE_VISER
from inkludering.utkast import emner, engang, lager, redning

EGNE = "utkast"  # the app's own addresses


class Leser:
    """Reads the draft of the one who asks, at the address they ask for, when a form is about to be shown."""

    def __init__(self, bruker: Bruker, sti: str) -> None:
        self.bruker, self.sti = bruker, sti

    def hent(self) -> Hentet | None:
        if not emner.kan_ha_utkast(emner.adressen(self.sti)):
            return None
        return lager.hent(bruker=self.bruker, sti=self.sti, naa=timezone.now())


class UtkastMellomvare:
    """Stands outside what ends a session, to know whose it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bruker = request.user if request.user.is_authenticated else None
        if bruker:
            request.utkast = Leser(bruker, request.path)  # type: ignore[attr-defined]
        if request.method != "POST":
            return self._vis(request, bruker)
        treff = emner.adressen(request.path_info)
        if treff is None or treff.app_name == EGNE:
            return self.get_response(request)
        if bruker is None:
            svar = self.get_response(request)
            return _hils(request, svar) if request.user.is_authenticated else redning.ta_vare_paa(request, svar)
        svar = self._send(request, bruker, treff)
        if not request.user.is_authenticated:
            return redning.ta_vare_paa(request, svar, av=bruker)
        if _lyktes(svar) and not redning.er_reddet(request):
            lager.forkast(bruker=bruker, sti=request.path)
        return svar

    def _vis(self, request: HttpRequest, bruker: Bruker | None) -> HttpResponse:
        svar = self.get_response(request)
        if not request.user.is_authenticated:
            return redning.si_fra(request, svar, av=bruker)
        if bruker and svar.status_code == 404 and emner.kan_ha_utkast(emner.adressen(request.path_info)):
            lager.forkast_stengt(bruker=bruker, sti=request.path, naa=timezone.now())
        return svar

    def _send(self, request: HttpRequest, bruker: Bruker, treff: ResolverMatch) -> HttpResponse:
        innsending = None if getattr(treff.func, BARE_VISER, False) else engang.merket(request)
        if innsending is None:
            return self.get_response(request)
        with engang.tur(request.path, "" if treff.kwargs else bruker.pk):
            forrige = engang.tidligere(bruker=bruker, sti=request.path, innsending=innsending)
            if forrige and bytes(forrige.avtrykk) == engang.avtrykk(request):
                return _igjen(request, forrige.maal)
            if forrige:
                innvend(
                    request,
                    _(
                        "Det du sendte kl. %(klokken)s, er lagret. Det du har endret siden, er ikke lagret ennå. "
                        "Se over, og lagre bare hvis det er noe mer."
                    )
                    % {"klokken": klokka(timezone.localtime(forrige.sendt).time())},
                )
            svar = self.get_response(request)
            ferdig = _lyktes(svar) and request.user.is_authenticated and not redning.er_reddet(request)
            if ferdig and not forrige:
                engang.noter(request, svar, bruker=bruker, innsending=innsending, naa=timezone.now())
        return svar


def _lyktes(svar: HttpResponse) -> bool:
    return svar.status_code < 400


def _igjen(request: HttpRequest, maal: str) -> HttpResponse:
    """Where the first answer led. A row of a list led nowhere: then the page they stand on, with a word of it."""
    if not maal:
        messages.info(request, _("Dette var allerede lagret."))
    return HttpResponseRedirect(maal or redning.siden_de_sto_paa(request))


def _hils(request: HttpRequest, svar: HttpResponse) -> HttpResponse:
    """Somebody has just logged in: say what was not done, and that something waits, unless they are going there."""
    if redning.UGJORT in request.GET:
        messages.warning(request, _("Du var logget ut, så det du trykket på, ble ikke gjort. Trykk igjen."))
    mine = lager.gjeldende(cast(Bruker, request.user), timezone.now()).values_list("sti", flat=True)
    maal = svar.headers.get("Location", "").partition("?")[0]
    if (stier := list(mine)) and maal not in stier:
        messages.info(request, render_to_string("utkast/venter.html", request=request))
    return svar
