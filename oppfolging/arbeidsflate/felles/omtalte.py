"""Whom a contact in the history was about, as far as the reader may know of them.

At the employer one's own by name, and to its kontaktperson others' as far as their openness lets the employer know. The
rest of those the reader may know exist are a number, as all are on the page of one of them; of a graded person nobody
else is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.blant import er_den
from kandidater import navnelike
from kandidater.models import Deling, Kandidat
from oppfolging.kjerne.models import Deltaker, Kontakt

UTEN = ("kandidat__notat", "kandidat__fodselsnummer")


@dataclass
class Omtalte:
    """`navn`: those it may name, by id. `andre`: how many more the reader may know of."""

    navn: dict[UUID, str] = field(default_factory=dict)
    andre: int = 0

    def antall_uten(self, kandidat_id: UUID | None) -> int:
        """How many others, where one of them has the page."""
        return max(len(self.navn) + self.andre - (kandidat_id is not None), 0)

    def __str__(self) -> str:
        """«Kari Li, Ola Moe og én til»; empty when it was about nobody."""
        *forst, sist = [*self.navn.values(), *([til(self.andre)] if self.andre else [])] or [""]
        return _(" og ").join(filter(None, (", ".join(forst), sist)))


def til(antall: int) -> str:
    """«én til», «2 til»."""
    return ngettext("én til", "%(antall)s til", antall) % {"antall": antall}


def paa(kontakter: Collection[Kontakt], bruker: Bruker) -> Mapping[UUID, Omtalte]:
    """By contact. One query, and one where two bear the same name."""
    omtalte: dict[UUID, Omtalte] = defaultdict(Omtalte)
    deltakere = list(_deltakere(kontakter, bruker))
    egne = {den.kandidat_id: den.kandidat.navn for den in deltakere if den.er_min}
    navn = navnelike.skill(bruker, egne)
    for den in deltakere:
        ett = omtalte[den.kontakt_id]
        if kjent := navn.get(den.kandidat_id) or den.delt_navn:
            ett.navn[den.kandidat_id] = kjent
        else:
            ett.andre += 1
    return omtalte


def _deltakere(kontakter: Collection[Kontakt], bruker: Bruker) -> Any:
    """Those the reader may know of: which are their own, and the name openness gives of the others (`delt_navn`).

    That is told the employer's kontaktperson, working as one, unless somebody is near to them.
    """
    om_den = er_den("pk", OuterRef("kandidat"))
    rader = Deltaker.objects.filter(kontakt__in=kontakter).om_kjente(bruker).select_related("kandidat").defer(*UTEN)
    rader = rader.annotate(er_min=Exists(Kandidat.objects.synlig_for(bruker).filter(om_den))).order_by("pk")
    if bruker.rolle != Rolle.JOBBSPESIALIST:
        return rader.annotate(delt_navn=Value(""))
    hos_meg = Arbeidsgiver.objects.svares_for_av(bruker, timezone.now()).filter(pk=OuterRef("kontakt__arbeidsgiver"))
    habil = Exists(Kandidat.objects.uten_naere(bruker).filter(om_den))
    delt = Subquery(Deling.objects.filter(kandidat=OuterRef("kandidat")).values("navn")[:1])
    return rader.annotate(delt_navn=Case(When(Exists(hos_meg) & habil, then=delt), default=Value("")))
