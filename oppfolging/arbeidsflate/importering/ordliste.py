"""The words of a cell put into those of a form: our own labels in every language, and what Jobbsporet calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation

from inkludering.felles.tabellfil import enkel
from kandidater.faser import Fase, Metode
from kandidater.gradering import Adressebeskyttelse
from kandidater.maalform import Oensketmaalform
from kandidater.models import Innsatsgruppe
from oppfolging.kjerne.forlopstyper import Forlopstype

JA, NEI = "ja", "nei"
VALG: Mapping[str, type[TextChoices]] = {
    "metode": Metode,
    "innsatsgruppe": Innsatsgruppe,
    "gradering": Adressebeskyttelse,
    "maalform": Oensketmaalform,
    "fase": Fase,
    "type": Forlopstype,
}
JA_ELLER_NEI = ("skjermet", "informert")
ANDRE_ORD: Mapping[str, Mapping[TextChoices, str]] = {
    "metode": {Metode.AMS: "AMS|Arbeid med støtte|Utvidet oppfølging|UO|Supported employment"},
    "innsatsgruppe": {
        Innsatsgruppe.GODE_MULIGHETER: "Standardinnsats|IKVAL",
        Innsatsgruppe.TRENGER_VEILEDNING: "Situasjonsbestemt innsats|BFORM",
        Innsatsgruppe.NEDSATT_ARBEIDSEVNE: "Spesielt tilpasset innsats|BATT|Nedsatt arbeidsevne",
        Innsatsgruppe.JOBBE_DELVIS: "Gradert varig tilpasset innsats|GVARIG",
        Innsatsgruppe.LITEN_MULIGHET: "Varig tilpasset innsats|VARIG",
    },
    "gradering": {
        Adressebeskyttelse.UGRADERT: "Ugradert|Nei|Ikke",
        Adressebeskyttelse.FORTROLIG: "Fortrolig|Kode 7|7|SPFO",
        Adressebeskyttelse.STRENGT_FORTROLIG: "Strengt fortrolig|Strengt fortrolig utland|Kode 6|6|SPSF|§ 19",
    },
    "maalform": {Oensketmaalform.NORDSAMISK: "Nordsamisk"},
    "fase": {
        Fase.I_UTDANNING: "I utdannelse",
        Fase.YRKESKARTLEGGING: "Yrkeskartlegging og karriereplanlegging",
        Fase.FINNE_JOBB: "Finne en passende jobb|Finne en passende jobb / samarbeid med arb.g",
        Fase.OPPLAERING: "Opplæring og trening på og/eller utenom arbeidsplassen",
        Fase.AVSLUTTET: "Sluttet",
    },
    "type": {
        Forlopstype.FAST: "Fast",
        Forlopstype.TIDSBEGRENSET: "Tidsbegrenset ansettelse|Tidsbegrenset|Midlertidig|Vikariat",
        Forlopstype.TILKALLING: "Tilkalling ekstrajobb|Tilkalling|Ekstrajobb",
        Forlopstype.LONNSTILSKUDD: "Lønnstilskudd",
        Forlopstype.LAERLING: "Apprentice|Lærlingjobb",
    },
}


def kjenner(felt: str) -> bool:
    return felt in VALG or felt in JA_ELLER_NEI


def oversett(felt: str, celle: str) -> str | None:
    """The code; None when the word is no answer here."""
    return _ordene(felt).get(enkel(celle))


def ordene(felt: str) -> str:
    """The words that may stand there, for a reader."""
    return " · ".join(str(etikett) for etikett in VALG[felt].labels) if felt in VALG else f"{JA} · {NEI}"


@cache
def _ordene(felt: str) -> Mapping[str, str]:
    if felt in JA_ELLER_NEI:
        ja, nei = ("ja", "x", "true", "sann", "1", "yes"), ("nei", "false", "usann", "0", "no")
        return dict.fromkeys(ja, JA) | dict.fromkeys(nei, NEI)
    alle: dict[str, str] = {}
    for valg in VALG[felt]:
        ordene = [valg.value, *_paa_alle_spraak(valg), *ANDRE_ORD.get(felt, {}).get(valg, "").split("|")]
        alle |= {enkel(ett): valg.value for ett in ordene if enkel(ett)}
    return alle


def _paa_alle_spraak(valg: TextChoices) -> Iterable[str]:
    for kode, _navn in settings.LANGUAGES:
        with translation.override(kode):
            yield str(valg.label)
