"""What changes for an employer with the dates that follow: mapped, or given another kontaktperson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from arbeidsgivere import arbeidsgiverkontakter, kartlegging, kontaktansvar, registrering
from arbeidsgivere.arbeidsgiverkontakter import NyPerson
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Bruker, Kontor
from oppfolging.kjerne.models import Kontakt
from oppfolging.kjerne.planlegger import planlegg
from oppfolging.varsling import generering


@transaction.atomic
def registrer(
    *,
    orgnr: str,
    kontor: Kontor,
    kontaktperson: Bruker | None,
    av: Bruker,
    naa: datetime,
    kontakt: Kontakt | None = None,
) -> Arbeidsgiver:
    """Register the workplace; whoever becomes its kontaktperson contacts it soon.

    `kontakt`: the contact that was logged with it by a name alone, and now is with it. Raises
    registrering.UkjentOrganisasjonsnummer, ErHovedenhet or ArbeidsgiverFinnes.
    """
    ny = registrering.registrer(orgnr=orgnr, kontor=kontor, kontaktperson=kontaktperson, av=av, naa=naa)
    if kontakt and kontakt.arbeidsgivernavn:
        kontakt.arbeidsgiver, kontakt.arbeidsgivernavn = ny, ""
        kontakt.save(update_fields=["arbeidsgiver", "arbeidsgivernavn"])
    planlegg(arbeidsgivere=[ny], naa=naa)
    return ny


@transaction.atomic
def ta_inn_mange(
    nye: Mapping[str, Bruker | None],
    folk: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    kontor: Kontor,
    av: Bruker,
    naa: datetime,
) -> tuple[list[Arbeidsgiver], list[Arbeidsgiverkontakt]]:
    """Register many, each with its kontaktperson, and people at these and others: as NyPerson takes them.

    All of them, or none. Raises as the actions for one.
    """
    arbeidsgivere = registrering.registrer_mange(nye, kontor=kontor, av=av, naa=naa)
    hos = {den.orgnr: den for den in Arbeidsgiver.objects.gjeldende().filter(orgnr__in={nr for nr, _ in folk})}
    personer = [NyPerson(hos[orgnr], **om) for orgnr, om in folk]
    kontakter = arbeidsgiverkontakter.legg_til_mange(personer, av=av, naa=naa)
    planlegg(arbeidsgivere=arbeidsgivere, naa=naa)
    return arbeidsgivere, kontakter


@transaction.atomic
def sett_kartlagt(*, arbeidsgiver: Arbeidsgiver, dato: date, av: Bruker, naa: datetime) -> None:
    """From the mapping on, the employer is contacted also while no forløp runs."""
    kartlegging.sett_kartlagt(arbeidsgiver=arbeidsgiver, dato=dato, av=av, naa=naa)
    planlegg(arbeidsgivere=[arbeidsgiver], naa=naa)


@transaction.atomic
def bytt_kontaktperson(*, arbeidsgiver: Arbeidsgiver, til: Bruker, aarsak: str, av: Bruker, naa: datetime) -> None:
    """The open dates follow the employer to `til`. Raises kontaktansvar.EndretAvAndre."""
    kontaktansvar.tildel(arbeidsgiver=arbeidsgiver, til=til, aarsak=aarsak, av=av, naa=naa)
    planlegg(arbeidsgivere=[arbeidsgiver], naa=naa)
    generering.oppdater(arbeidsgivere=[arbeidsgiver.pk], naa=naa)
