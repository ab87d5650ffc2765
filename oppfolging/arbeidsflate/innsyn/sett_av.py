"""Who has looked at a person, one line a visit, in words the person understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.roller import Brukertype, Rolle
from inkludering.hendelser import lesninger
from inkludering.hendelser.models import Innblikk
from kandidater.models import Kandidat


@dataclass(frozen=True)
class Logglinje:
    tid: datetime
    hvem: str
    rolle: str
    kontor: str
    hva: str


def les(kandidat: Kandidat, *, fra: int = 0, til: int | None = None) -> list[Logglinje]:
    """The visits in every case the person has, newest first."""
    saker = Kandidat.objects.sakene_til(kandidat).values_list("pk", flat=True)
    innblikk = list(Innblikk.objects.om(list(saker))[fra:til])
    navn = _navnene({ett.bruker_id for ett in innblikk})
    kontor = dict(Kontor.objects.filter(pk__in={ett.kontor_id for ett in innblikk}).values_list("pk", "navn"))
    return [
        Logglinje(
            ett.tid,
            navn.get(ett.bruker_id, ""),
            _rollen(ett.rolle),
            kontor.get(ett.kontor_id, ""),
            lesninger.i_ord(ett.handling),
        )
        for ett in innblikk
    ]


def rader(linjer: Sequence[Logglinje]) -> Iterator[tuple[str, ...]]:
    """The same as a table, with its head."""
    yield (_("Dato"), _("Klokkeslett"), _("Hvem"), _("Rolle"), _("Kontor"), _("Hva"))
    for ett in linjer:
        tid = timezone.localtime(ett.tid)
        yield (f"{tid:%d.%m.%Y}", f"{tid:%H.%M}", ett.hvem, ett.rolle, ett.kontor, ett.hva)


def _navnene(nokler: set[UUID]) -> dict[UUID, str]:
    return {en.pk: en.navn for en in Bruker.objects.filter(pk__in=nokler)}


def _rollen(rolle: str) -> str:
    return str(Rolle(rolle).label if rolle in Rolle.values else Brukertype.ARBEIDSGIVER.label)
