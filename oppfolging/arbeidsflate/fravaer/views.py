"""Absence: the calendar, registering and changing one, the notes to the vikar, and the list of what happened."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere import fravaer as fravaer_
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.brukere.roller import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from kandidater import belastning, vikarbeskjeder
from kandidater.belastning import Belastning
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.arbeidsflate.fravaer import kalender, visning
from oppfolging.arbeidsflate.fravaer.forms import INGEN, Beskjedskjema, Fravaersskjema

HVEM = (Rolle.JOBBSPESIALIST, Rolle.LEDER)


@krever(*HVEM)
@require_GET
def oversikt(request: Foresporsel) -> HttpResponse:
    """One's own and those one stands in for, and who at the office is away when."""
    i_dag = lokal_dato(timezone.now())
    mine = Fravaer.objects.synlig_for(request.user).staaende().select_related("bruker").order_by("-dager")
    if request.user.rolle == Rolle.LEDER:
        mine = mine.filter(dager__endswith__gt=i_dag)
    kontekst = {
        "fravaerene": [(ett, fravaer_.siste_dag(ett)) for ett in mine[:50]],
        "kalender": kalender.les(request.user, i_dag=i_dag),
        "er_leder": request.user.rolle == Rolle.LEDER,
    }
    return vis(request, "arbeidsflate/fravaer/oversikt.html", kontekst)


@krever(*HVEM)
@require_http_methods(["GET", "POST"])
def nytt(request: Foresporsel) -> HttpResponse:
    """One's own; the leader registers for those of the office, who may be ill."""
    naa = timezone.now()
    folk = visning.kollegene(request.user, [request.user.kontoret.pk], i_dag=lokal_dato(naa))
    den = None if request.user.rolle == Rolle.LEDER else request.user
    last = belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa)
    skjema = Fravaersskjema(innsendt(request), hvem=folk, vikarer=folk, last=last, den=den)
    if skjema.is_valid() and (lagret := _registrer(request, skjema, last)):
        return redirect("oppfolging:ett_fravaer", lagret.pk)
    return vis_skjema(request, "arbeidsflate/fravaer/skjema.html", skjema)


@krever(*HVEM)
@require_GET
def ett(request: Foresporsel, fravaer_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    det = get_object_or_404(Fravaer.objects.synlig_for(request.user).select_related("bruker"), pk=fravaer_id)
    siden = visning.lag(det, request.user, naa=naa)
    lest.tillatt(siden.viste, av=request.user, handling="fravaer", naa=naa)
    return vis(request, "arbeidsflate/fravaer/fravaer.html", {"siden": siden, "fravaer": det})


@krever(*HVEM)
@require_http_methods(["GET", "POST"])
def endre(request: Foresporsel, fravaer_id: uuid.UUID) -> HttpResponse:
    """Prolonged, over before it was to be, or another vikar."""
    naa = timezone.now()
    det = get_object_or_404(Fravaer.objects.redigerbar_for(request.user).select_related("bruker"), pk=fravaer_id)
    vikar = fravaer_.hovedvikar(det)
    folk = visning.vikarene(det, i_dag=lokal_dato(naa))
    vikarer = folk if vikar is None or vikar in folk else [*folk, vikar]
    staar = {"fra": det.dager.lower, "til": fravaer_.siste_dag(det), "vikar": str(vikar.pk) if vikar else ""}
    last = belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa)
    skjema = Fravaersskjema(innsendt(request), hvem=(), vikarer=vikarer, last=last, den=det.bruker, initial=staar)
    if skjema.is_valid():
        data = {navn: skjema.cleaned_data[navn] for navn in ("fra", "til", "vikar")}
        try:
            fravaer_.endre(fravaer=det, **data, av=request.user, naa=naa)
        except fravaer_.OverlapperEtAnnet:
            skjema.si_fra_om_overlapp()
        except fravaer_.KanIkkeVaereVikar:
            skjema.si_fra_om_vikaren()
        except fravaer_.ErTattTilbake:
            return _tatt_tilbake(request)
        else:
            _er_lagret(request, det.bruker, data["vikar"], last)
            return redirect("oppfolging:ett_fravaer", det.pk)
    return vis_skjema(request, "arbeidsflate/fravaer/skjema.html", skjema, {"fravaer": det})


@krever(*HVEM)
@require_POST
def ta_tilbake(request: Foresporsel, fravaer_id: uuid.UUID) -> HttpResponse:
    """Not away after all. Registered again, it is as it was but for the notes."""
    det = get_object_or_404(Fravaer.objects.redigerbar_for(request.user), pk=fravaer_id)
    fravaer_.ta_tilbake(fravaer=det, av=request.user, naa=timezone.now())
    messages.success(request, _("Fraværet er tatt tilbake. Ingen er vikar i disse dagene."))
    return redirect("oppfolging:fravaer")


