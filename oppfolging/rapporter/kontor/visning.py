"""What stands on the office's pages: its figures, and rows of candidates, never more than a list may show."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Kontor, Rolle
from inkludering.felles.adressemal import Adressemal
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.blant import blant
from inkludering.felles.fastsporring import Fastsporring, Plassholder
from kandidater import ansvar
from kandidater.faser import Fase
from kandidater.kandidatnavn import med_merke
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.kjerne import ansvarlig, neste_steg, ringeonsker, sist_kontakt
from oppfolging.kjerne.neste_steg import Vist, vis
from oppfolging.kjerne.ringeonsker import Ringeonske
from oppfolging.rapporter.kontor import celler
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Kolonne, Linje, Tall
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen
from oppfolging.rapporter.tall.verdier import dager
from oppfolging.rapporter.utvalg import Utvalg

KONTOR, NAA = Plassholder("kontor", CharField()), Plassholder("naa", DateTimeField())


@dataclass(frozen=True)
class Koerad:
    """A candidate waiting for a responsible specialist. `ventet` is empty the first day."""

    id: uuid.UUID
    navn: str
    fase: Fase
    siden: datetime
    ventet: str


@dataclass(frozen=True)
class Kandidatrad:
    """A candidate as a leader may see them: name, phase and dates."""

    id: uuid.UUID
    navn: str
    fase: Fase
    kandidat: Vist
    arbeidsgiver: Vist
    siste_kontakt: date | None
    tar_over: Kandidatansvar | None


class Spesialistlinje(NamedTuple):
    """A line of a table of jobbspesialister; `figurene` are the cells of its columns."""

    url: str
    navn: str
    stilling: str
    figurene: SafeString


class Ledig(NamedTuple):
    """An employer without a kontaktperson."""

    id: int
    orgnr: str
    navn: str
    siden: datetime


@dataclass(frozen=True)
class Kontorside:
    kandidater: int
    over_fristen: Mapping[str, int]
    kolonner: list[str]
    spesialister: list[Spesialistlinje]
    koe: list[Koerad]
    ringeonsker: list[Ringeonske]
    uten_kontaktperson: list[Ledig]


def lag(bruker: Bruker, *, naa: datetime) -> Kontorside:
    """The office now. Whose caseload has the most over fristen comes first."""
    kontor, i_dag = bruker.kontoret, lokal_dato(naa)
    vist = [tall for tall in figur.alle() if tall is PORTEFOLJE or tall.paa_kontorsiden]
    kolonner = {str(kolonne.overskrift): (tall, kolonne) for tall in vist for kolonne in tall.paa_kontorsiden}
    ledige = _UTEN_KONTAKTPERSON(kontor=kontor.pk, naa=naa)
    her = linjer(Utvalg(kontor, i_dag, i_dag, naa, ser_graderte=bruker.ser_skjermede, fortid=False), vist)
    return Kontorside(
        kandidater=her.kontoret[PORTEFOLJE].samlet,
        over_fristen=her.kontoret[OVER_FRISTEN].per,
        kolonner=[_("Åpne kandidater"), *kolonner],
        spesialister=[_spesialist(linje, kolonner, kontor) for linje in sorted(her.spesialister, key=_hast)],
        koe=koe(bruker, naa=naa),
        ringeonsker=ringeonsker.hos_disse([den.id for den in ledige], i_dag=i_dag),
        uten_kontaktperson=ledige,
    )


def koe(bruker: Bruker, *, naa: datetime) -> list[Koerad]:
    """The unassigned candidates this leader may see, who has waited longest first."""
    if bruker.rolle != Rolle.LEDER:
        return []
    i_dag = lokal_dato(naa)
    return [
        Koerad(
            pk,
            med_merke(f"{fornavn} {etternavn}", *gradert),
            Fase(fase),
            siden,
            dager(ventet) if (ventet := (i_dag - lokal_dato(siden)).days) else "",
        )
        for pk, fornavn, etternavn, fase, siden, *gradert in _KOE[bruker.ser_skjermede](
            kontor=bruker.kontoret.pk, naa=naa
        )
    ]


def i_koen(bruker: Bruker, kandidat_id: uuid.UUID, *, naa: datetime) -> Kandidat | None:
    """A candidate the leader may give out; None for everybody else."""
    if bruker.rolle != Rolle.LEDER:
        return None
    return Kandidat.objects.listbar_for(bruker).uten_ansvarlig(naa).filter(pk=kandidat_id).first()


def hvorfor_i_koen(kandidat: Kandidat, *, leder: Bruker, naa: datetime) -> str:
    """In somebody's own words, so nothing to a leader who is near to the candidate."""
    habil = Kandidat.objects.uten_naere(leder).filter(pk=kandidat.pk).exists()
    return ansvar.grunnen(kandidat, naa=naa) if habil else ""


