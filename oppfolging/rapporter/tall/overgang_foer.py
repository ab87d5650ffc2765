"""What transition to work meant in the versions before, for the cuts stored then."""

from datetime import date

from django.utils.translation import gettext_lazy

from oppfolging.rapporter.tall.figur import Definisjon

TIDLIGERE = {
    1: Definisjon(
        gettext_lazy("Overgang til arbeid"),
        gettext_lazy("Personer som begynte i minst ett betalt forløp i perioden."),
        gettext_lazy("Personer som var åpne kandidater minst én dag i perioden."),
        gettext_lazy(
            "Jobbsmak og arbeidstrening. Den som byttet jobbspesialist, telles hos begge, men én gang for kontoret."
        ),
        gettext_lazy("Målt slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
        gjelder_fra=date(2026, 11, 22),
    ),
    2: Definisjon(
        gettext_lazy("Overgang til arbeid"),
        gettext_lazy("Personer som begynte i minst ett betalt forløp i perioden."),
        gettext_lazy("Personer som var åpne kandidater minst én dag i perioden."),
        gettext_lazy(
            "Jobbsmak, arbeidstrening, forløp som aldri begynte og det som er trukket tilbake. Den som byttet "
            "jobbspesialist, telles hos begge, men én gang for kontoret."
        ),
        gettext_lazy("Målt slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
        gjelder_fra=date(2026, 11, 26),
    ),
}
