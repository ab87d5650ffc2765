"""Help for what a jobbspesialist does all day: the list, contacts, candidates, placements, employers, reminders."""

from django.utils.translation import gettext_lazy as _

from oppfolging.arbeidsflate.hjelp.side import Avsnitt, Hjelpeside

SIDER = (
    Hjelpeside(
        "i-dag",
        _("I dag og Min uke"),
        skjermer=(
            "oppfolging:i_dag",
            "oppfolging:min_uke",
            "oppfolging:sok",
        ),
        avsnitt=(
            Avsnitt(
                _("Hvem trenger deg først"),
                _(
                    "«I dag» er listen over kandidatene og arbeidsgiverne dine. Den som haster mest, står"
                    " øverst. Hver rad viser neste kontakt på begge sider."
                ),
            ),
            Avsnitt(
                _("Logg rett i raden"),
                _(
                    "Trykk «Logg» i raden når du har snakket med noen. Da settes neste dato av seg selv. "
                    "Ble det feil, trykk «Angre» i kvitteringen."
                ),
            ),
            Avsnitt(
                _("Over fristen"),
                _(
                    "En dato er over fristen når dagen er passert. Den forsvinner først når du har hatt "
                    "kontakt, eller har flyttet den med en grunn."
                ),
            ),
            Avsnitt(
                _("Når du skal ut"),
                _(
                    "«Min uke» viser dagene og en besøksrunde etter arbeidssted. Åpne den på telefonen, "
                    "eller trykk «Skriv ut»."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "logge-kontakt",
        _("Logge kontakt og flytte frister"),
        skjermer=(
            "oppfolging:logg_kandidat",
            "oppfolging:logg_forlop",
            "oppfolging:logg_arbeidsgiver",
            "oppfolging:flytt",
            "oppfolging:mote",
            "oppfolging:kontakt_rett",
        ),
        avsnitt=(
            Avsnitt(
                _("Hva som teller som kontakt"),
                _(
                    "Kontakt er når dere har nådd hverandre. En melding du har sendt, er et forsøk til "
                    "svaret kommer: Trykk «Svar kom» da."
                ),
            ),
            Avsnitt(
                _("Nådde du ikke fram?"),
                _("Logg at du ikke nådde fram. Du får et nytt forsøk neste arbeidsdag, og fristen står som før."),
            ),
            Avsnitt(
                _("Avtale møte"),
                _("Trykk «Avtal møte» ved neste kontakt, og skriv tid og sted. Skriv et nøytralt sted."),
            ),
            Avsnitt(
                _("Flytte en frist"),
                _(
                    "Trykk «Flytt» ved datoen. Er den over fristen, eller flytter du den langt fram, må "
                    "du skrive hvorfor."
                ),
            ),
            Avsnitt(
                _("Rette det du har logget"),
                _(
                    "Trykk «Endre» ved kontakten i historikken. Datoene regnes ut på nytt, og det gamle "
                    "står i endringene."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "kandidaten",
        _("Kandidaten"),
        skjermer=(
            "oppfolging:kandidater",
            "oppfolging:kandidat_ny",
            "oppfolging:kandidat",
            "oppfolging:kandidat_aapenhet",
            "oppfolging:kandidat_opplysninger",
            "oppfolging:kandidat_nummer",
            "oppfolging:kandidat_endre",
            "oppfolging:kandidat_fase",
            "oppfolging:kandidat_avslutt",
            "oppfolging:kandidat_gradering",
            "oppfolging:kandidat_trekk",
        ),
        avsnitt=(
            Avsnitt(
                _("Registrere en kandidat"),
                _(
                    "Trykk «Ny kandidat». Slå opp adressebeskyttelsen i folkeregisteret først, for du "
                    "blir spurt om den."
                ),
            ),
            Avsnitt(
                _("Neste kontakt"),
                _(
                    "En åpen kandidat har alltid en neste dato. Trykk «Hvorfor denne datoen?» for å se "
                    "hva den kommer av."
                ),
            ),
            Avsnitt(
                _("Hva arbeidsgivere får vite"),
                _(
                    "Ingenting, før du og kandidaten har blitt enige. Trykk «Endre åpenheten», og kryss "
                    "av for det dere har avtalt."
                ),
            ),
            Avsnitt(
                _("Når oppfølgingen er slutt"),
                _(
                    "Trykk «Avslutt oppfølgingen» når den er ferdig. Er kandidaten registrert ved en "
                    "feil, trykk «Feilregistrert? Trekk tilbake»."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "forlop",
        _("Forløp"),
        skjermer=(
            "oppfolging:forlop_nytt",
            "oppfolging:forlop",
            "oppfolging:forlop_endre",
            "oppfolging:forlop_avslutt",
            "oppfolging:forlop_trekk",
        ),
        avsnitt=(
            Avsnitt(
                _("Hva et forløp er"),
                _(
                    "Et forløp er én kandidat hos én arbeidsgiver, fra arbeidstrening til fast jobb. "
                    "Trykk «Nytt forløp» på kandidaten."
                ),
            ),
            Avsnitt(
                _("To sider, to datoer"),
                _(
                    "Både kandidaten og arbeidsgiveren har en neste kontakt så lenge forløpet varer. "
                    "Arbeidsgiverens dato er kontaktpersonens."
                ),
            ),
            Avsnitt(
                _("Når jobben tar slutt"),
                _(
                    "Trykk «Avslutt forløpet», og velg hvorfor. Er en jobb mistet, får begge sider en "
                    "frist innen tre dager."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "arbeidsgiveren",
        _("Arbeidsgiveren"),
        skjermer=(
            "oppfolging:arbeidsgivere",
            "oppfolging:arbeidsgiver_ny",
            "oppfolging:arbeidsgiver_bekreft",
            "oppfolging:arbeidsgiver",
            "oppfolging:arbeidsgiver_kartlagt",
            "oppfolging:arbeidsgiver_kontaktperson",
            "oppfolging:arbeidsgiver_trekk",
            "oppfolging:arbeidsgiverkontakt_ny",
            "oppfolging:arbeidsgiverkontakt_endre",
            "oppfolging:arbeidsgiverkontakt_sluttet",
        ),
        avsnitt=(
            Avsnitt(
                _("Én fast kontaktperson"),
                _(
                    "Hver arbeidsgiver har én kontaktperson i Nav. Den som registrerer arbeidsgiveren, "
                    "blir det. Lederen kan bytte."
                ),
            ),
            Avsnitt(
                _("Er arbeidsgiveren en annens?"),
                _("Du kan logge kontakt likevel. Trykk «Si fra til kontaktpersonen» når noe må følges opp."),
            ),
            Avsnitt(
                _("Portalen for arbeidsgivere"),
                _(
                    "Trykk «Inviter til portalen» ved personen. I portalen ser de hvem som er "
                    "kontaktperson, og kan be om å bli oppringt."
                ),
            ),
            Avsnitt(
                _("Skriv ikke om kandidater her"),
                _("Arbeidsgiversiden kan ses av alle Navs brukere. De ser at dere hadde et møte, aldri om hvem."),
            ),
        ),
    ),
    Hjelpeside(
        "paaminnelser",
        _("Påminnelser"),
        skjermer=("oppfolging:paaminnelser",),
        avsnitt=(
            Avsnitt(
                _("Når du får dem"),
                _(
                    "Du får én e-post om morgenen når noe har frist. Den sier bare hvor mange det er. Hva"
                    " det gjelder, ser du her."
                ),
            ),
            Avsnitt(
                _("Når de blir borte"),
                _(
                    "Påminnelsen lukkes når du logger kontakten eller flytter fristen. Står den lenge, "
                    "får lederen den også."
                ),
            ),
        ),
    ),
)
