"""A candidate is proposed to a colleague, who answers; until then whoever proposed may take it back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from inkludering.brukere import fravaer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.templatetags.aksel import dato
from inkludering.felles.tilgang import innlogget
from inkludering.hendelser import lest
from kandidater import belastning
from kandidater.models import Kandidat, Overlevering
from kandidater.mottakerskjema import Overleveringsskjema
from kandidater.naerstaaende import ErInhabil
from kandidater.overlevering import OverleveringQuerySet
from oppfolging.arbeidsflate.felles.finnes import INHABIL
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_kandidat
from oppfolging.arbeidsflate.overlevering.forms import Overleveringssvar, Overleveringssvarskjema
from oppfolging.handlinger import overlevering as overleveringer
from oppfolging.kjerne import ansvarlig

SKJER = gettext_lazy(
    "Kollegaen får en påminnelse og svarer ja eller nei. Kandidaten er din til svaret er ja og dagen er kommet."
)
GRADERT = gettext_lazy("En leder med rett til å se kandidaten må flytte den.")
FORESLAATT = gettext_lazy("Du har allerede foreslått at en kollega tar over kandidaten.")
FAST = gettext_lazy("Bare den som har kandidaten fast, kan overlevere den.")
GAAR_VIDERE = gettext_lazy("Det er allerede bestemt hvem som overtar kandidaten, og når.")
FOR_SENT = gettext_lazy("Forslaget gjelder ikke lenger.")


@innlogget
@require_http_methods(["GET", "POST"])
def foreslaa(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """Whoever is at the ceiling can be chosen by the leader alone."""
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "overlevering")
    valg = belastning.for_kontor(den.kontor, leser=request.user, naa=naa)
    valg.pop(request.user, None)
    skjema = Overleveringsskjema(
        innsendt(request),
        valg=valg,
        borte=fravaer.borte_i_ord(valg, dag=lokal_dato(naa)),
        i_dag=lokal_dato(naa),
    )
    hinder = _hinder(request, den)
    if skjema.is_valid() and not hinder:
        try:
            overleveringer.foreslaa(kandidat=den, **_feltene(skjema), av=request.user, naa=naa)
        except belastning.TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        except ErInhabil:
            skjema.si_fra_om_inhabil()
        except overleveringer.HarGaattEnAnnenVei:
            skjema.add_error(None, FOR_SENT)
        else:
            til = skjema.cleaned_data["til"].navn
            messages.success(request, _("%(navn)s er spurt om å ta over kandidaten.") % {"navn": til})
            return redirect("oppfolging:kandidat", den.pk)
    oppsett = Skjemaside(_("Overlever kandidaten"), knapp=_("Spør kollegaen"), forklaring=SKJER, hinder=hinder)
    return for_kandidat(request, den, skjema, oppsett)


@innlogget
@require_http_methods(["GET", "POST"])
def overlevering(request: Foresporsel, overlevering_id: uuid.UUID) -> HttpResponse:
    """What is proposed, to answer for the one who is asked; what came of it, for both."""
    naa = timezone.now()
    den = _hent(request, overlevering_id, Overlevering.objects.kan_besvares_av)
    skjema = Overleveringssvarskjema(innsendt(request))
    if skjema.is_valid():
        try:
            return _svar(request, den, skjema.cleaned_data)
        except belastning.TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        except ErInhabil:
            skjema.add_error(None, str(INHABIL))
        except overleveringer.ErBesvart:
            skjema.add_error(None, FOR_SENT)
    min_last = belastning.for_bruker(request.user, kontor=request.user.kontoret, naa=naa)
    kontekst = {"overlevering": den, "belastning": min_last, "svarer": den.venter and den.til == request.user}
    return vis_skjema(request, "arbeidsflate/overlevering/overlevering.html", skjema, kontekst)


@innlogget
@require_POST
def trekk(request: Foresporsel, overlevering_id: uuid.UUID) -> HttpResponse:
    den = _hent(request, overlevering_id, Overlevering.objects.kan_trekkes_av)
    try:
        overleveringer.trekk(overlevering=den, av=request.user, naa=timezone.now())
        messages.success(request, _("Forslaget er trukket tilbake. Kandidaten er fortsatt din."))
    except overleveringer.ErBesvart:
        messages.info(request, FOR_SENT)
    return redirect("oppfolging:overlevering", den.pk)


def _hent(
    request: Foresporsel, overlevering_id: uuid.UUID, kan_endres_av: Callable[[Bruker], OverleveringQuerySet]
) -> Overlevering:
    """One this user sees, or may change."""
    dor = kan_endres_av if request.method == "POST" else Overlevering.objects.synlig_for
    mine = dor(request.user).select_related("kandidat__kontor", "fra", "til", "av")
    den = mine.filter(pk=overlevering_id).first()
    noter = lest.tillatt if den else lest.avvist
    person = overleveringer.kandidaten_i(overlevering_id) or overlevering_id
    noter([person], av=request.user, handling="overlevering", naa=timezone.now())
    if den is None:
        raise Http404
    return den


def _svar(request: Foresporsel, den: Overlevering, svar: dict[str, Any]) -> HttpResponse:
    naa = timezone.now()
    if svar["svar"] == Overleveringssvar.NEI:
        overleveringer.avslaa(overlevering=den, grunn=svar["grunn"], av=request.user, naa=naa)
        messages.success(request, _("Svaret er sendt. Kandidaten blir hos kollegaen din."))
        return redirect("oppfolging:i_dag")
    fra = overleveringer.ta_imot(overlevering=den, av=request.user, naa=naa)
    if fra > naa:
        messages.success(request, _("Du overtar kandidaten %(dag)s.") % {"dag": dato(fra)})
        return redirect("oppfolging:i_dag")
    messages.success(request, _("Du er nå ansvarlig for kandidaten."))
    return redirect("oppfolging:kandidat", den.kandidat_id)


def _feltene(skjema: Overleveringsskjema) -> dict[str, Any]:
    return {navn: skjema.cleaned_data[navn] for navn in ("til", "gjelder_fra", "notat")}


def _hinder(request: Foresporsel, den: Kandidat) -> str | Promise:
    if den.er_gradert:
        return GRADERT
    if ansvarlig.for_kandidat(den, naa=timezone.now()) != request.user:
        return FAST
    if ansvarlig.til_slutt(den) != request.user.pk:
        return GAAR_VIDERE
    return FORESLAATT if den.overleveringer.foreslaatte().exists() else ""
