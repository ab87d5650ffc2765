"""Rows of employers and the people there, each judged as the forms that register them by hand would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from arbeidsgivere import registrering
from arbeidsgivere.forms import Arbeidsgiverkontaktskjema
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Registerenhet
from arbeidsgivere.registrering import ArbeidsgiverFinnes, ErHovedenhet, KanIkkeRegistreres
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.nummer import UgyldigOrganisasjonsnummer, valider_organisasjonsnummer
from inkludering.felles.tabellfil import Tabellrad
from oppfolging.arbeidsflate.importering.dom import Dom, Kolleger, Omstendigheter, Radleser, har_noe, prov

PERSONFELT = ("fornavn", "etternavn", "epost", "telefon", "rolle")


@dataclass(frozen=True)
class NyBedrift:
    """A row: the workplace, new here or not, and one who works there, when it says so."""

    orgnr: str
    er_ny: bool
    kontaktperson: Bruker | None
    person: Mapping[str, Any] | None


@dataclass(frozen=True)
class Kjentnummer:
    """What is known here of a number: the unit or why it is none, whether its people are mine, and their addresses."""

    funnet: Registerenhet | KanIkkeRegistreres | None
    er_min: bool
    opptatt: set[str]


class Arbeidsgiverdommer:
    def __init__(self, om: Omstendigheter) -> None:
        self.om, self.leser, self.kolleger = om, Radleser(om), Kolleger(om.av, om.naa)
        self.skjema = Arbeidsgiverkontaktskjema({}, i_dag=lokal_dato(om.naa))
        self._linjer: dict[str, int] = {}
        self._ansvar: dict[str, Bruker | None] = {}
        self._adresser: dict[tuple[str, str], int] = {}

    def dom(self, rader: Sequence[Tabellrad]) -> list[Dom]:
        lest = [(dom, self.leser.les(rad, dom)) for dom, rad in ((Dom(rad.linje), rad) for rad in rader)]
        numre = [self._nummer(dom, data.get("orgnr", "")) for dom, data in lest]
        kjente = {nr for nr in numre if nr}
        funnet = registrering.slaa_opp_alle(kjente)
        her = Arbeidsgiver.objects.redigerbar_for(self.om.av).filter(orgnr__in=kjente)
        mine = set(her.folk_kan_rettes_av(self.om.av).values_list("orgnr", flat=True))
        folk = Arbeidsgiverkontakt.objects.aktive().filter(arbeidsgiver__orgnr__in=kjente)
        opptatt: dict[str, set[str]] = defaultdict(set)
        for orgnr, epost in folk.values_list("arbeidsgiver__orgnr", "epost"):
            opptatt[orgnr].add(epost)
        for (dom, data), orgnr in zip(lest, numre, strict=True):
            self._dom_en(dom, data, orgnr, Kjentnummer(funnet.get(orgnr), orgnr in mine, opptatt[orgnr]))
        return [dom for dom, _data in lest]

    def _nummer(self, dom: Dom, celle: str) -> str:
        try:
            return valider_organisasjonsnummer(celle)
        except UgyldigOrganisasjonsnummer as feil:
            self.leser.noter(dom, "orgnr", str(feil))
            return ""

    def _dom_en(self, dom: Dom, data: dict[str, str], orgnr: str, kjent: Kjentnummer) -> None:
        funnet = kjent.funnet
        er_ny = isinstance(funnet, Registerenhet)
        har_person = har_noe(data, PERSONFELT)
        if isinstance(funnet, Registerenhet):
            dom.navn = " · ".join(filter(None, (funnet.navn, dom.navn)))
        elif isinstance(funnet, ArbeidsgiverFinnes):
            dom.navn = " · ".join(filter(None, (funnet.arbeidsgiver.navn, dom.navn)))
            if not har_person:
                self.leser.noter(dom, "orgnr", _("Arbeidsgiveren er registrert her fra før."))
            elif not kjent.er_min:
                self.leser.noter(dom, "orgnr", _("Bare den som svarer for arbeidsgiveren, kan legge til folk der."))
        elif isinstance(funnet, ErHovedenhet):
            self.leser.noter(dom, "orgnr", _("Dette er hovedenheten. Skriv nummeret til underenheten, arbeidsstedet."))
        elif funnet:
            self.leser.noter(dom, "orgnr", _("Vi finner ingen virksomhet med dette nummeret."))
        hvem, grunn = self.kolleger.ansvarlig(data.get("kontaktperson", ""))
        if grunn and er_ny:
            self.leser.noter(dom, "kontaktperson", grunn)
        person = self._personen(dom, data, orgnr, kjent.opptatt) if har_person else None
        if orgnr:
            self._staar_en_gang(dom, orgnr, hvem, har_person=har_person)
        if not dom.feil:
            dom.ny = NyBedrift(orgnr, er_ny, hvem, person)

    def _personen(self, dom: Dom, data: dict[str, str], orgnr: str, opptatt: set[str]) -> Mapping[str, Any] | None:
        gyldig = prov(self.skjema, data)
        self.leser.noter_alle(dom, self.skjema)
        epost = self.skjema.cleaned_data.get("epost")
        if epost and orgnr:
            linje = self._adresser.setdefault((orgnr, epost), dom.linje)
            if linje != dom.linje:
                self.leser.noter(dom, "epost", _("Den samme personen står på linje %(linje)s.") % {"linje": linje})
            elif epost in opptatt:
                self.leser.noter(dom, "epost", _("Denne e-postadressen er allerede registrert hos arbeidsgiveren."))
        return dict(self.skjema.cleaned_data) if gyldig else None

    def _staar_en_gang(self, dom: Dom, orgnr: str, hvem: Bruker | None, *, har_person: bool) -> None:
        """Several rows of a workplace are its people; they agree on who answers for it."""
        linje = self._linjer.setdefault(orgnr, dom.linje)
        if linje != dom.linje and not har_person:
            melding = _("Det samme organisasjonsnummeret står på linje %(linje)s.") % {"linje": linje}
            self.leser.noter(dom, "orgnr", melding)
        elif self._ansvar.setdefault(orgnr, hvem) != hvem:
            melding = _("Linje %(linje)s sier en annen kontaktperson for arbeidsgiveren.") % {"linje": linje}
            self.leser.noter(dom, "kontaktperson", melding)
