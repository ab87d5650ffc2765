"""The people at an employer (arbeidsgiverkontakter). As long as there are any, one of them is the hovedkontakt."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


class EpostenErRegistrert(Exception):
    """The employer has an active person with this e-mail address already."""


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
        informert_dato=informert_dato,
        er_hovedkontakt=not aktive.filter(er_hovedkontakt=True).exists(),
    )
    logg.noter(
        Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_REGISTRERT, kontakt, av=av, naa=naa, arbeidsgiver=arbeidsgiver.pk
    )
    return kontakt


@transaction.atomic
def gjoer_til_hovedkontakt(*, kontakt: Arbeidsgiverkontakt, av: Bruker, naa: datetime) -> None:
    laas(kontakt.arbeidsgiver)
    kontakt.arbeidsgiver.kontakter.aktive().exclude(pk=kontakt.pk).update(er_hovedkontakt=False)
    kontakt.er_hovedkontakt = True
    kontakt.save(update_fields=["er_hovedkontakt"])
    logg.noter(Arbeidsgiverhendelse.HOVEDKONTAKT_VALGT, kontakt, av=av, naa=naa)


@transaction.atomic
def avslutt(
    *, kontakt: Arbeidsgiverkontakt, dato: date, ny_hovedkontakt: Arbeidsgiverkontakt | None, av: Bruker, naa: datetime
) -> None:
    """The person has left; the portal is closed to them at once.

    A leaving hovedkontakt is followed by `ny_hovedkontakt`, or else by whoever has been registered the longest.
    """
    laas(kontakt.arbeidsgiver)
    var_hovedkontakt = kontakt.er_hovedkontakt
    kontakt.sluttet_dato, kontakt.er_hovedkontakt = dato, False
    kontakt.save(update_fields=["sluttet_dato", "er_hovedkontakt"])
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVERKONTAKT_SLUTTET, kontakt, av=av, naa=naa, dato=dato)
    etterfolger = ny_hovedkontakt or kontakt.arbeidsgiver.kontakter.aktive().order_by("informert_dato", "pk").first()
    if var_hovedkontakt and etterfolger:
        gjoer_til_hovedkontakt(kontakt=etterfolger, av=av, naa=naa)
