"""One person, one key, whatever numbers they have had: a D-nummer is replaced, a mistyped number corrected."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import indeks
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Personnummer
from kandidater.naerstaaende import ErInhabil, Naerstaaende
from kandidater.registrering import krev_ny
from kandidater.typer import Kandidathendelse


@transaction.atomic
def bytt_nummer(*, kandidat: Kandidat, fodselsnummer: str, var_riktig: bool, av: Bruker, naa: datetime) -> None:
    """Give the person another number. `var_riktig`: the old one was theirs too (a D-nummer), and stays known as such.

    The cases of both numbers are then one person's. One that was mistyped is somebody else's, and is let go of. Raises
    KandidatFinnes when the person with the new number has an open case of their own, and ErInhabil when `av` is near.
    """
    ny = personindeks(fodselsnummer)
    if Naerstaaende.objects.er_naer(av, ny):
        raise ErInhabil
    laas(kandidat, "fodselsnummer_indeks", "person")
    gammel = bytes(kandidat.fodselsnummer_indeks)
    if ny == gammel:
        return
    krev_ny(ny, unntatt=kandidat.pk)
    try:
        with transaction.atomic():
            _bytt(kandidat, fodselsnummer, var_riktig=var_riktig)
    except IntegrityError:
        krev_ny(ny, unntatt=kandidat.pk)
        raise
    if not var_riktig and not Kandidat.objects.filter(fodselsnummer_indeks=gammel).exists():
        Personnummer.objects.filter(indeks=gammel).delete()
    logg.noter(Kandidathendelse.FODSELSNUMMER_ENDRET, kandidat, av=av, naa=naa, var_riktig=var_riktig)


def _bytt(kandidat: Kandidat, fodselsnummer: str, *, var_riktig: bool) -> None:
    nummer = indeks(fodselsnummer)
    if var_riktig:
        _samle(nummer, kandidat.person or kandidat.pk)
    else:
        kandidat.person = _eieren(nummer) or uuid4()
        Personnummer.objects.get_or_create(indeks=nummer, defaults={"person": kandidat.person})
    kandidat.fodselsnummer, kandidat.fodselsnummer_indeks = fodselsnummer, nummer
    kandidat.save(update_fields=["fodselsnummer", "fodselsnummer_indeks", "person"])


def _samle(nummer: bytes, person: UUID) -> None:
    """The number, and all that was known under the key it had, become this person's."""
    eier = _eieren(nummer)
    if eier is None:
        Personnummer.objects.get_or_create(indeks=nummer, defaults={"person": person})
    elif eier != person:
        Personnummer.objects.filter(person=eier).update(person=person)
        Kandidat.objects.filter(person=eier).update(person=person)


def _eieren(nummer: bytes) -> UUID | None:
    return Personnummer.objects.filter(indeks=nummer).values_list("person", flat=True).first()
