"""Asking whoever answers for an employer to get in touch, asking to become the one who does, and having talked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arbeidsgivere import henvendelser
from arbeidsgivere.models import Arbeidsgiver, Henvendelse
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.tilgang import krever


@krever(Rolle.JOBBSPESIALIST)
@require_POST
def bli_kontaktperson(request: Foresporsel, orgnr: str) -> HttpResponse:
    """The leader is asked to choose one; whoever asks is proposed to them."""
    den = get_object_or_404(
        Arbeidsgiver.objects.synlig_for(request.user).filter(kontor=request.user.kontor), orgnr=orgnr
    )
    slag = Henvendelse.Slag.BLI_KONTAKTPERSON
    try:
        henvendelser.meld(arbeidsgiver=den, slag=slag, av=request.user, naa=timezone.now())
        messages.success(request, _("Lederen har fått beskjed om at du ønsker å bli kontaktperson."))
    except henvendelser.HarKontaktperson:
        messages.info(request, _("Arbeidsgiveren har allerede fått en kontaktperson."))
    return redirect("oppfolging:arbeidsgiver", orgnr)


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def si_fra(request: Foresporsel, orgnr: str) -> HttpResponse:
    """No words go along: the kontaktperson is told who asks, and talks to them."""
    den = get_object_or_404(Arbeidsgiver.objects.synlig_for(request.user), orgnr=orgnr)
    if Arbeidsgiver.objects.synlig_for(request.user).folk_kan_rettes_av(request.user).filter(pk=den.pk).exists():
        messages.info(request, _("Du kan endre kontaktene hos arbeidsgiveren selv."))
        return redirect("oppfolging:arbeidsgiver", orgnr)
    ny = henvendelser.meld(arbeidsgiver=den, slag=Henvendelse.Slag.SI_FRA, av=request.user, naa=timezone.now())
    tekst = _("Påminnelse er sendt om å snakke med deg.")
    messages.success(
        request, tekst if ny else _("Du har allerede sagt fra. Påminnelsen står til dere har snakket sammen.")
    )
    return redirect("oppfolging:arbeidsgiver", orgnr)


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def snakket(request: Foresporsel, orgnr: str) -> HttpResponse:
    """Whoever answers for the employer has talked to those who asked for it."""
    mine = Arbeidsgiver.objects.redigerbar_for(request.user).folk_kan_rettes_av(request.user)
    den = get_object_or_404(mine, orgnr=orgnr)
    henvendelser.ordne(arbeidsgiver=den, av=request.user, naa=timezone.now())
    messages.success(request, _("Notert. Påminnelsen er borte."))
    return redirect("oppfolging:arbeidsgiver", orgnr)
