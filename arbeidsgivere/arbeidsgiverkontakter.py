"""The people at an employer (arbeidsgiverkontakter). As long as there are any, one of them is the hovedkontakt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.portaltilgang import invitasjon, lenker
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas, laas_alle
from inkludering.hendelser import logg

# Who changed whom is told to the kontaktperson (oppfolging/varsling/regler/folk_endret.py).
ENDRET = ("endret", "endret_av")


class EpostenErRegistrert(Exception):
    """The employer has an active person with this e-mail address already."""


def hovednummer(arbeidsgiver: OuterRef) -> Subquery:
    """In a query: the mobile of the hovedkontakt, whom one rings; nothing where there is none."""
    hovedkontakt = Arbeidsgiverkontakt.objects.aktive().filter(er_hovedkontakt=True, arbeidsgiver=arbeidsgiver)
    return Subquery(hovedkontakt.values("telefon")[:1])


@dataclass(frozen=True)
class NyPerson:
    """Somebody who works at an employer, and how they are reached."""

    arbeidsgiver: Arbeidsgiver
    fornavn: str
    etternavn: str
    epost: str
    telefon: str
    rolle: str
    informert_dato: date
    maalform: str = ""


@transaction.atomic
def legg_til(*, av: Bruker, naa: datetime, **opplysninger: Any) -> Arbeidsgiverkontakt:
    """Register a person at the employer; the first one becomes hovedkontakt. Takes what NyPerson takes.

    Raises EpostenErRegistrert.
    """
    return legg_til_mange([NyPerson(**opplysninger)], av=av, naa=naa)[0]


@transaction.atomic
def legg_til_mange(nye: Sequence[NyPerson], *, av: Bruker, naa: datetime) -> list[Arbeidsgiverkontakt]:
    """The same for many, of which the first at an employer without any becomes hovedkontakt; all of them, or none."""
    hos = {ny.arbeidsgiver.pk: ny.arbeidsgiver for ny in nye}
    laas_alle(list(hos.values()))
    aktive = Arbeidsgiverkontakt.objects.aktive().filter(arbeidsgiver__in=hos)
    opptatt = set(aktive.values_list("arbeidsgiver", "epost"))
    har_hovedkontakt = set(aktive.filter(er_hovedkontakt=True).values_list("arbeidsgiver", flat=True))
    kontakter = []
    for ny in nye:
        epost = ny.epost.strip().lower()
        if (ny.arbeidsgiver.pk, epost) in opptatt:
            raise EpostenErRegistrert
        felt = {**vars(ny), "epost": epost, "er_hovedkontakt": ny.arbeidsgiver.pk not in har_hovedkontakt}
        kontakter.append(Arbeidsgiverkontakt(**felt, registrert_av=av, endret=naa, endret_av=av))
        opptatt.add((ny.arbeidsgiver.pk, epost))
        har_hovedkontakt.add(ny.arbeidsgiver.pk)
    for kontakt in Arbeidsgiverkontakt.objects.bulk_create(kontakter):
        om = {"arbeidsgiver": kontakt.arbeidsgiver_id}
        logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_REGISTRERT, kontakt, av=av, naa=naa, **om)
    return kontakter


@transaction.atomic
def endre(
    *,
    kontakt: Arbeidsgiverkontakt,
    fornavn: str,
    etternavn: str,
    epost: str,
    telefon: str,
    rolle: str,
    maalform: str = "",
    av: Bruker,
    naa: datetime,
) -> bool:
    """Correct what is registered of somebody; that they are hovedkontakt, and may use the portal, is kept.

    With a new address, links sent to the old one let nobody in, and who had access or an invitation confirms the new
    one: an invitation goes there, and True is returned. Without a målform theirs is kept. Raises EpostenErRegistrert
    or invitasjon.EpostTilhorerNav.
    """
    laas(kontakt.arbeidsgiver)
    kontakt.refresh_from_db(fields=["epost", "bruker", "sluttet_dato"])
    epost = epost.strip().lower()
    if kontakt.arbeidsgiver.kontakter.aktive().filter(epost=epost).exclude(pk=kontakt.pk).exists():
        raise EpostenErRegistrert
    kontakt.maalform = maalform or kontakt.spraak
    ny_adresse = epost != kontakt.epost
    bekreftes = ny_adresse and (kontakt.bruker_id is not None or lenker.venter(kontakt, naa=naa))
    if ny_adresse:
        lenker.trekk(kontakt, naa=naa)
        kontakt.bruker = None
    kontakt.fornavn, kontakt.etternavn, kontakt.rolle = fornavn, etternavn, rolle
    kontakt.epost, kontakt.telefon = epost, telefon
    kontakt.endret, kontakt.endret_av = naa, av
    kontakt.save(update_fields=["fornavn", "etternavn", "rolle", "epost", "telefon", "maalform", "bruker", *ENDRET])
    Bruker.objects.filter(pk=kontakt.bruker_id).update(
        fornavn=fornavn, etternavn=etternavn, telefon=telefon, maalform=kontakt.maalform
    )
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_ENDRET, kontakt, av=av, naa=naa, ny_adresse=ny_adresse)
    if bekreftes:
        invitasjon.inviter(kontakt=kontakt, av=av, naa=naa)
    return bekreftes


@transaction.atomic
def gjoer_til_hovedkontakt(*, kontakt: Arbeidsgiverkontakt, av: Bruker, naa: datetime) -> None:
    laas(kontakt.arbeidsgiver)
    kontakt.arbeidsgiver.kontakter.aktive().exclude(pk=kontakt.pk).update(er_hovedkontakt=False)
    kontakt.er_hovedkontakt, kontakt.endret, kontakt.endret_av = True, naa, av
    kontakt.save(update_fields=["er_hovedkontakt", *ENDRET])
    logg.noter(Arbeidsgiverhendelse.HOVEDKONTAKT_VALGT, kontakt, av=av, naa=naa)


@transaction.atomic
def ta_tilbake(*, kontakt: Arbeidsgiverkontakt, av: Bruker, naa: datetime) -> None:
    """They had not left after all; the portal opens to them only by a new invitation.

    Hovedkontakt when nobody else is. Raises EpostenErRegistrert when somebody there has the address now.
    """
    laas(kontakt.arbeidsgiver)
    aktive = kontakt.arbeidsgiver.kontakter.aktive()
    if aktive.filter(epost=kontakt.epost).exists():
        raise EpostenErRegistrert
    kontakt.sluttet_dato, kontakt.bruker, kontakt.endret, kontakt.endret_av = None, None, naa, av
    kontakt.er_hovedkontakt = not aktive.filter(er_hovedkontakt=True).exists()
    kontakt.save(update_fields=["sluttet_dato", "bruker", "er_hovedkontakt", *ENDRET])
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_TILBAKE, kontakt, av=av, naa=naa)


@transaction.atomic
def avslutt(
    *, kontakt: Arbeidsgiverkontakt, dato: date, ny_hovedkontakt: Arbeidsgiverkontakt | None, av: Bruker, naa: datetime
) -> None:
    """The person has left; the portal is closed to them at once.

    A leaving hovedkontakt is followed by `ny_hovedkontakt`, or else by whoever has been registered the longest.
    """
    laas(kontakt.arbeidsgiver)
    var_hovedkontakt = kontakt.er_hovedkontakt
    kontakt.sluttet_dato, kontakt.er_hovedkontakt, kontakt.endret, kontakt.endret_av = dato, False, naa, av
    kontakt.save(update_fields=["sluttet_dato", "er_hovedkontakt", *ENDRET])
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_SLUTTET, kontakt, av=av, naa=naa, dato=dato)
    etterfolger = ny_hovedkontakt or kontakt.arbeidsgiver.kontakter.aktive().order_by("informert_dato", "pk").first()
    if var_hovedkontakt and etterfolger:
        gjoer_til_hovedkontakt(kontakt=etterfolger, av=av, naa=naa)
