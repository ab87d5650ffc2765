"""Forløp pages. Any role may ask; the door decides, and logs who was refused."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from arbeidsgivere.registrering import ArbeidsgiverFinnes
from inkludering.brukere import endringer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import EN_DAG, lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget
from kandidater import aapenhet
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles import kortsteg as nestesteg
from oppfolging.arbeidsflate.felles import kvittering, tidslinje
from oppfolging.arbeidsflate.felles.aapenhetslinje import aapenhet_i_ord
from oppfolging.arbeidsflate.felles.henting import hent_eget_forlop, hent_forlop, hent_kandidat
from oppfolging.arbeidsflate.forlop import forlopsplan
from oppfolging.arbeidsflate.forlop.forms import FORTELLES, Forlopsretting, Forlopsskjema, Forlopsslutt
from oppfolging.handlinger import forlopsgang
from oppfolging.kjerne import ansvarlig
from oppfolging.kjerne.models import TIL_JOBB, Forlop, Sluttaarsak

FOR_TIDLIG = gettext_lazy("Starten er flere år før henvisningen. Sjekk årstallet.")


@innlogget
@require_http_methods(["GET", "POST"])
def forlop_nytt(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "nytt_forlop")
    etter, fase = _forlopet_foer(request, den), den.fase
    skjema = Forlopsskjema(innsendt(request), kandidat=den, bruker=request.user, initial=_utfylt(etter))
    if skjema.is_valid():
        try:
            nytt = _start(skjema, den, av=request.user, naa=naa)
        except forlopsgang.ManglerKontaktperson:
            skjema.si_fra_om_kontaktperson()
        except forlopsgang.StartForTidlig:
            skjema.add_error("start", FOR_TIDLIG)
        except forlopsgang.GaarAllerede:
            skjema.si_fra_om_likt_forlop()
        except ArbeidsgiverFinnes:
            skjema.add_error("orgnr", _("Noen andre registrerte arbeidsgiveren akkurat nå. Prøv igjen."))
        else:
            messages.success(request, _om_det_nye(nytt, fasen=fase, i_dag=lokal_dato(naa)))
            return redirect("oppfolging:forlop", nytt.pk)
    om = {"kandidat": den, "deling": aapenhet.for_arbeidsgiver(den), "etter": etter}
    return vis_skjema(request, "arbeidsflate/forlop/nytt.html", skjema, om)


@innlogget
@require_GET
def forlop(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    det, hele = hent_forlop(request, forlop_id, "forlop")
    felles = {
        "forlop": det,
        "plan": forlopsplan.gjeldende(det, hele=hele, i_dag=lokal_dato(naa)),
        "kontaktperson": ansvarlig.for_arbeidsgiver(det.arbeidsgiver, naa=naa),
        "venter_svar": hele and det.venter_svar(lokal_dato(naa)),
        "kontakter": list(det.arbeidsgiver.kontakter.aktive().order_by("-er_hovedkontakt", "etternavn", "fornavn")),
    }
    if not hele:
        return _for_kontaktperson(request, det, felles, naa)
    steg = nestesteg.for_forlop(det, bruker=request.user, naa=naa)
    sidetall = tidslinje.les_sidetall(request.GET.get("side"))
    historie = tidslinje.for_forlop(det, bruker=request.user, sidetall=sidetall, naa=naa)
    rettet = endringer.les(det, FORTELLES)
    return vis(
        request,
        "arbeidsflate/forlop/forlop.html",
        felles | {"steg": steg, "tidslinje": historie, "endringer": rettet, "aapenhet": aapenhet_i_ord(det.kandidat)},
    )


@innlogget
@require_http_methods(["GET", "POST"])
def forlop_endre(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    det = hent_eget_forlop(request, forlop_id, "forlop_endring")
    skjema = Forlopsretting(innsendt(request), forlop=det, i_dag=lokal_dato(naa))
    if skjema.is_valid():
        try:
            forlopsgang.rett(forlop=det, **skjema.rettet(), av=request.user, naa=naa)
        except forlopsgang.ManglerKontaktperson:
            skjema.add_error("start", _("Arbeidsgiveren hadde ingen fast kontaktperson den dagen."))
        except forlopsgang.StartForTidlig:
            skjema.add_error("start", FOR_TIDLIG)
        except forlopsgang.GaarAllerede:
            skjema.add_error("type", _("Kandidaten har allerede et slikt forløp her."))
        else:
            datoer = kvittering.neste_i_forlopet(det, i_dag=lokal_dato(naa))
            messages.success(request, " ".join((_("Endringen er lagret."), datoer)).strip())
            return redirect("oppfolging:forlop", det.pk)
    return vis_skjema(request, "arbeidsflate/forlop/endre.html", skjema, {"forlop": det})


@innlogget
@require_POST
def forlop_begynte(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    """«Ja, som avtalt.» Another day is corrected, and what never began is ended."""
    det = hent_eget_forlop(request, forlop_id, "forlop_begynte")
    forlopsgang.bekreft_start(forlop=det, av=request.user, naa=timezone.now())
    messages.success(request, _("Notert: Forløpet begynte %(dato)s.") % {"dato": f"{det.start:%d.%m.%Y}"})
    return redirect("oppfolging:forlop", det.pk)


@innlogget
@require_http_methods(["GET", "POST"])
def forlop_avslutt(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    det = hent_eget_forlop(request, forlop_id, "forlop_avslutning")
    if not det.er_aapent:
        messages.info(request, _("Forløpet er allerede avsluttet."))
        return redirect("oppfolging:forlop", det.pk)
    aarsak = Sluttaarsak.BEGYNTE_IKKE if request.GET.get("begynte") == "nei" else None
    skjema = Forlopsslutt(innsendt(request), forlop=det, i_dag=lokal_dato(naa), aarsak=aarsak)
    if skjema.is_valid():
        forlopsgang.avslutt(forlop=det, **skjema.cleaned_data, av=request.user, naa=naa)
        datoer = kvittering.neste_kontakt(det.kandidat.oppfolginger.all(), i_dag=lokal_dato(naa))
        hvem = _("%(navn)s hos %(arbeidsgiver)s") % {"navn": det.kandidat.navn, "arbeidsgiver": det.arbeidsgiver}
        tekst = kvittering.for_(hvem, " ".join((_("Forløpet er avsluttet."), datoer)))
        angre = reverse("oppfolging:angre_avslutning", args=[det.pk])
        messages.success(request, kvittering.med_angre(request, tekst, angre))
        if det.sluttaarsak in TIL_JOBB:
            return redirect(f"{reverse('oppfolging:forlop_nytt', args=[det.kandidat_id])}?etter={det.pk}")
        return redirect("oppfolging:kandidat", det.kandidat_id)
    return vis_skjema(request, "arbeidsflate/forlop/avslutt.html", skjema, {"forlop": det})


def _forlopet_foer(request: Foresporsel, kandidat: Kandidat) -> Forlop | None:
    """The one that ended in a job, which the new forløp is about; of this candidate, or none."""
    ferdige = kandidat.forlop.filter(sluttaarsak__in=TIL_JOBB).select_related("arbeidsgiver")
    return next((ett for ett in ferdige if str(ett.pk) == request.GET.get("etter")), None)


def _utfylt(etter: Forlop | None) -> dict[str, object]:
    """A job that follows begins the day after; of who was hired where they are, the rest is known too."""
    if etter is None or etter.avsluttet_dato is None:
        return {}
    felles: dict[str, object] = {"start": etter.avsluttet_dato + EN_DAG}
    if etter.sluttaarsak == Sluttaarsak.ANSATT:
        felles |= {"orgnr": etter.arbeidsgiver.orgnr, "stilling": etter.stilling, "timer_per_uke": etter.timer_per_uke}
    return felles


def _start(skjema: Forlopsskjema, kandidat: Kandidat, *, av: Bruker, naa: datetime) -> Forlop:
    opplysninger = skjema.opplysninger() | {"kandidat": kandidat, "av": av, "naa": naa}
    if skjema.arbeidsgiver:
        return forlopsgang.start(arbeidsgiver=skjema.arbeidsgiver, **opplysninger)
    return forlopsgang.start_hos_ny_arbeidsgiver(orgnr=skjema.cleaned_data["orgnr"], **opplysninger)


def _om_det_nye(forlop: Forlop, *, fasen: str, i_dag: date) -> str:
    """Begun, or agreed for a later day, the phase when it is not `fasen` any more, and the dates on its page."""
    hva = _("Forløpet er startet.")
    if forlop.start > i_dag:
        hva = _("Forløpet er avtalt og starter %(dato)s.") % {"dato": f"{forlop.start:%d.%m.%Y}"}
    if forlop.kandidat.fase != fasen:
        hva += " " + _("Fasen er nå %(fase)s.") % {"fase": forlop.kandidat.get_fase_display()}
    return f"{hva} {kvittering.neste_i_forlopet(forlop, i_dag=i_dag)}"


def _for_kontaktperson(request: Foresporsel, det: Forlop, felles: dict[str, object], naa: datetime) -> HttpResponse:
    """No more of a colleague's candidate than the employer itself may be told (promise 5), and its own dates."""
    deling = aapenhet.for_arbeidsgiver(det.kandidat) if det.er_aapent else aapenhet.INGENTING
    synlig = {
        "begrenset": True,
        "deles": deling.kan_kontaktes,
        "navn": deling.navn,
        "slag": det.get_type_display() if deling.kan_kontaktes else "",
        "steg": nestesteg.hos_arbeidsgiver(det, bruker=request.user, naa=naa),
    }
    return vis(request, "arbeidsflate/forlop/for_kontaktperson.html", felles | synlig)
