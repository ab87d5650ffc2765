"""All that is stored of a person, as text: every table that leads to them, read from the data model itself.

A new table is in it from its first day. Left out are keys, and what only mirrors something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from psycopg.types.range import Range

from inkludering.brukere import endringer
from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.templatetags.aksel import dato, tidspunkt
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.innsyn import ordene, sett_av
from oppfolging.kjerne.models import Kontakt

# A contact stands above its participants: it leads to nobody by itself.
OVER: dict[type[models.Model], str] = {Kontakt: "deltakere__kandidat"}
STREK, INNRYKK = "=" * 72, "  "
HISTORIE, UTEN = "pgh_event_model", ("sorteringsnavn", "person")


def tekst(kandidat: Kandidat, *, naa: datetime) -> str:
    hode = _("Alt som er lagret om %(navn)s, %(naar)s") % {"navn": kandidat.navn, "naar": tidspunkt(naa)}
    deler = [hode]
    for den in Kandidat.objects.sakene_til(kandidat).order_by("-registrert"):
        deler += [avsnitt for modell, vei in tabeller().items() if (avsnitt := _avsnitt(modell, vei, den))]
    linjer = (" · ".join(rad) for rad in sett_av.rader(sett_av.les(kandidat)))
    deler.append("\n".join((_("Hvem har sett på opplysningene"), STREK, *linjer)))
    return "\n\n\n".join(deler) + "\n"


@cache
def tabeller() -> dict[type[models.Model], str]:
    """Each table with rows of a person, and the way from its row to the candidate."""
    veier: dict[type[models.Model], str] = {Kandidat: "pk", **OVER}
    koe: list[tuple[type[models.Model], str]] = [(Kandidat, "")]
    while koe:
        modell, vei = koe.pop(0)
        for forhold in modell._meta.related_objects:
            den, felt = forhold.related_model, forhold.field.name
            if den not in veier and den._meta.managed and not hasattr(den, "pgh_tracked_model"):
                veier[den] = f"{felt}__{vei}" if vei else felt
                koe.append((den, veier[den]))
    return veier


def _avsnitt(modell: type[models.Model], vei: str, den: Kandidat) -> str:
    rader = list(modell._default_manager.filter(**{vei: den.pk}).order_by("pk").distinct())
    if not rader:
        return ""
    blokker = ["\n".join(_linjer(rad)) for rad in rader]
    if hasattr(modell, HISTORIE):
        blokker += ["\n".join(_endringene(rader))] * bool(list(_endringene(rader)))
    return "\n".join((capfirst(ordene.navnet(modell._meta)), STREK, "\n\n".join(blokker)))


def _linjer(rad: models.Model) -> Iterator[str]:
    for felt in rad._meta.concrete_fields:
        if _vises(felt) and (verdi := _verdi(rad, felt)):
            yield f"{capfirst(ordene.navnet(felt))}: {verdi}"


def _vises(felt: models.Field) -> bool:
    noekkel = felt.primary_key or isinstance(felt, models.BinaryField | models.UUIDField)
    utelatt = felt.name in UTEN or (felt.model, felt.name) in ordene.UTEN
    til = felt.related_model
    leder_hit = til is not None and til not in (Bruker, Kontor) and issubclass(til, tuple(tabeller()))
    return not (noekkel or utelatt or leder_hit)


def _verdi(rad: models.Model, felt: models.Field) -> str:
    verdi = getattr(rad, felt.name)
    if verdi is None or verdi == "":
        return ""
    if (sagt := ordene.i_ord(rad, felt.name)) is not None:
        return sagt
    if isinstance(verdi, Range):
        return " – ".join(_dag(ende) if ende else "" for ende in (verdi.lower, verdi.upper))
    if isinstance(verdi, bool):
        return _("Ja") if verdi else _("Nei")
    if isinstance(verdi, models.Model):
        return ordene.PEKER_PAA.get(type(verdi), lambda den: str(den.navn))(verdi)
    return _dag(verdi) if isinstance(verdi, date) else str(verdi)


def _dag(verdi: date) -> str:
    return tidspunkt(verdi) if isinstance(verdi, datetime) else dato(verdi)


def _endringene(rader: list[models.Model]) -> Iterator[str]:
    """What has stood in the fields before, as far as it is told from its history."""
    sporet = {felt.name for felt in getattr(type(rader[0]), HISTORIE)._meta.concrete_fields}
    felt = [
        ett.name
        for ett in rader[0]._meta.concrete_fields
        if ett.name in sporet and not ett.is_relation and not isinstance(ett, KryptertTekstfelt) and _vises(ett)
    ]
    alle: Iterable[Any] = (en for endret in endringer.les_alle(rader, felt).values() for en in endret)
    koder = {capfirst(ett.verbose_name): ordene.KODER.get((ett.model, ett.name), str) for ett in rader[0]._meta.fields}
    for en in sorted(alle, key=lambda en: en.tid):
        i_ord, navn = koder[en.felt], capfirst(str(ordene.NAVN.get(en.felt.lower(), en.felt)))
        yield f"{INNRYKK}{tidspunkt(en.tid)} {en.hvem} {navn}: {i_ord(en.fra)} → {i_ord(en.til)}"
