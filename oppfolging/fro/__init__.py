"""Sows forløp and a history of contacts that keeps its rhythms about as well as busy people do."""

from __future__ import annotations

from datetime import datetime

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.felles.arbeidsdager import lokal_dato, samme_eller_forrige
from inkludering.felles.froregister import Saaing, legg_inn, saar
from kandidater.models import Aapenhet, Kandidat
from oppfolging.fro.forlopene import Arbeidsplasser, forlop_for
from oppfolging.fro.gangen import gaa_gjennom
from oppfolging.fro.historie import Historie
from oppfolging.fro.portal import saa_portalbrukere
from oppfolging.fro.rader import Samling, jobbspesialisten
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import (
    Deltaker,
    Forlop,
    Formaal,
    Kontakt,
    Kontaktutfall,
    Oppfolgingsplan,
    Part,
)
from oppfolging.kjerne.rytmer import rytmer_for, situasjon_i_forlop
from oppfolging.varsling import generering


@saar
def saa_oppfolging(saaing: Saaing) -> None:
    for nummer in saaing.kontornumre:
        _saa_kontor(saaing, nummer)
    saa_portalbrukere(saaing)
    generering.generer(naa=saaing.naa)


def _saa_kontor(saaing: Saaing, kontor: str) -> None:
    kandidater = list(
        Kandidat.objects.filter(kontor=kontor)
        .prefetch_related("faseperioder", "ansvar__bruker")
        .order_by("henvist_dato", "pk")
    )
    fordelt = _arbeidsgivere_etter_eier(kontor, saaing.naa)
    alle = [arbeidsgiver for liste in fordelt.values() for arbeidsgiver in liste]
    aapne_om = Aapenhet.objects.gjeldende().filter(kandidat__kontor=kontor, kan_kontaktes=True)
    kan_nevnes = frozenset(aapne_om.values_list("kandidat", flat=True))
    samling = Samling(saaing)
    historie = Historie(samling, rytmer_for(kontor, saaing.i_dag), fordelt, kan_nevnes)
    forlop: list[Forlop] = []
    for kandidat in kandidater:
        eier = jobbspesialisten(kandidat)
        egne = []
        if eier and alle and kandidat.pk in kan_nevnes:
            egne = forlop_for(saaing, kandidat, Arbeidsplasser(saaing, fordelt.get(eier.pk, []), alle))
        forlop += egne
        gaa_gjennom(historie, kandidat, egne)
    legg_inn(forlop)
    legg_inn(
        Oppfolgingsplan(forlop=ett, situasjon=situasjon_i_forlop(ett, ett.kandidat.fase), gjelder_fra=ett.start)
        for ett in forlop
    )
    samling.lagre()
    planlegger.planlegg(kandidater=Kandidat.objects.filter(kontor=kontor).order_by("pk"), naa=saaing.naa)
    _saa_arbeidsgivere_uten_forlop(saaing, kontor)


def _arbeidsgivere_etter_eier(kontor: str, naa: datetime) -> dict[object, list[Arbeidsgiver]]:
    fordelt: dict[object, list[Arbeidsgiver]] = {}
    rader = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver__kontor=kontor)
    for ansvar in rader.select_related("arbeidsgiver").order_by("pk"):
        fordelt.setdefault(ansvar.bruker_id, []).append(ansvar.arbeidsgiver)
    return fordelt


def _saa_arbeidsgivere_uten_forlop(saaing: Saaing, kontor: str) -> None:
    """Employers with a kontaktperson were talked to some time in the last months; a few of them are due."""
    rader = Kontaktansvar.objects.gjeldende(saaing.naa).filter(arbeidsgiver__kontor=kontor, bruker__isnull=False)
    kontakter, deltakere = [], []
    for ansvar in rader.select_related("arbeidsgiver", "bruker").order_by("pk"):
        tid: datetime = saaing.klokka(samme_eller_forrige(saaing.i_dag - saaing.dager(5, 94)))
        kontakt = Kontakt(
            id=saaing.uuid(),
            med_arbeidsgiver=True,
            arbeidsgiver=ansvar.arbeidsgiver,
            kanal=saaing.en(("telefon", "fysisk", "epost")),
            utfall=Kontaktutfall.NAADD,
            formaal=Formaal.RELASJONSBYGGING,
            dag=lokal_dato(tid),
            tid=tid,
            av=ansvar.bruker,
        )
        notat = saaing.en(("Snakket om behovet framover.", "Avtalte å høres igjen.", ""))
        kontakter.append(kontakt)
        deltakere.append(Deltaker(kontakt=kontakt, part=Part.ARBEIDSGIVER, notat=notat))
    legg_inn(kontakter)
    legg_inn(deltakere)
    planlegger.planlegg(arbeidsgivere=Arbeidsgiver.objects.filter(kontor=kontor).order_by("pk"), naa=saaing.naa)
