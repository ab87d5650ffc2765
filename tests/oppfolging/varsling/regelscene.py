"""The scene of test_reglene: people, and every case the reminder rules tell apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from psycopg.types.range import DateRange

from arbeidsgivere import kontaktansvar
from arbeidsgivere.models import Arbeidsgiverkontakt, Henvendelse
from inkludering.brukere.models import Rolle
from kandidater import ansvar
from kandidater.models import Overlevering
from oppfolging.handlinger import inntak, kontaktlogg
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Status
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.oppfolging.varsling.fasit import skal_staa_ved

REGISTRERT = lag.oslo(2026, 11, 20)
NAA = lag.oslo(2026, 12, 7, 8)
GRADERTES = "0219"


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


def _vil_ringes(scene: Scene) -> None:
    """At once, whenever due; at two employers of berit, one that was another's before, and one of nobody's."""
    uten = lag.arbeidsgiver(None, naa=REGISTRERT)
    scene.navn[str(uten.pk)] = "uten, men vil ringes"
    byttet = lag.arbeidsgiver(scene.person("den før"), naa=REGISTRERT)
    kontaktansvar.tildel(arbeidsgiver=byttet, til=scene.berit, aarsak="", av=scene.ane, naa=lag.oslo(2026, 12, 4))
    hos = [lag.arbeidsgiver(scene.berit, naa=REGISTRERT) for _ in range(2)]
    for navn, hvor, dag in (
        ("ring meg", hos[0], 9),
        ("ring meg i dag", byttet, 7),
        ("ring meg, ingen", uten, 9),
        ("ringt", hos[1], 9),
    ):
        felt = {"art": "ringeonske", "side": "arbeidsgiver", "frist": date(2026, 12, dag), "opprettet": REGISTRERT}
        den = lag.arbeidsgiverkontakt(hvor, av=scene.berit)
        Arbeidsgiverkontakt.objects.filter(pk=den.pk).update(endret=REGISTRERT)
        rad = Oppfolging(arbeidsgiver=hvor, bedt_av=den, rytmefrist=felt["frist"], **felt)
        datoer.lag([rad])
        scene.navn[str(rad.pk)] = navn
    datoer.lukk(Oppfolging.objects.filter(arbeidsgiver=hos[1]), som=Status.UTFORT, naa=NAA)


def _overleverte(scene: Scene) -> None:
    """Proposed to ane: what waits, and what she has answered."""
    ola = scene.person("ola")
    for navn, status in (("spurt", "foreslaatt"), ("sagt nei", "avslaatt")):
        felt = {"tid": lag.oslo(2026, 12, 1), "av": ola, "svart": None if status == "foreslaatt" else NAA}
        den = scene.kandidat(ola)
        rad = Overlevering(kandidat=den, fra=ola, til=scene.ane, status=status, grunn="Ferie", **felt)
        rad.save(force_insert=True)
        scene.navn[str(rad.pk)] = navn


def _kollegenes(scene: Scene) -> None:
    """What colleagues ask for, and who changed the people, at employers of berit and of nobody."""
    ane, berit = scene.ane, scene.berit
    hos, trukket = (lag.arbeidsgiver(berit, naa=REGISTRERT) for _ in range(2))
    uten = lag.arbeidsgiver(None, naa=REGISTRERT)
    scene.navn[str(uten.pk)] = "uten, men spurt etter"
    for hvor, navn in ((hos, "si fra"), (uten, "si fra til ingen"), (trukket, "si fra hos trukket")):
        _meldt(scene, navn, hvor, "si_fra", av=ane)
    _meldt(scene, "vil bli", uten, "bli_kontaktperson", av=ane)
    _meldt(scene, "ordnet", hos, "si_fra", av=scene.person("den som ble hørt"), ordnet=NAA)
    avslaatt = lag.arbeidsgiver(None, naa=REGISTRERT)
    _meldt(scene, "fikk ikke bli", avslaatt, "bli_kontaktperson", av=ane)
    kontaktansvar.tildel(arbeidsgiver=avslaatt, til=berit, aarsak="", av=ane, naa=lag.oslo(2026, 12, 2))
    for navn, hvor, av, naar in (
        ("endret av ane", hos, ane, lag.oslo(2026, 12, 1, 0)),
        ("endret av berit selv", hos, berit, lag.oslo(2026, 12, 1, 0)),
        ("endret for lenge siden", hos, ane, lag.oslo(2026, 11, 30, 23, 59)),
        ("endret hos trukket", trukket, ane, lag.oslo(2026, 12, 1, 0)),
        ("endret før byttet", avslaatt, ane, lag.oslo(2026, 12, 1, 0)),
    ):
        den = lag.arbeidsgiverkontakt(hvor, av=ane)
        Arbeidsgiverkontakt.objects.filter(pk=den.pk).update(endret=naar, endret_av=av)
        scene.navn[_endringen(den, naar)] = navn
    byttet = lag.arbeidsgiver(scene.person("den forrige"), naa=REGISTRERT)
    den = lag.arbeidsgiverkontakt(byttet, av=ane)
    naar = lag.oslo(2026, 12, 2)
    Arbeidsgiverkontakt.objects.filter(pk=den.pk).update(endret=naar, endret_av=ane)
    scene.navn[_endringen(den, naar)] = "endret hos den forrige"
    _meldt(scene, "si fra etter byttet", byttet, "si_fra", av=ane)
    kontaktansvar.tildel(arbeidsgiver=byttet, til=berit, aarsak="", av=ane, naa=lag.oslo(2026, 12, 4))
    trukket.trekk(grunn="Feil", av=ane, naa=NAA)


def _graderte(scene: Scene) -> None:
    """At an office of their own, with a leader who has the right and one who has not; at an employer of ane's."""
    gro = scene.person("gro", paa=GRADERTES)
    scene.person("liv", Rolle.LEDER, paa=GRADERTES, ser_skjermede=True)
    scene.person("leo", Rolle.LEDER, paa=GRADERTES)
    hos = lag.arbeidsgiver(scene.ane, naa=REGISTRERT)
    gradert, skjermet = scene.kandidat(gro, gradering="fortrolig"), scene.kandidat(gro, skjermet=True)
    scene.dato("gradert, fem over", date(2026, 11, 30), kandidat=gradert)
    scene.dato("gradert hos ane", date(2026, 12, 7), kandidat=gradert, arbeidsgiver=hos, side="arbeidsgiver")
    scene.dato("skjermet hos ane", date(2026, 11, 30), kandidat=skjermet, arbeidsgiver=hos, side="arbeidsgiver")
    scene.dato("ubesvart", date(2026, 12, 7), kandidat=scene.kandidat(gro, gradering="ukjent"))
    i_koe = scene.kandidat(None, kontor=gro.kontor, skjermet=True)
    scene.navn[str(i_koe.pk)] = "skjermet i køen"
    kjent = scene.kandidat(gro)
    for navn, om_dem in (("om en gradert", [gradert]), ("om en gradert og en til", [gradert, kjent])):
        parter = kontaktlogg.Parter(
            tuple(kontaktlogg.OmKandidat(den, deltok=False) for den in om_dem), kontaktlogg.MedArbeidsgiver(hos)
        )
        scene.navn[str(lag.kontakt(parter, av=gro, naa=NAA, naadd=False).pk)] = navn


def _meldt(scene: Scene, navn: str, hos, slag: str, *, av, ordnet=None) -> None:
    felt = {"slag": slag, "av": av, "tid": lag.oslo(2026, 12, 1), "ordnet": ordnet}
    scene.navn[str(Henvendelse.objects.create(arbeidsgiver=hos, **felt).pk)] = navn


def _logget(scene: Scene, navn: str, parter: Parter, *, av, dag: int, naadd: bool = True):
    """Logged as that day of December began; day 0 is a minute before the month did."""
    naa = lag.oslo(2026, 12, dag, 0) if dag else lag.oslo(2026, 11, 30, 23, 59)
    ny = lag.kontakt(parter, av=av, naa=naa, naadd=naadd)
    scene.navn[str(ny.pk)] = navn
    return ny


def bygg() -> Scene:
    ny = Scene()
    _kandidatens(ny)
    _arbeidsgiverens(ny)
    _kollegenes(ny)
    _vil_ringes(ny)
    _overleverte(ny)
    _graderte(ny)
    return ny


def _endringen(den: Arbeidsgiverkontakt, naar: datetime) -> str:
    """Each change of a person is a matter of its own."""
    return f"{den.pk.hex}{int(naar.timestamp()):x}"
