"""The candidate page and what is changed from it. Any role may ask; the door decides, and logs who was refused."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere import endringer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import bare_viser, innlogget
from kandidater import aapenhet, ansvar, graderingsoppslag, opplysninger, vikarbeskjeder
from kandidater.forms import (
    Aapenhetsskjema,
    Avslutningsskjema,
    Faseskjema,
    Nummerskjema,
    Opplysningsskjema,
    Rettingsskjema,
)
from kandidater.models import Kandidat, Overlevering
from kandidater.naerstaaende import ErInhabil
from kandidater.personregister import RegisteretSvarerIkke
from kandidater.registrering import KandidatFinnes
from kandidater.registreringsskjema import REGISTERET_SVARER_IKKE
from oppfolging.arbeidsflate.felles import finnes as finnes_
from oppfolging.arbeidsflate.felles import kortsteg as nestesteg
from oppfolging.arbeidsflate.felles import kvittering, tidslinje
from oppfolging.arbeidsflate.felles.aapenhetslinje import aapenhet_i_ord
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_kandidat
from oppfolging.arbeidsflate.kandidat import kontakttall
from oppfolging.handlinger import adressebeskyttelse, graderingskontroll, inntak
from oppfolging.kjerne import ansvarlig

FORTELLES = (
    "fornavn",
    "etternavn",
    "fodselsnummer_indeks",
    "telefon",
    "epost",
    "kan_faa_epost",
    "kan_faa_sms",
    "maalform",
    "metode",
    "innsatsgruppe",
    "henvist_dato",
    "gradering",
    "skjermet",
)
NUMMERET = gettext_lazy("Nummeret som står, vises ikke. Det nye gjelder for alt som er registrert på personen.")
AAPENHET = gettext_lazy("Arbeidsgivere får bare vite det du krysser av for her, etter avtale med kandidaten.")
GRADERT = gettext_lazy(
    "Kandidaten er gradert eller skjermet, så arbeidsgivere får ikke vite noe, uansett hva som står her."
)
AVSLUTNING = gettext_lazy("Planlagte kontakter avlyses, og kandidaten går ut av porteføljen din. Det kan ikke angres.")
FORLOP_PAAGAAR = gettext_lazy(
    "Kandidaten har forløp som pågår: Avtal med kandidaten hva som skal skje der, og avslutt det eller åpne igjen."
)
HAR_FORLOP = gettext_lazy("Kandidaten har forløp som ikke er avsluttet. Avslutt dem først, med årsak.")
I_ARBEID = gettext_lazy(
    "Fasen følger av jobben kandidaten har, og kan ikke velges nå. Avslutt forløpet hvis jobben er slutt."
)


@innlogget
@require_GET
def kandidat(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "kandidatside")
    forlop = list(den.forlop.select_related("arbeidsgiver").order_by("-start", "pk"))
    vikariat = ansvarlig.vikar_for_kandidat(den, naa=naa)
    return vis(
        request,
        "arbeidsflate/kandidat/kandidat.html",
        {
            "kandidat": den,
            "aapenhetslinje": aapenhet_i_ord(den),
            "ansvarlig": ansvarlig.for_kandidat(den, naa=naa),
            "grunnen": ansvar.grunnen(den, naa=naa),
            "overtar": ansvarlig.tar_over([den.pk], naa=naa).get(den.pk),
            "overlevering": Overlevering.objects.synlig_for(request.user).filter(kandidat=den).order_by("-tid").first(),
            "vikariat": vikariat,
            "beskjed": vikariat and vikarbeskjeder.beskjeden(den, vikariat.fravaer),
            "tall": kontakttall.for_kandidat(den, naa=naa),
            "steg": nestesteg.for_kandidat(den, bruker=request.user, naa=naa),
            "i_dag": lokal_dato(naa),
            "gradering_gammel": graderingskontroll.er_gammel(den, naa=naa),
            "endringer": endringer.les(den, FORTELLES),
            "forlop": forlop,
            "hinder": HAR_FORLOP if any(ett.er_aapent for ett in forlop) else "",
            "aapenhet": den.aapenheter.gjeldende().first(),
            "tidslinje": tidslinje.for_kandidat(
                den, bruker=request.user, sidetall=tidslinje.les_sidetall(request.GET.get("side")), naa=naa
            ),
        },
    )


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_aapenhet(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "aapenhet")
    skjema = Aapenhetsskjema(innsendt(request), gjeldende=den.aapenheter.gjeldende().first())
    if skjema.is_valid():
        aapenhet.endre(kandidat=den, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        lukket = den.forlop.aapne().exists() and not skjema.cleaned_data["kan_kontaktes"]
        messages.success(request, _("Åpenheten er lagret.") + (f" {FORLOP_PAAGAAR}" if lukket else ""))
        return redirect("oppfolging:kandidat", den.pk)
    if skjema.er_foreldet:
        _stram_inn(request, den, skjema)
    oppsett = Skjemaside(_("Åpenhet"), forklaring=GRADERT if den.er_gradert else AAPENHET)
    return for_kandidat(request, den, skjema, oppsett)


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_fase(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "fase")
    valgbare = inntak.valgbare_faser(den, naa=naa)
    skjema = Faseskjema(innsendt(request), fasen_naa=den.fase, valgbare=valgbare)
    if skjema.is_valid():
        inntak.bytt_fase(kandidat=den, fase=skjema.cleaned_data["fase"], av=request.user, naa=naa)
        datoer = kvittering.neste_kontakt(den.oppfolginger.all(), i_dag=lokal_dato(naa))
        tilbake = f"{reverse('oppfolging:angre_fase', args=[den.pk])}?fase={den.fase}"
        tekst = kvittering.for_(den.navn, " ".join((_("Fasen er byttet."), datoer)))
        messages.success(request, kvittering.med_angre(request, tekst, tilbake))
        return redirect("oppfolging:kandidat", den.pk)
    naavaerende = _(
        "Nå: %(fase)s. Neste kontakt følger rytmen i den nye fasen. Det som er over fristen, står til det er tatt."
    ) % {"fase": den.get_fase_display()}
    hinder = "" if valgbare else I_ARBEID
    oppsett = Skjemaside(_("Bytt fase"), forklaring=naavaerende, hinder=hinder)
    return for_kandidat(request, den, skjema, oppsett)


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_opplysninger(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "opplysninger")
    skjema = Opplysningsskjema(innsendt(request), kandidat=den)
    if skjema.is_valid():
        opplysninger.endre(kandidat=den, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        messages.success(request, _("Opplysningene er lagret."))
        return redirect("oppfolging:kandidat", den.pk)
    return for_kandidat(request, den, skjema, Skjemaside(_("Mobil og notat")))


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_endre(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "kandidat_endring")
    skjema = Rettingsskjema(innsendt(request), kandidat=den, i_dag=lokal_dato(naa))
    if skjema.is_valid():
        inntak.rett(kandidat=den, **skjema.cleaned_data, av=request.user, naa=naa)
        datoer = kvittering.neste_kontakt(den.oppfolginger.all(), i_dag=lokal_dato(naa))
        messages.success(request, " ".join((_("Endringen er lagret."), datoer)))
        return redirect("oppfolging:kandidat", den.pk)
    return for_kandidat(request, den, skjema, Skjemaside(_("Endre kandidaten")))


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_nummer(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "fodselsnummer")
    skjema, egen = Nummerskjema(innsendt(request), kandidat=den), None
    if skjema.is_valid() and finnes_.svarer(request, skjema, naa=naa):
        try:
            nummer, sagt = skjema.cleaned_data["fodselsnummer"], skjema.svar(kilde=request.user.rolle)
            adressebeskyttelse.bytt_nummer(
                kandidat=den,
                fodselsnummer=nummer,
                var_riktig=skjema.var_riktig,
                svar=graderingsoppslag.ved_nytt_nummer(fodselsnummer=nummer, sagt=sagt),
                av=request.user,
                naa=naa,
            )
        except KandidatFinnes as finnes:
            egen = finnes_.si_fra(request, skjema, finnes, handling="fodselsnummer", naa=naa)
        except ErInhabil:
            skjema.add_error("fodselsnummer", str(finnes_.INHABIL))
        except RegisteretSvarerIkke:
            skjema.add_error(None, str(REGISTERET_SVARER_IKKE))
        else:
            messages.success(request, _("Fødselsnummeret er endret."))
            return redirect("oppfolging:kandidater") if den.sperret else redirect("oppfolging:kandidat", den.pk)
    aapne = _("Åpne %(navn)s") % {"navn": egen.navn} if egen else ""
    heller = ((aapne, reverse("oppfolging:kandidat", args=[egen.pk])),) if egen else ()
    return for_kandidat(request, den, skjema, Skjemaside(_("Endre fødselsnummer"), forklaring=NUMMERET, heller=heller))


@bare_viser
@innlogget
@require_POST
def kandidat_vis_nummer(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """The number to copy into Nav's other systems: asked for by a press, so each look at it is a row of its own."""
    den = hent_kandidat(request, kandidat_id, "fodselsnummer_vist")
    return vis(request, "arbeidsflate/kandidat/nummer.html", {"kandidat": den}, fragment="nummer")


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_avslutt(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    den = hent_kandidat(request, kandidat_id, "avslutning")
    skjema = Avslutningsskjema(innsendt(request), kandidat=den, i_dag=lokal_dato(naa))
    hinder = HAR_FORLOP if den.forlop.aapne().exists() else ""
    if skjema.is_valid() and not hinder:
        try:
            inntak.avslutt(kandidat=den, dato=skjema.cleaned_data["dato"], av=request.user, naa=naa)
        except inntak.HarAapneForlop:
            skjema.add_error(None, HAR_FORLOP)
        else:
            tekst = _("Oppfølgingen er avsluttet. Kandidaten er ute av porteføljen din.")
            messages.success(request, kvittering.for_(den.navn, tekst))
            return redirect("oppfolging:kandidater")
    tittel = _("Avslutt oppfølgingen")
    oppsett = Skjemaside(tittel, knapp=tittel, forklaring=AVSLUTNING, hinder=hinder)
    return for_kandidat(request, den, skjema, oppsett)


def _stram_inn(request: Foresporsel, den: Kandidat, skjema: Aapenhetsskjema) -> None:
    """A stale page is refused, but what it closes is closed: the tighter of two answers is in force at once."""
    felt = skjema.cleaned_data
    strammere = aapenhet.stram_inn(
        kandidat=den,
        kan_kontaktes=felt.get("kan_kontaktes", False),
        kan_navngis=felt.get("kan_navngis", False),
        skal_ikke_deles=felt.get("skal_ikke_deles", ""),
        av=request.user,
        naa=timezone.now(),
    )
    if strammere:
        skjema.naa_staar(strammere)
        skjema.add_error(None, _("Det strengeste av de to gjelder fra nå av."))
