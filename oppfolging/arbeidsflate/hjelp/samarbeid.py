"""Help for what goes between colleagues, and between us and the person: absence, hand-over, access, taking in."""

from django.utils.translation import gettext_lazy as _

from oppfolging.arbeidsflate.hjelp.side import Avsnitt, Hjelpeside

SIDER = (
    Hjelpeside(
        "fravaer-og-overlevering",
        _("Fravær og overlevering"),
        skjermer=(
            "oppfolging:fravaer",
            "oppfolging:fravaer_nytt",
            "oppfolging:ett_fravaer",
            "oppfolging:fravaer_endre",
            "oppfolging:fravaer_beskjed",
            "oppfolging:kandidat_overlever",
            "oppfolging:overlevering",
            "rapporter:overlever_alt",
            "rapporter:flytt",
        ),
        avsnitt=(
            Avsnitt(
                _("Når du skal være borte"),
                _(
                    "Trykk «Nytt fravær», og velg vikar. Vikaren får påminnelsene dine. Når du er "
                    "tilbake, ser du hva som skjedde."
                ),
            ),
            Avsnitt(
                _("Beskjed til vikaren"),
                _("Åpne fraværet, og trykk «Skriv beskjed» ved hver kandidat du vil si noe om."),
            ),
            Avsnitt(
                _("Gi en kandidat videre"),
                _("Trykk «Overlever» på kandidaten. Kollegaen svarer ja eller nei, og kandidaten er din til da."),
            ),
            Avsnitt(
                _("Når noen slutter"),
                _(
                    "Lederen trykker «Overlever alt» på siden til jobbspesialisten, og gir alt videre. "
                    "Deretter avslutter en administrator brukeren."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "personvern",
        _("Innsyn og personvern"),
        skjermer=(
            "oppfolging:kandidat_aapnet",
            "oppfolging:aapninger",
            "oppfolging:kandidat_innsyn",
            "oppfolging:innsyn_finn",
            "oppfolging:naerstaaende",
            "oppfolging:kandidat_avskrift",
            "oppfolging:kontakt_avskrift",
        ),
        avsnitt=(
            Avsnitt(
                _("En kollegas kandidat"),
                _(
                    "Må du se en kollegas kandidat, åpner du med en grunn. Det gjelder den dagen, og "
                    "lederen ser hvorfor."
                ),
            ),
            Avsnitt(
                _("Når en som ikke følges opp lenger, spør"),
                _(
                    "Lederen velger «Gi innsyn» ved kandidatene, skriver fødselsnummeret og hvordan personen ba om "
                    "det. I filene står alt fra alle kontorer."
                ),
            ),
            Avsnitt(
                _("Når kandidaten spør"),
                _(
                    "Under «Innsyn» på kandidaten ser du hvem som har sett på opplysningene, og kan laste"
                    " ned alt som er lagret."
                ),
            ),
            Avsnitt(
                _("Nærstående"),
                _("Meld dem du er nær, fra profilen din. Da kan du ikke åpne dem, og de kan ikke bli dine kandidater."),
            ),
            Avsnitt(
                _("Arkivet og aktivitetsplanen"),
                _(
                    "Trykk «Kopier» ved en kontakt, eller «Kopier tekst til arkivet eller "
                    "aktivitetsplanen» på kandidaten. Det blir notert at du har kopiert."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "meldinger",
        _("Meldinger fra mal"),
        skjermer=(
            "oppfolging:kandidat_melding",
            "oppfolging:arbeidsgiver_melding",
        ),
        avsnitt=(
            Avsnitt(
                _("Velg mal, og rett teksten"),
                _(
                    "Trykk «Skriv melding» på kandidaten, eller ved en kontakt hos arbeidsgiveren. Navn, dag og "
                    "klokkeslett er fylt inn når de er kjent."
                ),
            ),
            Avsnitt(
                _("Send den selv"),
                _(
                    "Trykk «Åpne SMS», «Åpne e-post» eller «Kopier». Det du har skrevet, ligger som utkast til du "
                    "logger den som et forsøk, i høyst sju dager."
                ),
            ),
        ),
    ),
    Hjelpeside(
        "ta-inn-fra-fil",
        _("Ta inn fra fil"),
        skjermer=(
            "oppfolging:importer_kandidater",
            "oppfolging:importer_arbeidsgivere",
            "oppfolging:importen",
        ),
        avsnitt=(
            Avsnitt(
                _("Slik gjør du"),
                _(
                    "Trykk «Ta inn fra fil» ved listen, og velg en fil i CSV eller XLSX. Du ser hva som "
                    "skjer med hver rad før noe tas inn."
                ),
            ),
            Avsnitt(
                _("Alt eller ingenting"),
                _("Rader med feil sier linje og grunn. Importen kan angres til noen har bygd videre på den."),
            ),
        ),
    ),
)
