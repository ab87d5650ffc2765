"""Logging a contact from anywhere, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect, push_url, trigger_client_event

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt, innvend
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from inkludering.utkast import engang, redning
from kandidater.fasegang import ANGREFRIST
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.henting import hent_forlop, hent_kandidat, hent_kontakt
from oppfolging.arbeidsflate.felles.kortsteg import FRA_KANDIDATEN, LISTENE
from oppfolging.arbeidsflate.felles.kvittering import for_, om_kontakten
from oppfolging.arbeidsflate.felles.veien_tilbake import dit_de_var
from oppfolging.arbeidsflate.i_dag.portefolje import Arbeidsgiverrad, Rad
from oppfolging.arbeidsflate.i_dag.views import noter_lest, oversikten
from oppfolging.arbeidsflate.logg import datoforslag, forhistorie, hos_arbeidsgiver, samtale
from oppfolging.arbeidsflate.logg.forhistorie import Forhistorie
from oppfolging.arbeidsflate.logg.forms import Kontaktskjema
from oppfolging.arbeidsflate.logg.forms.begynte import Begynte, den_som_venter
from oppfolging.arbeidsflate.logg.samtale import Samtale
from oppfolging.handlinger import forlopsgang, kontaktlogg, meldingssvar
from oppfolging.handlinger.kontaktlogg import AltBrukt, KanIkkeAngres, KanIkkeLogges
from oppfolging.kjerne.datoer import GrunnMangler
from oppfolging.kjerne.models import Kontakt, Oppfolging
from oppfolging.kjerne.neste_steg import HAST

FRA_I_DAG = "i_dag"
# The buttons of the form that save nothing: it is about another planned contact, or that is to be moved instead.
ANNEN, FLYTT = "gjelder", "flytt"


@innlogget
@require_http_methods(["GET", "POST"])
def logg_kandidat(request: Foresporsel, kandidat_id: UUID) -> HttpResponse:
    kandidat = hent_kandidat(request, kandidat_id, "logg_kontakt")
    if request.htmx and "lukk" in request.GET:
        return vis_rad(request, kandidat.pk)
    om = samtale.med_kandidat(
        kandidat,
        bruker=request.user,
        naa=timezone.now(),
        oppfolging_id=_planlagt(request),
        hos=None if ANNEN in request.POST else (innsendt(request) or request.GET).get("hos"),
    )
    return _logg(request, om, hjem=reverse("oppfolging:kandidat", args=[kandidat.pk]), i_rad=kandidat.pk)


@innlogget
@require_http_methods(["GET", "POST"])
def logg_forlop(request: Foresporsel, forlop_id: UUID) -> HttpResponse:
    forlop, hele = hent_forlop(request, forlop_id, "logg_kontakt")
    om = hos_arbeidsgiver.i_forlop(
        forlop, hele=hele, i_dag=lokal_dato(timezone.now()), oppfolging_id=_planlagt(request)
    )
    hjem = tilbake(request, reverse("oppfolging:forlop", args=[forlop.pk]), kandidat_id=forlop.kandidat_id)
    return _logg(request, om, hjem=hjem)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def logg_arbeidsgiver(request: Foresporsel, orgnr: str) -> HttpResponse:
    arbeidsgiver = get_object_or_404(Arbeidsgiver.objects.redigerbar_for(request.user), orgnr=orgnr)
    naa = timezone.now()
    i_dag = lokal_dato(naa)
    om = hos_arbeidsgiver.med_arbeidsgiver(arbeidsgiver, bruker=request.user, i_dag=i_dag, dagen=_dagen(request))
    lest.tillatt([den.forlop.kandidat_id for den in om.omtalte], av=request.user, handling="logg_kontakt", naa=naa)
    return _logg(request, om, hjem=reverse("oppfolging:arbeidsgiver", args=[arbeidsgiver.orgnr]))


@innlogget
@require_POST
def angre(request: Foresporsel, kontakt_id: UUID) -> HttpResponse:
    kontakt = hent_kontakt(request, kontakt_id, "angre_kontakt", angret=True)
    try:
        kontaktlogg.angre(kontakt=kontakt, av=request.user, naa=timezone.now())
        engang.glem(bruker=request.user, innsending=kontakt.pk)
        tekst = _("Kontakten er angret. Fristene står som før.")
        messages.success(request, for_(om_kontakten(kontakt, request.user), tekst))
    except KanIkkeAngres:
        minutter = ANGREFRIST // timedelta(minutes=1)
        tekst = _("Kontakten kan ikke angres nå: Det er gått %(minutter)s minutter, eller noe nytt bygger på den.")
        messages.error(request, tekst % {"minutter": minutter})
    return redirect(dit_de_var(request))


@innlogget
@require_POST
def svar_kom(request: Foresporsel, kontakt_id: UUID) -> HttpResponse:
    """A message of mine has been answered. From the history of the candidate, the forløp or the employer."""
    kontakt = hent_kontakt(request, kontakt_id, "svar_kom", angret=True)
    hvem = om_kontakten(kontakt, request.user)
    try:
        _kvitter(request, meldingssvar.svar_kom(kontakt=kontakt, av=request.user, naa=timezone.now()), hvem)
    except KanIkkeLogges as feil:
        messages.error(request, str(feil))
    return redirect(dit_de_var(request))


def _logg(request: Foresporsel, om: Samtale, *, hjem: str, i_rad: UUID | None = None) -> HttpResponse:
    """The form as a page, or open in the candidate's row of the front page (`i_rad`) when htmx asks."""
    naa = timezone.now()
    if FLYTT in request.POST and om.oppfolging:
        redning.lagre(request, av=request.user)
        return redirect(_flytt_url(request, om.oppfolging))
    if ANNEN in request.POST:
        redning.ta_opp(request, sti=request.path)
    data = None if ANNEN in request.POST else innsendt(request)
    if data is None and request.htmx and "regnet_fra" in request.GET:
        return _datoene(request, om, naa)
    forslag = om.forslag(naa=naa) if data is None else {}
    skjema = Kontaktskjema(
        data,
        samtale=om,
        bruker=request.user,
        forslag=forslag,
        naa=naa,
        kanal=request.GET.get("kanal", ""),
        auto_id=f"id_{om.nokkel}_%s",
    )
    if request.method == "POST" and skjema.is_valid() and (kontakt := _lagre(request, om, skjema, naa)):
        tekst = _kvitter(request, kontakt, om.tittel, {den.forlop.kandidat_id: den.navn for den in om.omtalte})
        if videre := _om_starten(request, om, skjema, naa):
            return HttpResponseClientRedirect(videre) if request.htmx else redirect(videre)
        return (
            lagret_i_rad(request, i_rad, tekst, kontakt) if i_rad and request.htmx else redirect(tilbake(request, hjem))
        )
    foer = _foer(om, request.user, lokal_dato(naa))
    dag = (data and datoforslag.Dagskjema(data, om=om, naa=naa).dagen) or lokal_dato(naa)
    kontekst: dict[str, Any] = {
        "om": om,
        "foer": foer,
        "tilbake": tilbake(request, hjem),
        "regnet_fra": dag,
        "hjem": hjem,
    }
    if i_rad and request.htmx:
        return vis_rad(request, i_rad, status=422 if skjema.is_bound else 200, skjema=skjema, **kontekst)
    return vis_skjema(request, "arbeidsflate/logg/logg_kontakt.html", skjema, kontekst)


