"""Which dates a contact answers, and which of those it meets."""

from __future__ import annotations

from django.db.models import Q

from kandidater.faser import JOBBUTVIKLINGSFASER
from oppfolging.handlinger.parter import OmKandidat, Parter
from oppfolging.kjerne.models import SAMTALER, Art, Kanal, Kontakt, Oppfolging, Part, Side
from oppfolging.kjerne.querysets import UTEN_LOPENDE_FORLOP, OppfolgingQuerySet

AV_SEG_SELV = Q(art__in=(Art.RYTME, Art.JOBBTAP, Art.UTEBLITT))


def besvart_av(parter: Parter, kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates the contact is about: the rhythm of each side, and what a talk settles by itself.

    A date that a later contact led to is none of them: what was logged afterwards came before it.
    """
    hos = parter.arbeidsgiver
    svar = Q(pk__in=[om.oppfolging.pk for om in parter.kandidater if om.oppfolging])
    for om in parter.kandidater:
        svar |= _besvart_for(om, med_arbeidsgiver=hos is not None)
    if hos and hos.arbeidsgiver:
        paa_siden = Q(side=Side.ARBEIDSGIVER, arbeidsgiver=hos.arbeidsgiver)
        svar |= paa_siden & (Q(art=Art.RINGEONSKE) | Q(art=Art.RYTME) & UTEN_LOPENDE_FORLOP)
    return _fra_foer(kontakt).filter(svar)


def ventet_paa(om: OmKandidat, kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates of a candidate who was to come and did not."""
    return _fra_foer(kontakt).filter(AV_SEG_SELV, side=Side.KANDIDAT, kandidat=om.kandidat)


def mott_ved(kontakt: Kontakt) -> Q:
    """What it meets of that: a date for a meeting face to face takes one, and none takes a contact too early.

    A meeting agreed for a later day is still to be held. Who asked to be called has been called when the two have
    talked, not when a message has been sent.
    """
    mott = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
    mott &= Q(klokkeslett__isnull=True) | Q(avlyst_av__isnull=False) | Q(frist__lte=kontakt.dag)
    if kontakt.kanal not in SAMTALER:
        mott &= ~Q(art=Art.RINGEONSKE)
    return mott if kontakt.kanal == Kanal.FYSISK else mott & Q(fysisk=False)


def venter_paa_mote(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The dates on the contact's sides that take a meeting face to face, which it was not: they still stand."""
    begynt = Q(tidligst__isnull=True) | Q(tidligst__lte=kontakt.dag)
    return _paa_sidene(kontakt).filter(begynt, fysisk=True)


def moter_som_staar(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The meetings agreed with the same for a later day."""
    return _paa_sidene(kontakt).moter().filter(frist__gt=kontakt.dag)


def _paa_sidene(kontakt: Kontakt) -> OppfolgingQuerySet:
    """The open dates on the contact's sides, but those it led to."""
    svar = Q(pk__in=[])
    for om in kontakt.deltakere.filter(part=Part.KANDIDAT):
        if om.deltok:
            svar |= Q(side=Side.KANDIDAT, kandidat=om.kandidat_id)
        if kontakt.med_arbeidsgiver:
            svar |= Q(side=Side.JOBBUTVIKLING, kandidat=om.kandidat_id)
            svar |= Q(side=Side.ARBEIDSGIVER, forlop=om.forlop_id, forlop__isnull=False)
    return Oppfolging.objects.aapne().filter(svar).exclude(skapt_av=kontakt)


def _fra_foer(kontakt: Kontakt) -> OppfolgingQuerySet:
    av_senere = Q(skapt_av__dag__gt=kontakt.dag)
    return Oppfolging.objects.aapne().exclude(av_senere)


def _besvart_for(om: OmKandidat, *, med_arbeidsgiver: bool) -> Q:
    """In a forløp, the date of job development is answered too when it is left from a search that is over."""
    svar = Q(pk__in=[])
    if om.deltok:
        svar |= Q(side=Side.KANDIDAT, kandidat=om.kandidat) & AV_SEG_SELV
    if not med_arbeidsgiver:
        return svar
    svar |= Q(kandidat=om.kandidat, art=Art.FORSTE_ARBEIDSGIVERMOTE)
    jobbutvikling = Q(side=Side.JOBBUTVIKLING, kandidat=om.kandidat, art=Art.RYTME)
    if om.forlop is None:
        return svar | jobbutvikling
    svar |= jobbutvikling & ~Q(kandidat__fase__in=JOBBUTVIKLINGSFASER)
    return svar | Q(side=Side.ARBEIDSGIVER, forlop=om.forlop) & AV_SEG_SELV
