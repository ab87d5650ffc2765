"""An employer is taken into the register, from the register of businesses, with its fixed kontaktperson from the first moment."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar, Registerenhet
from inkludering.brukere.models import Bruker, Kontor
from inkludering.hendelser import logg

FRA_REGISTERET = (
    "navn",
    "organisasjonsform",
    "hovedenhet_orgnr",
    "naeringskode",
    "naering",
    "naering_standard",
    "sektorkode",
    "antall_ansatte",
    "adresse",
    "postnummer",
    "poststed",
    "kommunenummer",
)


class UkjentOrganisasjonsnummer(Exception):
    """No unit with this number in the register."""


class FinnesAllerede(Exception):
    """The employer is registered; `arbeidsgiver` is it."""

    def __init__(self, arbeidsgiver: Arbeidsgiver) -> None:
        super().__init__(arbeidsgiver.orgnr)
        self.arbeidsgiver = arbeidsgiver


@transaction.atomic
def registrer(*, orgnr: str, kontor: Kontor, kontaktperson: Bruker | None, av: Bruker, naa: datetime) -> Arbeidsgiver:
    """Register the workplace; without `kontaktperson` it is openly marked as lacking one.

    Raises UkjentOrganisasjonsnummer or FinnesAllerede.
    """
    finnes = Arbeidsgiver.objects.filter(orgnr=orgnr).first()
    if finnes:
        raise FinnesAllerede(finnes)
    enhet = Registerenhet.objects.filter(pk=orgnr).first()
    if enhet is None:
        raise UkjentOrganisasjonsnummer(orgnr)
    arbeidsgiver = Arbeidsgiver.objects.create(
        orgnr=orgnr,
        kontor=kontor,
        uten_kontaktperson_siden=None if kontaktperson else naa,
        **{felt: getattr(enhet, felt) for felt in FRA_REGISTERET},
    )
    if kontaktperson:
        Kontaktansvar.objects.create(
            arbeidsgiver=arbeidsgiver, bruker=kontaktperson, periode=TimestamptzRange(naa, None), aarsak="registrert"
        )
    logg.noter("arbeidsgiver_registrert", arbeidsgiver, av=av, naa=naa, kontor=kontor.pk)
    return arbeidsgiver
