"""The people at an employer (arbeidsgiverkontakter)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg


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
    """Register a person at the employer; the first one becomes hovedkontakt."""
    kontakt = Arbeidsgiverkontakt.objects.create(
        arbeidsgiver=arbeidsgiver,
        fornavn=fornavn,
        etternavn=etternavn,
        epost=epost.strip().lower(),
        telefon=telefon,
        rolle=rolle,
        informert_dato=informert_dato,
        er_hovedkontakt=not arbeidsgiver.kontakter.aktive().filter(er_hovedkontakt=True).exists(),
    )
    logg.noter("arbeidsgiverkontakt_registrert", kontakt, av=av, naa=naa, arbeidsgiver=arbeidsgiver.pk)
    return kontakt


@transaction.atomic
def gjoer_til_hovedkontakt(*, kontakt: Arbeidsgiverkontakt, av: Bruker, naa: datetime) -> None:
    kontakt.arbeidsgiver.kontakter.aktive().exclude(pk=kontakt.pk).update(er_hovedkontakt=False)
    kontakt.er_hovedkontakt = True
    kontakt.save(update_fields=["er_hovedkontakt"])
    logg.noter("hovedkontakt_valgt", kontakt, av=av, naa=naa)
