"""What each figure means, in the reader's words. The functions in tall.py are what they describe."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Definisjon:
    navn: Promise
    teller: Promise
    nevner: Promise | str
    ikke_med: Promise
    kilde: Promise


DEFINISJONER = (
    Definisjon(
        _("Portefølje"),
        _("Åpne kandidater ved snittet, hos den som var ansvarlig da."),
        _("Normen til kontoret ganget med stillingsprosenten."),
        _("Avsluttede kandidater."),
        _("Faser og ansvar med datoer. Grensen på 20 per heltid er fra IPS-skalaen, punkt 1."),
    ),
    Definisjon(
        _("I tide"),
        _("Planlagte kontakter som ble utført senest på fristen."),
        _("Planlagte kontakter med frist i perioden, der fristdagen var over ved snittet."),
        _("De som ble avlyst eller erstattet senest på fristen. En flyttet frist teller på den nye datoen."),
        _("Planlagte kontakter, hos den som hadde ansvaret da fristen gikk ut."),
    ),
    Definisjon(
        _("Over fristen"),
        _("Åpne planlagte kontakter minst to virkedager etter fristen."),
        "–",
        _("Kontakter som er avlyst eller erstattet."),
        _("Planlagte kontakter ved snittet."),
    ),
    Definisjon(
        _("Dager siden kontakt"),
        _("Dager fra kandidaten sist ble nådd, til snittet. Før første kontakt regnes dagene fra henvisningen."),
        _("Åpne kandidater ved snittet."),
        _("Forsøk der kandidaten ikke ble nådd, og kontakter som er angret."),
        _("Loggførte kontakter med kandidaten."),
    ),
    Definisjon(
        _("Løpende forløp"),
        _("Forløp i gang på snittdagen. Betalt er alt utenom jobbsmak og arbeidstrening."),
        "–",
        _("Forløp som ikke har begynt, eller som er avsluttet før snittdagen."),
        _("Forløp med start og slutt."),
    ),
    Definisjon(
        _("Overgang til arbeid"),
        _("Personer som begynte i minst ett betalt forløp i perioden."),
        _("Personer som var åpne kandidater minst én dag i perioden."),
        _("Jobbsmak og arbeidstrening. Den som byttet jobbspesialist, telles hos begge, men én gang for kontoret."),
        _("Målt slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
    ),
    Definisjon(
        _("Henvist og avsluttet"),
        _("Kandidater med henvisning eller avslutning datert i perioden."),
        "–",
        _("Det som ble registrert etter snittet."),
        _("Kandidatregisteret."),
    ),
    Definisjon(
        _("Uten ansvarlig, uten kontaktperson"),
        _("Åpne kandidater uten ansvarlig jobbspesialist, og arbeidsgivere uten fast kontaktperson, ved snittet."),
        "–",
        _("Arbeidsgivere som ble registrert etter snittet."),
        _("Ansvar med datoer."),
    ),
)