def kandidater_hos(spesialist: Bruker, *, leder: Bruker, naa: datetime) -> list[Kandidatrad]:
    """The open candidates of a specialist at the leader's office, in Norwegian name order."""
    i_dag = lokal_dato(naa)
    hos = Kandidat.objects.listbar_for(leder).aapne().ansvaret_til(spesialist, naa).defer("fodselsnummer", "notat")
    rader = list(hos.annotate(siste_kontakt=sist_kontakt.kandidatens()).order_by("sorteringsnavn", "pk"))
    neste = neste_steg.for_kandidater((rad.pk for rad in rader), hos=spesialist, naa=naa)
    tar_over = ansvarlig.tar_over([rad.pk for rad in rader], naa=naa)
    return [
        Kandidatrad(
            rad.pk,
            med_merke(rad.navn, rad.gradering, rad.skjermet),
            Fase(rad.fase),
            vis(neste[rad.pk].kandidat, i_dag=i_dag),
            vis(neste[rad.pk].arbeidsgiver, i_dag=i_dag),
            rad.siste_kontakt,
            tar_over.get(rad.pk),
        )
        for rad in rader
    ]


def _i_koe(*, ser_skjermede: bool) -> QuerySet[Any, Any]:
    rader = Kandidat.objects.listbar_for_leder(KONTOR, ser_skjermede=ser_skjermede).uten_ansvarlig(NAA)
    rader = rader.filter(blant("pk", Kandidat.objects.aapne().filter(kontor=KONTOR)))
    felt = ("pk", "fornavn", "etternavn", "fase", "i_lederkoe_siden", "gradering", "skjermet")
    return rader.order_by("i_lederkoe_siden", "pk").values_list(*felt)  # type: ignore[misc]


def _uten_kontaktperson() -> QuerySet[Any, Any]:
    rader = Arbeidsgiver.objects.uten_kontaktperson_ved(KONTOR, NAA)
    felt = ("pk", "orgnr", "navn", "uten_kontaktperson_siden")
    return rader.order_by("uten_kontaktperson_siden", "pk").values_list(*felt)  # type: ignore[misc]


# Planned for the office: a plan for any office begins with all who wait in the nation.
_KOE = {
    ser: Fastsporring(lambda *rad: rad, partial(_i_koe, ser_skjermede=ser), fast_plan=False) for ser in (True, False)
}
_UTEN_KONTAKTPERSON = Fastsporring(Ledig, _uten_kontaktperson, fast_plan=False)
_spesialistens_side = Adressemal("rapporter:jobbspesialist")


def spesialist(linje: Linje, figurene: SafeString) -> Spesialistlinje:
    """Who the line is about, with these cells."""
    url = _spesialistens_side(linje.bruker)  # type: ignore[arg-type]
    return Spesialistlinje(url, linje.navn, celler.stilling(linje.stillingsprosent), figurene)


def _hast(linje: Linje) -> int:
    return -linje[OVER_FRISTEN].samlet


def _spesialist(linje: Linje, kolonner: Mapping[str, tuple[Tall, Kolonne]], kontor: Kontor) -> Spesialistlinje:
    antall = linje[PORTEFOLJE].samlet
    stolpe = _stolpe(antall, linje.norm, kontor.tak / kontor.norm)
    portefolje = celler.portefolje(antall, linje.norm, over_normen=over_normen(linje) > 0, stolpe=stolpe)
    return spesialist(linje, portefolje + celler.figurene(linje, kolonner))


def _stolpe(antall: int, norm: int | None, tak_per_norm: float) -> SafeString | str:
    if not norm:
        return ""
    tak = norm * tak_per_norm
    return celler.stolpe(round(antall / tak * celler.SOYLE), round(norm / tak * celler.SOYLE))
