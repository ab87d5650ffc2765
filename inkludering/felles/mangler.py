"""What is said where a required field is left empty, by the field's name: a sentence that can be followed."""

from django.utils.translation import gettext_lazy as _

# A name that means different things in different forms (`til`, `dato`, `grunn`) has its sentence in the form's own
# `mangler` instead.
SETNINGER = {
    "orgnr": _("Skriv navnet på arbeidsgiveren, eller organisasjonsnummeret."),
    "fornavn": _("Skriv fornavnet."),
    "etternavn": _("Skriv etternavnet."),
    "epost": _("Skriv e-postadressen."),
    "passord": _("Skriv passordet."),
    "kode": _("Skriv koden fra SMS-en."),
    "fodselsnummer": _("Skriv fødselsnummeret."),
    "hvorfor": _("Velg hvorfor nummeret endres."),
    "henvist_dato": _("Skriv datoen for henvisningen."),
    "metode": _("Velg IPS eller Arbeid med støtte."),
    "innsatsgruppe": _("Velg innsatsgruppen."),
    "gradering": _("Velg om personen har adressebeskyttelse."),
    "fase": _("Velg den nye fasen."),
    "type": _("Velg hva slags forløp det er."),
    "start": _("Skriv datoen forløpet starter."),
    "avsluttet_dato": _("Skriv den siste dagen."),
    "aarsak": _("Velg årsaken."),
    "sluttaarsak": _("Velg årsaken."),
    "kanal": _("Velg hvordan dere hadde kontakt."),
    "initiativ": _("Velg hvem som tok initiativet."),
    "klokkeslett": _("Skriv klokkeslettet."),
    "norm": _("Skriv normen."),
    "tak": _("Skriv taket."),
    "maalform": _("Velg målformen."),
    "tilknytning": _("Velg kontoret og rollen."),
    "ny_hovedkontakt": _("Velg hvem som blir hovedkontakt."),
    "periode": _("Velg perioden."),
    "neste_kandidat": _("Skriv datoen for neste kontakt med kandidaten."),
    "neste_arbeidsgiver": _("Skriv datoen for neste kontakt."),
}
