"""What looks on the pages of Nav's people are called: rows of lists, and the words for the others."""

from django.utils.translation import gettext_lazy as _

from inkludering.hendelser.lesninger import registrer_lister, registrer_ord

registrer_lister(
    "aapning",
    "aapninger",
    "arbeidsgiver",
    "fravaer",
    "import",
    "kandidatliste",
    "min_uke",
    "navnesok",
    "paaminnelser",
    "portefolje",
    "registrering",
)
registrer_ord(_("Åpnet siden om deg"), "kandidatside")
registrer_ord(_("Åpnet siden om deg, og skrev en grunn som lederen ser"), "aapnet_kandidat")
registrer_ord(_("Åpnet et forløp du er med i"), "forlop")
registrer_ord(_("Så eller rettet kontakt med deg"), "logg_kontakt", "kontakt_retting", "kontakt_trekk", "svar_kom")
registrer_ord(_("Så fødselsnummeret ditt"), "fodselsnummer_vist")
registrer_ord(_("Så hvem som har sett på opplysningene om deg, eller laget en kopi av dem"), "innsyn")
registrer_ord(_("Laget en tekst om deg til arkivet eller aktivitetsplanen"), "avskrift")
registrer_ord(_("Skrev en melding til deg"), "melding")
