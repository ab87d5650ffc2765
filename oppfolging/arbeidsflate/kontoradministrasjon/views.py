"""Offices, as the administrator finds and changes them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere import kontorinnstillinger
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Kontor, PlanlagtNorm, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.kontoradministrasjon import visning
from oppfolging.arbeidsflate.kontoradministrasjon.forms import Kontorskjema


@krever(Rolle.ADMINISTRATOR)
@require_GET
def kontorer(request: Foresporsel) -> HttpResponse:
    """All of the nation's; what was searched for and the page stand in the address."""
    liste = visning.lag(
        request.user, tekst=request.GET.get("q", ""), sidetall=request.GET.get("side", ""), naa=timezone.now()
    )
    return vis(request, "arbeidsflate/kontoradministrasjon/liste.html", {"liste": liste})


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def kontor(request: Foresporsel, enhetsnummer: str) -> HttpResponse:
    kontoret = get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer)
    naa = timezone.now()
    skjema = Kontorskjema(innsendt(request), instance=kontoret, i_dag=lokal_dato(naa))
    if skjema.is_valid():
        data = dict(skjema.cleaned_data)
        fra = data.pop("gjelder_fra")
        kontorinnstillinger.planlegg_norm_og_tak(kontor=kontoret, **data, fra=fra, av=request.user, naa=naa)
        messages.success(request, _("Norm og tak for %(kontor)s er lagret.") % {"kontor": kontoret})
        return redirect("oppfolging:kontor_endre", kontoret.pk)
    kontekst = {
        "kontor": kontoret,
        "planlagte": kontoret.planlagte_normer.select_related("av").order_by("fra"),
        "tidligere": kontoret.tidligere_normer.order_by("-til")[: visning.PER_SIDE],
    }
    return vis_skjema(request, "arbeidsflate/kontoradministrasjon/kontor.html", skjema, kontekst)


@krever(Rolle.ADMINISTRATOR)
@require_POST
def ta_bort_norm(request: Foresporsel, enhetsnummer: str, planlagt_id: int) -> HttpResponse:
    """What was decided for a day to come never comes."""
    kontoret = get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer)
    kontorets = PlanlagtNorm.objects.redigerbar_for(request.user).filter(kontor=kontoret).select_related("kontor")
    planlagt = get_object_or_404(kontorets, pk=planlagt_id)
    kontorinnstillinger.ta_bort_planlagt(planlagt=planlagt, av=request.user, naa=timezone.now())
    messages.success(request, _("Normen blir som den er."))
    return redirect("oppfolging:kontor_endre", kontoret.pk)
