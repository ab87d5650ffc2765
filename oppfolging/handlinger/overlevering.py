"""A candidate goes from one jobbspesialist to another: proposed and answered, or moved by the leader; also dated ahead.

The dates, the reminders and the portal follow who answers, so that nothing else is moved. Each is told once, by a
message with counts.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from inkludering.utsending import utboks
from inkludering.utsending.models import Sendekanal
from kandidater import ansvar, belastning
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Overlevering
from kandidater.naerstaaende import ErInhabil, Naerstaaende
from kandidater.overlevering import OverleveringQuerySet, Overleveringsstatus, begynner
from kandidater.typer import Kandidathendelse
from oppfolging.kjerne import ansvarlig
from oppfolging.varsling import generering

MAL, SVARMAL = "overlevering", "overlevering_svar"


class HarGaattEnAnnenVei(Exception):
    """Somebody was quicker: the candidate is with another, is proposed already, is closed, or may not be given away."""


class ErBesvart(Exception):
    """The proposal does not wait any more, or for somebody else."""


@transaction.atomic
def foreslaa(
    *, kandidat: Kandidat, til: Bruker, notat: str, gjelder_fra: date | None, av: Bruker, naa: datetime
) -> Overlevering:
    """Ask `til` to take over.

    Raises HarGaattEnAnnenVei, ErInhabil, or belastning.TaketErNaadd: above it only the leader gives.
    """
    laas(kandidat, "gradering", "skjermet", "avsluttet_dato")
    sist = ansvarlig.til_slutt(kandidat)
    if sist != av.pk or kandidat.er_gradert or kandidat.overleveringer.foreslaatte().exists():
        raise HarGaattEnAnnenVei
    if Naerstaaende.objects.er_naer(til, personindeks(kandidat.fodselsnummer)):
        raise ErInhabil
    belastning.krev_plass(til, kontor=kandidat.kontor, leser=av, naa=begynner(gjelder_fra, naa=naa))
    ny = Overlevering.objects.create(
        kandidat=kandidat, fra=av, til=til, notat=notat.strip(), gjelder_fra=gjelder_fra, tid=naa, av=av
    )
    logg.noter(Kandidathendelse.OVERLEVERING_FORESLAATT, kandidat, av=av, naa=naa, til=til.pk)
    generering.oppdater(kandidater=[kandidat.pk], naa=naa)
    return ny


@transaction.atomic
def ta_imot(*, overlevering: Overlevering, av: Bruker, naa: datetime) -> datetime:
    """The one who was asked answers for the candidate from the moment that is returned.

    Raises ErBesvart, or belastning.TaketErNaadd.
    """
    kandidat = _holdt(overlevering, Overlevering.objects.kan_besvares_av(av))
    fra = begynner(overlevering.gjelder_fra, naa=naa)
    belastning.krev_plass(overlevering.til, kontor=kandidat.kontor, leser=av, naa=fra)
    _svar(overlevering, Overleveringsstatus.TATT_IMOT, naa=naa)
    ansvar.tildel(kandidat=kandidat, til=overlevering.til, aarsak=Ansvarsaarsak.OVERLEVERT, av=av, naa=naa, fra=fra)
    _etter_svaret(overlevering, Kandidathendelse.OVERLEVERING_TATT_IMOT, av=av, naa=naa)
    return fra


@transaction.atomic
def avslaa(*, overlevering: Overlevering, grunn: str, av: Bruker, naa: datetime) -> None:
    """The one who was asked does not take over, and says why; the candidate stays. Raises ErBesvart."""
    _avslaa(overlevering, Overlevering.objects.kan_besvares_av(av), grunn=grunn, av=av, naa=naa)


@transaction.atomic
def avslaa_for(
    *, den: Bruker, grunn: str, av: Bruker | None, naa: datetime, om: Collection[UUID] | None = None
) -> None:
    """Whoever waits for an answer from `den`, who cannot take over, is told no: of these candidates, or of all.

    What is answered meanwhile waits no more.
    """
    forslagene = Overlevering.objects.foreslaatte().filter(til=den)
    if om is not None:
        forslagene = forslagene.filter(kandidat__in=om)
    for forslag in forslagene.select_related("fra", "kandidat").order_by("kandidat"):
        with suppress(ErBesvart):
            _avslaa(forslag, Overlevering.objects.all(), grunn=grunn, av=av, naa=naa)


@transaction.atomic
def trekk(*, overlevering: Overlevering, av: Bruker, naa: datetime) -> None:
    """The one who asked asks no more. Raises ErBesvart."""
    kandidat = _holdt(overlevering, Overlevering.objects.kan_trekkes_av(av))
    _svar(overlevering, Overleveringsstatus.TRUKKET, naa=naa)
    logg.noter(Kandidathendelse.OVERLEVERING_TRUKKET, kandidat, av=av, naa=naa)
    generering.oppdater(kandidater=[kandidat.pk], naa=naa)


@transaction.atomic
def flytt(
    *,
    kandidat: Kandidat,
    hos: UUID,
    til: Bruker,
    notat: str,
    aarsak: str,
    gjelder_fra: date | None,
    av: Bruker,
    naa: datetime,
) -> datetime:
    """The leader moves the candidate from `hos`, as the page showed, to `til`: from the moment that is returned.

    To whoever has them until then: what was dated ahead is taken back. Raises HarGaattEnAnnenVei, or
    belastning.TaketErNaadd without a reason.
    """
    laas(kandidat, "avsluttet_dato", "sperret")
    if ansvarlig.til_slutt(kandidat) != hos or hos == til.pk or kandidat.sperret:
        raise HarGaattEnAnnenVei
    fra, naa_hos = begynner(gjelder_fra, naa=naa), ansvarlig.for_kandidat(kandidat, naa=naa)
    if til != naa_hos:
        belastning.krev_plass(til, kontor=kandidat.kontor, leser=av, naa=fra, grunn=aarsak)
    ansvar.tildel(kandidat=kandidat, til=til, aarsak=aarsak.strip(), av=av, naa=naa, fra=fra)
    den = Overlevering.objects.create(
        kandidat=kandidat,
        fra_id=hos,
        til=til,
        notat=notat.strip(),
        gjelder_fra=gjelder_fra,
        status=Overleveringsstatus.BESTEMT,
        tid=naa,
        svart=naa,
        av=av,
    )
    generering.oppdater(kandidater=[kandidat.pk], naa=naa)
    si_fra(til, {"kandidater": 1}, nokkel=str(den.pk), fra=fra, naa=naa)
    si_fra(den.fra, {"fra_deg": 1}, nokkel=str(den.pk), fra=fra, naa=naa)
    return fra


def si_fra(til: Bruker | None, antall: dict[str, int], *, nokkel: str, fra: datetime, naa: datetime) -> None:
    """One message to who takes over, or gives away, of how much and from when; none to who has left.

    `senere`: it is dated ahead, so nothing has been taken over yet.
    """
    if til is None or not til.is_active:
        return
    dag = lokal_dato(fra)
    data = {**antall, "fra": f"{dag:%d.%m.%Y}"} | ({"senere": True} if dag > lokal_dato(naa) else {})
    utboks.legg_i(nokkel=f"{MAL}:{nokkel}:{til.pk}", kanal=Sendekanal.EPOST, mal=MAL, mottaker=til, data=data, naa=naa)


def kandidaten_i(overlevering_id: UUID) -> UUID | None:
    """Whom it is about, for the log of looks: also for who was refused."""
    return Overlevering.objects.filter(pk=overlevering_id).values_list("kandidat", flat=True).first()


def _holdt(overlevering: Overlevering, dor: OverleveringQuerySet) -> Kandidat:
    """The candidate, held with the proposal, which must wait still, for whom the door is. Raises ErBesvart."""
    kandidat = Kandidat.objects.select_related("kontor").get(pk=overlevering.kandidat_id)
    laas(kandidat)
    laas(overlevering, "status")
    if not overlevering.venter or not dor.filter(pk=overlevering.pk).exists():
        raise ErBesvart
    return kandidat


def _avslaa(
    overlevering: Overlevering, dor: OverleveringQuerySet, *, grunn: str, av: Bruker | None, naa: datetime
) -> None:
    _holdt(overlevering, dor)
    _svar(overlevering, Overleveringsstatus.AVSLAATT, grunn=grunn.strip(), naa=naa)
    _etter_svaret(overlevering, Kandidathendelse.OVERLEVERING_AVSLAATT, av=av, naa=naa)


def _svar(overlevering: Overlevering, status: str, *, naa: datetime, grunn: str | None = None) -> None:
    overlevering.status, overlevering.svart, overlevering.grunn = status, naa, grunn
    overlevering.save(update_fields=["status", "svart", "grunn"])


def _etter_svaret(overlevering: Overlevering, hva: Kandidathendelse, *, av: Bruker | None, naa: datetime) -> None:
    """Whoever asked is told that there is an answer; which, and of whom, stands behind the login."""
    logg.noter(hva, overlevering.kandidat, av=av, naa=naa)
    generering.oppdater(kandidater=[overlevering.kandidat_id], naa=naa)
    utboks.legg_i(
        nokkel=f"{SVARMAL}:{overlevering.pk}",
        kanal=Sendekanal.EPOST,
        mal=SVARMAL,
        mottaker=overlevering.fra,
        data={"overlevering": str(overlevering.pk)},
        naa=naa,
    )
