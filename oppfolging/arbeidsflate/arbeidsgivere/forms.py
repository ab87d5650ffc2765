"""Which workplace is to be registered."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.registrering import ArbeidsgiverFinnes, ErHovedenhet, UkjentOrganisasjonsnummer, slaa_opp
from arbeidsgivere.virksomhetsfakta import i_grupper
from oppfolging.arbeidsflate.felles.velger import Arbeidsgivervalg


class Oppslagsskjema(Arbeidsgivervalg):
    """`registrert` is the employer when it is here already."""

    registrert: Arbeidsgiver | None = None

    def clean(self) -> dict[str, Any]:
        ryddet = super().clean()
        if (orgnr := ryddet.get("orgnr")) and not self.errors:
            self._slaa_opp(orgnr)
        return ryddet

    def _slaa_opp(self, orgnr: str) -> None:
        try:
            slaa_opp(orgnr)
        except UkjentOrganisasjonsnummer:
            melding = _(
                "Vi finner ingen virksomhet med nummeret %(orgnr)s. Sjekk at du har skrevet nummeret til underenheten."
            )
            params = {"orgnr": i_grupper(orgnr)}
            self.add_error("orgnr", ValidationError(melding, code="ukjent", params=params))
        except ErHovedenhet:
            self.add_error("orgnr", ValidationError(_("Dette er en hovedenhet. Velg arbeidsstedet."), code="hoved"))
        except ArbeidsgiverFinnes as feil:
            self.registrert = feil.arbeidsgiver
            self.add_error("orgnr", ValidationError(_("Arbeidsgiveren er allerede registrert."), code="finnes"))
