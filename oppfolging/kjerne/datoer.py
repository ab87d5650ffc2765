"""The only writer of dates: they are made, closed, opened again, tried and moved here, by whoever has the reason to.

Which dates must stand the planner decides. A house rule refuses every other write to Oppfolging.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato, neste_arbeidsdag, samme_eller_neste
from inkludering.felles.datoord import i_setning
from inkludering.hendelser import logg
from oppfolging.kjerne.models import Flytting, Kontakt, Oppfolging, Status
from oppfolging.kjerne.querysets import OppfolgingQuerySet
from oppfolging.kjerne.typer import Oppfolgingshendelse

PARTI = 1000
# The words for what the database decides (migrations/0012, flytting_krever_grunn).
GANGER_UTEN_GRUNN, VIRKEDAGER_UTEN_GRUNN = 2, 2
IKKE_FORSOKT = {"forsokt_dato": None, "nytt_forsok": None}
ANGRES_IKKE = ("flytting_kan_angres", "flytting_av_aapen_frist", "kjerne_flytting_angrer_id_key")


class GrunnMangler(Exception):
    """The date is moved so far, so late or so often that a reason of its own is needed."""


class AlleredeLukket(Exception):
    """The date was settled or cancelled while it was being moved."""


def lag(nye: Iterable[Oppfolging]) -> list[Oppfolging]:
    """Store dates that have been worked out, as many as there are. Raises GrunnMangler for one beyond the rhythm."""
    alle = list(nye)
    try:
        with transaction.atomic():
            return Oppfolging.objects.bulk_create(alle, batch_size=PARTI)
    except IntegrityError as feil:
        if _brutt(feil) != "dato_utover_rytmen_krever_grunn":
            raise
        tekst = _("Skriv hvorfor neste kontakt er senere enn rytmen sier: senest %(dager)s.")
        raise GrunnMangler(tekst % {"dager": _utover(alle)}) from feil


def _utover(rader: list[Oppfolging]) -> str:
    """The last day the rhythm lets each have that is later without a reason."""
    senest = set()
    for rad in rader:
        i_dag = lokal_dato(rad.opprettet)
        dag = max(rad.rytmefrist, samme_eller_neste(i_dag))
        if rad.frist > dag and not rad.grunn:
            senest.add((dag, i_setning(dag, i_dag)))
    return _(" og ").join(ord_ for _dag, ord_ in sorted(senest))


def lukk(rader: OppfolgingQuerySet, *, som: Status, naa: datetime, kontakt: Kontakt | None = None) -> int:
    """Close the open ones among these; `kontakt` is what settled them. Returns how many there were."""
    return rader.aapne().update(status=som, lukket=naa, kontakt=kontakt)


def gjenopprett(rader: OppfolgingQuerySet, *, fra: datetime, naa: datetime) -> None:
    """Of these, what was made at `fra` goes, and what was closed then without a contact stands again."""
    rader.aapne().filter(opprettet=fra).update(status=Status.AVLYST, lukket=naa)
    falt_bort = rader.filter(lukket=fra, kontakt=None, status__in=(Status.ERSTATTET, Status.AVLYST))
    falt_bort.update(status=Status.AAPEN, lukket=None)


def godskriv(rader: OppfolgingQuerySet, *, kontakt: Kontakt) -> None:
    """These were done when `kontakt` was, though a later contact was logged first and settled them."""
    rader.update(godskrevet=kontakt)


def gjenaapne(*, kontakt: Kontakt, naa: datetime) -> None:
    """Undo what a contact did: the dates it made go, those it settled and meetings it called off stand again."""
    Oppfolging.objects.aapne().filter(skapt_av=kontakt).update(status=Status.AVLYST, lukket=naa)
    Oppfolging.objects.filter(kontakt=kontakt).update(status=Status.AAPEN, lukket=None, kontakt=None)
    glem(kontakt=kontakt)


def glem(*, kontakt: Kontakt) -> None:
    """What it left on dates that stand or were settled by others goes: attempts, meetings called off, credit."""
    Oppfolging.objects.filter(avlyst_av=kontakt).update(avlyst_av=None)
    Oppfolging.objects.filter(godskrevet=kontakt).update(godskrevet=None)
    forsokte = list(kontakt.forsokte_oppfolginger.all())
    kontakt.forsokte_oppfolginger.clear()
    for rad in forsokte:
        siste = rad.forsok.order_by("-dag").first()
        felt = {"forsokt_dato": siste.dag, "nytt_forsok": nytt_forsok(siste)} if siste else IKKE_FORSOKT
        Oppfolging.objects.filter(pk=rad.pk).update(**felt)


def nytt_forsok(kontakt: Kontakt) -> date:
    """When to try again after one that reached nobody: the next working day, not before it was told of."""
    return max(neste_arbeidsdag(kontakt.dag), samme_eller_neste(lokal_dato(kontakt.rettet or kontakt.tid)))


def overfor(rad: Oppfolging, *, til: Kontakt | None, naa: datetime) -> None:
    """A date that the contact which settled it has turned out not to meet is settled by another; None: open again.

    Where another date has taken its place meanwhile, that one makes way; one over its limit stays, and stands for both.
    """
    rad.kontakt, rad.godskrevet = til, None
    if til is None:
        if er_erstattet(rad, naa=naa):
            rad.status = Status.ERSTATTET
        else:
            lukk(paa_plassen(rad), som=Status.AVLYST, naa=naa)
            rad.status, rad.lukket = Status.AAPEN, None
    rad.save(update_fields=["status", "lukket", "kontakt", "godskrevet"])


def er_erstattet(rad: Oppfolging, *, naa: datetime, uten: Kontakt | None = None) -> bool:
    """Whether one over its limit has taken its place; none that was made by what is corrected now, or by `uten`."""
    andre = paa_plassen(rad).exclude(skapt_av=uten) if uten else paa_plassen(rad)
    return andre.over_fristen(lokal_dato(naa)).exclude(skapt_av__rettet=naa).exists()


def paa_plassen(rad: Oppfolging) -> OppfolgingQuerySet:
    """The open date where this one stood."""
    plass: dict[str, object] = {"side": rad.side, "art": rad.art}
    for felt in ("kandidat", "forlop", "arbeidsgiver"):
        nokkel = getattr(rad, f"{felt}_id")
        plass |= {felt: nokkel} if nokkel else {f"{felt}__isnull": True}
    return Oppfolging.objects.aapne().filter(**plass)


def forsok(rader: OppfolgingQuerySet, *, kontakt: Kontakt) -> None:
    """Nobody was reached: the due dates stand and still escalate, and are tried again (`nytt_forsok`).

    An attempt before the last one changes nothing.
    """
    aapne = rader.aapne()
    kontakt.forsokte_oppfolginger.add(*aapne)
    nyere = aapne.filter(Q(forsokt_dato__isnull=True) | Q(forsokt_dato__lte=kontakt.dag))
    nyere.update(forsokt_dato=kontakt.dag, nytt_forsok=nytt_forsok(kontakt))


def avlys_moter(rader: OppfolgingQuerySet, *, kontakt: Kontakt) -> None:
    """The meetings agreed are off; their due dates stand."""
    rader.aapne().moter().update(avlyst_av=kontakt)


@transaction.atomic
def avtal_mote(
    *, oppfolging: Oppfolging, dag: date, klokkeslett: time, sted: str, grunn: str, av: Bruker, naa: datetime
) -> None:
    """Agree on a meeting: the due date gets a time and a place, on its day or moved there.

    Raises GrunnMangler or AlleredeLukket, as `flytt`.
    """
    flytt(oppfolging=oppfolging, til=dag, grunn=grunn, av=av, naa=naa)
    rad = Oppfolging.objects.get(pk=oppfolging.pk)
    rad.klokkeslett, rad.sted, rad.avlyst_av = klokkeslett, sted, None
    rad.save(update_fields=["klokkeslett", "sted", "avlyst_av"])
    logg.noter(Oppfolgingshendelse.MOTE_AVTALT, rad, av=av, naa=naa, dag=dag)


class FlyttingenStaar(Exception):
    """Too late to take the move back, or something has been built on it since."""


@transaction.atomic
def flytt(*, oppfolging: Oppfolging, til: date, grunn: str, av: Bruker, naa: datetime) -> Flytting | None:
    """Move a due date, with any meeting agreed that day called off; to the day it has, nothing happens (None).

    Raises GrunnMangler or AlleredeLukket.

    Whether a reason is needed the database says (SQL function flytting_krever_grunn).
    """
    rad = Oppfolging.objects.select_for_update(of=("self",), no_key=True).aapne().filter(pk=oppfolging.pk).first()
    if rad is None:
        raise AlleredeLukket
    if til == rad.frist:
        return None
    grunn = grunn.strip()
    try:
        with transaction.atomic():
            mote = {"mote_kl": rad.klokkeslett, "mote_sted": rad.sted}
            flytting = Flytting.objects.create(
                oppfolging=rad, fra=rad.frist, til=til, grunn=grunn or None, av=av, tid=naa, **mote
            )
    except IntegrityError as feil:
        if _brutt(feil) != "flytting_krever_grunn":
            raise
        raise GrunnMangler(
            _(
                "Skriv hvorfor fristen flyttes. Uten grunn kan den flyttes %(ganger)s ganger, tidligere eller inntil "
                "%(dager)s virkedager fram, så lenge den ikke er over fristen."
            )
            % {"ganger": GANGER_UTEN_GRUNN, "dager": VIRKEDAGER_UTEN_GRUNN}
        ) from feil
    logg.noter(Oppfolgingshendelse.FRIST_FLYTTET, rad, av=av, naa=naa, fra=rad.frist, til=til, har_grunn=bool(grunn))
    rad.frist, rad.nytt_forsok, rad.klokkeslett, rad.sted = til, None, None, ""
    rad.antall_flyttinger += 1
    rad.save(update_fields=["frist", "nytt_forsok", "klokkeslett", "sted", "antall_flyttinger"])
    return flytting


@transaction.atomic
def angre_flytting(*, flytting: Flytting, av: Bruker, naa: datetime) -> None:
    """Take a move back: the date stands where it stood, with the meeting it called off. Raises FlyttingenStaar.

    It may be moved as often as before. Who may, and until when, the database says (trigger flytting_foelger_regelen).
    """
    rad = Oppfolging.objects.select_for_update(of=("self",), no_key=True).get(pk=flytting.oppfolging_id)
    try:
        with transaction.atomic():
            Flytting.objects.create(oppfolging=rad, fra=flytting.til, til=flytting.fra, angrer=flytting, av=av, tid=naa)
    except IntegrityError as feil:
        if _brutt(feil) not in ANGRES_IKKE:
            raise
        raise FlyttingenStaar from feil
    rad.frist, rad.nytt_forsok = flytting.fra, _proves_igjen(rad, flytting)
    rad.klokkeslett, rad.sted = flytting.mote_kl, flytting.mote_sted
    rad.antall_flyttinger -= 1
    rad.save(update_fields=["frist", "nytt_forsok", "klokkeslett", "sted", "antall_flyttinger"])
    logg.noter(Oppfolgingshendelse.FLYTTING_ANGRET, rad, av=av, naa=naa, fra=flytting.til, til=flytting.fra)


def _proves_igjen(rad: Oppfolging, flytting: Flytting) -> date | None:
    """When it is to be tried again with this move taken back: another move that stands has forgotten the attempt."""
    siste = rad.forsok.order_by("-dag").first()
    andre = rad.flyttinger.filter(angrer=None, angret_av=None, tid__lt=flytting.tid)
    return nytt_forsok(siste) if siste and not andre.filter(tid__gte=siste.tid).exists() else None


def kandidaten_paa(oppfolging_id: UUID) -> UUID | None:
    """Whose date this is: for the log of looks that were refused, never for showing."""
    return Oppfolging.objects.filter(pk=oppfolging_id).values_list("kandidat_id", flat=True).first()


def _brutt(feil: IntegrityError) -> str | None:
    """The name of the rule the database held."""
    return getattr(getattr(feil.__cause__, "diag", None), "constraint_name", None)
