"""What the worker does with a file that was sent in: looks over its rows, takes them in, takes that back.

The row says what is to be done, so a task that comes twice, late or not at all does no harm: the tick finds it. Rows
are looked over a few hundred at a time, each lot saved as it is done; taking in is one transaction, in which whoever
waits is told of the progress over a connection of its own. A crash leaves nothing of it.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation

from inkludering.brukere.models import Bruker
from inkludering.felles import vekking
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.laas import enerett
from inkludering.hendelser import logg
from inkludering.opplasting import lager
from inkludering.opplasting.models import ARBEIDER, Opplasting, Opplastingsdel, Opplastingstilstand
from inkludering.opplasting.typer import Opplastingshendelse
from oppfolging.arbeidsflate.importering import gang
from oppfolging.arbeidsflate.importering.dom import Dom, Omstendigheter
from oppfolging.arbeidsflate.importering.kolonner import Slag
from oppfolging.handlinger import importangring

OPPGAVE = "oppfolging.tasks.importer"
TAS_OPP_ETTER = timedelta(minutes=1)
# Where the file stands again when the worker could not do it, for a person to try once more.
TILBAKE_TIL = {
    Opplastingstilstand.SES_OVER: Opplastingstilstand.LEST,
    Opplastingstilstand.TAS_INN: Opplastingstilstand.SETT_OVER,
    Opplastingstilstand.ANGRES: Opplastingstilstand.INNE,
}
STANSET, ENDRET, BYGD_PAA = "feilet", "endret", "bygd_paa"
logger = logging.getLogger(__name__)
Fremdrift = Callable[[int], None]


@transaction.atomic
def be_om(opplasting: Opplasting, *, fra: str, til: str, naa: datetime) -> bool:
    """Let the worker do the next step; False when somebody has already asked for it, or it is no longer the next."""
    staar = Opplasting.objects.filter(pk=opplasting.pk, tilstand=fra)
    bedt = bool(staar.update(tilstand=til, fremdrift=0, stanset="", bedt_om=naa))
    if bedt:
        vekking.etter_lagring(OPPGAVE, opplasting_id=str(opplasting.pk))
    return bedt


def plukk_opp(*, naa: datetime) -> None:
    """Wake those whose task was lost. Run by the tick."""
    ventet = Opplasting.objects.filter(tilstand__in=ARBEIDER, bedt_om__lt=naa - TAS_OPP_ETTER)
    for pk in ventet.order_by("bedt_om").values_list("pk", flat=True):
        vekking.etter_lagring(OPPGAVE, opplasting_id=str(pk))


def ta_fatt(*, opplasting_id: UUID, naa: datetime) -> None:
    """Do what the row says, once: a second call, at the same time or later, changes nothing."""
    with enerett(opplasting_id) as fikk:
        alle = Opplasting.objects.filter(tilstand__in=ARBEIDER).select_related(
            "tilknytning__bruker", "tilknytning__kontor"
        )
        den = alle.filter(pk=opplasting_id).first() if fikk else None
        if den is None:
            return
        hvem = den.tilknytning.bruker
        try:
            if not (hvem.is_active and den.tilknytning.gjelder(lokal_dato(naa))):
                raise PermissionError
            with translation.override(hvem.maalform):
                GJOER[Opplastingstilstand(den.tilstand)](den, hvem.bruk(den.tilknytning), naa)
        except importangring.ErBygdPaa:
            _stans(den, BYGD_PAA)
        except Exception as feil:  # its words may name people
            logger.error("Importen stanset (%s).", type(feil).__name__)
            _stans(den, STANSET)


def _stans(den: Opplasting, hvorfor: str) -> None:
    til = TILBAKE_TIL[Opplastingstilstand(den.tilstand)]
    Opplasting.objects.filter(pk=den.pk).update(tilstand=til, stanset=hvorfor, fremdrift=0)


def _se_over(den: Opplasting, av: Bruker, naa: datetime, stanset: str = "") -> None:
    dommeren, rader, feil, felt = gang.dommer(_om(den, av, naa)), 0, 0, Counter[str]()
    for del_ in den.deler.order_by("pk").iterator(chunk_size=1):
        dommer = dommeren.dom(lager.rader(del_))
        del_.feil, del_.antall_feil = _pakk(dommer), sum(bool(dom.feil) for dom in dommer)
        del_.save(update_fields=["feil", "antall_feil"])
        rader, feil = rader + del_.antall, feil + del_.antall_feil
        felt.update(ett for dom in dommer for ett in {feil_.felt for feil_ in dom.feil})
        Opplasting.objects.filter(pk=den.pk).update(fremdrift=rader * 100 // den.antall)
    verst, antall = felt.most_common(1)[0] if felt else ("", 0)
    sett = {"antall_feil": feil, "verst": verst if antall * 2 > rader else "", "stanset": stanset}
    Opplasting.objects.filter(pk=den.pk).update(tilstand=Opplastingstilstand.SETT_OVER, fremdrift=100, **sett)


def _ta_inn(den: Opplasting, av: Bruker, naa: datetime) -> None:
    """All or nothing. When a row has changed its mind meanwhile, all are looked over again, for a person to see."""
    try:
        with _fremdriften(den) as si_fra, transaction.atomic():
            _skriv(den, av, naa, si_fra)
    except gang.HarEndretSeg:
        _se_over(den, av, naa, ENDRET)


def _skriv(den: Opplasting, av: Bruker, naa: datetime, si_fra: Fremdrift) -> None:
    om = _om(den, av, naa)
    dommeren, gjort, inne = gang.dommer(om, skriver=True), 0, 0
    for del_ in den.deler.order_by("pk").iterator(chunk_size=1):
        uten = {linje for linje, _navn, feil in json.loads(del_.feil or "[]") if feil}
        rader = [rad for rad in lager.rader(del_) if rad.linje not in uten]
        del_.laget = gang.skriv(rader, dommeren, om) if rader else []
        del_.rader = del_.feil = None
        del_.save(update_fields=["laget", "rader", "feil"])
        gjort, inne = gjort + del_.antall, inne + len(rader)
        si_fra(gjort * 100 // den.antall)
    den.tilstand, den.hode, den.naa, den.fremdrift = Opplastingstilstand.INNE, None, naa, 100
    den.save(update_fields=["tilstand", "hode", "naa", "fremdrift"])
    logg.noter(Opplastingshendelse.IMPORT_TATT_INN, den, av=av, naa=naa, slag=den.slag, antall=inne)


def angre(den: Opplasting, av: Bruker, naa: datetime) -> None:
    """Take all of it back, at once. Raises importangring.ErBygdPaa."""
    laget = [nokkel for del_ in den.deler.order_by("pk") for nokkel in del_.laget]
    ta_tilbake = importangring.angre_kandidater if den.slag == Slag.KANDIDATER else importangring.angre_arbeidsgivere
    with _fremdriften(den) as si_fra, transaction.atomic():
        ta_tilbake(laget, siden=den.naa or naa, av=av, naa=naa, si_fra=si_fra)
        Opplasting.objects.filter(pk=den.pk).update(tilstand=Opplastingstilstand.ANGRET, fremdrift=100)
        logg.noter(Opplastingshendelse.IMPORT_ANGRET, den, av=av, naa=naa, slag=den.slag)


GJOER: dict[Opplastingstilstand, Callable[[Opplasting, Bruker, datetime], None]] = {
    Opplastingstilstand.SES_OVER: _se_over,
    Opplastingstilstand.TAS_INN: _ta_inn,
    Opplastingstilstand.ANGRES: angre,
}


def _om(den: Opplasting, av: Bruker, naa: datetime) -> Omstendigheter:
    return Omstendigheter(Slag(den.slag), den.kobling, den.faste, av, naa)


def _pakk(dommer: list[Dom]) -> str:
    return json.dumps([[dom.linje, dom.navn, [[ett.kolonne, ett.grunn] for ett in dom.feil]] for dom in dommer])


@contextmanager
def _fremdriften(den: Opplasting) -> Iterator[Fremdrift]:
    """Tell how far it has come while the transaction that does it is open: nobody else sees what stands in that."""
    kobling = connection.copy()

    def si_fra(prosent: int) -> None:
        with kobling.cursor() as peker:
            peker.execute("UPDATE opplasting_opplasting SET fremdrift = %s WHERE id = %s", [prosent, den.pk])

    try:
        yield si_fra
    finally:
        kobling.close()


def raden(del_: Opplastingsdel) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """What was said of each row: its line, who it is about, and what is wrong by column and reason."""
    return [
        (linje, navn, [(kolonne, grunn) for kolonne, grunn in feil])
        for linje, navn, feil in json.loads(del_.feil or "[]")
    ]
