"""All that a jobbspesialist answers for goes to others in one step, on both sides: when they leave, or change work.

What follows by itself is counted, so that it can be seen: dates, plans, reminders, employers who ask to be called. What
waits for an answer from the one who leaves gets one.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from arbeidsgivere import henvendelser, kontaktansvar
from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.laas import laas_alle
from kandidater import ansvar, belastning
from kandidater.models import Kandidat, Overlevering
from kandidater.overlevering import Overleveringsstatus, begynner
from oppfolging.handlinger import overlevering
from oppfolging.kjerne.models import Art, Forlop, Oppfolging
from oppfolging.kjerne.querysets import KONTAKTPERSONENS
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse

Id = uuid.UUID | int


class AnnenMengde(Exception):
    """The one who leaves has another portfolio than was gone through."""


@dataclass(frozen=True)
class Fordeling:
    """Who gets each, by the candidate's and the employer's key."""

    kandidater: Mapping[uuid.UUID, Bruker]
    arbeidsgivere: Mapping[int, Bruker]

    def mottakere(self) -> list[Bruker]:
        return list({den.pk: den for den in (*self.kandidater.values(), *self.arbeidsgivere.values())}.values())

    def til(self, den: Bruker) -> tuple[list[uuid.UUID], list[int]]:
        """What this one gets."""
        hos = [pk for pk, til in self.kandidater.items() if til == den]
        return hos, [pk for pk, til in self.arbeidsgivere.items() if til == den]


def kandidatene(den: Bruker, *, leder: Bruker) -> QuerySet[Kandidat]:
    """The open ones of the leader's office that stay with `den`, of those the leader may know of."""
    hos = {"ansvar__bruker": den, "ansvar__periode__upper_inf": True}
    return Kandidat.objects.listbar_for(leder).aapne().filter(sperret__isnull=True, **hos)


def ved_andre_kontor(den: Bruker, *, leder: Bruker) -> int:
    """How many of theirs another leader must move, of those this one may know of."""
    hos = {"ansvar__bruker": den, "ansvar__periode__upper_inf": True}
    return Kandidat.objects.kjent_for(leder).aapne().filter(**hos).exclude(kontor=leder.kontor).count()


def arbeidsgiverne(den: Bruker) -> QuerySet[Arbeidsgiver]:
    """The employers whose kontaktperson they are, and stay, whatever office."""
    hos = {"kontaktansvar__bruker": den, "kontaktansvar__periode__upper_inf": True}
    return Arbeidsgiver.objects.gjeldende().filter(**hos)


def antall(kandidater: Collection[uuid.UUID], arbeidsgivere: Collection[int]) -> dict[str, int]:
    """What goes with them, in numbers."""
    ringes = Q(art=Art.RINGEONSKE)
    paa_kandidatene = Q(kandidat__in=kandidater) & ~KONTAKTPERSONENS
    hos_dem = Q(KONTAKTPERSONENS, arbeidsgiver__in=arbeidsgivere)
    aapne = Oppfolging.objects.aapne().filter(paa_kandidatene | hos_dem)
    return {
        "kandidater": len(kandidater),
        "arbeidsgivere": len(arbeidsgivere),
        "frister": aapne.exclude(ringes).count(),
        "ringeonsker": aapne.filter(ringes).count(),
    }


def ogsaa(den: Bruker, kandidater: Collection[uuid.UUID], arbeidsgivere: Collection[int]) -> dict[str, int]:
    """What else stands with the one who leaves about these: plans of running forløp, reminders, what they are asked."""
    om_dem = Q(kandidat__in=kandidater) | Q(kandidat__isnull=True, arbeidsgiver__in=arbeidsgivere)
    return {
        "forlop": Forlop.objects.aapne().filter(kandidat__in=kandidater).count(),
        "paaminnelser": Paaminnelse.objects.aapne().filter(om_dem, mottaker=den).count(),
        "forslag": Overlevering.objects.foreslaatte().filter(til=den).count(),
    }


