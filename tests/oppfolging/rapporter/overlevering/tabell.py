"""Who moves candidates, at the office they lead."""

from django.test import Client

from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.radvalg import RADENES, korte_nokler
from kandidater.models import Kandidat
from oppfolging.rapporter.overlevering import visning
from oppfolging.rapporter.overlevering.forms import Sluttoverleveringsskjema
from tests.fabrikker import kontor
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.overlevering.tabell import til_kollega
from tests.tilgang.rad import Data, les, skriv
from tests.tilgang.verden import EGNE_LEDERE, Verden


def fordelt(verden: Verden) -> Data:
    """All that `eier` has, also what only a leader with the right sees, to `kollega`, as the page's lists name them."""
    eier, kollega = verden.brukere["eier"], verden.brukere["kollega"]
    her = {"tilknytninger__kontor": kontor(), "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
    de_andre = Bruker.objects.filter(**her).exclude(pk=eier.pk).values_list("pk", flat=True)
    hans = Kandidat.objects.aapne().filter(ansvar__bruker=eier).values_list("pk", flat=True)
    til = korte_nokler(set(de_andre))[kollega.pk]
    return {f"k{pk.hex[:RADENES]}": til for pk in hans} | {"aarsak": "Eier har sluttet i dag"}


def sett_over(verden: Verden, klient: Client) -> None:
    """What a leader has been shown before the press that hands over; a press of its own would be a look of its own."""
    innlogget = klient.session.innlogget() if klient.cookies else None
    leder = next((verden.brukere[navn] for navn in EGNE_LEDERE if verden.brukere[navn] == innlogget), None)
    if leder is None:
        return
    alt = visning.alt_hos(verden.brukere["eier"], leder=leder, naa=klokka())
    deler = {"kandidater": alt.kandidater, "arbeidsgivere": alt.arbeidsgivere, "last": alt.last, "borte": alt.borte}
    skjema = Sluttoverleveringsskjema(fordelt(verden), **deler, i_dag=lokal_dato(klokka()))
    skjema.is_valid()
    verden.adresser["sett_over"] = skjema.merket()


def fordelt_og_sett(verden: Verden) -> Data:
    return {**fordelt(verden), "sett_over": verden.adresser.get("sett_over", "")}


TABELL = [
    les("rapporter:overlever_alt", {200: EGNE_LEDERE}, "jobbspesialist"),
    skriv("rapporter:overlever_alt", {302: EGNE_LEDERE}, "jobbspesialist", data=fordelt_og_sett, foer=sett_over),
    les("rapporter:flytt", {200: EGNE_LEDERE}, "kandidat", person="kandidat"),
    skriv("rapporter:flytt", {302: EGNE_LEDERE}, "kandidat", data=til_kollega, person="kandidat"),
]
