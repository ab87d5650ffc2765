"""One-time links: how a person at an employer gets in without a password. Reading a link never uses it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.translation import get_language

from arbeidsgivere.models import Arbeidsgiverkontakt, Innloggingslenke, Lenkebestilling
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker, Brukertype
from inkludering.brukere.roller import Maalform
from inkludering.felles import vekking
from inkludering.hendelser import logg
from inkludering.utsending import utboks
from inkludering.utsending.models import Sendekanal, Tilstand, Utsending

LENKE_GJELDER = timedelta(minutes=15)
INVITASJON_GJELDER = timedelta(days=7)
VINDU, LENKER_I_VINDU = timedelta(minutes=15), 3
SKILLE = "."
BEHANDLE = "arbeidsgivere.tasks.behandle_lenkebestillinger"


@dataclass(frozen=True)
class Avsender:
    """Who stands behind a mail with a link, and for which workplace. `navn` is empty while nobody is kontaktperson."""

    arbeidsplass: str
    kontor: str
    navn: str = ""


@transaction.atomic
def bestill(*, epost: str, naa: datetime) -> None:
    """Note that this address asks for a link, and wake the worker. The same work whether anybody has the address."""
    Lenkebestilling.objects.bulk_create([Lenkebestilling(epost=epost, opprettet=naa)], ignore_conflicts=True)
    vekking.etter_lagring(BEHANDLE)


def behandle(*, naa: datetime) -> None:
    """Send the links that have been asked for; an order older than a link lives is forgotten. Any number may run."""
    while True:
        with transaction.atomic():
            ventende = Lenkebestilling.objects.select_for_update(skip_locked=True, no_key=True)
            bestilling = ventende.order_by("opprettet", "pk").first()
            if bestilling is None:
                return
            if bestilling.opprettet > naa - LENKE_GJELDER:
                be_om_lenke(epost=bestilling.epost, naa=naa)
            bestilling.delete()


@transaction.atomic
def be_om_lenke(*, epost: str, naa: datetime) -> None:
    """Send a link when somebody who has accepted an invitation has this address."""
    kontakter = Arbeidsgiverkontakt.objects.select_for_update(of=("self",), no_key=True).aktive()
    kontakt = kontakter.filter(epost=epost, bruker__is_active=True).order_by("pk").first()
    if kontakt is None:
        return
    nylige = kontakt.lenker.filter(er_invitasjon=False, opprettet__gt=naa - VINDU)
    if nylige.count() < LENKER_I_VINDU:
        lag(kontakt=kontakt, er_invitasjon=False, naa=naa)


def lag(*, kontakt: Arbeidsgiverkontakt, er_invitasjon: bool, naa: datetime) -> Innloggingslenke:
    """Make a link and queue the mail that carries it."""
    lenke = Innloggingslenke.objects.create(
        kontakt=kontakt,
        er_invitasjon=er_invitasjon,
        opprettet=naa,
        utloper=naa + (INVITASJON_GJELDER if er_invitasjon else LENKE_GJELDER),
    )
    utboks.legg_i(
        nokkel=_nokkel(lenke.pk),
        kanal=Sendekanal.EPOST,
        adresse=kontakt.epost,
        mal="portal_invitasjon" if er_invitasjon else "portal_lenke",
        data={"lenke": str(lenke.pk)},
        spraak=kontakt.spraak,
        naa=naa,
        utloper=lenke.utloper,
    )
    return lenke


def venter(kontakt: Arbeidsgiverkontakt, *, naa: datetime) -> bool:
    """An invitation has been sent that would still let this person in."""
    ubrukte = kontakt.lenker.filter(er_invitasjon=True, brukt__isnull=True, trukket__isnull=True)
    return ubrukte.filter(utloper__gt=naa).exists()


def kom_ikke_fram(kontakter: Iterable[Arbeidsgiverkontakt]) -> set[UUID]:
    """Those of them whose last mail with a link was given up: the address is wrong, or nobody takes mail there."""
    siste = Innloggingslenke.objects.filter(kontakt__in=kontakter).order_by("kontakt", "-opprettet").distinct("kontakt")
    nokler = {_nokkel(lenke): kontakt for lenke, kontakt in siste.values_list("pk", "kontakt")}
    gitt_opp = Utsending.objects.filter(nokkel__in=nokler, tilstand=Tilstand.DOED)
    return {nokler[nokkel] for nokkel in gitt_opp.values_list("nokkel", flat=True)}


def trekk(kontakt: Arbeidsgiverkontakt, *, naa: datetime) -> None:
    """The unused links of this person let nobody in any more, and those not delivered yet are not sent."""
    ubrukte = kontakt.lenker.filter(brukt__isnull=True, trukket__isnull=True)
    nokler = [_nokkel(nokkel) for nokkel in ubrukte.values_list("pk", flat=True)]
    utboks.avlys(Utsending.objects.filter(nokkel__in=nokler))
    ubrukte.update(trukket=naa)


def lag_token(lenke_id: str) -> str:
    """The secret of a link, made when the mail is written: it is stored nowhere."""
    lenke = Innloggingslenke.objects.select_related("kontakt").get(pk=lenke_id)
    return _signerer(lenke.kontakt).sign(str(lenke.pk))


def avsender(lenke_id: str) -> Avsender:
    """Whose mail it is, as it is when it is written: the kontaktperson the employer has now."""
    lenke = Innloggingslenke.objects.select_related("kontakt__arbeidsgiver__kontor").get(pk=lenke_id)
    hos = lenke.kontakt.arbeidsgiver
    ansvar = hos.kontaktansvar.filter(periode__upper_inf=True, bruker__isnull=False).select_related("bruker").first()
    hvem = ansvar.bruker if ansvar else None
    return Avsender(hos.navn, hos.kontor.navn, hvem.navn if hvem else "")


def gjelder(token: str, *, naa: datetime) -> bool:
    """Whether a press would let somebody in. Asking changes nothing."""
    lenke = _finn(token)
    return lenke is not None and lenke.brukt is None and lenke.trukket is None and lenke.utloper > naa


def spraak(token: str) -> str:
    """Of whoever it was sent to, as far as known."""
    lenke = _finn(token)
    return lenke.kontakt.spraak if lenke else ""


@transaction.atomic
def loes_inn(*, token: str, naa: datetime) -> Bruker | None:
    """Use the link up, once however many press at once, and give the user it lets in; None when it lets nobody in."""
    lenke = _finn(token)
    ubrukte = Innloggingslenke.objects.filter(brukt__isnull=True, trukket__isnull=True)
    # One UPDATE on the row's own columns: the second of two at once waits for the first, and then finds it used.
    if lenke is None or not ubrukte.filter(pk=lenke.pk, utloper__gt=naa).update(brukt=naa):
        return None
    kontakt = (
        Arbeidsgiverkontakt.objects.select_for_update(of=("self",), no_key=True)
        .aktive()
        .filter(pk=lenke.kontakt_id)
        .first()
    )
    bruker = _bruker_for(kontakt) if kontakt else None
    if kontakt is None or bruker is None:
        return None
    ubrukte.filter(kontakt=kontakt).update(trukket=naa)
    kontakt.bruker = bruker
    kontakt.save(update_fields=["bruker"])
    logg.noter(Arbeidsgiverhendelse.PORTAL_INNLOGGET, kontakt, av=bruker, naa=naa, invitasjon=lenke.er_invitasjon)
    return bruker


def _bruker_for(kontakt: Arbeidsgiverkontakt) -> Bruker | None:
    """The login of this address, made the first time, in the language of the card, or else of the page they read.

    A Nav user, or one that is closed, is never let in by a link.
    """
    bruker, _ny = Bruker.objects.get_or_create(
        epost=kontakt.epost,
        defaults={
            "type": Brukertype.ARBEIDSGIVER,
            "fornavn": kontakt.fornavn,
            "etternavn": kontakt.etternavn,
            "telefon": kontakt.telefon,
            "password": make_password(None),
            "maalform": kontakt.maalform or (lest if (lest := get_language()) in Maalform.values else Maalform.BOKMAAL),
        },
    )
    return bruker if bruker.type == Brukertype.ARBEIDSGIVER and bruker.is_active else None


def _nokkel(lenke_id: UUID) -> str:
    """What the mail with the link is known by in the outbox."""
    return f"portal_lenke:{lenke_id}"


def _finn(token: str) -> Innloggingslenke | None:
    try:
        lenke = Innloggingslenke.objects.select_related("kontakt").get(pk=token.partition(SKILLE)[0])
        _signerer(lenke.kontakt).unsign(token)
    except (Innloggingslenke.DoesNotExist, ValidationError, BadSignature):
        return None
    return lenke


def _signerer(kontakt: Arbeidsgiverkontakt) -> Signer:
    """Bound to the employer and the address: when the address is changed, links sent to the old one are void."""
    return Signer(salt=f"portal.lenke:{kontakt.arbeidsgiver_id}:{kontakt.epost}", sep=SKILLE)