def _foer(om: Samtale, bruker: Bruker, i_dag: date) -> Forhistorie | None:
    """What was said last, as far as `bruker` may know it."""
    if om.hos:
        return forhistorie.hos(om.hos, bruker)
    return forhistorie.les(om.kandidat, bruker, i_dag) if om.kandidat and om.hele else None


def _datoene(request: Foresporsel, om: Samtale, naa: datetime) -> HttpResponse:
    """The next dates alone, counted from the day that has been chosen."""
    forslag, dag = datoforslag.etter_dagen(om, request.GET, naa=naa)
    skjema = Kontaktskjema(
        None, samtale=om, bruker=request.user, forslag=forslag, naa=naa, auto_id=f"id_{om.nokkel}_%s"
    )
    kontekst = {"skjema": skjema, "regnet_fra": dag}
    return vis(request, "arbeidsflate/logg/logg_kontakt.html", kontekst, fragment="datoer")


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
        if isinstance(feil, AltBrukt):
            innvend(request, str(feil))
        skjema.add_error(None, str(feil))
    return None


def _om_starten(request: Foresporsel, om: Samtale, skjema: Kontaktskjema, naa: datetime) -> str:
    """What was answered about the start is saved; where to go on, when it was not as agreed."""
    svar = skjema.cleaned_data.get("begynte")
    forlop = den_som_venter(om, lokal_dato(naa)) if svar else None
    if forlop is None:
        return ""
    if svar == Begynte.JA:
        forlopsgang.bekreft_start(forlop=forlop, av=request.user, naa=naa)
        return ""
    if svar == Begynte.ANNEN:
        return reverse("oppfolging:forlop_endre", args=[forlop.pk])
    return reverse("oppfolging:forlop_avslutt", args=[forlop.pk]) + "?begynte=nei"