@transaction.atomic
def overlever(
    *,
    den: Bruker,
    kontor: Kontor,
    fordeling: Fordeling,
    aarsak: str,
    gjelder_fra: date | None,
    av: Bruker,
    naa: datetime,
) -> datetime:
    """Give away all that is `den`'s, as it is shared out, from the moment that is returned; each receiver is told once.

    Raises AnnenMengde when it is not all of it and nothing else, or belastning.TaketErNaadd without a reason.
    """
    fra = begynner(gjelder_fra, naa=naa)
    grunn = _("Kollegaen har overlevert alt og tar ikke over flere.")
    overlevering.avslaa_for(den=den, grunn=grunn, av=av, naa=naa)
    henvendelser.onsker_ikke_mer(hvem=den, naa=naa)
    kandidater = {rad.pk: rad for rad in kandidatene(den, leder=av)}
    arbeidsgivere = {rad.pk: rad for rad in arbeidsgiverne(den)}
    laas_alle(list(kandidater.values()))
    laas_alle(list(arbeidsgivere.values()))
    laas_alle([den, *fordeling.mottakere()])
    naa_hos = set(kandidatene(den, leder=av).values_list("pk", flat=True))
    hos_naa = set(arbeidsgiverne(den).values_list("pk", flat=True))
    if (naa_hos, hos_naa) != (set(fordeling.kandidater), set(fordeling.arbeidsgivere)) or den in fordeling.mottakere():
        raise AnnenMengde
    for pk, til in fordeling.kandidater.items():
        belastning.krev_plass(til, kontor=kontor, leser=av, naa=fra, grunn=aarsak)
        ansvar.tildel(kandidat=kandidater[pk], til=til, aarsak=aarsak.strip(), av=av, naa=naa, fra=fra)
    for nokkel, til in fordeling.arbeidsgivere.items():
        hos = arbeidsgivere[nokkel]
        kontaktansvar.tildel(arbeidsgiver=hos, til=til, aarsak=aarsak.strip(), av=av, naa=naa, fra=fra)
    _noter(den, fordeling, gjelder_fra=gjelder_fra, av=av, naa=naa)
    generering.oppdater(kandidater=list(kandidater), arbeidsgivere=list(arbeidsgivere), naa=naa)
    _si_fra(den, fordeling, fra=fra, naa=naa)
    return fra


def _noter(den: Bruker, fordeling: Fordeling, *, gjelder_fra: date | None, av: Bruker, naa: datetime) -> None:
    """A hand-over of each candidate, for the page of whoever has them now."""
    felt = {"fra": den, "gjelder_fra": gjelder_fra, "tid": naa, "svart": naa, "av": av}
    Overlevering.objects.bulk_create(
        Overlevering(kandidat_id=pk, til=til, status=Overleveringsstatus.BESTEMT, **felt)
        for pk, til in fordeling.kandidater.items()
    )


def _si_fra(den: Bruker, fordeling: Fordeling, *, fra: datetime, naa: datetime) -> None:
    omgang = str(uuid.uuid4())
    for til in fordeling.mottakere():
        overlevering.si_fra(til, antall(*fordeling.til(til)), nokkel=omgang, fra=fra, naa=naa)
    if fordeling.kandidater:
        overlevering.si_fra(den, {"fra_deg": len(fordeling.kandidater)}, nokkel=omgang, fra=fra, naa=naa)


def forslag(
    kandidater: Collection[uuid.UUID], arbeidsgivere: Collection[int], *, last: Mapping[Bruker, belastning.Belastning]
) -> Fordeling:
    """How it may be shared out: candidates to whoever has most room, employers to who gets somebody there."""
    if not last:
        return Fordeling({}, {})
    har = Counter({den: ett.antall for den, ett in last.items()})
    kandidatene_til: dict[uuid.UUID, Bruker] = {}
    for pk in kandidater:
        den = min(last, key=lambda en: (har[en] / max(last[en].norm, 1), en.sorteringsnavn, str(en.pk)))
        kandidatene_til[pk] = den
        har[den] += 1
    der = Forlop.objects.aapne().filter(kandidat__in=kandidater, arbeidsgiver__in=arbeidsgivere)
    foelger = {hos: kandidatene_til[hvem] for hos, hvem in der.values_list("arbeidsgiver", "kandidat")}
    faa = Counter(foelger.values())
    til: dict[int, Bruker] = {}
    for nokkel in arbeidsgivere:
        til[nokkel] = foelger.get(nokkel) or min(last, key=lambda en: (faa[en], en.sorteringsnavn, str(en.pk)))
        faa[til[nokkel]] += nokkel not in foelger
    return Fordeling(kandidatene_til, til)
