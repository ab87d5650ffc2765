"""Offices are made, divided and put together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from inkludering.brukere import kontorinnstillinger
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Kontor, Rolle
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, i_administrasjonen
from oppfolging.arbeidsflate.kontoradministrasjon.flytteskjema import Kontorflytteskjema, NyttKontorskjema
from oppfolging.handlinger import kontorflytting

FORKLARING = gettext_lazy(
    "Ansvar og datoer blir som de er. Tallene for det som har vært, blir stående ved kontoret som var."
)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def nytt(request: Foresporsel) -> HttpResponse:
    skjema = NyttKontorskjema(innsendt(request))
    if skjema.is_valid():
        try:
            ny = kontorinnstillinger.opprett_kontor(**skjema.cleaned_data, av=request.user, naa=timezone.now())
        except kontorinnstillinger.NummeretErBrukt:
            skjema.add_error("enhetsnummer", _("Et annet kontor har dette nummeret."))
        else:
            messages.success(request, _("%(kontor)s er lagt inn. Bestem norm og tak.") % {"kontor": ny})
            return redirect("oppfolging:kontor_endre", ny.pk)
    listen = reverse("oppfolging:kontorer")
    return i_administrasjonen(request, skjema, Skjemaside(_("Nytt kontor")), om=_("Kontorer"), om_url=listen)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def flytt(request: Foresporsel, enhetsnummer: str) -> HttpResponse:
    """Some of its people with what is theirs, or the whole office. What goes along is said before the press."""
    kontoret, naa = get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer), timezone.now()
    skjema = Kontorflytteskjema(
        innsendt(request),
        kontorer=Kontor.objects.redigerbar_for(request.user).aapne().exclude(pk=kontoret.pk).order_by("sorteringsnavn"),
        folk=kontorflytting.folkene(kontoret, naa=naa),
        hele=kontorflytting.hele(kontoret, naa=naa),
    )
    if skjema.is_valid() and not kontoret.nedlagt:
        data = skjema.cleaned_data
        try:
            if data["alle"]:
                kontorflytting.slaa_sammen(fra=kontoret, til=data["til"], av=request.user, naa=naa)
            else:
                kontorflytting.flytt(fra=kontoret, til=data["til"], folk=data["hvem"], av=request.user, naa=naa)
        except kontorflytting.KanIkkeFlyttes:
            skjema.add_error(None, _("Et av kontorene ble slått sammen med et annet akkurat nå. Ingenting er flyttet."))
        else:
            messages.success(request, _("Flyttet til %(kontor)s.") % {"kontor": data["til"]})
            return redirect("oppfolging:kontor_endre", data["til"].pk)
    oppsett = Skjemaside(
        _("Flytt til et annet kontor"),
        knapp=_("Flytt"),
        forklaring=FORKLARING,
        hinder=_nedlagt(kontoret),
        tilbake=_("Tilbake til kontoret"),
    )
    adresse = reverse("oppfolging:kontor_endre", args=[kontoret.pk])
    return i_administrasjonen(request, skjema, oppsett, om=kontoret.navn, om_url=adresse)


def _nedlagt(kontoret: Kontor) -> str:
    return _("Kontoret er slått sammen med %(kontor)s.") % {"kontor": kontoret.etterfolger} if kontoret.nedlagt else ""
