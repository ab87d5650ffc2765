"""What is typed and shown stays there: not in logs, addresses, the outbox or the log of actions."""

import re

import pytest

from inkludering.brukere.roller import Rolle
from inkludering.brukere.teamrekke import Teamrolle
from inkludering.felles.loggformat import JsonFormat
from inkludering.hendelser.models import Hendelse
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from oppfolging.arbeidsflate.utboks import visning
from oppfolging.portal import okt
from tests.tilgang.rad import Rad
from tests.tilgang.spor import avgrenset, tekst
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
ADRESSER = re.compile(r'(?:href|action|hx-get|hx-post|src)="(/[^"]*)"')
SIGNERTE = ("portal_invitasjon", "portal_lenke")
# Fields that hold codes, dates and keys; what else is posted tells of somebody.
KODER = {
    "side",
    "kanal",
    "utfall",
    "metode",
    "innsatsgruppe",
    "gradering",
    "type",
    "aarsak",
    "fase",
    "periode",
    "orgnr",
    "naar",
    "initiativ",
}


# … and these, in a field that elsewhere is somebody's own words.
KODENE = {*Rolle.values, *Teamrolle.values, *visning.VALG}


def personopplysninger(rad: Rad, verden: Verden) -> set[str]:
    """Every planted string, and the texts, names, numbers and addresses that this post carries."""
    postet = {str(verdi) for navn, verdi in rad.data(verden).items() if navn not in KODER}
    planter = {hemmelig.tekst for hemmelig in verden.hemmeligheter if not hemmelig.tekst.endswith(" AS")}
    return planter | {
        verdi for verdi in postet - KODENE if len(verdi) > 4 and not re.fullmatch(r"[0-9a-f-]{36}|[\d.]{10}", verdi)
    }


def melding(utsending: Utsending) -> str:
    """The message, without whom a mail that leads into the portal is signed by, and the workplace it is for."""
    tekst = str(maler.gjengi(utsending))
    if utsending.mal in SIGNERTE:
        avsender = okt.avsender(utsending.data["lenke"])
        tekst = tekst.replace(f"{avsender.navn}, kontaktpersonen deres i", "").replace(avsender.arbeidsplass, "")
    return tekst


@pytest.mark.parametrize("rad", TABELL, ids=str)
def test_ingen_personopplysning_i_logg_adresser_hendelser_eller_utboks(rad: Rad, verden: Verden, caplog):
    caplog.set_level("DEBUG")
    caplog.handler.setFormatter(JsonFormat())
    with avgrenset():
        svar = rad.send(verden, verden.klient(next(iter(rad.svar))))
        utboks = list(Utsending.objects.all())
        steder = {
            "logg": caplog.text,
            "videre": svar.headers.get("Location", ""),
            "adresser": " ".join(ADRESSER.findall(tekst(svar))),
            "hendelser": str(list(Hendelse.objects.values("type", "objekt_id", "detaljer"))),
            "utboks": str([(en.nokkel, en.mal, en.data) for en in utboks]),
            "meldinger": str([melding(en) for en in utboks]),
        }
    opplysninger = personopplysninger(rad, verden)
    assert [(sted, ett) for sted, innhold in steder.items() for ett in opplysninger if ett in innhold] == []
