"""The list of candidates, and the page that registers one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from kandidater import belastning
from kandidater.belastning import TaketErNaadd
from kandidater.forms import Kandidatregistrering
from kandidater.registrering import KandidatFinnes
from oppfolging.arbeidsflate.felles import finnes as finnes_
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.kandidater import visning as kandidatliste
from oppfolging.handlinger import adressebeskyttelse, inntak


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_GET
def kandidater(request: Foresporsel) -> HttpResponse:
    """My candidates, or with `?vis=kontoret` the little I may see of colleagues' (all a leader sees)."""
    naa = timezone.now()
    er_leder = request.user.rolle == Rolle.LEDER
    kontoret = er_leder or request.GET.get("vis") == "kontoret"
    alle = kandidatliste.kontorets(request.user, naa=naa) if kontoret else kandidatliste.egne(request.user, naa=naa)
    fase = request.GET.get("fase", "")
    rader = [rad for rad in alle if fase in ("", rad.fase)]
    lest.tillatt([rad.id for rad in rader], av=request.user, handling="kandidatliste", naa=naa)
    return vis(
        request,
        "arbeidsflate/kandidater/kandidater.html",
        {
            "rader": rader,
            "antall": len(alle),
            "faser": kandidatliste.fasetall(alle),
            "fase": fase,
            "kontoret": kontoret,
            "er_leder": er_leder,
        },
    )


@krever(Rolle.JOBBSPESIALIST)
@require_http_methods(["GET", "POST"])
def kandidat_ny(request: Foresporsel) -> HttpResponse:
    naa = timezone.now()
    skjema = Kandidatregistrering(innsendt(request), i_dag=lokal_dato(naa))
    egen = None
    if skjema.is_valid():
        try:
            ny = inntak.ta_inn(
                **skjema.opplysninger(),
                gradert=skjema.gradert(naa),
                kontor=request.user.kontoret,
                ansvarlig=request.user,
                av=request.user,
                naa=naa,
            )
        except KandidatFinnes as finnes:
            egen = finnes_.si_fra(request, skjema, finnes, handling="registrering", naa=naa)
        except TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        else:
            datoer = kvittering.neste_kontakt(ny.oppfolginger.all(), i_dag=lokal_dato(naa))
            messages.success(request, " ".join((_("Kandidaten er registrert, og du er ansvarlig."), datoer)))
            return redirect("oppfolging:kandidat", ny.pk)
    elif skjema.is_bound and skjema.meldt_strengt_fortrolig:
        om = {"fodselsnummer": skjema.cleaned_data["fodselsnummer"], "skjermet": skjema.cleaned_data["skjermet"]}
        adressebeskyttelse.meld_strengt_fortrolig(**om, av=request.user, naa=naa)
        messages.success(request, _("Opplysningen er tatt imot."))
    min_belastning = belastning.for_bruker(request.user, kontor=request.user.kontoret, naa=naa)
    om = {"belastning": min_belastning, "egen": egen}
    return vis_skjema(request, "arbeidsflate/kandidater/ny.html", skjema, om)
