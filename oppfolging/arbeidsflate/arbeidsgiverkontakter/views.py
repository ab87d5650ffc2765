"""The people who work at an employer: added, chosen, invited to the portal, gone."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from arbeidsgivere import arbeidsgiverkontakter
from arbeidsgivere.forms import Arbeidsgiverkontaktskjema, Personretting, Sluttskjema
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.portaltilgang import invitasjon, lenker
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_arbeidsgiver

TILHORER_NAV = gettext_lazy("Adressen tilhører en som jobber i Nav. Registrer en adresse hos arbeidsgiveren.")
INGEN_IGJEN = gettext_lazy("Ingen er registrert her nå. Legg til den som tar over, så har dere noen å ringe.")
NY_ADRESSE = gettext_lazy(
    "Bytter du e-post, slutter lenker til den gamle adressen å virke. Den som har tilgang til portalen, må bekrefte "
    "den nye."
)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kontakt_ny(request: Foresporsel, orgnr: str) -> HttpResponse:
    mine = Arbeidsgiver.objects.redigerbar_for(request.user).folk_kan_rettes_av(request.user)
    arbeidsgiver = get_object_or_404(mine, orgnr=orgnr)
    naa = timezone.now()
    skjema = Arbeidsgiverkontaktskjema(innsendt(request), i_dag=lokal_dato(naa))
    if skjema.is_valid():
        try:
            kontakt = arbeidsgiverkontakter.legg_til(
                arbeidsgiver=arbeidsgiver, **skjema.cleaned_data, av=request.user, naa=naa
            )
        except arbeidsgiverkontakter.EpostenErRegistrert:
            skjema.si_fra_om_eposten()
        else:
            messages.success(request, _("%(navn)s er lagt til.") % {"navn": kontakt.navn})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    oppsett = Skjemaside(_("Ny kontakt hos arbeidsgiveren"), knapp=_("Legg til"))
    return for_arbeidsgiver(request, arbeidsgiver, skjema, oppsett)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kontakt_endre(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    """Corrected by those who answer for the employer: a new address lets another person in."""
    kontakt = _hent_kontakt(request, orgnr, kontakt_id)
    staar = model_to_dict(kontakt, Personretting.base_fields) | {"maalform": kontakt.spraak}
    skjema = Personretting(innsendt(request), initial=staar)
    if skjema.is_valid():
        try:
            bekreftes = arbeidsgiverkontakter.endre(
                kontakt=kontakt, **skjema.cleaned_data, av=request.user, naa=timezone.now()
            )
        except arbeidsgiverkontakter.EpostenErRegistrert:
            skjema.si_fra_om_eposten()
        except invitasjon.EpostTilhorerNav:
            skjema.add_error("epost", TILHORER_NAV)
        else:
            til = _("Den nye adressen må bekreftes: vi har sendt en invitasjon dit.") if bekreftes else ""
            messages.success(request, " ".join(filter(None, (_("Endringen er lagret."), til))))
            return redirect("oppfolging:arbeidsgiver", orgnr)
    oppsett = Skjemaside(_("Endre %(navn)s") % {"navn": kontakt.navn}, forklaring=NY_ADRESSE)
    return for_arbeidsgiver(request, kontakt.arbeidsgiver, skjema, oppsett)


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def hovedkontakt(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    kontakt = _hent_kontakt(request, orgnr, kontakt_id)
    arbeidsgiverkontakter.gjoer_til_hovedkontakt(kontakt=kontakt, av=request.user, naa=timezone.now())
    messages.success(request, _("%(navn)s er nå hovedkontakt.") % {"navn": kontakt.navn})
    return redirect("oppfolging:arbeidsgiver", orgnr)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kontakt_sluttet(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    kontakt = _hent_kontakt(request, orgnr, kontakt_id)
    naa = timezone.now()
    skjema = Sluttskjema(
        innsendt(request),
        kontakt=kontakt,
        i_dag=lokal_dato(naa),
        initial={"dato": lokal_dato(naa)},
    )
    if skjema.is_valid():
        data = skjema.cleaned_data
        arbeidsgiverkontakter.avslutt(
            kontakt=kontakt, dato=data["dato"], ny_hovedkontakt=data.get("ny_hovedkontakt"), av=request.user, naa=naa
        )
        ingen = "" if kontakt.arbeidsgiver.kontakter.aktive().exists() else f" {INGEN_IGJEN}"
        messages.success(request, _("%(navn)s er registrert som sluttet.") % {"navn": kontakt.navn} + ingen)
        return redirect("oppfolging:arbeidsgiver", orgnr)
    oppsett = Skjemaside(
        _("%(navn)s har sluttet") % {"navn": kontakt.navn},
        knapp=_("Registrer som sluttet"),
        forklaring=_("Personen mister tilgangen til arbeidsgiverportalen med en gang."),
    )
    return for_arbeidsgiver(request, kontakt.arbeidsgiver, skjema, oppsett)


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def kontakt_tilbake(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    """Whoever may say that somebody has left, may say that it was a mistake."""
    naa = timezone.now()
    sluttet = Arbeidsgiverkontakt.objects.redigerbar_for(request.user).nettopp_sluttet(naa)
    kontakt = get_object_or_404(sluttet, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
    try:
        arbeidsgiverkontakter.ta_tilbake(kontakt=kontakt, av=request.user, naa=naa)
    except arbeidsgiverkontakter.EpostenErRegistrert:
        messages.error(request, _("E-postadressen tilhører en annen som er registrert her. Endre den først."))
    else:
        tekst = _("%(navn)s er kontakt igjen. Skal personen inn i portalen, må du invitere på nytt.")
        messages.success(request, tekst % {"navn": kontakt.navn})
    return redirect("oppfolging:arbeidsgiver", orgnr)


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_POST
def inviter(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    """The employer's kontaktperson or the leader of its office: the same who may change the kontaktperson."""
    styrt = Arbeidsgiver.objects.redigerbar_for(request.user).kontaktperson_kan_byttes_av(request.user)
    kontakter = Arbeidsgiverkontakt.objects.redigerbar_for(request.user).aktive().filter(arbeidsgiver__in=styrt)
    kontakt = get_object_or_404(kontakter, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
    try:
        invitasjon.inviter(kontakt=kontakt, av=request.user, naa=timezone.now())
    except invitasjon.EpostTilhorerNav:
        messages.error(request, TILHORER_NAV)
    else:
        tekst = _("Invitasjonen til %(navn)s er på vei. Den gjelder i %(dager)s dager.")
        messages.success(request, tekst % {"navn": kontakt.navn, "dager": lenker.INVITASJON_GJELDER.days})
    return redirect("oppfolging:arbeidsgiver", orgnr=orgnr)


def _hent_kontakt(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> Arbeidsgiverkontakt:
    """An active person at this employer, whose people the user may change."""
    kontakter = (
        Arbeidsgiverkontakt.objects.redigerbar_for(request.user).aktive().select_related("arbeidsgiver", "bruker")
    )
    return get_object_or_404(kontakter, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
