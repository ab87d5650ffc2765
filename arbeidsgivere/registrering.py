"""An employer is taken in from the register of businesses, with its fixed kontaktperson from the first moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar, Registerenhet
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker, Kontor
from inkludering.brukere.tilbaketrekking import TREKKES
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
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


class KanIkkeRegistreres(Exception):
    """Why a number is not taken in as a workplace."""


class UkjentOrganisasjonsnummer(KanIkkeRegistreres):
    """No unit with this number in the register."""


class ErHovedenhet(KanIkkeRegistreres):
    """A hovedenhet is no workplace: one of its underenheter is registered instead."""


class ArbeidsgiverFinnes(KanIkkeRegistreres):
    """The employer is registered; `arbeidsgiver` is it."""

    def __init__(self, arbeidsgiver: Arbeidsgiver) -> None:
        super().__init__(arbeidsgiver.orgnr)
        self.arbeidsgiver = arbeidsgiver


def slaa_opp(orgnr: str) -> Registerenhet:
    """The unit, when it can be registered. Raises UkjentOrganisasjonsnummer, ErHovedenhet or ArbeidsgiverFinnes.

    A hovedenhet without underenheter in the register is the only workplace there is.
    """
    return _krev_enhet(slaa_opp_alle([orgnr])[orgnr])


def slaa_opp_alle(numre: Collection[str]) -> dict[str, Registerenhet | KanIkkeRegistreres]:
    """The same for many: each with its unit, or with why it cannot be registered."""
    finnes = {den.orgnr: den for den in Arbeidsgiver.objects.gjeldende().filter(orgnr__in=numre)}
    enheter = Registerenhet.objects.in_bulk([nr for nr in numre if nr not in finnes])
    alene = [nr for nr, enhet in enheter.items() if not enhet.er_underenhet]
    under = Registerenhet.objects.filter(hovedenhet_orgnr__in=alene, er_underenhet=True) if alene else None
    med_underenheter = set(under.values_list("hovedenhet_orgnr", flat=True)) if under else set()

    def funnet(nr: str) -> Registerenhet | KanIkkeRegistreres:
        if nr in finnes:
            return ArbeidsgiverFinnes(finnes[nr])
        if nr in med_underenheter:
            return ErHovedenhet(nr)
        return enheter.get(nr) or UkjentOrganisasjonsnummer(nr)

    return {nr: funnet(nr) for nr in numre}


@transaction.atomic
def registrer(*, orgnr: str, kontor: Kontor, kontaktperson: Bruker | None, av: Bruker, naa: datetime) -> Arbeidsgiver:
    """Register the workplace; without `kontaktperson` it is openly marked as lacking one.

    Raises UkjentOrganisasjonsnummer, ErHovedenhet or ArbeidsgiverFinnes.
    """
    return registrer_mange({orgnr: kontaktperson}, kontor=kontor, av=av, naa=naa)[0]


@transaction.atomic
def registrer_mange(
    nye: Mapping[str, Bruker | None], *, kontor: Kontor, av: Bruker, naa: datetime
) -> list[Arbeidsgiver]:
    """The same for many, each with its kontaktperson; all of them, or none."""
    enheter = {nr: _krev_enhet(funnet) for nr, funnet in slaa_opp_alle(nye).items()}
    trukne = list(Arbeidsgiver.objects.filter(orgnr__in=nye))
    igjen = [_ta_inn_igjen(den, nye[den.orgnr], av=av, naa=naa) for den in trukne]
    for den in trukne:
        del enheter[den.orgnr]
    arbeidsgivere = _opprett(enheter, kontor=kontor, naa=naa)
    fra_naa = {"periode": TimestamptzRange(naa, None), "aarsak": Ansvarsaarsak.REGISTRERT}
    Kontaktansvar.objects.bulk_create(
        Kontaktansvar(arbeidsgiver=den, bruker=nye[den.orgnr], **fra_naa) for den in arbeidsgivere
    )
    logg.noter_alle(Arbeidsgiverhendelse.ARBEIDSGIVER_REGISTRERT, arbeidsgivere, av=av, naa=naa, kontor=kontor.pk)
    return [*igjen, *arbeidsgivere]


def _krev_enhet(funnet: Registerenhet | KanIkkeRegistreres) -> Registerenhet:
    if isinstance(funnet, Registerenhet):
        return funnet
    raise funnet


def _opprett(enheter: Mapping[str, Registerenhet], *, kontor: Kontor, naa: datetime) -> list[Arbeidsgiver]:
    """Raises ArbeidsgiverFinnes, also when somebody else registers one of them at the same moment."""
    nye = [
        Arbeidsgiver(orgnr=nr, kontor=kontor, registrert=naa, **{felt: getattr(enhet, felt) for felt in FRA_REGISTERET})
        for nr, enhet in enheter.items()
    ]
    try:
        with transaction.atomic():
            return Arbeidsgiver.objects.bulk_create(nye)
    except IntegrityError:
        for finnes in Arbeidsgiver.objects.gjeldende().filter(orgnr__in=enheter):
            raise ArbeidsgiverFinnes(finnes) from None
        raise


def _ta_inn_igjen(trukket: Arbeidsgiver, kontaktperson: Bruker | None, *, av: Bruker, naa: datetime) -> Arbeidsgiver:
    """It was taken back as a mistake, and is registered after all, at the office that had it."""
    trukket.trukket = trukket.trukket_av = trukket.trukket_grunn = None
    trukket.save(update_fields=TREKKES)
    avloes(trukket.kontaktansvar.all(), fra=naa)
    Kontaktansvar.objects.create(
        arbeidsgiver=trukket, bruker=kontaktperson, periode=TimestamptzRange(naa, None), aarsak=Ansvarsaarsak.REGISTRERT
    )
    logg.noter(Arbeidsgiverhendelse.ARBEIDSGIVER_REGISTRERT, trukket, av=av, naa=naa, kontor=trukket.kontor_id)
    return trukket
