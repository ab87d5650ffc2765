"""What the register of businesses says about a workplace, put the way a reader sees it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Registerenhet


def fakta(enhet: Arbeidsgiver | Registerenhet) -> list[tuple[str, str | int | None]]:
    """Terms and values, the same before and after the workplace is registered here."""
    return [
        (_("Organisasjonsnummer"), i_grupper(enhet.orgnr)),
        (_("Adresse"), ", ".join(filter(None, [enhet.adresse, f"{enhet.postnummer} {enhet.poststed}".strip()]))),
        (_("Næring"), enhet.naering),
        (_("Ansatte"), enhet.antall_ansatte),
    ]


def i_grupper(orgnr: str) -> str:
    """889640782 as 889 640 782, never broken over two lines."""
    return "\N{NO-BREAK SPACE}".join((orgnr[:3], orgnr[3:6], orgnr[6:]))
