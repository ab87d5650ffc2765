"""The introduction: five minutes, a few steps for each role, each with the page it is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Rolle


@dataclass(frozen=True)
class Introsteg:
    tittel: Promise
    tekst: Promise
    side: str


INGEN_GLEMT = Introsteg(
    _("Ingen skal bli glemt"),
    _(
        "Hver kandidat og hver arbeidsgiver har alltid en neste dato. Inkludering passer på datoene og "
        "minner deg på dem."
    ),
    "oppfolging:hjelp",
)
STAAR_FAST = Introsteg(
    _("Når du står fast"),
    _("Trykk «Hjelp» i menyen. Du kommer rett til hjelpen om siden du er på."),
    "oppfolging:hjelp",
)
STEGENE = {
    Rolle.JOBBSPESIALIST: (
        INGEN_GLEMT,
        Introsteg(
            _("Begynn dagen i «I dag»"),
            _("Den som haster mest, står øverst. Trykk «Logg» når du har snakket med noen. Da blir neste dato satt."),
            "oppfolging:i_dag",
        ),
        Introsteg(
            _("Kandidatene dine"),
            _(
                "På kandidaten står neste kontakt, forløp, notat og historikk. Arbeidsgivere får ikke "
                "vite noe før du har endret åpenheten."
            ),
            "oppfolging:kandidater",
        ),
        Introsteg(
            _("Arbeidsgiverne dine"),
            _(
                "Du er fast kontaktperson for dem du registrerer. Inviter dem til portalen, så kan de be "
                "om å bli oppringt."
            ),
            "oppfolging:arbeidsgivere",
        ),
        STAAR_FAST,
    ),
    Rolle.LEDER: (
        INGEN_GLEMT,
        Introsteg(
            _("Begynn med «Kontoret»"),
            _("Der ser du hvem som har mest over fristen, og hvilke kandidater som ikke har noen ansvarlig."),
            "rapporter:kontor",
        ),
        Introsteg(
            _("Fordel kandidatene"),
            _(
                "Du ser hvor mange hver jobbspesialist har før du velger. Over normen blir du varslet, og"
                " over taket må du skrive en grunn."
            ),
            "rapporter:kontor",
        ),
        Introsteg(
            _("Rapporten"),
            _("Bestill en rapport for en periode. Hvert tall kan åpnes, så du ser radene bak."),
            "rapporter:liste",
        ),
        STAAR_FAST,
    ),
    Rolle.ADMINISTRATOR: (
        INGEN_GLEMT,
        Introsteg(
            _("Slipp inn kollegene"),
            _("Trykk «Ny bruker», og gi en rolle ved et kontor. Uten en rolle ser brukeren ingenting."),
            "oppfolging:administrasjon",
        ),
        Introsteg(
            _("Kontorets egne regler"),
            _("Norm, tak og rytmer er ulike fra kontor til kontor, og gjelder fra en dag du velger."),
            "oppfolging:kontorer",
        ),
        Introsteg(
            _("Meldinger som venter på deg"),
            _("I utboksen står det som ikke kunne sendes av seg selv. Kandidatene ser du aldri."),
            "oppfolging:utboks",
        ),
        STAAR_FAST,
    ),
    Rolle.MARKEDSKONTAKT: (
        INGEN_GLEMT,
        Introsteg(
            _("Arbeidsgiverne"),
            _(
                "Du ser alle arbeidsgiverne og hvem som er kontaktperson. Logg møtene dine der. "
                "Kandidatene ser du ikke."
            ),
            "oppfolging:arbeidsgivere",
        ),
        STAAR_FAST,
    ),
}
