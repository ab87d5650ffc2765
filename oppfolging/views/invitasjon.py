"""Inviting a person at an employer to the portal, from the employer's page."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.tilgang import krever
from oppfolging.portal import invitasjon


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_POST
def inviter(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    """The employer's kontaktperson or the leader of its office: the same who may change the kontaktperson."""
    styrt = Arbeidsgiver.objects.redigerbar_for(request.user).kontaktperson_kan_byttes_av(request.user)
    kontakter = Arbeidsgiverkontakt.objects.redigerbar_for(request.user).aktive().filter(arbeidsgiver__in=styrt)
    kontakt = get_object_or_404(kontakter, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
    try:
        invitasjon.inviter(kontakt=kontakt, av=request.user, naa=timezone.now())
    except invitasjon.EpostTilhorerNav:
        messages.error(request, _("Adressen tilhører en som jobber i Nav. Registrer en adresse hos arbeidsgiveren."))
    else:
        messages.success(request, _("Invitasjonen til %s er på vei. Den gjelder i sju dager.") % kontakt.navn)
    return redirect("oppfolging:arbeidsgiver", orgnr=orgnr)
