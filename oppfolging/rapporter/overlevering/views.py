"""The leader moves candidates from one jobbspesialist to others, with each caseload in view: one, or all there is."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from arbeidsgivere.kontaktansvar import EndretAvAndre
from inkludering.brukere import fravaer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.templatetags.aksel import dato
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from kandidater import belastning
from kandidater.naerstaaende import ErInhabil
from oppfolging.handlinger import mengder, overlevering, sluttoverlevering
from oppfolging.rapporter.overlevering import visning
from oppfolging.rapporter.overlevering.forms import Lederflytting, Sluttoverleveringsskjema


@innlogget
@require_http_methods(["GET", "POST"])
def flytt(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """Of those the leader may know of, who have somebody. A refused try is logged."""
    naa = timezone.now()
    kandidat = visning.kan_flyttes(request.user, kandidat_id)
    noter = lest.avvist if kandidat is None else lest.tillatt
    noter([kandidat_id], av=request.user, handling="flytting", naa=naa)
    if kandidat is None:
        raise Http404
    hos: Bruker = kandidat.hos_til_slutt
    valg = belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa)
    valg.pop(hos, None)
    borte = fravaer.borte_i_ord(valg, dag=lokal_dato(naa))
    skjema = Lederflytting(innsendt(request), valg=valg, borte=borte, i_dag=lokal_dato(naa), utgangspunkt={"hos": hos})
    if skjema.is_valid():
        felt = {navn: skjema.cleaned_data[navn] for navn in ("til", "aarsak", "gjelder_fra", "notat")}
        try:
            fra = overlevering.flytt(kandidat=kandidat, hos=hos.pk, **felt, av=request.user, naa=naa)
        except overlevering.HarGaattEnAnnenVei:
            skjema.add_error(None, _("Noen andre flyttet kandidaten akkurat nå. Ingenting av ditt er lagret."))
        except belastning.TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        except ErInhabil:
            skjema.si_fra_om_inhabil()
        else:
            hva = {"navn": felt["til"].navn, "dag": dato(fra), "antall": valg[felt["til"]].antall + 1}
            tekst = _("%(navn)s er ansvarlig fra %(dag)s, og har da %(antall)s kandidater.") % hva
            (messages.warning if valg[felt["til"]].naadd_norm else messages.success)(request, tekst)
            return redirect("rapporter:jobbspesialist", hos.pk)
    kontekst = {"kandidat": kandidat, "hos": hos}
    return vis_skjema(request, "rapporter/overlevering/flytt.html", skjema, kontekst)


@krever(Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def overlever_alt(request: Foresporsel, jobbspesialist_id: uuid.UUID) -> HttpResponse:
    """All that somebody of the office answers for, gone through and shared out in one step."""
    naa = timezone.now()
    her = {"tilknytninger__kontor": request.user.kontoret, "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
    den = get_object_or_404(Bruker.objects.synlig_for(request.user).filter(**her).distinct(), pk=jobbspesialist_id)
    alt = visning.alt_hos(den, leder=request.user, naa=naa)
    lest.tillatt([rad.pk for rad in alt.kandidater], av=request.user, handling="sluttoverlevering", naa=naa)
    sendt, nytt_forslag = visning.med_forslag(innsendt(request), alt)
    skjema = Sluttoverleveringsskjema(
        sendt,
        kandidater=alt.kandidater,
        arbeidsgivere=alt.arbeidsgivere,
        last=alt.last,
        borte=alt.borte,
        i_dag=lokal_dato(naa),
    )
    if skjema.is_valid() and not skjema.ser_over:
        valg = {navn: skjema.cleaned_data[navn] for navn in ("aarsak", "gjelder_fra")}
        fordeling = skjema.fordeling()
        try:
            fra = sluttoverlevering.overlever(
                den=den, kontor=request.user.kontoret, fordeling=fordeling, **valg, av=request.user, naa=naa
            )
        except (sluttoverlevering.AnnenMengde, overlevering.ErBesvart, EndretAvAndre):
            skjema.add_error(None, _("Porteføljen ble endret akkurat nå. Se over på nytt. Ingenting er flyttet."))
        except ErInhabil:
            skjema.add_error(None, _("En av dem er inhabil for en av kandidatene. Velg en annen."))
        except belastning.TaketErNaadd:
            skjema.add_error("aarsak", _("Noen av dem er på taket den dagen. Skriv hvorfor de likevel får flere."))
        else:
            messages.success(request, _kvittering(fordeling, dato(fra)))
            return redirect("rapporter:jobbspesialist", den.pk)
    kontekst = {"jobbspesialist": den, "alt": alt, "mottakerne": visning.mottakerne(alt), "nytt_forslag": nytt_forslag}
    return vis_skjema(request, "rapporter/overlevering/alt.html", skjema, kontekst)


def _kvittering(fordeling: sluttoverlevering.Fordeling, dag: str) -> str:
    """How many each gets, from when, and who takes the next step."""
    antall = len(fordeling.kandidater)
    tekst = ngettext(
        "%(antall)s kandidat er overlevert fra %(dag)s.", "%(antall)s kandidater er overlevert fra %(dag)s.", antall
    )
    deler = [tekst % {"antall": antall, "dag": dag}]
    for den in fordeling.mottakere():
        kandidater, arbeidsgivere = fordeling.til(den)
        deler.append(f"{den.navn}: {mengder.i_ord(len(kandidater), len(arbeidsgivere))}.")
    deler.append(_("Slutter jobbspesialisten, avslutter en administrator brukeren etterpå."))
    return " ".join(deler)
