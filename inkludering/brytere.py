"""What an installation may have or leave out, each by one variable: docs/drift.md tells of them, `helse --brytere` how
they stand, and a test that each room that is off answers 404 and is in no menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from inkludering.oidcinnstillinger import ANDRE, ARBEIDSGIVER


@dataclass(frozen=True)
class Bryter:
    """`navn`: the variable. `ellers`: how it stands when nobody has set it."""

    navn: str
    betyr: str
    er_paa: Callable[[], bool]
    ellers: bool = False


BRYTERE = (
    Bryter(
        "IMPORT_FRA_FIL", "kandidater og arbeidsgivere tas inn fra fil i appen", lambda: settings.IMPORT_FRA_FIL, True
    ),
    Bryter(
        "OIDC_ARBEIDSGIVER_ISSUER", "arbeidsgivere kan logge inn med ID-porten", lambda: ARBEIDSGIVER in settings.OIDC
    ),
    Bryter(
        "OIDC_ANDRE_ISSUER", "ansatte andre steder enn i Nav logger inn hos sin egen", lambda: ANDRE in settings.OIDC
    ),
    Bryter("OIDC_SIDEVOGN", "de ansatte er logget inn av plattformens sidevogn", lambda: settings.OIDC_SIDEVOGN),
    Bryter("PERSONREGISTER", "gradering spørres det etter av seg selv", lambda: bool(settings.PERSONREGISTER)),
    Bryter("AUDITLOGG", "Navs auditlogg får vite om hvert besøk", lambda: bool(settings.AUDITLOGG)),
    Bryter("SENTRY_DSN", "feil meldes til en Sentry-lik tjeneste", lambda: bool(settings.SENTRY_DSN)),
    Bryter("MAALEPORT", "målinger på en indre port", lambda: bool(settings.MAALEPORT)),
    Bryter("TILLAT_SYNTETISKE", "oppdiktede fødselsnumre tas imot", lambda: settings.TILLAT_SYNTETISKE),
    Bryter("DEMO", "demoen, med passord og innboks for alle", lambda: settings.DEMO),
)
