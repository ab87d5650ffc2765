"""A candidate's way in, through the phases and out again, with the dates each step asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from kandidater import ansvar, belastning, fasegang, registrering
from kandidater import opplysninger as opplysninger_
from kandidater.faser import Fase, kan_velges
from kandidater.models import Kandidat
from kandidater.registrering import NyKandidat
from oppfolging.handlinger import adressebeskyttelse, forlopsgang
from oppfolging.handlinger.forlopsgang import NyttForlop
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Status
from oppfolging.varsling import generering


class HarAapneForlop(Exception):
    """A candidate with a running forløp cannot be closed: the forløp must be ended first, with its cause."""


@transaction.atomic
def ta_inn(*, kontor: Kontor, av: Bruker, naa: datetime, **opplysninger: Any) -> Kandidat:
    """Register a candidate and give them their first date. Takes what kandidater.registrering.NyKandidat takes.

    Without `ansvarlig` they stand in the leader's queue, and the leaders are reminded at once. Raises KandidatFinnes,
    or belastning.TaketErNaadd: above the ceiling only the leader gives more, from the queue.
    """
    ny = NyKandidat(**opplysninger)
    kandidat = ta_inn_mange([(ny, None)], kontor=kontor, av=av, naa=naa)[0]
    if ny.ansvarlig is None:
        generering.oppdater(kandidater=[kandidat.pk], naa=naa)
    return kandidat


@transaction.atomic
def ta_inn_mange(
    nye: Sequence[tuple[NyKandidat, NyttForlop | None]], *, kontor: Kontor, av: Bruker, naa: datetime
) -> list[Kandidat]:
    """The same for many, some of them with a forløp that runs already; all of them, or none.

    The leaders are reminded of those in their queue within a minute, by the tick.

    Raises KandidatFinnes, belastning.TaketErNaadd, forlopsgang.StartForTidlig or ManglerKontaktperson.
    """
    for ansvarlig, antall in Counter(den.ansvarlig for den, _ in nye if den.ansvarlig).items():
        belastning.krev_plass(ansvarlig, kontor=kontor, leser=av, naa=naa, antall=antall)
    i_dag = lokal_dato(naa)
    kandidater = registrering.registrer_mange(
        [_som_arbeidet_sier(den, forlop, i_dag) for den, forlop in nye], kontor=kontor, av=av, naa=naa
    )
    med_forlop = [(den, forlop) for den, (_, forlop) in zip(kandidater, nye, strict=True) if forlop]
    forlopsgang.start_hos_nye(med_forlop, av=av, naa=naa)
    for den in Kandidat.objects.har_flere_saker(kandidater):
        adressebeskyttelse.gjelder_ogsaa_foer(kandidat=den, av=av, naa=naa)
    hos = {forlop.arbeidsgiver.pk: forlop.arbeidsgiver for _, forlop in med_forlop}
    planlegger.planlegg(kandidater=kandidater, arbeidsgivere=hos.values(), naa=naa)
    return kandidater


def _som_arbeidet_sier(den: NyKandidat, forlop: NyttForlop | None, i_dag: date) -> NyKandidat:
    """In the phase that follows from the forløp, and started when that is not Henvist."""
    fase = forlopsgang.fasen_med(forlop, fase=den.fase, metode=den.metode, i_dag=i_dag) if forlop else den.fase
    oppstart = den.oppstartsdato or (max(i_dag, den.henvist_dato) if fase != Fase.HENVIST else None)
    return replace(den, fase=fase, oppstartsdato=oppstart)


def valgbare_faser(kandidat: Kandidat, *, naa: datetime) -> tuple[Fase, ...]:
    """The phases a person may choose now. A running paid job decides the phase: then only nedtrapping, and back."""
    if forlopsgang.er_i_jobb(kandidat, naa=naa):
        return {Fase.JOBBER: (Fase.NEDTRAPPING,), Fase.NEDTRAPPING: (Fase.JOBBER,)}.get(Fase(kandidat.fase), ())
    return tuple(fase for fase in kan_velges(kandidat.metode) if fase not in (kandidat.fase, Fase.NEDTRAPPING))


@transaction.atomic
def bytt_fase(*, kandidat: Kandidat, fase: str, av: Bruker | None, naa: datetime) -> None:
    """Move to another phase, with the dates its rhythm asks for. What is over its limit stays where it is."""
    fasegang.flytt_til(kandidat=kandidat, fase=fase, av=av, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], naa=naa)


@transaction.atomic
def angre_fase(*, kandidat: Kandidat, fase: str, av: Bruker, naa: datetime) -> None:
    """Take the change to `fase` back, with the dates as they stood. Raises fasegang.FasenStaar.

    Not once somebody has been contacted, or a date from the change has been moved or met.
    """
    fra = fasegang.angre(kandidat=kandidat, fase=fase, av=av, naa=naa)
    nye = kandidat.oppfolginger.filter(opprettet=fra, skapt_av=None)
    if (
        kandidat.deltakelser.filter(kontakt__tid__gt=fra).exists()
        or kandidat.forlop.filter(Q(registrert__gt=fra) | Q(avslutning_registrert__gt=fra)).exists()
        or nye.exclude(status=Status.AAPEN, antall_flyttinger=0, klokkeslett=None).exists()
    ):
        raise fasegang.FasenStaar
    datoer.gjenopprett(kandidat.oppfolginger.all(), fra=fra, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], naa=naa)


@transaction.atomic
def rett(*, kandidat: Kandidat, metode: str, av: Bruker, naa: datetime, **opplysninger: Any) -> None:
    """Correct what was registered, as kandidater.opplysninger.rett takes it, and the method; phase and dates follow."""
    opplysninger_.rett(kandidat=kandidat, av=av, naa=naa, **opplysninger)
    fasegang.bytt_metode(kandidat=kandidat, metode=metode, av=av, naa=naa)
    forlopsgang.foelg_arbeidet(kandidat=kandidat, naa=naa)
    planlegger.planlegg(kandidater=[kandidat], naa=naa, paa_nytt=True)


@transaction.atomic
def avslutt(*, kandidat: Kandidat, dato: date, av: Bruker, naa: datetime) -> None:
    """Close the case, once: open dates are cancelled, responsibility ends. Raises HarAapneForlop."""
    laas(kandidat, "avsluttet_dato")
    if not kandidat.er_aapen:
        return
    if kandidat.forlop.aapne().exists():
        raise HarAapneForlop
    datoer.lukk(kandidat.oppfolginger.all(), som=Status.AVLYST, naa=naa)
    ansvar.avslutt(kandidat=kandidat, naa=naa)
    fasegang.avslutt(kandidat=kandidat, dato=dato, av=av, naa=naa)
