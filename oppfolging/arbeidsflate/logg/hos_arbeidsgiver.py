"""A contact about to be logged at an employer: in one forløp there, or with the employer about any of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from oppfolging.arbeidsflate.logg import omtalt
from oppfolging.arbeidsflate.logg.samtale import Hvem, Samtale, side_av
from oppfolging.kjerne import neste_steg
from oppfolging.kjerne.models import Forlop, Oppfolging


def i_forlop(forlop: Forlop, *, hele: bool, i_dag: date, oppfolging_id: UUID | None = None) -> Samtale:
    """In one forløp; the employer's kontaktperson (not `hele`) logs the employer's side only."""
    aapne = list(Oppfolging.objects.paa_kortet(forlop).aapne())
    planlagt = next((ett for ett in aapne if ett.pk == oppfolging_id), None)
    forst = planlagt or neste_steg.mest_presserende(neste_steg.velg(aapne, i_dag=i_dag), i_dag=i_dag)
    return Samtale(
        tittel=_("%(navn)s hos %(arbeidsgiver)s") % {"navn": forlop.kandidat.navn, "arbeidsgiver": forlop.arbeidsgiver}
        if hele
        else str(forlop.arbeidsgiver),
        kandidat=forlop.kandidat,
        forlop=forlop,
        sider=tuple(Hvem) if hele else (Hvem.ARBEIDSGIVER,),
        valgt=side_av(forst) if hele else Hvem.ARBEIDSGIVER,
        oppfolging=planlagt,
        i_forlop=True,
    )


def med_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, bruker: Bruker, i_dag: date, til_og_med: date) -> Samtale:
    """With an employer: about none in particular, or any of the running forløp there that are one's own to follow.

    Those due by `til_og_med` are ticked beforehand.
    """
    return Samtale(
        tittel=arbeidsgiver.navn,
        hos=arbeidsgiver,
        sider=(Hvem.ARBEIDSGIVER,),
        valgt=Hvem.ARBEIDSGIVER,
        omtalte=omtalt.hos(arbeidsgiver, bruker, i_dag=i_dag, til_og_med=til_og_med),
    )
