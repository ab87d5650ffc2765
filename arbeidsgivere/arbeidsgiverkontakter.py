"""The people at an employer (arbeidsgiverkontakter). As long as there are any, one of them is the hovedkontakt."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.portaltilgang import invitasjon, lenker
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg

# Who changed whom is told to the kontaktperson (oppfolging/varsling/regler/folk_endret.py).
ENDRET = ("endret", "endret_av")


class EpostenErRegistrert(Exception):
    """The employer has an active person with this e-mail address already."""


def hovednummer(arbeidsgiver: OuterRef) -> Subquery:
    """In a query: the mobile of the hovedkontakt, whom one rings; nothing where there is none."""
    hovedkontakt = Arbeidsgiverkontakt.objects.aktive().filter(er_hovedkontakt=True, arbeidsgiver=arbeidsgiver)
    return Subquery(hovedkontakt.values("telefon")[:1])


@transaction.atomic
def legg_til(
    *,
    arbeidsgiver: Arbeidsgiver,
    fornavn: str,
    etternavn: str,
    epost: str,
    telefon: str,
    rolle: str,
    informert_dato: date,
    maalform: str = "",
    av: Bruker,
    naa: datetime,
) -> Arbeidsgiverkontakt:
    """Register a person at the employer; the first one becomes hovedkontakt. Raises EpostenErRegistrert."""
    laas(arbeidsgiver)
    epost = epost.strip().lower()
    aktive = arbeidsgiver.kontakter.aktive()
    if aktive.filter(epost=epost).exists():
        raise EpostenErRegistrert
    kontakt = Arbeidsgiverkontakt.objects.create(
        arbeidsgiver=arbeidsgiver,
        fornavn=fornavn,
        etternavn=etternavn,
        epost=epost,
        telefon=telefon,
        rolle=rolle,
        maalform=maalform,
        informert_dato=informert_dato,
        er_hovedkontakt=not aktive.filter(er_hovedkontakt=True).exists(),
        registrert_av=av,
        endret=naa,
        endret_av=av,
    )
    logg.noter(
        Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_REGISTRERT, kontakt, av=av, naa=naa, arbeidsgiver=arbeidsgiver.pk
    )
    return kontakt


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
