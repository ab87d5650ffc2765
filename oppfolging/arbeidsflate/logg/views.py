"""Logging a contact from anywhere, taking it back, and moving a date."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import push_url, trigger_client_event

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from kandidater.kandidatnavn import navn_for
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.felles.henting import hent_forlop, hent_kandidat, hent_oppfolging
from oppfolging.arbeidsflate.i_dag.views import noter_lest, oversikten
from oppfolging.arbeidsflate.logg import forhistorie, samtale
from oppfolging.arbeidsflate.logg.flytteskjema import Flytteskjema
from oppfolging.arbeidsflate.logg.forms import Kontaktskjema
from oppfolging.arbeidsflate.logg.samtale import Samtale
from oppfolging.handlinger import kontaktlogg, meldingssvar
from oppfolging.handlinger.kontaktlogg import KanIkkeAngres, KanIkkeLogges
from oppfolging.kjerne import datoer
from oppfolging.kjerne.datoer import AlleredeLukket, GrunnMangler
from oppfolging.kjerne.models import Kontakt
from oppfolging.kjerne.neste_steg import HAST, stegtekst

FRA_I_DAG = "i_dag"


@innlogget
@require_http_methods(["GET", "POST"])
def logg_kandidat(request: Foresporsel, kandidat_id: UUID) -> HttpResponse:
    kandidat = hent_kandidat(request, kandidat_id, "logg_kontakt")
    if request.htmx and "lukk" in request.GET:
        return _rad(request, kandidat.pk)
    om = samtale.med_kandidat(
        kandidat,
        i_dag=lokal_dato(timezone.now()),
        oppfolging_id=_planlagt(request),
        hos=request.POST.get("hos"),
    )
    return _logg(request, om, hjem=reverse("oppfolging:kandidat", args=[kandidat.pk]), i_rad=kandidat.pk)


@innlogget
@require_http_methods(["GET", "POST"])
def logg_forlop(request: Foresporsel, forlop_id: UUID) -> HttpResponse:
    forlop, hele = hent_forlop(request, forlop_id, "logg_kontakt")
    om = samtale.i_forlop(forlop, hele=hele, i_dag=lokal_dato(timezone.now()), oppfolging_id=_planlagt(request))
    return _logg(request, om, hjem=reverse("oppfolging:forlop", args=[forlop.pk]))


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def logg_arbeidsgiver(request: Foresporsel, orgnr: str) -> HttpResponse:
    arbeidsgiver = get_object_or_404(Arbeidsgiver.objects.redigerbar_for(request.user), orgnr=orgnr)
    naa = timezone.now()
    om = samtale.med_arbeidsgiver(arbeidsgiver, bruker=request.user, i_dag=lokal_dato(naa))
    lest.tillatt([den.forlop.kandidat_id for den in om.omtalte], av=request.user, handling="logg_kontakt", naa=naa)
    return _logg(request, om, hjem=reverse("oppfolging:arbeidsgiver", args=[arbeidsgiver.orgnr]))


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def angre(request: Foresporsel, kontakt_id: UUID) -> HttpResponse:
    kontakt = get_object_or_404(Kontakt.objects.redigerbar_for(request.user), pk=kontakt_id)
    try:
        kontaktlogg.angre(kontakt=kontakt, av=request.user, naa=timezone.now())
        messages.success(request, _("Kontakten er angret. Fristene står som før."))
    except KanIkkeAngres:
        minutter = kontaktlogg.ANGREFRIST // timedelta(minutes=1)
        tekst = _("Kontakten kan ikke angres nå: Det er gått %(minutter)s minutter, eller noe nytt bygger på den.")
        messages.error(request, tekst % {"minutter": minutter})
    return redirect(_dit_de_var(request))


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def svar_kom(request: Foresporsel, kontakt_id: UUID) -> HttpResponse:
    """A message of mine has been answered. From the history of the candidate, the forløp or the employer."""
    kontakt = get_object_or_404(Kontakt.objects.redigerbar_for(request.user), pk=kontakt_id)
    try:
        _kvitter(request, meldingssvar.svar_kom(kontakt=kontakt, av=request.user, naa=timezone.now()), "")
    except KanIkkeLogges as feil:
        messages.error(request, str(feil))
    return redirect(_dit_de_var(request))


@innlogget
@require_http_methods(["GET", "POST"])
def flytt(request: Foresporsel, oppfolging_id: UUID) -> HttpResponse:
    oppfolging = hent_oppfolging(request, oppfolging_id, "flytt_frist")
    naa = timezone.now()
    skjema = Flytteskjema(innsendt(request), i_dag=lokal_dato(naa))
    tilbake = _tilbake(request, kvittering.siden_om(oppfolging))
    if not oppfolging.er_aapen:
        return alt_lukket(request, tilbake)
    if request.method == "POST" and skjema.is_valid():
        til, grunn = skjema.cleaned_data["til"], skjema.cleaned_data["grunn"]
        try:
            flytting = datoer.flytt(oppfolging=oppfolging, til=til, grunn=grunn, av=request.user, naa=naa)
        except GrunnMangler as feil:
            skjema.add_error("grunn", str(feil))
        except AlleredeLukket:
            return alt_lukket(request, tilbake)
        else:
            tekst = _("Fristen er flyttet til %(dato)s.") % {"dato": f"{til:%d.%m.%Y}"}
            if flytting:
                angre_ = reverse("oppfolging:angre_flytting", args=[oppfolging.pk, flytting.pk])
                tekst = kvittering.med_angre(request, tekst, angre_)
            messages.success(request, tekst)
            return redirect(tilbake)
    hva = stegtekst(oppfolging.art, oppfolging.side, fysisk=oppfolging.fysisk)
    kandidat, arbeidsgiver = oppfolging.kandidat, oppfolging.arbeidsgiver
    om = navn_for(request.user, [kandidat])[kandidat.pk] if kandidat else str(arbeidsgiver)
    kontekst = {"om": om, "hva": hva, "frist": oppfolging.frist, "tilbake": tilbake}
    return vis_skjema(request, "arbeidsflate/logg/flytt.html", skjema, kontekst)


def alt_lukket(request: Foresporsel, tilbake: str) -> HttpResponse:
    """Say that the date is settled or called off already."""
    messages.info(request, _("Kontakten er alt logget eller avlyst, så fristen ble ikke flyttet."))
    return redirect(tilbake)


def _logg(request: Foresporsel, om: Samtale, *, hjem: str, i_rad: UUID | None = None) -> HttpResponse:
    """The form as a page, or open in the candidate's row of the front page (`i_rad`) when htmx asks."""
    naa = timezone.now()
    data = innsendt(request)
    forslag = om.forslag(naa=naa) if data is None else {}
    skjema = Kontaktskjema(
        data, samtale=om, bruker=request.user, forslag=forslag, naa=naa, auto_id=f"id_{om.nokkel}_%s"
    )
    if request.method == "POST" and skjema.is_valid() and (kontakt := _lagre(request, om, skjema, naa)):
        tekst = _kvitter(request, kontakt, om.tittel)
        return _lagret_i_rad(request, i_rad, tekst) if i_rad and request.htmx else redirect(_tilbake(request, hjem))
    foer = forhistorie.les(om.kandidat, request.user) if om.kandidat and om.hele else None
    kontekst: dict[str, Any] = {"om": om, "foer": foer, "tilbake": _tilbake(request, hjem)}
    if i_rad and request.htmx:
        return _rad(request, i_rad, status=422 if skjema.is_bound else 200, skjema=skjema, **kontekst)
    return vis_skjema(request, "arbeidsflate/logg/logg_kontakt.html", skjema, kontekst)


