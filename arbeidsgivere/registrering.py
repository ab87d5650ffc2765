"""An employer is taken in from the register of businesses, with its fixed kontaktperson from the first moment."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar, Registerenhet
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.tilbaketrekking import TREKKES
from inkludering.felles.perioder import avloes
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


class ErHovedenhet(Exception):
    """A hovedenhet is no workplace: one of its underenheter is registered instead."""


class ArbeidsgiverFinnes(Exception):
    """The employer is registered; `arbeidsgiver` is it."""

    def __init__(self, arbeidsgiver: Arbeidsgiver) -> None:
        super().__init__(arbeidsgiver.orgnr)
        self.arbeidsgiver = arbeidsgiver


def slaa_opp(orgnr: str) -> Registerenhet:
    """The unit, when it can be registered. Raises UkjentOrganisasjonsnummer, ErHovedenhet or ArbeidsgiverFinnes.

    A hovedenhet without underenheter in the register is the only workplace there is.
    """
    _krev_ny(orgnr)
    enhet = Registerenhet.objects.filter(pk=orgnr).first()
    if enhet is None:
        raise UkjentOrganisasjonsnummer(orgnr)
    if not enhet.er_underenhet and Registerenhet.objects.filter(hovedenhet_orgnr=orgnr, er_underenhet=True).exists():
        raise ErHovedenhet(orgnr)
    return enhet


@transaction.atomic
def registrer(*, orgnr: str, kontor: Kontor, kontaktperson: Bruker | None, av: Bruker, naa: datetime) -> Arbeidsgiver:
    """Register the workplace; without `kontaktperson` it is openly marked as lacking one.

    Raises UkjentOrganisasjonsnummer, ErHovedenhet or ArbeidsgiverFinnes.
    """
    enhet = slaa_opp(orgnr)
    if trukket := Arbeidsgiver.objects.filter(orgnr=orgnr).first():
        return _ta_inn_igjen(trukket, kontaktperson, av=av, naa=naa)
    try:
        with transaction.atomic():
            arbeidsgiver = Arbeidsgiver.objects.create(
                orgnr=orgnr,
                kontor=kontor,
                registrert=naa,
                **{felt: getattr(enhet, felt) for felt in FRA_REGISTERET},
            )
    except IntegrityError:
        _krev_ny(orgnr)
        raise
    Kontaktansvar.objects.create(
        arbeidsgiver=arbeidsgiver, bruker=kontaktperson, periode=TimestamptzRange(naa, None), aarsak="registrert"
    )
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_REGISTRERT, arbeidsgiver, av=av, naa=naa, kontor=kontor.pk)
    return arbeidsgiver


def _ta_inn_igjen(trukket: Arbeidsgiver, kontaktperson: Bruker | None, *, av: Bruker, naa: datetime) -> Arbeidsgiver:
    """It was taken back as a mistake, and is registered after all, at the office that had it."""
    trukket.trukket = trukket.trukket_av = trukket.trukket_grunn = None
    trukket.save(update_fields=TREKKES)
    avloes(trukket.kontaktansvar.all(), fra=naa)
    Kontaktansvar.objects.create(
        arbeidsgiver=trukket, bruker=kontaktperson, periode=TimestamptzRange(naa, None), aarsak="registrert"
    )
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_REGISTRERT, trukket, av=av, naa=naa, kontor=trukket.kontor_id)
    return trukket


def _krev_ny(orgnr: str) -> None:
    finnes = Arbeidsgiver.objects.gjeldende().filter(orgnr=orgnr).first()
    if finnes:
        raise ArbeidsgiverFinnes(finnes)
