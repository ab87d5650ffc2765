"""Fetching a person's page is the access check, and every try is logged, let through or not (promise 6).

A refused person and one that does not exist are the same 404 and leave the same row.
"""

from __future__ import annotations

import uuid

from django.http import Http404
from django.utils import timezone

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.hendelser import lest
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat
from oppfolging.handlinger.forlopsgang import kandidaten_i
from oppfolging.handlinger.kontaktlogg import kandidatene_i
from oppfolging.kjerne.datoer import kandidaten_paa
from oppfolging.kjerne.models import Forlop, Kontakt, Oppfolging

MED = ("kandidat__kontor", "arbeidsgiver")


def hent_kandidat(request: Foresporsel, kandidat_id: uuid.UUID, handling: str) -> Kandidat:
    """The candidate, when this user may open them in full, or change them."""
    skriver = request.method == "POST"
    dor = Kandidat.objects.redigerbar_for(request.user) if skriver else Kandidat.objects.synlig_for(request.user)
    kandidat = dor.select_related("kontor").filter(pk=kandidat_id).first()
    _noter(request, kandidat_id, handling, funnet=kandidat is not None)
    if kandidat is None:
        raise Http404
    return kandidat


def hent_for_trekk(request: Foresporsel, kandidat_id: uuid.UUID, handling: str) -> Kandidat:
    """The candidate, when this user may take the registration back: whoever answers for them, or the leader."""
    kandidat = Kandidat.objects.kan_trekkes_av(request.user).select_related("kontor").filter(pk=kandidat_id).first()
    _noter(request, kandidat_id, handling, funnet=kandidat is not None)
    if kandidat is None:
        raise Http404
    return kandidat


def hent_for_gradering(request: Foresporsel, kandidat_id: uuid.UUID, handling: str) -> Kandidat:
    """The candidate, when this user may change their protection: whoever opens them, or a leader with the right."""
    kandidat = Kandidat.objects.kan_graderes_av(request.user).select_related("kontor").filter(pk=kandidat_id).first()
    _noter(request, kandidat_id, handling, funnet=kandidat is not None)
    if kandidat is None:
        raise Http404
    return kandidat


def hent_for_innsyn(request: Foresporsel, kandidat_id: uuid.UUID) -> Kandidat:
    """The candidate, when this user may hand out to the person what is stored of them."""
    dor = Kandidat.objects.innsyn_for(request.user, lokal_dato(timezone.now()))
    kandidat = dor.select_related("kontor").filter(pk=kandidat_id).first()
    _noter(request, kandidat_id, "innsyn", funnet=kandidat is not None)
    if kandidat is None:
        raise Http404
    return kandidat


def finn_for_innsyn(request: Foresporsel, fodselsnummer: str) -> Kandidat | None:
    """The newest case at the reader's office of whoever has the number; a try for somebody else's is logged."""
    personen = Kandidat.objects.med_nummeret(personindeks(fodselsnummer))
    den = personen.kan_gis_innsyn_av(request.user).order_by("-registrert").first()
    spurt = [den] if den else list(personen[:1])
    for en in spurt:
        _noter(request, en.pk, "innsyn", funnet=den is not None)
    return den


def hent_forlop_for_trekk(request: Foresporsel, forlop_id: uuid.UUID, handling: str) -> Forlop:
    """The same for a forløp, by its candidate; one that has been taken back is gone."""
    mine = Forlop.objects.filter(kandidat__in=Kandidat.objects.kan_trekkes_av(request.user), trukket__isnull=True)
    return _vis_forlop(request, mine.select_related(*MED).filter(pk=forlop_id).first(), forlop_id, handling)


def hent_eget_forlop(request: Foresporsel, forlop_id: uuid.UUID, handling: str) -> Forlop:
    """The forløp, when this user may change it: that of a candidate of theirs."""
    forlop = Forlop.objects.redigerbar_for(request.user).select_related(*MED).filter(pk=forlop_id).first()
    return _vis_forlop(request, forlop, forlop_id, handling)


def hent_forlop(request: Foresporsel, forlop_id: uuid.UUID, handling: str) -> tuple[Forlop, bool]:
    """The forløp, and whether all of it may be shown: the employer's kontaktperson gets the employer's side only."""
    eget = Forlop.objects.synlig_for(request.user).select_related(*MED).filter(pk=forlop_id).first()
    forlop = (
        eget or Forlop.objects.hos_mine_arbeidsgivere(request.user).select_related(*MED).filter(pk=forlop_id).first()
    )
    return _vis_forlop(request, forlop, forlop_id, handling), eget is not None


def hent_oppfolging(request: Foresporsel, oppfolging_id: uuid.UUID, handling: str) -> Oppfolging:
    """A date, open or not, when this user may change it. One that concerns an employer alone leaves no row."""
    mine = Oppfolging.objects.redigerbar_for(request.user).select_related("kandidat", "arbeidsgiver")
    oppfolging = mine.filter(pk=oppfolging_id).first()
    if oppfolging is None:
        _noter(request, kandidaten_paa(oppfolging_id) or oppfolging_id, handling, funnet=False)
        raise Http404
    if oppfolging.kandidat_id:
        _noter(request, oppfolging.kandidat_id, handling, funnet=True)
    return oppfolging


def hent_kontakt(request: Foresporsel, kontakt_id: uuid.UUID, handling: str, *, angret: bool = False) -> Kontakt:
    """A logged contact, when this user may correct it. One about no candidate leaves no row.

    `angret`: also one that has been taken back.
    """
    mine = Kontakt.objects.redigerbar_for(request.user)
    kontakt = (mine if angret else mine.gjeldende()).filter(pk=kontakt_id).first()
    om_dem = kandidatene_i(kontakt_id)
    if kontakt is None:
        lest.avvist(om_dem or [kontakt_id], av=request.user, handling=handling, naa=timezone.now())
        raise Http404
    lest.tillatt(om_dem, av=request.user, handling=handling, naa=timezone.now())
    return kontakt


def _vis_forlop(request: Foresporsel, forlop: Forlop | None, forlop_id: uuid.UUID, handling: str) -> Forlop:
    person = forlop.kandidat_id if forlop else kandidaten_i(forlop_id)
    _noter(request, person or forlop_id, handling, funnet=forlop is not None)
    if forlop is None:
        raise Http404
    return forlop


def _noter(request: Foresporsel, person: uuid.UUID, handling: str, *, funnet: bool) -> None:
    noter = lest.tillatt if funnet else lest.avvist
    noter([person], av=request.user, handling=handling, naa=timezone.now())