def _kvitter(
    request: Foresporsel, kontakt: Kontakt, hvem: str, navn: Mapping[UUID | None, str] = samtale.UTEN_NAVN
) -> str:
    """Say what was saved, with a way to undo it."""
    tekst = samtale.kvittering(kontakt, hvem, navn)
    melding = render_to_string(
        "arbeidsflate/logg/logg_kontakt.html#kvittering", {"tekst": tekst, "kontakt": kontakt}, request
    )
    messages.success(request, melding)
    return tekst


def lagret_i_rad(request: Foresporsel, kandidat_id: UUID, tekst: str, kontakt: Kontakt) -> HttpResponse:
    """The row in its new state, with counters, employers' rows and message beside it."""
    hos = Arbeidsgiver.objects.synlig_for(request.user)
    beroerte = hos.filter(Q(pk=kontakt.arbeidsgiver_id) | Q(forlop__kandidat=kandidat_id)).values_list(
        "orgnr", flat=True
    )
    svar = vis_rad(request, kandidat_id, fragment="lagret", beroerte=set(beroerte))
    return trigger_client_event(svar, "kunngjor", {"value": tekst})


def vis_rad(
    request: Foresporsel, kandidat_id: UUID, *, fragment: str = "rader", status: int = 200, **kontekst: Any
) -> HttpResponse:
    """One row of the front page as a full load would show it, with the form open below it when there is one."""
    naa = timezone.now()
    oversikt = oversikten(request.user, request.GET.get("status", ""), naa=naa)
    if fragment == "lagret":
        arbeidsgivere = [rad for rad in oversikt["alle"] if isinstance(rad, Arbeidsgiverrad)]
        noter_lest(request.user, arbeidsgivere, naa=naa)
        kontekst |= {"arbeidsgivere": arbeidsgivere}
        kontekst |= {"ferdige": sorted(kontekst["beroerte"] - {rad.orgnr for rad in arbeidsgivere})}
    rad = next((rad for rad in oversikt["alle"] if isinstance(rad, Rad) and rad.id == kandidat_id), None)
    if rad is None:
        raise Http404
    innhold = oversikt | kontekst | {"rad": rad, "rader": [rad]}
    svar = vis(request, "arbeidsflate/i_dag/i_dag.html", innhold, fragment=fragment, status=status)
    return push_url(svar, False)  # the address bar goes on showing the list


def _flytt_url(request: Foresporsel, oppfolging: Oppfolging) -> str:
    return f"{reverse('oppfolging:flytt', args=[oppfolging.pk])}?{request.GET.urlencode()}"


def _planlagt(request: Foresporsel) -> UUID | None:
    """The one just chosen, else the one the form was about, that of the address, or that of the draft taken up."""
    sagt = request.POST.get(ANNEN) or request.POST.get("planlagt") or request.GET.get("oppfolging")
    if sagt is None and request.method == "GET" and (hentet := request.utkast.hent()):
        sagt = hentet.felt.get("planlagt")
    try:
        return UUID(sagt or "")
    except ValueError:
        return None


def _dagen(request: Foresporsel) -> date | None:
    """«Logg alle» of a day on the employer's page: those due by then are talked of."""
    try:
        return date.fromisoformat(request.GET.get("frist", ""))
    except ValueError:
        return None


def tilbake(request: Foresporsel, hjem: str, *, kandidat_id: UUID | None = None) -> str:
    """Where they came from: the front page with its filter, another list, or the candidate's page; else `hjem`."""
    if listen := LISTENE.get(request.GET.get("fra", "")):
        return reverse(listen)
    fra_kandidaten = kandidat_id is not None and request.GET.get("fra") == FRA_KANDIDATEN
    if fra_kandidaten and Kandidat.objects.synlig_for(request.user).filter(pk__in=[kandidat_id]).exists():
        return reverse("oppfolging:kandidat", args=[kandidat_id])
    if request.GET.get("fra") != FRA_I_DAG:
        return hjem
    status = request.GET.get("status", "")
    filter_ = f"?{urlencode({'status': status})}" if status in HAST else ""
    return reverse("oppfolging:i_dag") + filter_
