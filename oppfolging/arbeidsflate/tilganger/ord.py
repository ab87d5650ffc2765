"""What one does in the house, in words: each address stands under one of them, and a test demands all of them.

`roller` is said only where the object decides, and not the role alone: whoever may at all.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import ARBEIDSGIVER, SER_ARBEIDSGIVERE, Rolle


@dataclass(frozen=True)
class Gjoremaal:
    """Something one does, at which addresses, and with which of the things there are."""

    tekst: Promise
    adresser: tuple[str, ...]
    hvilke: Promise | str = ""
    roller: tuple[str, ...] = ()


def _gjoer(tekst: Promise, adresser: str, hvilke: Promise | str = "", roller: tuple[str, ...] = ()) -> Gjoremaal:
    """Names of addresses without the house before them are of these pages."""
    navn = (ett if ":" in ett or ett in UTEN_ROM else f"oppfolging:{ett}" for ett in adresser.split())
    return Gjoremaal(tekst, tuple(navn), hvilke, roller)


UTEN_ROM = ("livez", "readyz")
EGNE = _("Egne, og dem en er vikar for")
KONTORETS = _("Ved eget kontor")
SELV = _("Det en selv har skrevet")
JOBBSPESIALISTEN = (Rolle.JOBBSPESIALIST,)
BEGGE = (Rolle.JOBBSPESIALIST, Rolle.LEDER)

OMRAADER: tuple[tuple[Promise, tuple[Gjoremaal, ...]], ...] = (
    (
        _("Kandidater"),
        (
            _gjoer(
                _("Se listen over kandidater, og registrere en ny"),
                "kandidater kandidat_ny",
                _("Egne i full; kontorets med navn, fase og ansvarlig"),
            ),
            _gjoer(
                _("Lese og endre en kandidat"),
                "kandidat kandidat_aapenhet kandidat_fase kandidat_opplysninger kandidat_endre "
                "kandidat_nummer kandidat_vis_nummer kandidat_avslutt angre_avslutning angre_fase",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(
                _("Endre beskyttelsen av en kandidat"),
                "kandidat_gradering",
                _("Egne; lederen med rett til å se skjermede"),
                BEGGE,
            ),
            _gjoer(
                _("Åpne en kollegas kandidat for å lese, med grunn"),
                "kandidat_aapnet",
                _("Ved eget kontor, ut dagen"),
                BEGGE,
            ),
            _gjoer(_("Se hvem som har åpnet hva, og hvorfor"), "aapninger", KONTORETS),
            _gjoer(_("Finne den som ber om innsyn, også når ingen følger dem opp lenger"), "innsyn_finn", KONTORETS),
            _gjoer(
                _("Gi en kandidat innsyn i alt som er lagret"),
                "kandidat_innsyn kandidat_innsynslogg kandidat_innsynspakke",
                _("Egne; lederen etter å ha åpnet med grunn"),
                BEGGE,
            ),
            _gjoer(
                _("Kopiere tekst til arkivet og aktivitetsplanen"),
                "kandidat_avskrift kandidat_kopiert kontakt_avskrift kontakt_kopiert",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(_("Skrive en melding til en kandidat fra en mal"), "kandidat_melding", EGNE, JOBBSPESIALISTEN),
            _gjoer(
                _("Starte, endre og avslutte et forløp"),
                "forlop_nytt forlop forlop_endre forlop_begynte forlop_avslutt",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(
                _("Logge en kontakt, flytte en frist og avtale et møte"),
                "logg_kandidat logg_forlop flytt mote angre_flytting",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(_("Rette og trekke en kontakt"), "kontakt_rett kontakt_trekk", SELV, JOBBSPESIALISTEN),
            _gjoer(_("Angre en kontakt, og si at svaret er kommet"), "angre svar_kom", SELV, SER_ARBEIDSGIVERE),
            _gjoer(
                _("Trekke en kandidat eller et forløp som er registrert ved en feil"),
                "kandidat_trekk forlop_trekk",
                _("Egne; lederen ved eget kontor"),
                BEGGE,
            ),
            _gjoer(
                _("Foreslå en overlevering, og svare på en"),
                "kandidat_overlever overlevering overlevering_trekk",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(_("Ta inn kandidater fra fil"), "importer_kandidater"),
        ),
    ),
    (
        _("Arbeidsgivere"),
        (
            _gjoer(
                _("Se, registrere og kartlegge arbeidsgivere"),
                "arbeidsgivere velg_arbeidsgiver arbeidsgiver_ny arbeidsgiver_bekreft arbeidsgiver "
                "arbeidsgiver_kartlagt",
                _("Alle; aldri noe om kandidater"),
            ),
            _gjoer(_("Logge en kontakt med en arbeidsgiver"), "logg_arbeidsgiver"),
            _gjoer(_("Skrive en melding til en arbeidsgiver fra en mal"), "arbeidsgiver_melding"),
            _gjoer(
                _("Endre personene hos en arbeidsgiver"),
                "arbeidsgiverkontakt_ny arbeidsgiverkontakt_endre arbeidsgiverkontakt_hovedkontakt "
                "arbeidsgiverkontakt_sluttet arbeidsgiverkontakt_tilbake",
                _("Den som svarer for arbeidsgiveren"),
            ),
            _gjoer(
                _("Bytte kontaktperson, invitere til portalen og trekke en arbeidsgiver"),
                "arbeidsgiver_kontaktperson inviter arbeidsgiver_trekk",
                _("Kontaktpersonen selv; lederen ved eget kontor"),
            ),
            _gjoer(_("Be om å bli kontaktperson"), "bli_kontaktperson"),
            _gjoer(_("Be kontaktpersonen om kontakt"), "si_fra si_fra_snakket"),
            _gjoer(
                _("Ta inn arbeidsgivere fra fil, og følge en import"),
                "importer_arbeidsgivere importen importen_bekreft importen_angre importen_slett",
                _("Egne filer"),
            ),
        ),
    ),
    (
        _("Egen dag"),
        (
            _gjoer(_("Forsiden, eller siden en sendes videre til"), "i_dag"),
            _gjoer(_("Se uka si, og legge bort en påminnelse"), "min_uke paaminnelse_sett"),
            _gjoer(_("Lese påminnelsene sine"), "paaminnelser"),
            _gjoer(_("Søke etter navn eller nummer"), "sok", _("Kandidater bare dem en kan vite om")),
            _gjoer(
                _("Melde fravær og vikar"),
                "fravaer fravaer_nytt ett_fravaer fravaer_endre fravaer_ta_tilbake",
                _("Eget; lederen for kontoret"),
            ),
            _gjoer(
                _("Skrive beskjed til vikaren, og lese hva som skjedde"),
                "fravaer_lest fravaer_beskjed",
                EGNE,
                JOBBSPESIALISTEN,
            ),
            _gjoer(
                _("Melde hvem en er i nær slekt med"),
                "naerstaaende naerstaaende_fjern",
                _("Bare ens egne"),
                tuple(Rolle),
            ),
            _gjoer(
                _("Profilen, språket og hjelpen"), "brukere:profil hjelp hjelpeside intro intro_steg nytt nytt_lest"
            ),
            _gjoer(
                _("Utkastene sine"),
                "utkast:mine utkast:lagre utkast:okt utkast:forkast",
                _("Bare ens egne"),
                (*Rolle, ARBEIDSGIVER),
            ),
        ),
    ),
    (
        _("Kontoret"),
        (
            _gjoer(
                _("Se kontoret, tallene og rapportene"),
                "rapporter:kontor rapporter:jobbspesialist rapporter:tallene rapporter:rader rapporter:liste "
                "rapporter:rapport rapporter:prov_igjen rapporter:pdf",
                _("Ved eget kontor; rader, ikke tekst"),
            ),
            _gjoer(
                _("Fordele kandidater, og overlevere for den som slutter"),
                "rapporter:tildel rapporter:flytt rapporter:overlever_alt",
                KONTORETS,
                (Rolle.LEDER,),
            ),
            _gjoer(_("Bestemme hvor mye hver kandidat veier"), "rapporter:vekter", KONTORETS),
            _gjoer(_("Se tavla til teamet"), "rapporter:tavle", _("Eget team")),
        ),
    ),
    (
        _("Administrasjon"),
        (
            _gjoer(
                _("Lage, endre og avslutte brukere, roller og rettigheter"),
                "administrasjon bruker_ny bruker bruker_endre rolle_ny bruker_avslutt bruker_aapne "
                "bruker_konto rolle_endre skjermingsrett",
            ),
            _gjoer(
                _("Bestemme norm, tak og rytmer, og slå sammen kontorer"),
                "kontorer kontor_nytt kontor_flytt kontor_endre rytmer rytme_endre rytme_ta_bort norm_ta_bort",
            ),
            _gjoer(_("Lage team"), "teamene team_nytt team team_navn team_ta_inn team_ta_ut"),
            _gjoer(_("Avgjøre meldinger som sitter fast"), "utboks utboks_avgjor", _("Adresse og slag, ikke innhold")),
            _gjoer(_("Se hvem som kan hva"), "tilganger"),
        ),
    ),
    (
        _("Innlogging og portal"),
        (
            _gjoer(
                _("Logge inn og ut"),
                "brukere:logg_inn brukere:paalogging brukere:paalogget brukere:logg_ut brukere:avsluttet "
                "tilgjengelighet",
            ),
            _gjoer(
                _("Velge kontor, og logge ut overalt"),
                "brukere:velg_kontor brukere:logg_ut_overalt",
                _("Bare egne økter"),
                (*Rolle, ARBEIDSGIVER),
            ),
            _gjoer(
                _("Komme inn i portalen"),
                "portal:logg_inn portal:lenke_sendt portal:inn portal:inn_lenke portal:id_porten "
                "portal:fra_id_porten portal:spraak portal:tilgjengelighet",
            ),
            _gjoer(
                _("Se sin egen arbeidsplass, og be om å bli ringt"),
                "portal:hjem portal:hjelp portal:ring_meg portal:kode portal:send_kode portal:logg_ut",
                _("Navn bare etter kode, og der åpenheten tillater det"),
            ),
            _gjoer(_("Spørre om tjenesten svarer"), "livez readyz"),
            _gjoer(_("Lese e-post og SMS i demoen"), "lokalt:post lokalt:melding"),
        ),
    ),
)
