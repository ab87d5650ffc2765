"""Taking back what was registered by mistake: its writer, or the leader of the office."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.henting import hent_for_trekk, hent_forlop_for_trekk
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_arbeidsgiver, for_kandidat
from oppfolging.arbeidsflate.trekk.forms import Trekkskjema
from oppfolging.handlinger import tilbaketrekking
from oppfolging.handlinger.tilbaketrekking import Lukkes
from oppfolging.kjerne.models import Forlop

KANDIDAT = gettext_lazy(
    "Bare for en som ble registrert ved en feil. Datoer, påminnelser og forløp lukkes, og kandidaten telles ikke "
    "lenger med. Det kan ikke angres. Skal oppfølgingen slutte, velger du «Avslutt oppfølgingen»."
)
FORLOP = gettext_lazy(
    "Bare for et forløp som ble registrert ved en feil. Datoene i det lukkes, og det telles ikke lenger med. Det kan "
    "ikke angres. Er det slutt, eller begynte det aldri, velger du «Avslutt forløpet»."
)
ARBEIDSGIVER = gettext_lazy(
    "Bare for en arbeidsgiver som ble registrert ved en feil. Datoene lukkes, og den vises ikke lenger. Den kan "
    "registreres på nytt."
)


@innlogget
@require_http_methods(["GET", "POST"])
def trekk_kandidat(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_for_trekk(request, kandidat_id, "kandidat_trekk")
    skjema = Trekkskjema(innsendt(request))
    if skjema.is_valid():
        tilbaketrekking.trekk_kandidat(kandidat=den, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        messages.success(request, _("Registreringen av kandidaten er trukket tilbake."))
        return redirect("oppfolging:kandidater")
    oppsett = replace(_oppsett(request, _("Trekk tilbake registreringen"), KANDIDAT, den), heller=_forlopene(den))
    return for_kandidat(request, den, skjema, oppsett)


@innlogget
@require_http_methods(["GET", "POST"])
def trekk_forlop(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    det = hent_forlop_for_trekk(request, forlop_id, "forlop_trekk")
    skjema = Trekkskjema(innsendt(request))
    if skjema.is_valid():
        staar = tilbaketrekking.trekk_forlop(forlop=det, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        fasen = _("Fasen er fortsatt %(fase)s. Se om den er riktig.") % {"fase": det.kandidat.get_fase_display()}
        messages.success(request, " ".join([_("Forløpet er trukket tilbake."), *([fasen] if staar else [])]))
        er_leder = request.user.rolle == Rolle.LEDER
        return redirect("oppfolging:kandidater") if er_leder else redirect("oppfolging:kandidat", det.kandidat_id)
    tittel = _("Trekk tilbake forløpet hos %(hos)s") % {"hos": det.arbeidsgiver.navn}
    return for_kandidat(request, det.kandidat, skjema, _oppsett(request, tittel, FORLOP, det))


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def trekk_arbeidsgiver(request: Foresporsel, orgnr: str) -> HttpResponse:
    mine = Arbeidsgiver.objects.redigerbar_for(request.user).kontaktperson_kan_byttes_av(request.user)
    den = get_object_or_404(mine, orgnr=orgnr)
    skjema = Trekkskjema(innsendt(request))
    if skjema.is_valid():
        try:
            tilbaketrekking.trekk_arbeidsgiver(
                arbeidsgiver=den, **skjema.cleaned_data, av=request.user, naa=timezone.now()
            )
        except tilbaketrekking.IBruk:
            skjema.add_error(
                None, _("Arbeidsgiveren har forløp, eller folk som bruker portalen. Da er den ikke feilregistrert.")
            )
        else:
            messages.success(request, _("Registreringen av %(navn)s er trukket tilbake.") % {"navn": den.navn})
            return redirect("oppfolging:arbeidsgivere")
    oppsett = Skjemaside(_("Trekk tilbake registreringen"), knapp=_("Trekk tilbake"), forklaring=ARBEIDSGIVER)
    return for_arbeidsgiver(request, den, skjema, oppsett)


def _forlopene(den: Kandidat) -> tuple[tuple[str, str], ...]:
    """The way to take back one forløp alone: the leader has no other page where they stand."""
    alle = den.forlop.filter(trukket__isnull=True).select_related("arbeidsgiver").order_by("-start", "pk")
    tekst = _("Bare forløpet er feil: %(type)s hos %(hos)s")
    return tuple(
        (
            tekst % {"type": ett.get_type_display(), "hos": ett.arbeidsgiver.navn},
            reverse("oppfolging:forlop_trekk", args=[ett.pk]),
        )
        for ett in alle
    )


def _oppsett(request: Foresporsel, tittel: str, forklaring: Promise, det: Kandidat | Forlop) -> Skjemaside:
    """What closes is said before the press. The leader has no page of the candidate to go back to."""
    hjem = reverse("oppfolging:kandidater") if request.user.rolle == Rolle.LEDER else ""
    skjer = _dette_skjer(tilbaketrekking.lukkes_med(det))
    return Skjemaside(tittel, knapp=_("Trekk tilbake"), forklaring=forklaring, hjem=hjem, skjer=skjer)


def _dette_skjer(lukkes: Lukkes) -> str:
    deler = (
        (lukkes.forlop, ngettext("%(antall)s forløp", "%(antall)s forløp", lukkes.forlop)),
        (lukkes.datoer, ngettext("%(antall)s dato", "%(antall)s datoer", lukkes.datoer)),
        (
            lukkes.paaminnelser,
            ngettext("%(antall)s påminnelse", "%(antall)s påminnelser", lukkes.paaminnelser),
        ),
    )
    hva = [tekst % {"antall": antall} for antall, tekst in deler if antall]
    return _("%(hva)s lukkes.") % {"hva": ", ".join(hva)} if hva else _("Ingenting står åpent.")
