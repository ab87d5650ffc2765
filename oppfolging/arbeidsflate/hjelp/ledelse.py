"""Help for leaders and administrators, and for what is everybody's: the profile and drafts."""

from django.utils.translation import gettext_lazy as _

from oppfolging.arbeidsflate.hjelp.side import Avsnitt, Hjelpeside

SIDER = (
    Hjelpeside(
        "kontoret",
        _("Kontoret og teamet"),
        skjermer=(
            "rapporter:kontor",
            "rapporter:tildel",
            "rapporter:jobbspesialist",
            "rapporter:tavle",
            "rapporter:vekter",
        ),
        avsnitt=(
            Avsnitt(
                _("Slik er det nå"),
                _("«Kontoret» viser hvordan det står til i dag. Den som har flest over fristen, står først."),
            ),
            Avsnitt(
                _("Fordele kandidater"),
                _(
                    "Kandidater uten ansvarlig venter hos deg. Når du tildeler, ser du hvor mange hver "
                    "har. Over taket må du skrive en grunn."
                ),
            ),
            Avsnitt(
                _("Vektet portefølje"),
                _(
                    "Noen kandidater krever mer enn andre. Du kan la fase og innsatsgruppe telle ulikt. "
                    "Norm og tak gjelder fortsatt antallet."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "tall-og-rapporter",
        _("Tall og rapporter"),
        skjermer=(
            "rapporter:tallene",
            "rapporter:rader",
            "rapporter:liste",
            "rapporter:rapport",
        ),
        avsnitt=(
            Avsnitt(
                _("Tallene"),
                _("Hvert tall sier hva som telles og hva som ikke er med. Trykk på tallet for å se radene bak."),
            ),
            Avsnitt(
                _("Rapporten"),
                _(
                    "Bestill en rapport for en periode, og last den ned som PDF. Den viser kontoret slik "
                    "det var da, og endrer seg ikke."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "administrasjon",
        _("Administrasjon"),
        skjermer=(
            "oppfolging:administrasjon",
            "oppfolging:bruker_ny",
            "oppfolging:bruker",
            "oppfolging:bruker_endre",
            "oppfolging:rolle_ny",
            "oppfolging:rolle_endre",
            "oppfolging:bruker_avslutt",
            "oppfolging:skjermingsrett",
            "oppfolging:kontorer",
            "oppfolging:kontor_nytt",
            "oppfolging:kontor_flytt",
            "oppfolging:kontor_endre",
            "oppfolging:rytmer",
            "oppfolging:rytme_endre",
            "oppfolging:teamene",
            "oppfolging:team_nytt",
            "oppfolging:team",
            "oppfolging:team_navn",
            "oppfolging:team_ta_inn",
            "oppfolging:team_ta_ut",
            "oppfolging:utboks",
        ),
        avsnitt=(
            Avsnitt(
                _("Nye kolleger"),
                _("Trykk «Ny bruker», og gi en rolle ved et kontor fra en dag. Uten en rolle ser brukeren ingenting."),
            ),
            Avsnitt(
                _("Kontor, norm og rytme"),
                _(
                    "Under «Kontorer» setter du norm, tak og rytmer. De gjelder fra dagen du velger, og "
                    "det gamle står igjen."
                ),
            ),
            Avsnitt(
                _("Når noen slutter"),
                _(
                    "Først deler lederen ut alt med «Overlever alt». Så trykker du «Avslutt» på brukeren. De "
                    "blir logget ut med en gang, og det som ikke er delt ut, går til lederen."
                ),
            ),
            Avsnitt(
                _("Utboksen"),
                _(
                    "Her står meldinger som ikke kan sendes av seg selv. Du bestemmer om de skal sendes "
                    "igjen eller ikke."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "profilen",
        _("Profilen og utkastene dine"),
        skjermer=(
            "brukere:profil",
            "utkast:mine",
            "oppfolging:hjelp",
            "oppfolging:nytt",
            "oppfolging:intro",
            "oppfolging:hjelpeside",
            "oppfolging:tilgjengelighet",
            "oppfolging:tilganger",
        ),
        avsnitt=(
            Avsnitt(
                _("Språk og telefon"),
                _("Trykk på navnet ditt i menyen. Der velger du språk og skriver nummeret arbeidsgivere kan ringe."),
            ),
            Avsnitt(
                _("Ingenting går tapt"),
                _(
                    "Det du skriver, lagres som utkast mens du skriver. Blir du logget ut, står det der "
                    "når du kommer tilbake."
                ),
            ),
            Avsnitt(
                _("Søke etter navn eller nummer"),
                _(
                    "Søket øverst finner kandidater på kontoret ditt, og arbeidsgivere og kontaktene deres "
                    "i hele landet. En del av navnet er nok, eller de fem første sifrene i telefonnummeret."
                ),
            ),
        ),
    ),
)
