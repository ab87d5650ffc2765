"""What each figure means, read and found with the help about figures: as the report says it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inkludering.felles.ordforklaringer import Ordforklaring, registrer
from oppfolging.rapporter.tall import figur


def _les() -> Iterator[Ordforklaring]:
    for definisjon in (tall.definisjon for tall in figur.alle()):
        nevner = () if definisjon.nevner == "–" else ((_("Av hva (nevner)"), definisjon.nevner),)
        yield Ordforklaring(
            definisjon.navn,
            (
                (_("Det som telles"), definisjon.teller),
                *nevner,
                (_("Ikke med"), definisjon.ikke_med),
                (_("Kilde"), definisjon.kilde),
            ),
        )


registrer("tall-og-rapporter", _les)
