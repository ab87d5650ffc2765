"""Sows forløp and a history of contacts that keeps its rhythms about as well as busy people do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar
from inkludering.felles.froregister import Saaing, legg_inn, saar
from kandidater.models import Aapenhet, Kandidat
from oppfolging.fro.arbeidsgiverne import hold_kontakten
from oppfolging.fro.forlopene import Arbeidsplasser, forlop_for
from oppfolging.fro.gangen import gaa_gjennom
from oppfolging.fro.historie import Historie
from oppfolging.fro.portal import saa_portalbrukere
from oppfolging.fro.rader import Samling, jobbspesialisten
from oppfolging.kjerne import planlegger
from oppfolging.kjerne.models import Forlop, Oppfolgingsplan
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
    ansvarene = list(_kontaktansvar(kontor, saaing.naa))
    fordelt = _etter_eier(ansvarene)
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
    hold_kontakten(historie, (ansvar for ansvar in ansvarene if ansvar.bruker_id), forlop)
    samling.lagre()
    planlegger.planlegg(
        kandidater=Kandidat.objects.filter(kontor=kontor).order_by("pk"),
        arbeidsgivere=Arbeidsgiver.objects.filter(kontor=kontor).order_by("pk"),
        naa=saaing.naa,
    )


def _kontaktansvar(kontor: str, naa: datetime) -> QuerySet[Kontaktansvar]:
    rader = Kontaktansvar.objects.gjeldende(naa).filter(arbeidsgiver__kontor=kontor)
    return rader.select_related("arbeidsgiver").order_by("pk")


def _etter_eier(ansvarene: Iterable[Kontaktansvar]) -> dict[object, list[Arbeidsgiver]]:
    fordelt: dict[object, list[Arbeidsgiver]] = {}
    for ansvar in ansvarene:
        fordelt.setdefault(ansvar.bruker_id, []).append(ansvar.arbeidsgiver)
    return fordelt
