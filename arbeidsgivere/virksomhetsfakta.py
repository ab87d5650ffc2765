"""What the register of businesses says about a workplace, put the way a reader sees it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Registerenhet

SMAAORD = ("I", "PÅ", "OG", "VED")


def fakta(enhet: Arbeidsgiver | Registerenhet) -> list[tuple[str, str | int | None]]:
    """Terms and values, the same before and after the workplace is registered here."""
    return [
        (_("Organisasjonsnummer"), i_grupper(enhet.orgnr)),
        (_("Adresse"), ", ".join(filter(None, [enhet.adresse, f"{enhet.postnummer} {sted(enhet.poststed)}".strip()]))),
        (_("Næring"), enhet.naering),
        (_("Ansatte"), enhet.antall_ansatte),
    ]


def sted(poststed: str) -> str:
    """The register writes TRONDHEIM and MO I RANA; one reads Trondheim and Mo i Rana."""
    ordene = (ord_.lower() if ord_ in SMAAORD else ord_.title() for ord_ in poststed.split())
    return " ".join(ordene)


def i_grupper(orgnr: str) -> str:
    """889640782 as 889 640 782, never broken over two lines."""
    return "\N{NO-BREAK SPACE}".join((orgnr[:3], orgnr[3:6], orgnr[6:]))
