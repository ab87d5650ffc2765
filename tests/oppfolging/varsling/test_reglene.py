"""Who is told of what by the four rules, in one scene with every case; and each condition of their SQL matters.

It is Monday 7 December 2026, eight o'clock. Two working days before: 3 December. Five: 30 November.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from psycopg.types.range import DateRange

from arbeidsgivere import kontaktansvar
from inkludering.brukere.models import Rolle
from kandidater import ansvar
from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Status
from oppfolging.varsling import regelregister, skal_staa
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.oppfolging.varsling.fasit import skal_staa_ved

pytestmark = pytest.mark.django_db

REGISTRERT = lag.oslo(2026, 11, 20)
NAA = lag.oslo(2026, 12, 7, 8)


class Scene:
    """People, and whom and what the reminders are about, by name."""

    def __init__(self) -> None:
        self.navn: dict[object, str] = {}
        self.ane, self.berit = self.person("ane"), self.person("berit", paa=lag.ANNET_KONTOR)
        self.person("lise", Rolle.LEDER)
        self.person("leif", Rolle.LEDER, paa=lag.ANNET_KONTOR)
        self.person("mons", Rolle.MARKEDSKONTAKT)
        gammel = self.person("tidligere leder", Rolle.LEDER)
        self.slutter(gammel)
        stengt = self.person("utestengt leder", Rolle.LEDER)
        stengt.is_active = False
        stengt.save(update_fields=["is_active"])

    def person(self, navn: str, rolle: str = Rolle.JOBBSPESIALIST, **felt):
        den = lag.bruker(rolle, **felt)
        self.navn[den.pk] = navn
        return den

    def slutter(self, den) -> None:
        """Works here until yesterday."""
        den.tilknytning.gyldig = DateRange(date(2020, 1, 1), NAA.date())
        den.tilknytning.save(update_fields=["gyldig"])

    def dato(self, navn: str, frist: date, *, kandidat=None, arbeidsgiver=None, side: str = "kandidat") -> Oppfolging:
        """A date that stands once, of the candidate or at the employer."""
        rad = Oppfolging(
            side=side,
            art="jobbtap",
            kandidat=kandidat,
            arbeidsgiver=arbeidsgiver,
            frist=frist,
            rytmefrist=frist,
            opprettet=REGISTRERT,
        )
        datoer.lag([rad])
        self.navn[str(rad.pk)] = navn
        return rad

    def kandidat(self, ansvarlig, **felt):
        """One whose own rhythm asks for nothing yet."""
        return lag.kandidat(ansvarlig, naa=NAA - timedelta(hours=1), **felt)

    def staar(self) -> set[tuple[str, str, str]]:
        """(who, what, step), for the people of the scene."""
        alle = skal_staa_ved(NAA)
        return {
            (self.navn[hvem], self.navn.get(emne, "noe annet"), trinn)
            for hvem, _, trinn, emne, _ in alle
            if hvem in self.navn
        }


def _kandidatens(scene: Scene) -> None:
    ane = scene.ane
    kari = scene.kandidat(ane)
    for dag, navn in ((7, "i dag"), (8, "i morgen"), (4, "en over"), (3, "to over"), (1, "fire over")):
        scene.dato(navn, date(2026, 12, dag), kandidat=kari)
    scene.dato("fem over", date(2026, 11, 30), kandidat=kari, side="jobbutvikling")
    lukket = scene.dato("lukket", date(2026, 12, 7), kandidat=kari)
    datoer.lukk(Oppfolging.objects.filter(pk=lukket.pk), som=Status.UTFORT, naa=NAA)
    overtatt = lag.kandidat(scene.person("forrige"), naa=NAA - timedelta(hours=2))
    ansvar.tildel(kandidat=overtatt, til=ane, aarsak="", av=ane, naa=NAA - timedelta(hours=1))
    scene.dato("overtatt", date(2026, 12, 7), kandidat=overtatt)
    sluttet, markedskontakt = scene.person("den som sluttet"), scene.person("markedskontakten")
    for den in (sluttet, markedskontakt):
        scene.dato(f"hos {scene.navn[den.pk]}", date(2026, 12, 7), kandidat=scene.kandidat(den))
    hos = Parter(arbeidsgiver=lag.arbeidsgiver(sluttet, naa=REGISTRERT), med_arbeidsgiver=True)
    _logget(scene, "ingen å si det til", hos, av=ane, dag=4)
    scene.slutter(sluttet)
    markedskontakt.tilknytning.rolle = Rolle.MARKEDSKONTAKT
    markedskontakt.tilknytning.save(update_fields=["rolle"])
    i_koe = scene.kandidat(None, kontor=ane.kontor)
    scene.navn[str(i_koe.pk)] = "i køen"
    ferdig = scene.kandidat(None, kontor=ane.kontor)
    scene.navn[str(ferdig.pk)] = "avsluttet i køen"
    inntak.avslutt(kandidat=ferdig, dato=NAA.date(), av=ane, naa=NAA)


def _arbeidsgiverens(scene: Scene) -> None:
    ane, berit = scene.ane, scene.berit
    kari = scene.kandidat(ane)
    hos = lag.arbeidsgiver(berit, naa=REGISTRERT)
    scene.dato("hos berit", date(2026, 12, 7), arbeidsgiver=hos, side="arbeidsgiver")
    scene.dato("hos berit, fem over", date(2026, 11, 30), arbeidsgiver=hos, side="arbeidsgiver")
    scene.dato("hos berit om kari", date(2026, 11, 30), arbeidsgiver=hos, kandidat=kari, side="arbeidsgiver")
    hos_leif = scene.kandidat(berit)
    scene.dato("ved det andre kontoret", date(2026, 11, 30), kandidat=hos_leif)
    byttet = lag.arbeidsgiver(ane, naa=REGISTRERT)
    kontakt = Parter(arbeidsgiver=byttet, med_arbeidsgiver=True)
    _logget(scene, "før byttet", kontakt, av=scene.person("vikaren"), dag=3)
    kontaktansvar.tildel(arbeidsgiver=byttet, til=berit, aarsak="", av=ane, naa=lag.oslo(2026, 12, 4))
    scene.dato("byttet", date(2026, 12, 7), arbeidsgiver=byttet, side="arbeidsgiver")
    uten = lag.arbeidsgiver(ane, naa=REGISTRERT)
    lag.ta_bort_kontaktperson(uten, naa=lag.oslo(2026, 12, 1))
    scene.navn[str(uten.pk)] = "uten kontaktperson"
    fylt = lag.arbeidsgiver(None, naa=REGISTRERT)
    scene.navn[str(fylt.pk)] = "ikke lenger uten"
    kontaktansvar.tildel(arbeidsgiver=fylt, til=ane, aarsak="", av=ane, naa=lag.oslo(2026, 12, 1))
    hos_berit = Parter(arbeidsgiver=hos, med_arbeidsgiver=True)
    _logget(scene, "av ane", hos_berit, av=ane, dag=1, naadd=False)
    _logget(scene, "av berit selv", hos_berit, av=berit, dag=1)
    _logget(scene, "for lenge siden", hos_berit, av=ane, dag=0, naadd=False)
    angret = _logget(scene, "angret", hos_berit, av=ane, dag=1, naadd=False)
    kontaktlogg.angre(kontakt=angret, av=ane, naa=angret.tid + timedelta(minutes=1))


def _logget(scene: Scene, navn: str, parter: Parter, *, av, dag: int, naadd: bool = True):
    """Logged as that day of December began; day 0 is a minute before the month did."""
    naa = lag.oslo(2026, 12, dag, 0) if dag else lag.oslo(2026, 11, 30, 23, 59)
    ny = lag.kontakt(parter, av=av, naa=naa, naadd=naadd)
    scene.navn[str(ny.pk)] = navn
    return ny


@pytest.fixture
def scene() -> Scene:
    ny = Scene()
    _kandidatens(ny)
    _arbeidsgiverens(ny)
    return ny


VENTET = {
    ("ane", "i dag", "forfaller"),
    ("ane", "en over", "forfaller"),
    ("ane", "to over", "purring"),
    ("ane", "fire over", "purring"),
    ("ane", "fem over", "purring"),
    ("lise", "fem over", "til_leder"),
    ("ane", "overtatt", "forfaller"),
    ("lise", "hos den som sluttet", "forfaller"),
    ("lise", "hos markedskontakten", "forfaller"),
    ("lise", "i køen", "mangler"),
    ("berit", "hos berit", "forfaller"),
    ("berit", "hos berit, fem over", "purring"),
    ("leif", "hos berit, fem over", "til_leder"),
    ("berit", "hos berit om kari", "purring"),
    ("lise", "hos berit om kari", "til_leder"),
    ("berit", "ved det andre kontoret", "purring"),
    ("leif", "ved det andre kontoret", "til_leder"),
    ("berit", "byttet", "forfaller"),
    ("lise", "uten kontaktperson", "mangler"),
    ("berit", "av ane", "logget"),
    ("ane", "før byttet", "logget"),
}


def test_hvem_som_paaminnes_om_hva(scene):
    assert scene.staar() == VENTET


# rule (or the text they are put together in) → what stands there → what is planted instead
FEIL = [
    ("frist", "o.status = 'aapen' AND o.side <> 'arbeidsgiver'", "o.side <> 'arbeidsgiver'"),
    ("frist", "o.status = 'aapen' AND o.side <> 'arbeidsgiver'", "o.status = 'aapen'"),
    ("frist", "o.side <> 'arbeidsgiver'", "o.side = 'kandidat'"),
    ("frist", "ansvar.kandidat_id = o.kandidat_id AND ansvar.periode @> %(naa)s", "ansvar.kandidat_id = o.kandidat_id"),
    ("frist", "o.kandidat_id AND ansvar.periode @> %(naa)s", "o.kandidat_id AND NOT ansvar.periode @> %(naa)s"),
    ("frist", "a.id = o.arbeidsgiver_id\n", "true\n"),
    ("frist", "aapen'\n", "utfort'\n"),
    ("frist", "coalesce(k.kontor_id, a.kontor_id)", "a.kontor_id"),
    ("frist", "coalesce(k.kontor_id, a.kontor_id)", "k.kontor_id"),
    ("frist", "o.arbeidsgiver_id AND ansvar.periode @> %(naa)s", "o.arbeidsgiver_id"),
    ("frist", "LEFT JOIN kandidater_kandidat k ON", "JOIN kandidater_kandidat k ON"),
    ("logget_av_andre", "ansvar.periode @> n.tid", "ansvar.periode @> %(naa)s"),
    ("logget_av_andre", " AND ansvar.periode @> n.tid", ""),
    ("logget_av_andre", "n.angret IS NULL AND ", ""),
    ("logget_av_andre", "n.av_id <> ansvar.bruker_id", "true"),
    ("logget_av_andre", "n.tid >= (%(logget_etter)s::date + 1)", "n.tid >= (%(logget_etter)s::date)"),
    ("logget_av_andre", "n.tid >= (%(logget_etter)s::date + 1)", "n.tid >= (%(logget_etter)s::date + 2)"),
    ("logget_av_andre", "timestamp AT TIME ZONE 'Europe/Oslo'", "timestamp AT TIME ZONE 'UTC'"),
    ("uten_ansvarlig", "ansvar.bruker_id IS NULL AND ", ""),
    ("uten_ansvarlig", " AND ansvar.periode @> %(naa)s", ""),
    ("uten_kontaktperson", "ansvar.bruker_id IS NULL AND ", ""),
    ("uten_kontaktperson", " AND ansvar.periode @> %(naa)s", ""),
    ("uten_ansvarlig", "k.kontor_id", "'0315' AS kontor_id"),
    ("uten_kontaktperson", "a.kontor_id", "'0315' AS kontor_id"),
    ("SKAL_STAA", "b.is_active AND ", ""),
    ("SKAL_STAA", " AND t.gyldig @> %(dag)s::date", ""),
    ("SKAL_STAA", "WHERE rolle = 'jobbspesialist'", ""),
    (
        "SKAL_STAA",
        "e.forfall <= t.grense\n    WHERE t.til <> 'leder'",
        "e.forfall < t.grense\n    WHERE t.til <> 'leder'",
    ),
    ("SKAL_STAA", "t.til <> 'leder' AND e.svarer_id", "e.svarer_id"),
    ("SKAL_STAA", "l.kontor_id = e.kontor_id AND l.rolle = 'leder'", "l.kontor_id = e.kontor_id"),
    ("SKAL_STAA", "l.kontor_id = e.kontor_id AND l.rolle", "l.rolle"),
    ("SKAL_STAA", "e.forfall <= t.grense\n    JOIN i_arbeid l", "e.forfall < t.grense\n    JOIN i_arbeid l"),
    ("SKAL_STAA", "t.til = 'leder' OR t.til = 'ansvarlig_eller_leder'", "t.til = 'leder' OR t.til <> 'leder'"),
    ("SKAL_STAA", "t.til = 'leder' OR ", ""),
    ("SKAL_STAA", " AND e.svarer_id IS NULL", ""),
    ("SKAL_STAA", "max(nivaa)", "min(nivaa)"),
    ("SKAL_STAA", "t.regel = e.regel AND e.forfall", "e.forfall"),
    ("EMNER", "WHERE {regel}.forfall <= ", "WHERE {regel}.forfall < "),
]


def plant(monkeypatch: pytest.MonkeyPatch, hvor: str, fra: str, til: str) -> None:
    if hvor.isupper():
        tekst = getattr(skal_staa, hvor)
        monkeypatch.setattr(skal_staa, hvor, tekst.replace(fra, til))
    else:
        regel = regelregister.regelen(hvor)
        tekst = regel.emner
        monkeypatch.setitem(regelregister._regler, hvor, replace(regel, emner=tekst.replace(fra, til)))
    assert fra in tekst, f"the text no longer has «{fra}»: plant the fault in what has taken its place"


def test_hver_betingelse_i_reglene_betyr_noe(scene):
    """A planted fault changes who is told of what, or cannot run at all."""
    overlevde = []
    for feil in FEIL:
        with pytest.MonkeyPatch.context() as monkeypatch:
            plant(monkeypatch, *feil)
            try:
                with transaction.atomic():
                    overlevde += [feil] if scene.staar() == VENTET else []
            except (DatabaseError, AssertionError):
                continue
    assert overlevde == []
    assert scene.staar() == VENTET
