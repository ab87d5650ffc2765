"""The list of candidates, and the page that registers one."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from kandidater import belastning, graderingsoppslag
from kandidater.belastning import TaketErNaadd
from kandidater.graderingsoppslag import ErStrengtFortrolig
from kandidater.models import Kandidat
from kandidater.naerstaaende import ErInhabil
from kandidater.personregister import RegisteretSvarerIkke
from kandidater.registrering import KandidatFinnes
from kandidater.registreringsskjema import KAN_IKKE_REGISTRERES, REGISTERET_SVARER_IKKE, Kandidatregistrering
from oppfolging.arbeidsflate.felles import finnes as finnes_
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.kandidater import visning as kandidatliste
from oppfolging.handlinger import adressebeskyttelse, inntak
from oppfolging.kjerne import ansvarlig


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
    kommer = [] if kontoret else ansvarlig.kommer_til(request.user, leser=request.user, naa=naa)
    vist = [*(rad.id for rad in rader), *(ett.kandidat_id for ett in kommer)]
    lest.tillatt(vist, av=request.user, handling="kandidatliste", naa=naa)
    return vis(
        request,
        "arbeidsflate/kandidater/kandidater.html",
        {
            "rader": rader,
            "kommer": kommer,
            "antall": len(alle),
            "faser": kandidatliste.fasetall(alle),
            "fase": fase,
            "kontoret": kontoret,
            "er_leder": er_leder,
        },
    )


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def kandidat_ny(request: Foresporsel) -> HttpResponse:
    """A jobbspesialist registers their own; at the ceiling, and by the leader, it waits in the queue."""
    naa, er_leder = timezone.now(), request.user.rolle == Rolle.LEDER
    min_belastning = None if er_leder else belastning.for_bruker(request.user, kontor=request.user.kontoret, naa=naa)
    paa_taket = bool(min_belastning and min_belastning.naadd_tak)
    skjema = Kandidatregistrering(innsendt(request), i_dag=lokal_dato(naa), paa_taket=paa_taket)
    egen = None
    if skjema.is_valid() and finnes_.svarer(request, skjema, naa=naa):
        ansvarlig = None if er_leder or paa_taket else request.user
        try:
            ny = _ta_inn(request, skjema, ansvarlig=ansvarlig, naa=naa)
        except KandidatFinnes as finnes:
            egen = finnes_.si_fra(request, skjema, finnes, handling="registrering", naa=naa)
        except ErInhabil:
            skjema.add_error("fodselsnummer", str(finnes_.INHABIL))
        except TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        except RegisteretSvarerIkke:
            skjema.add_error("gradering", str(REGISTERET_SVARER_IKKE))
        except ErStrengtFortrolig as feil:
            nummer = skjema.cleaned_data["fodselsnummer"]
            adressebeskyttelse.registeret_sier(fodselsnummer=nummer, svar=feil.svar, naa=naa)
            skjema.add_error("fodselsnummer", str(KAN_IKKE_REGISTRERES))
        else:
            return _registrert(request, ny, i_dag=lokal_dato(naa))
    elif skjema.is_bound and skjema.meldt_strengt_fortrolig:
        om = {"fodselsnummer": skjema.meldt_strengt_fortrolig, "skjermet": skjema.cleaned_data["skjermet"]}
        adressebeskyttelse.meld_strengt_fortrolig(**om, av=request.user, naa=naa)
        messages.success(request, _("Opplysningen er tatt imot."))
    om = {"belastning": min_belastning, "egen": egen, "er_leder": er_leder}
    return vis_skjema(request, "arbeidsflate/kandidater/ny.html", skjema, om)


def _ta_inn(request: Foresporsel, skjema: Kandidatregistrering, *, ansvarlig: Bruker | None, naa: datetime) -> Kandidat:
    """The person register is asked first, where one is connected."""
    opplysninger = skjema.opplysninger()
    gradert = graderingsoppslag.ved_inntak(
        fodselsnummer=opplysninger["fodselsnummer"], gradert=skjema.gradert(naa), naa=naa
    )
    return inntak.ta_inn(
        **opplysninger, gradert=gradert, kontor=request.user.kontoret, ansvarlig=ansvarlig, av=request.user, naa=naa
    )


def _registrert(request: Foresporsel, ny: Kandidat, *, i_dag: date) -> HttpResponse:
    """On to whoever may open it, or give it out; the others are told who does."""
    videre = kandidatliste.neste_side(request.user, ny)
    if videre == "rapporter:tildel":
        messages.success(request, _("Kandidaten er registrert. Velg hvem som skal følge opp."))
    elif videre:
        datoer = kvittering.neste_kontakt(ny.oppfolginger.all(), i_dag=i_dag)
        messages.success(request, " ".join((_("Kandidaten er registrert, og du er ansvarlig."), datoer)))
    else:
        i_koen = _("Kandidaten er registrert og venter i lederens kø. Lederen har fått en påminnelse.")
        messages.success(request, i_koen)
    return redirect(videre, ny.pk) if videre else redirect("oppfolging:kandidater")
