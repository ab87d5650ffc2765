"""What the tests of a changed protection have in common."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.urls import reverse

from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import Registersvar
from oppfolging.handlinger import adressebeskyttelse
from oppfolging.kjerne.sjekk import arbeidsgivers_dato, neste_dato, sperret_er_lukket
from tests.klokke import klokka

GRUNN = "Nytt svar fra registeret"
FOER = timedelta(days=20)


def svar(beskyttelse="fortrolig", *, skjermet=False):
    return Registersvar(Adressebeskyttelse(beskyttelse), skjermet, "test", GRUNN)


def grader(den, beskyttelse="fortrolig", *, av=None, **valg):
    adressebeskyttelse.endre(kandidat=den, svar=svar(beskyttelse, **valg), av=av, naa=klokka())
    connection.check_constraints()  # each change is a transaction of its own
    den.refresh_from_db()


def siden(den, navn="oppfolging:kandidat_gradering"):
    return reverse(navn, args=[den.pk])


def send(klient, den, beskyttelse, **felt):
    return klient.post(siden(den), {"beskyttelse": beskyttelse, "grunn": GRUNN, **felt})


def holder():
    return [*neste_dato(klokka()), *arbeidsgivers_dato(klokka()), *sperret_er_lukket(klokka())]