@krever(Rolle.JOBBSPESIALIST)
@require_POST
def lest_listen(request: Foresporsel, fravaer_id: uuid.UUID) -> HttpResponse:
    """The front page need not tell of it any more; the list stays."""
    det = get_object_or_404(Fravaer.objects.synlig_for(request.user).egne(request.user), pk=fravaer_id)
    fravaer_.kvitter(fravaer=det, naa=timezone.now())
    return redirect("oppfolging:fravaer")


@innlogget
@require_http_methods(["GET", "POST"])
def beskjed(request: Foresporsel, fravaer_id: uuid.UUID, kandidat_id: uuid.UUID) -> HttpResponse:
    """The note on a candidate and who takes them, written by whoever answers for both; then the next one's."""
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "vikarbeskjed")
    mine = Fravaer.objects.redigerbar_for(request.user).egne(request.user).select_related("bruker")
    det = get_object_or_404(mine, pk=fravaer_id)
    linjer = visning.kandidatene(det, request.user, naa=naa)
    if den.pk not in {linje.id for linje in linjer}:
        raise Http404
    staar = vikarbeskjeder.beskjeden(den, det)
    vikarer = visning.vikarene(det, i_dag=lokal_dato(naa))
    hoved = fravaer_.hovedvikar(det)
    skjema = Beskjedskjema(
        innsendt(request),
        vikarer=[en for en in vikarer if en != hoved],
        last=belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa),
        hovedvikar=hoved.navn if hoved else str(INGEN),
        initial={
            "vikar": str(staar.plass.bruker_id) if staar and staar.plass else "",
            "tekst": staar.tekst if staar else "",
        },
    )
    if skjema.is_valid():
        try:
            vikarbeskjeder.skriv(kandidat=den, fravaer=det, **skjema.cleaned_data, av=request.user, naa=naa)
        except fravaer_.KanIkkeVaereVikar:
            skjema.si_fra_om_vikaren()
        except fravaer_.ErTattTilbake:
            return _tatt_tilbake(request)
        else:
            return _videre(request, det, [linje.id for linje in linjer], den.pk)
    kontekst = {"fravaer": det, "kandidat": den, "siste_dag": fravaer_.siste_dag(det)}
    return vis_skjema(request, "arbeidsflate/fravaer/beskjed.html", skjema, kontekst)


def _registrer(request: Foresporsel, skjema: Fravaersskjema, last: Mapping[Bruker, Belastning]) -> Fravaer | None:
    data = skjema.cleaned_data
    hvem: Bruker = data["hvem"]
    dager = {"fra": data["fra"], "til": data["til"]}
    try:
        lagret = fravaer_.registrer(bruker=hvem, **dager, vikar=data["vikar"], av=request.user, naa=timezone.now())
    except fravaer_.OverlapperEtAnnet:
        skjema.si_fra_om_overlapp()
        return None
    except fravaer_.KanIkkeVaereVikar:
        skjema.si_fra_om_vikaren()
        return None
    _er_lagret(request, hvem, data["vikar"], last)
    return lagret


def _er_lagret(request: Foresporsel, hvem: Bruker, vikar: Bruker | None, last: Mapping[Bruker, Belastning]) -> None:
    """Said with a warning when it takes the vikar above the ceiling: it is for some days, so nobody is refused."""
    messages.success(request, _("Fraværet er lagret."))
    if vikar and vikar in last and hvem in last:
        faar = last[vikar].med(last[hvem].antall)
        if faar.antall > faar.tak:
            tall = {"navn": vikar.navn, "antall": faar.antall, "tak": faar.tak}
            tekst = _("%(navn)s følger opp inntil %(antall)s kandidater i disse dagene, og taket er %(tak)s.") % tall
            messages.warning(request, f"{tekst} {_('Del kandidatene på flere vikarer hvis det blir for mange.')}")


def _tatt_tilbake(request: Foresporsel) -> HttpResponse:
    messages.info(request, _("Fraværet er tatt tilbake av noen andre. Det du skrev, er ikke lagret."))
    return redirect("oppfolging:fravaer")


def _videre(request: Foresporsel, det: Fravaer, alle: list[uuid.UUID], sist: uuid.UUID) -> HttpResponse:
    """To the next candidate in the list, where that was asked for."""
    etter = alle[alle.index(sist) + 1 :]
    messages.success(request, _("Beskjeden er lagret."))
    if "neste" in request.POST and etter:
        return redirect("oppfolging:fravaer_beskjed", det.pk, etter[0])
    return redirect("oppfolging:ett_fravaer", det.pk)
