"""Whose an employer's date is: its kontaktperson's, or whoever answers for the graded candidate it is about.

Ane is kontaktperson at an employer of the office; Ola follows Kari, at the office or at another. Answers by hand.
"""

from datetime import date, datetime

import pytest

from inkludering.brukere.models import Bruker, Rolle
from kandidater import omgradering
from kandidater.gradering import Adressebeskyttelse, Gradering
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.i_dag.sporringer import hos_mine_arbeidsgivere, mine_steg
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.querysets import KONTAKTPERSONENS
from oppfolging.rapporter.tall.frister import FLYTTET, I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.rader import KONTORET, bak
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.rapporter.tall.test_grenser import FRA, I_AUGUST, SNITT, TIL
from tests.oppfolging.varsling.fasit import skal_staa_ved

pytestmark = pytest.mark.django_db

I_PERIODEN, MELLOM, ETTER = lag.oslo(2026, 10, 20), lag.oslo(2026, 11, 2), lag.oslo(2026, 11, 5)
# Kari's office, as she was registered, what the register answered later and when; whether the reader may know of the
# graded; whose the date is in the figures of the employer's office, and of hers when that is another.
UGRADERT, SKJERMET, FORTROLIG = {}, {"skjermet": True}, {"gradering": Gradering.FORTROLIG}
UBESVART = {"gradering": Gradering.UKJENT}
TABELL = [
    ("her", UGRADERT, {}, False, "ane", ""),
    ("her", UGRADERT, {}, True, "ane", ""),
    ("der", UGRADERT, {}, False, "ane", ""),
    ("ingen", UGRADERT, {}, False, "ane", ""),
    ("her", SKJERMET, {}, True, "ola", ""),
    ("her", FORTROLIG, {}, True, "ola", ""),
    ("her", UBESVART, {}, True, "ola", ""),
    ("her", SKJERMET, {}, False, "", ""),
    ("der", SKJERMET, {}, True, "", "ola"),
    ("der", FORTROLIG, {}, False, "", ""),
    ("her", UGRADERT, {I_PERIODEN: True}, True, "ola", ""),
    ("her", UGRADERT, {MELLOM: True}, True, "ola", ""),
    ("her", UGRADERT, {ETTER: True}, True, "ane", ""),
    ("her", UGRADERT, {ETTER: True}, False, "", ""),
    ("der", UGRADERT, {MELLOM: True}, True, "", "ola"),
    ("her", SKJERMET, {MELLOM: False}, True, "ane", ""),
    ("der", SKJERMET, {MELLOM: False}, False, "ane", ""),
    ("her", SKJERMET, {ETTER: False}, True, "ola", ""),
    ("der", SKJERMET, {ETTER: False}, True, "", "ola"),
]


class Scene:
    def __init__(self, hvor: str, som: dict[str, object]) -> None:
        self.ane = lag.bruker(fornavn="Ane")
        self.ola = lag.bruker(fornavn="Ola", paa=lag.ANNET_KONTOR if hvor == "der" else lag.KONTOR)
        self.hos = lag.arbeidsgiver(self.ane, naa=I_AUGUST)
        self.kari = lag.kandidat(self.ola, naa=I_AUGUST, **som) if hvor != "ingen" else None

    def dato(self, frist: date, opprettet: datetime) -> Oppfolging:
        rad = Oppfolging(
            side="arbeidsgiver",
            art="jobbtap",
            arbeidsgiver=self.hos,
            kandidat=self.kari,
            frist=frist,
            rytmefrist=frist,
            opprettet=opprettet,
        )
        datoer.lag([rad])
        return rad

    def i_linja(self, tall, dato: Oppfolging, u: Utvalg) -> str:
        """Whose lines it stands in; the office's has what theirs have, and nothing else."""

        def staar(hos):
            return any(str(rad.id) == str(dato.pk) for rad in bak(tall, u, hos=hos))

        hvem = "".join(den.fornavn.lower() for den in (self.ane, self.ola) if staar(den.pk))
        assert not staar(None)
        assert staar(KONTORET) is bool(hvem)
        return hvem


def grader(kari: Kandidat, skjermet: bool, naa: datetime) -> None:
    svar = omgradering.Registersvar(Adressebeskyttelse.UGRADERT, skjermet, "test", "Svart i et brev")
    omgradering.endre(kandidat=kari, svar=svar, av=lag.bruker(Rolle.LEDER, ser_skjermede=True), naa=naa)


@pytest.mark.parametrize("rad", TABELL)
def test_en_dato_hos_arbeidsgiver_er_i_tallene_til_den_som_svarer_for_den_ved_snittet(rad):
    """Due on 12 October, moved in time with a reason to the 15th, and not done by the cut on 3 November."""
    hvor, som, senere, ser, *svar = rad
    scene = Scene(hvor, som)
    dato = scene.dato(date(2026, 10, 12), I_AUGUST)
    datoer.flytt(oppfolging=dato, til=date(2026, 10, 15), grunn="Ferie der", av=scene.ane, naa=lag.oslo(2026, 10, 8))
    for tid, skjermet in senere.items():
        grader(scene.kari, skjermet, tid)
    for tall in (I_TIDE, FLYTTET, OVER_FRISTEN):
        ved = [Utvalg(lag.kontor(nr), FRA, TIL, SNITT, ser_graderte=ser) for nr in (lag.KONTOR, lag.ANNET_KONTOR)]
        assert [scene.i_linja(tall, dato, u) for u in ved] == svar, tall.nokkel


@pytest.mark.parametrize(
    ("hvor", "som", "hos"),
    [
        ("ingen", UGRADERT, "Ane"),
        ("her", UGRADERT, "Ane"),
        ("der", UGRADERT, "Ane"),
        ("her", SKJERMET, "Ola"),
        ("der", SKJERMET, "Ola"),
        ("her", FORTROLIG, "Ola"),
        ("der", FORTROLIG, "Ola"),
    ],
)
def test_paaminnelsen_tallet_og_sidene_er_enige_om_hvem_datoen_er_hos(hvor, som, hos):
    scene = Scene(hvor, som)
    dato = scene.dato(for_(3).date(), for_(10))
    hvem: dict[object, Bruker] = {scene.ane.pk: scene.ane, scene.ola.pk: scene.ola}
    om_den = {mottaker for mottaker, _regel, _trinn, emne, _frist in skal_staa_ved(NAA) if emne == str(dato.pk)}
    paaminnet = {hvem[den].fornavn for den in om_den if den in hvem}
    kontor = scene.ane.kontor if hos == "Ane" else scene.ola.kontor
    u = Utvalg(kontor, I_DAG, I_DAG, NAA, ser_graderte=True, fortid=False)
    talt = {hvem[rad.hos].fornavn for rad in bak(OVER_FRISTEN, u) if str(rad.id) == str(dato.pk)}
    deres = {den.fornavn: hos_mine_arbeidsgivere(bruker=den.pk, naa=NAA, senest=I_DAG) for den in hvem.values()}
    listet = {navn for navn, rader in deres.items() if dato.pk in {rad.steg for rad in rader}}
    hennes = [rad.kollega for rad in mine_steg(bruker=scene.ola.pk, naa=NAA) if rad.steg == dato.pk]
    listet |= {kollega.split()[0] if kollega else "Ola" for kollega in hennes}
    i_basen = "Ane" if Oppfolging.objects.filter(KONTAKTPERSONENS, pk=dato.pk).exists() else "Ola"
    assert (paaminnet, talt, listet, i_basen) == ({hos}, {hos}, {hos}, hos)