def _lagre(request: Foresporsel, om: Samtale, skjema: Kontaktskjema, naa: datetime) -> Kontakt | None:
    """The logged contact, or None with the reason in the form."""
    svar = skjema.besvarelse()
    try:
        return kontaktlogg.logg(
            parter=om.parter(svar),
            kanal=skjema.cleaned_data["kanal"],
            utfall=om.utfall(svar),
            fakta=skjema.fakta(),
            innsending=skjema.cleaned_data["innsending"],
            av=request.user,
            naa=naa,
        )
    except GrunnMangler as feil:
        skjema.krev_grunn(str(feil))
    except KanIkkeLogges as feil:
        skjema.add_error(None, str(feil))
    return None


def _kvitter(request: Foresporsel, kontakt: Kontakt, hvem: str) -> str:
    """Say what was saved, with a way to undo it."""
    tekst = samtale.kvittering(kontakt, hvem)
    melding = render_to_string(
        "arbeidsflate/logg/logg_kontakt.html#kvittering", {"tekst": tekst, "kontakt": kontakt}, request
    )
    messages.success(request, melding)
    return tekst


def _lagret_i_rad(request: Foresporsel, kandidat_id: UUID, tekst: str) -> HttpResponse:
    """The row in its new state, with counters, employers and message beside it."""
    return trigger_client_event(_rad(request, kandidat_id, fragment="lagret"), "kunngjor", {"value": tekst})


def _rad(
    request: Foresporsel, kandidat_id: UUID, *, fragment: str = "rader", status: int = 200, **kontekst: Any
) -> HttpResponse:
    """One row of the front page as a full load would show it, with the form open below it when there is one."""
    naa = timezone.now()
    oversikt = oversikten(request.user, request.GET.get("status", ""), naa=naa)
    if fragment == "lagret":
        noter_lest(request.user, oversikt | {"rader": []}, naa=naa)
    rad = next((rad for rad in oversikt["alle"] if rad.id == kandidat_id), None)
    if rad is None:
        raise Http404
    innhold = oversikt | kontekst | {"rad": rad, "rader": [rad]}
    svar = vis(request, "arbeidsflate/i_dag/i_dag.html", innhold, fragment=fragment, status=status)
    return push_url(svar, False)  # the address bar goes on showing the list


def _planlagt(request: Foresporsel) -> UUID | None:
    try:
        return UUID(request.GET.get("oppfolging", ""))
    except ValueError:
        return None


def _tilbake(request: Foresporsel, hjem: str) -> str:
    """The front page with its filter for those who came from there, else the page of what was logged on."""
    if request.GET.get("fra") != FRA_I_DAG:
        return hjem
    status = request.GET.get("status", "")
    filter_ = f"?{urlencode({'status': status})}" if status in HAST else ""
    return reverse("oppfolging:i_dag") + filter_


def _dit_de_var(request: Foresporsel) -> str:
    """The page the press came from. Only the path of it, with one slash in front: two would name another site."""
    kom_fra = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(kom_fra, {request.get_host()}, require_https=request.is_secure()):
        return reverse("oppfolging:i_dag")
    deler = urlsplit(kom_fra)
    return "/" + urlunsplit(("", "", deler.path.lstrip("/"), deler.query, ""))
