"""The way of rows into the house: judged first, and written when somebody has said yes, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from django.db import transaction

from arbeidsgivere.arbeidsgiverkontakter import EpostenErRegistrert
from arbeidsgivere.registrering import ArbeidsgiverFinnes
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Rolle
from inkludering.felles.tabellfil import Tabellrad
from inkludering.hendelser import logg
from inkludering.opplasting import lager
from inkludering.opplasting.models import Opplasting
from inkludering.opplasting.typer import Opplastingshendelse
from kandidater import registrering
from kandidater.belastning import TaketErNaadd
from kandidater.naerstaaende import ErInhabil
from kandidater.registrering import KandidatFinnes, NyKandidat
from oppfolging.arbeidsflate.importering.arbeidsgivere import Arbeidsgiverdommer
from oppfolging.arbeidsflate.importering.dom import Dom, Dommer, Omstendigheter
from oppfolging.arbeidsflate.importering.kandidater import Kandidatdommer
from oppfolging.arbeidsflate.importering.kolonner import Slag
from oppfolging.handlinger import arbeidsgivergang, inntak
from oppfolging.handlinger.forlopsgang import ManglerKontaktperson, NyttForlop, StartForTidlig

Ny = tuple[NyKandidat, NyttForlop | None]
PARTI = 500
# What the actions refuse has been asked of each row by then: the answer is another only when somebody was quicker.
AVSLAG = (
    ArbeidsgiverFinnes,
    EpostenErRegistrert,
    ErInhabil,
    KandidatFinnes,
    ManglerKontaktperson,
    StartForTidlig,
    TaketErNaadd,
)
HVEM = {Slag.KANDIDATER: (Rolle.JOBBSPESIALIST, Rolle.LEDER), Slag.ARBEIDSGIVERE: SER_ARBEIDSGIVERE}


class HarEndretSeg(Exception):
    """A row that could be taken in cannot any more: somebody else was first. Nothing is written."""


def dommer(om: Omstendigheter, *, skriver: bool = False) -> Dommer:
    return Kandidatdommer(om, skriver=skriver) if om.slag == Slag.KANDIDATER else Arbeidsgiverdommer(om)


def partier(rader: Iterable[Tabellrad]) -> Iterator[list[Tabellrad]]:
    rest = iter(rader)
    while parti := list(islice(rest, PARTI)):
        yield parti


def skriv(parti: Sequence[Tabellrad], dommeren: Dommer, om: Omstendigheter) -> list[str]:
    """Judge these once more and register them; the ids of what was made. In the caller's transaction.

    Raises HarEndretSeg.
    """
    dommer_ = dommeren.dom(parti)
    if any(dom.feil for dom in dommer_):
        raise HarEndretSeg
    try:
        return _registrer(dommer_, om)
    except AVSLAG as avslag:
        raise HarEndretSeg from avslag


def _registrer(dommer_: Sequence[Dom], om: Omstendigheter) -> list[str]:
    kontor = om.av.kontoret
    if om.slag == Slag.KANDIDATER:
        nye_ = _til_habile([dom.ny for dom in dommer_])
        return [str(den.pk) for den in inntak.ta_inn_mange(nye_, kontor=kontor, av=om.av, naa=om.naa)]
    nye = {dom.ny.orgnr: dom.ny.kontaktperson for dom in dommer_ if dom.ny.er_ny}
    folk = [(dom.ny.orgnr, dom.ny.person) for dom in dommer_ if dom.ny.person]
    bedrifter, kontakter = arbeidsgivergang.ta_inn_mange(nye, folk, kontor=kontor, av=om.av, naa=om.naa)
    return [str(en.pk) for en in (*bedrifter, *kontakter)]


def _til_habile(nye: Sequence[Ny]) -> list[Ny]:
    """Whoever is near to somebody is not given them: they stand in the leader's queue instead."""
    inhabile = registrering.inhabile([den for den, _forlop in nye])
    return [(replace(den, ansvarlig=None) if den in inhabile else den, forlop) for den, forlop in nye]


@transaction.atomic
def ta_inn(rader: Iterable[Tabellrad], om: Omstendigheter, *, uten: Collection[int] = ()) -> Opplasting:
    """Take all in but the lines `uten`, and keep what came of it, so that it can be taken back. Raises HarEndretSeg."""
    if om.av.tilknytning is None:
        raise PermissionError
    dommeren, den = dommer(om, skriver=True), lager.husk(slag=om.slag.value, tilknytning=om.av.tilknytning, naa=om.naa)
    for parti in partier(rad for rad in rader if rad.linje not in uten):
        lager.legg_til(den, laget=skriv(parti, dommeren, om), antall=len(parti))
    logg.noter(Opplastingshendelse.IMPORT_TATT_INN, den, av=om.av, naa=om.naa, slag=den.slag, antall=den.antall)
    return den


def se_over(rader: Iterable[Tabellrad], om: Omstendigheter) -> Iterator[Dom]:
    """What would come of each row."""
    dommeren = dommer(om)
    for parti in partier(rader):
        yield from dommeren.dom(parti)
