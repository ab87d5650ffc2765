"""A contact about to be logged at an employer: in one forløp there, or with the employer about any of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.datoord import i_setning_kl
from oppfolging.arbeidsflate.logg import omtalt
from oppfolging.arbeidsflate.logg.samtale import Hvem, Samtale, side_av
from oppfolging.kjerne import neste_steg, ringeonsker
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


def med_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, bruker: Bruker, i_dag: date, dagen: date | None) -> Samtale:
    """With an employer: about none in particular, or any of the running forløp there that are one's own to follow.

    Those due by `dagen` are ticked beforehand, or by today; none where the employer has asked to be called: then they
    decide what the talk is about, and a call nobody answers was no attempt at a candidate.
    """
    onske = ringeonsker.aapent_hos(arbeidsgiver)
    til_og_med = max(i_dag, dagen) if dagen else None if onske else i_dag
    return Samtale(
        tittel=arbeidsgiver.navn,
        hos=arbeidsgiver,
        sider=(Hvem.ARBEIDSGIVER,),
        valgt=Hvem.ARBEIDSGIVER,
        omtalte=omtalt.hos(arbeidsgiver, bruker, i_dag=i_dag, til_og_med=til_og_med),
        onske=onske,
        bedt_om=_bedt_om(onske, i_dag) if onske else "",
    )


def _bedt_om(onske: Oppfolging, i_dag: date) -> str:
    """A wish from before it was kept who asked is the employer's."""
    ord_ = {"navn": onske.bedt_av or onske.arbeidsgiver, "naar": i_setning_kl(onske.opprettet, i_dag)}
    return _("%(navn)s ba om å bli oppringt %(naar)s.") % ord_
