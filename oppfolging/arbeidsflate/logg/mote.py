"""Agreeing on a meeting: a due date gets a time and a place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning, klokka
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.klokkeslett import Klokkefelt
from inkludering.felles.skjema import innsendt
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.tilgang import innlogget
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.felles.henting import hent_oppfolging
from oppfolging.arbeidsflate.logg.flytt import alt_lukket
from oppfolging.arbeidsflate.logg.flytteskjema import Flytteskjema
from oppfolging.arbeidsflate.logg.views import tilbake
from oppfolging.kjerne import datoer
from oppfolging.kjerne.datoer import AlleredeLukket, GrunnMangler
from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.models.oppfolging import LENGSTE_STED
from oppfolging.kjerne.neste_steg import stegtekst


class Moteskjema(Flytteskjema):
    """The day, which moves the due date when it is another, the time and a place that says nothing of why."""

    samme_dag = True
    mangler = {"til": gettext_lazy("Skriv dagen dere skal møtes.")}
    klokkeslett = Klokkefelt(label=gettext_lazy("Klokkeslett"))
    sted = Tekstfelt(
        label=gettext_lazy("Sted"),
        required=False,
        max_length=LENGSTE_STED,
        help_text=gettext_lazy("Et sted som ikke røper noe, for eksempel «biblioteket»."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["til"].label = _("Dag")


def _staar(oppfolging: Oppfolging) -> dict[str, Any]:
    """What the form begins with, and is compared with."""
    staar = {"til": oppfolging.frist, "klokkeslett": oppfolging.klokkeslett, "sted": oppfolging.sted}
    faste = {"frist": oppfolging.frist, "flyttet": oppfolging.antall_flyttinger}
    return faste | {"initial": staar, "utgangspunkt": staar}


@innlogget
@require_http_methods(["GET", "POST"])
def mote(request: Foresporsel, oppfolging_id: UUID) -> HttpResponse:
    oppfolging = hent_oppfolging(request, oppfolging_id, "avtal_mote")
    naa, hjem = timezone.now(), tilbake(request, kvittering.siden_om(oppfolging), kandidat_id=oppfolging.kandidat_id)
    skjema = Moteskjema(innsendt(request), i_dag=lokal_dato(naa), **_staar(oppfolging))
    if not oppfolging.er_aapen:
        return alt_lukket(request, hjem)
    if request.method == "POST" and skjema.is_valid():
        felt = skjema.cleaned_data
        hva = {"dag": felt["til"], "klokkeslett": felt["klokkeslett"], "sted": felt["sted"], "grunn": felt["grunn"]}
        try:
            datoer.avtal_mote(oppfolging=oppfolging, **hva, av=request.user, naa=naa)
        except GrunnMangler as feil:
            skjema.add_error("grunn", str(feil))
        except AlleredeLukket:
            return alt_lukket(request, hjem)
        else:
            ord_ = {"dag": i_setning(felt["til"], lokal_dato(naa)), "klokka": klokka(felt["klokkeslett"])}
            hvem = kvittering.om_datoen(oppfolging, request.user)
            messages.success(request, kvittering.for_(hvem, _("Møtet er avtalt %(dag)s kl. %(klokka)s.") % ord_))
            return redirect(hjem)
    kontekst = {
        "om": kvittering.om_datoen(oppfolging, request.user),
        "hva": stegtekst(oppfolging.art, oppfolging.side, fysisk=oppfolging.fysisk),
        "frist": oppfolging.frist,
        "tilbake": hjem,
    }
    return vis_skjema(request, "arbeidsflate/logg/mote.html", skjema, kontekst)
