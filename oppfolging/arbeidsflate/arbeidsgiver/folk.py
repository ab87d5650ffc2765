"""The people who work at an employer, and how far each has come with the portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Innloggingslenke
from arbeidsgivere.portaltilgang import lenker
from inkludering.brukere import endringer
from inkludering.brukere.endringer import Endring
from inkludering.brukere.roller import Maalform
from inkludering.felles.navn import sorteringsnokkel_tekst

RETTES = ("fornavn", "etternavn", "rolle", "epost", "telefon", "maalform")


@dataclass(frozen=True)
class Person:
    """Somebody who works there, and how far they have come with the portal."""

    kontakt: Arbeidsgiverkontakt
    har_logget_inn: bool
    maalform: str  # in words; empty while nobody has said
    invitert: datetime | None
    invitasjon_utgaatt: bool
    kom_ikke_fram: bool  # the last mail with a link
    endringer: list[Endring]


def les(
    arbeidsgiver: Arbeidsgiver, naa: datetime, *, kan_rettes: bool
) -> tuple[list[Person], list[Arbeidsgiverkontakt]]:
    """Who works there, the hovedkontakt first, then by name; and whom it may have been a mistake to let go.

    What has been changed, and the latter, are for those who may correct it.
    """
    vist = arbeidsgiver.kontakter.aktive()
    if kan_rettes:
        vist |= arbeidsgiver.kontakter.nettopp_sluttet(naa)
    alle = sorted(vist.select_related("registrert_av", "bruker"), key=_rekkefolge)
    kontakter = [den for den in alle if den.sluttet_dato is None]
    siste = {
        lenke.kontakt_id: lenke
        for lenke in Innloggingslenke.objects.filter(kontakt__in=kontakter, er_invitasjon=True).order_by("opprettet")
    }
    stanset = lenker.kom_ikke_fram(kontakter)
    endret = endringer.les_alle(kontakter, RETTES) if kan_rettes else {}
    folk = [
        _person(kontakt, siste.get(kontakt.pk), endret.get(kontakt.pk, []), kontakt.pk in stanset, naa)
        for kontakt in kontakter
    ]
    return folk, [den for den in alle if den.sluttet_dato]


def _rekkefolge(kontakt: Arbeidsgiverkontakt) -> tuple[bool, object]:
    return not kontakt.er_hovedkontakt, sorteringsnokkel_tekst(kontakt.etternavn, kontakt.fornavn)


def _person(
    kontakt: Arbeidsgiverkontakt,
    invitasjon: Innloggingslenke | None,
    endret: list[Endring],
    stanset: bool,
    naa: datetime,
) -> Person:
    return Person(
        endringer=endret,
        kontakt=kontakt,
        maalform=str(Maalform(kontakt.spraak).label) if kontakt.spraak else "",
        har_logget_inn=kontakt.bruker_id is not None,
        invitert=invitasjon.opprettet if invitasjon else None,
        invitasjon_utgaatt=invitasjon is not None and invitasjon.utloper <= naa,
        kom_ikke_fram=stanset,
    )
