"""The employer's page: its people, who answers for it, what runs here, the next dates and what contact there has been.

Candidate data never hangs on an employer: what the reader may know of whom, kjente.py decides for all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Henvendelse, Kontaktansvar
from arbeidsgivere.virksomhetsfakta import fakta
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.arbeidsflate.arbeidsgiver import folk, historie, lopende, neste
from oppfolging.arbeidsflate.arbeidsgiver import kjente as kjente_
from oppfolging.arbeidsflate.arbeidsgiver.folk import Person
from oppfolging.arbeidsflate.arbeidsgiver.lopende import Lopende
from oppfolging.arbeidsflate.arbeidsgiver.neste import Stegdag
from oppfolging.arbeidsflate.felles.tidslinje import Tidslinje
from oppfolging.kjerne import ansvarlig, ringeonsker
from oppfolging.kjerne.ansvarlig import Borte
from oppfolging.kjerne.ringeonsker import Ringeonske


@dataclass(frozen=True)
class Henvendelser:
    """What colleagues ask for here. Who asks is shown to those who can do something about it.

    `kan_be`: the reader may ask to become kontaktperson; `har_bedt`, `har_sagt_fra`: they have asked for it.
    """

    vil_snakke: list[Henvendelse]
    vil_bli: list[Henvendelse]
    kan_be: bool
    har_bedt: bool
    har_sagt_fra: bool


@dataclass(frozen=True)
class Kort:
    kontaktansvar: Kontaktansvar
    borte: Borte | None
    tar_over: Kontaktansvar | None
    tidligere: list[Kontaktansvar]
    er_kontaktperson: bool
    kan_styre: bool
    kan_rette_folk: bool
    henvendelser: Henvendelser
    ringeonske: Ringeonske | None
    fakta: list[tuple[str, object]]
    folk: list[Person]
    sluttet: list[Arbeidsgiverkontakt]
    lopende: Lopende
    dager: list[Stegdag]
    tidslinje: Tidslinje
    navngitte: list[UUID]


def lag(arbeidsgiver: Arbeidsgiver, bruker: Bruker, *, sidetall: int, naa: datetime) -> Kort:
    """All of the page, as this user may see it; `navngitte` are the candidates it names."""
    ansvarene = arbeidsgiver.kontaktansvar.select_related("bruker").order_by("-periode")
    alle_ansvar = list(ansvarlig.med_fravaer(ansvarene, naa))
    [gjeldende] = [ansvar for ansvar in alle_ansvar if naa in ansvar.periode]
    er_kontaktperson = gjeldende.bruker_id == bruker.pk and bruker.rolle == Rolle.JOBBSPESIALIST
    kan_styre, kan_rette_folk = _kan(arbeidsgiver, bruker)
    forlop, datoer = lopende.alle(arbeidsgiver, bruker), neste.datoer(arbeidsgiver, bruker)
    kandidater = {rad.kandidat for rad in datoer if rad.kandidat} | {ett.kandidat for ett in forlop}
    kjente = kjente_.les(kandidater, bruker, er_kontaktperson=er_kontaktperson)
    som_jobber, sluttet = folk.les(arbeidsgiver, naa, kan_rettes=kan_rette_folk)
    hendt = historie.les(arbeidsgiver, bruker, sidetall)
    return Kort(
        kontaktansvar=gjeldende,
        borte=ansvarlig.borte(gjeldende),
        tar_over=next((ett for ett in reversed(alle_ansvar) if ett.bruker and ett.periode > gjeldende.periode), None),
        tidligere=[ansvar for ansvar in alle_ansvar if ansvar.bruker and ansvar.periode < gjeldende.periode],
        er_kontaktperson=er_kontaktperson,
        kan_styre=kan_styre,
        fakta=_fakta(arbeidsgiver),
        kan_rette_folk=kan_rette_folk,
        henvendelser=_henvendelser(arbeidsgiver, bruker, gjeldende, kan_styre=kan_styre, kan_rette_folk=kan_rette_folk),
        ringeonske=ringeonsker.hos(arbeidsgiver, i_dag=lokal_dato(naa)),
        folk=som_jobber,
        sluttet=sluttet,
        lopende=lopende.les(forlop, kjente),
        dager=neste.dager(datoer, kjente, lokal_dato(naa)),
        tidslinje=hendt.tidslinje,
        navngitte=list({den.pk for den in kandidater if kjente.navn(den.pk)} | set(hendt.navngitte)),
    )


def _kan(arbeidsgiver: Arbeidsgiver, bruker: Bruker) -> tuple[bool, bool]:
    """Whether the user may choose the kontaktperson, and correct the people. One query."""
    samme, alle = Q(pk=OuterRef("pk")), Arbeidsgiver.objects
    styrt, rettes = alle.kontaktperson_kan_byttes_av(bruker), alle.folk_kan_rettes_av(bruker)
    den = alle.filter(pk=arbeidsgiver.pk)
    return den.values_list(Exists(styrt.filter(samme)), Exists(rettes.filter(samme))).get()


def _henvendelser(
    arbeidsgiver: Arbeidsgiver, bruker: Bruker, naa: Kontaktansvar, *, kan_styre: bool, kan_rette_folk: bool
) -> Henvendelser:
    aapne = list(arbeidsgiver.henvendelser.aapne().select_related("av").order_by("tid"))
    snakke = [en for en in aapne if en.slag == Henvendelse.Slag.SI_FRA]
    bli = [en for en in aapne if en.slag == Henvendelse.Slag.BLI_KONTAKTPERSON]
    paa_kontoret = bruker.rolle == Rolle.JOBBSPESIALIST and bruker.kontor == arbeidsgiver.kontor
    return Henvendelser(
        vil_snakke=snakke if kan_rette_folk else [],
        vil_bli=bli if kan_styre else [],
        kan_be=paa_kontoret and naa.bruker is None,
        har_bedt=any(en.av == bruker for en in bli),
        har_sagt_fra=any(en.av == bruker for en in snakke),
    )


def _fakta(arbeidsgiver: Arbeidsgiver) -> list[tuple[str, object]]:
    kartlagt = arbeidsgiver.kartlagt_dato
    return [
        *fakta(arbeidsgiver),
        (_("Nav-kontor"), arbeidsgiver.kontor),
        (_("Kartlagt"), f"{kartlagt:%d.%m.%Y}" if kartlagt else _("Ikke kartlagt")),
    ]
