"""Sows offices' people. The first office is Nav Lerkendal (5702), with the demo's named users."""

from __future__ import annotations

from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError
from psycopg.types.range import DateRange

from inkludering.brukere.demobrukere import DEMOBRUKERE, DOMENE, PASSORD
from inkludering.brukere.models import Bruker, Kontor, Maalform, Rolle, Team, Teammedlem, Tilknytning
from inkludering.brukere.teamrekke import Teamrolle
from inkludering.felles.demonavn import mobil, navn
from inkludering.felles.froregister import Saaing, saar

FORSTE_KONTOR = "5702"
STILLINGSPROSENTER = (100, 100, 100, 100, 80, 60)


@saar
def saa_brukere(saaing: Saaing) -> None:
    saaing.kontornumre = _ledige_kontorer(saaing)
    passord = make_password(PASSORD if settings.DEMO else None)
    brukere, tilknytninger = [], []
    for nummer in saaing.kontornumre:
        ende = f"@{DOMENE}" if nummer == FORSTE_KONTOR else f".{nummer}@{DOMENE}"
        roller = [
            *((f"jobbspesialist{nr}", Rolle.JOBBSPESIALIST) for nr in range(1, saaing.jobbspesialister + 1)),
            *((str(rolle), rolle) for rolle in (Rolle.LEDER, Rolle.MARKEDSKONTAKT, Rolle.ADMINISTRATOR)),
        ]
        for lokal, rolle in roller:
            bruker = _bruker(saaing, epost=lokal + ende, passord=passord)
            brukere.append(bruker)
            tilknytninger.append(_tilknytning(saaing, bruker, nummer, rolle, heltid=lokal == "jobbspesialist1"))
    Bruker.objects.bulk_create(brukere)
    Tilknytning.objects.bulk_create(tilknytninger)
    _saa_team(tilknytninger)


def _saa_team(tilknytninger: list[Tilknytning]) -> None:
    """A team at each office, of its jobbspesialister and their leader. No chance in it: the rest is sown as before."""
    navn = dict(Kontor.objects.values_list("pk", "navn"))
    numre = dict.fromkeys(den.kontor_id for den in tilknytninger)
    team = {nr: Team(id=uuid5(NAMESPACE_OID, f"team {nr}"), navn=f"Teamet ved {navn[nr]}") for nr in numre}
    Team.objects.bulk_create(team.values())
    rolle_i_teamet = {Rolle.JOBBSPESIALIST: Teamrolle.MEDLEM, Rolle.LEDER: Teamrolle.METODEVEILEDER}
    Teammedlem.objects.bulk_create(
        Teammedlem(team=team[den.kontor_id], bruker=den.bruker, rolle=rolle_i_teamet[rolle], gyldig=den.gyldig)
        for den in tilknytninger
        if (rolle := Rolle(den.rolle)) in rolle_i_teamet
    )


def _ledige_kontorer(saaing: Saaing) -> list[str]:
    """Offices where nobody works yet, the demo's own first. Raises CommandError when there are too few."""
    i_bruk = Tilknytning.objects.values("kontor")
    numre = list(Kontor.objects.exclude(pk__in=i_bruk).order_by("pk").values_list("pk", flat=True))
    if len(numre) < saaing.kontor:
        raise CommandError(f"Det er bare {len(numre)} kontor igjen å så på. Velg færre med --kontor.")
    forste = [FORSTE_KONTOR] if FORSTE_KONTOR in numre else []
    andre = [nummer for nummer in numre if nummer not in forste]
    return [*forste, *saaing.tilfeldig.sample(andre, saaing.kontor - len(forste))]


def _bruker(saaing: Saaing, *, epost: str, passord: str) -> Bruker:
    """One in ten uses nynorsk, but the users the demo points out show the language of the source."""
    fornavn, etternavn = navn(saaing)
    nynorsk = saaing.sjanse(0.1) and epost not in dict(DEMOBRUKERE)
    return Bruker(
        id=saaing.uuid(),
        epost=epost,
        password=passord,
        fornavn=fornavn,
        etternavn=etternavn,
        telefon=mobil(saaing),
        maalform=Maalform.NYNORSK if nynorsk else Maalform.BOKMAAL,
    )


def _tilknytning(saaing: Saaing, bruker: Bruker, kontor: str, rolle: Rolle, *, heltid: bool) -> Tilknytning:
    deltid = rolle == Rolle.JOBBSPESIALIST and not heltid
    return Tilknytning(
        bruker=bruker,
        kontor_id=kontor,
        rolle=rolle,
        stillingsprosent=saaing.en(STILLINGSPROSENTER) if deltid else 100,
        gyldig=DateRange(saaing.historien_begynner - saaing.dager(30, 1100), None),
        er_metodeveileder=rolle == Rolle.LEDER,
    )
