"""Rows of candidates, each judged as the form that registers one by hand would, and against what is here already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import inf
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import doegnets_start, lokal_dato
from inkludering.felles.kryptering import indeks
from inkludering.felles.nummer import UgyldigOrganisasjonsnummer, valider_organisasjonsnummer
from inkludering.felles.tabellfil import Tabellrad
from inkludering.hendelser import lest
from kandidater import belastning, personregister, registrering
from kandidater.belastning import Belastning
from kandidater.faser import Fase
from kandidater.gradering import Adressebeskyttelse, Gradering
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat
from kandidater.omgradering import FOLKEREGISTERET, STRENGHET, Registersvar
from kandidater.registrering import Gradert, NyKandidat
from kandidater.registreringsskjema import KAN_IKKE_REGISTRERES, REGISTERET_SVARER_IKKE
from oppfolging.arbeidsflate.felles import finnes as finnes_
from oppfolging.arbeidsflate.felles import nummeralarm
from oppfolging.arbeidsflate.importering.dom import (
    SIFRE_I_FODSELSNUMMER,
    Dom,
    Kolleger,
    Omstendigheter,
    Radleser,
    har_noe,
    prov,
)
from oppfolging.arbeidsflate.importering.forms import Filforlop, Filkandidat
from oppfolging.arbeidsflate.importering.kolonner import FORLOP
from oppfolging.arbeidsflate.importering.ordliste import JA, JA_ELLER_NEI
from oppfolging.handlinger import forlopsgang
from oppfolging.handlinger.forlopsgang import NyttForlop, StartForTidlig
from oppfolging.kjerne import ansvarlig as ansvarlig_

FRA_FIL = "fil ved import"
FORLOPSFELT = [kol.navn for kol in FORLOP]


class Kandidatdommer:
    """`skriver`: these rows have been looked over already, and nothing new is told of whom they are about."""

    def __init__(self, om: Omstendigheter, *, skriver: bool = False) -> None:
        self.om, self.leser, self.kolleger = om, Radleser(om), Kolleger(om.av, om.naa)
        self.i_dag = lokal_dato(om.naa)
        self.skjema = Filkandidat({}, i_dag=self.i_dag)
        self.forlop = Filforlop({}, kandidat=Kandidat())
        self.svarer_om: float = inf if skriver else finnes_.igjen(om.av, naa=om.naa)
        self._linjer: dict[bytes, int] = {}
        self._faar: Counter[Bruker] = Counter()
        self._last: dict[Bruker, Belastning] = {}
        self._bedrifter: dict[str, Arbeidsgiver | None] = {}
        self._avvist = 0
        self._strenge: set[int] = set()

    def dom(self, rader: Sequence[Tabellrad]) -> list[Dom]:
        dommer = [(Dom(rad.linje), rad) for rad in rader]
        lest_ = [(dom, self.leser.les(rad, dom)) for dom, rad in dommer]
        numre = [data.get("fodselsnummer", "") for _dom, data in lest_]
        svarene = self._spoer(numre)
        for dom, data in lest_:
            self._dom_en(dom, data, svarene)
        self._finnes_fra_foer([dom for dom, _data in lest_])
        self._er_habile([dom for dom, _data in lest_])
        for dom, _data in lest_:
            self._har_plass(dom)
        self._tell_avviste([dom for dom, _data in lest_])
        return [dom for dom, _data in lest_]

    def _tell_avviste(self, dommer: Sequence[Dom]) -> None:
        avvist = sum(str(KAN_IKKE_REGISTRERES) in [feil.grunn for feil in dom.feil] for dom in dommer)
        self._avvist += avvist
        if avvist:
            antall = max(self._avvist, finnes_.HVER_DAG - finnes_.igjen(self.om.av, naa=self.om.naa))
            nummeralarm.vurder(antall, av=self.om.av, naa=self.om.naa)

    def _spoer(self, numre: Sequence[str]) -> Mapping[str, Registersvar] | None:
        """What the person register answers of these, where one is connected; None when it does not answer."""
        register = personregister.tilkoblet()
        try:
            hele = [nr for nr in numre if nr.isdecimal() and len(nr) == SIFRE_I_FODSELSNUMMER]
            return personregister.spoer(register, hele) if register else {}
        except personregister.RegisteretSvarerIkke:
            return None

    def _dom_en(self, dom: Dom, data: dict[str, str], svarene: Mapping[str, Registersvar] | None) -> None:
        if svarene is None:
            self.leser.noter(dom, "gradering", str(REGISTERET_SVARER_IKKE))
            svarene = {}
        svar = svarene.get(data.get("fodselsnummer", ""))
        if svar and not data.get("gradering"):
            data["gradering"] = svar.beskyttelse.value
        kryss = {navn: "on" for navn in JA_ELLER_NEI if data.get(navn) == JA}
        andre = {navn: verdi for navn, verdi in data.items() if navn not in JA_ELLER_NEI}
        prov(self.skjema, andre | kryss)
        self.leser.noter_alle(dom, self.skjema)
        felt = self.skjema.cleaned_data
        if nummer := felt.get("fodselsnummer"):
            self._staar_en_gang(dom, indeks(nummer))
        gradert = self._gradert(felt, svar)
        hvem, grunn = self.kolleger.ansvarlig(data.get("ansvarlig", ""))
        if grunn:
            self.leser.noter(dom, "ansvarlig", grunn)
        forlop = self._forlopet(dom, data, felt.get("henvist_dato")) if har_noe(data, FORLOPSFELT) else None
        self._fasen_har_arbeid(dom, felt, forlop)
        if not dom.feil and gradert:
            dom.ny = (self._ny(felt, hvem, gradert), forlop)
        elif not dom.feil:
            self._strenge.add(dom.linje)

    def _ny(self, felt: Mapping[str, Any], hvem: Bruker | None, gradert: Gradert) -> NyKandidat:
        return NyKandidat(
            **self.skjema.opplysninger(),
            epost=felt["epost"],
            fase=Fase(felt["fase"] or Fase.HENVIST),
            oppstartsdato=felt["oppstartsdato"],
            ansvarlig=hvem,
            gradert=gradert,
        )

    def _staar_en_gang(self, dom: Dom, nokkel: bytes) -> None:
        linje = self._linjer.setdefault(nokkel, dom.linje)
        if linje != dom.linje:
            melding = _("Det samme fødselsnummeret står på linje %(linje)s.") % {"linje": linje}
            self.leser.noter(dom, "fodselsnummer", melding)

    def _gradert(self, felt: Mapping[str, Any], svar: Registersvar | None) -> Gradert | None:
        """The stricter of what the file and the register say; None when that keeps the person out."""
        if "gradering" not in felt:
            return None
        svarene = [Adressebeskyttelse(felt["gradering"]), *([svar.beskyttelse] if svar else [])]
        strengest = max(svarene, key=STRENGHET.index)
        skjermet = felt["skjermet"] or bool(svar and svar.skjermet)
        if strengest == Adressebeskyttelse.STRENGT_FORTROLIG:
            return None
        return Gradert(Gradering(strengest.value), skjermet, FOLKEREGISTERET if svar else FRA_FIL, self.om.naa)

    def _forlopet(self, dom: Dom, data: dict[str, str], henvist: date | None) -> NyttForlop | None:
        self.forlop.gjelder(henvist or self.i_dag)
        gyldig = prov(self.forlop, {navn: data.get(navn, "") for navn in FORLOPSFELT} | Filforlop.BEKREFTET)
        self.leser.noter_alle(dom, self.forlop)
        hos = self._bedriften(dom, data.get("orgnr", ""))
        if not gyldig or hos is None:
            return None
        nytt = NyttForlop(arbeidsgiver=hos, **self.forlop.opplysninger())
        try:
            forlopsgang.krev_start(nytt.start, henvist=henvist or self.i_dag)
        except StartForTidlig:
            self.leser.noter(dom, "start", _("Starten er mer enn fem år før henvisningen. Se over årstallet."))
        if ansvarlig_.for_arbeidsgiver(hos, naa=max(self.om.naa, doegnets_start(nytt.start))) is None:
            self.leser.noter(
                dom, "orgnr", _("Arbeidsgiveren har ingen fast kontaktperson, så forløpet kan ikke starte.")
            )
        return nytt

    def _bedriften(self, dom: Dom, celle: str) -> Arbeidsgiver | None:
        try:
            orgnr = valider_organisasjonsnummer(celle)
        except UgyldigOrganisasjonsnummer as feil:
            self.leser.noter(dom, "orgnr", str(feil))
            return None
        if orgnr not in self._bedrifter:
            self._bedrifter[orgnr] = Arbeidsgiver.objects.synlig_for(self.om.av).filter(orgnr=orgnr).first()
        if self._bedrifter[orgnr] is None:
            self.leser.noter(dom, "orgnr", _("Arbeidsgiveren er ikke registrert her. Ta inn arbeidsgiverne først."))
        return self._bedrifter[orgnr]

    def _fasen_har_arbeid(self, dom: Dom, felt: Mapping[str, Any], forlop: NyttForlop | None) -> None:
        """Jobber and Nedtrapping follow from a paid forløp that runs."""
        fase = felt.get("fase")
        if fase not in (Fase.JOBBER, Fase.NEDTRAPPING) or not felt.get("metode"):
            return
        foelger = forlopsgang.fasen_med(forlop, fase=fase, metode=felt["metode"], i_dag=self.i_dag) if forlop else ""
        if foelger != fase:
            melding = _("Fasen følger av en betalt jobb som pågår. Skriv forløpet på samme rad.")
            self.leser.noter(dom, "fase", melding)

    def _finnes_fra_foer(self, dommer: Sequence[Dom]) -> None:
        """Said as it is by hand: of whom the reader may not know, no more than of the strictest grading."""
        nokler = {dom.linje: personindeks(dom.ny[0].fodselsnummer) for dom in dommer if dom.ny}
        finnes = registrering.finnes_alt(list(nokler.values()))
        ordene = finnes_.ordene(set(finnes.values()), self.om.av)
        sagt = {}
        for dom in [dom for dom in dommer if dom.linje in nokler or dom.linje in self._strenge]:
            sak = finnes.get(nokler[dom.linje]) if dom.ny else None
            if self.svarer_om <= 0:
                self._avvis(dom, finnes_.FOR_MANGE)
            elif dom.linje in self._strenge:
                self._avvis(dom, KAN_IKKE_REGISTRERES)
                self.svarer_om -= 1
            elif sak:
                self._avvis(dom, ordene[sak].grunn)
                sagt[sak] = ordene[sak]
                self.svarer_om -= not ordene[sak].kjent
        self._noter_oppslag(sagt)

    def _avvis(self, dom: Dom, grunn: str | Promise) -> None:
        self.leser.noter(dom, "fodselsnummer", str(grunn))
        dom.ny = None

    def _noter_oppslag(self, ordene: Mapping[UUID, finnes_.Finnessvar]) -> None:
        for noter, egne in ((lest.tillatt, True), (lest.avvist, False)):
            disse = [sak for sak, svar in ordene.items() if bool(svar.egen) is egne]
            noter(disse, av=self.om.av, handling="import", naa=self.om.naa)

    def _er_habile(self, dommer: Sequence[Dom]) -> None:
        """Told of one's own alone: what others have declared, no file may ask. Theirs go to the queue (gang.py)."""
        egne = [dom for dom in dommer if dom.ny and dom.ny[0].ansvarlig == self.om.av]
        inhabile = registrering.inhabile([dom.ny[0] for dom in egne])
        for dom in [dom for dom in egne if dom.ny[0] in inhabile]:
            self.leser.noter(dom, "ansvarlig", str(finnes_.INHABIL))
            dom.ny = None

    def _har_plass(self, dom: Dom) -> None:
        """Promise 7, counted with those of the rows before that go to the same."""
        hvem = dom.ny[0].ansvarlig if dom.ny else None
        if hvem is None:
            return
        if hvem not in self._last:
            self._last[hvem] = belastning.slik_leseren_vet(
                hvem, kontor=self.om.av.kontoret, leser=self.om.av, naa=self.om.naa
            )
        last = self._last[hvem].med(self._faar[hvem])
        if last.naadd_tak:
            melding = _("%(navn)s når taket på %(tak)s kandidater. Uten jobbspesialist på raden tar lederens kø imot.")
            self.leser.noter(dom, "ansvarlig", melding % {"navn": hvem.navn, "tak": last.tak})
            dom.ny = None
        else:
            self._faar[hvem] += 1
