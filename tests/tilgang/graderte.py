"""Three graded people come to an office: with forløp, dates of their own, contacts, one of them in the queue.

One is at the employer of the access matrix, among others; one alone at an employer, and one known to nobody but the
leader with the right.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import legg_til, lokal_dato, trekk_fra
from kandidater.gradering import UGRADERT
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Fakta, Parter
from tests.klokke import klokka
from tests.tilgang.verden import Verden

GRADERINGER = ({"gradering": "fortrolig"}, {"skjermet": True})
DAGER_SIDEN = 40


def forbered(verden: Verden) -> None:
    """Who is to answer for them, and where two of them will be: there in both cases."""
    verden.brukere["gro"] = lag.bruker(etternavn="Grodås")
    ensom = lag.arbeidsgiver(verden.brukere["eier"], navn="Ensombedrift AS")
    planlegger.planlegg(arbeidsgivere=Arbeidsgiver.objects.gjeldende(), naa=klokka())
    verden.adresser |= {"gro": verden.brukere["gro"].pk, "ensom": ensom.orgnr}


def kom(verden: Verden, *, av_dem: int = 1) -> list[Kandidat]:
    """They come, `av_dem` of each grading at each employer, and one more in the queue."""
    gro, naa = verden.brukere["gro"], klokka()
    steder = [Arbeidsgiver.objects.get(orgnr=verden.adresser[navn]) for navn in ("bedrift", "ensom")]
    alle = []
    for hos, gradert in zip(steder, GRADERINGER, strict=True):
        for _ in range(av_dem):
            den = lag.kandidat(gro, naa=naa - timedelta(days=DAGER_SIDEN), fase="jobbutvikling", aapen=True, **gradert)
            alle.append(den)
            det = lag.forlop(den, hos, av=gro)
            _forfalt(den, hos)
            moete = Parter(kandidat=den, forlop=det, med_kandidat=True, med_arbeidsgiver=True)
            fakta = Fakta(minutter=60, reiseminutter=30, beslutningstaker=True, formaal="relasjonsbygging")
            lag.kontakt(moete, av=gro, naa=naa, kanal="fysisk", fakta=fakta)
    i_koe = lag.kandidat(gro, naa=naa - timedelta(days=DAGER_SIDEN), gradering="ukjent")
    lag.legg_i_lederkoe(i_koe, naa=naa - timedelta(days=1))
    return [*alle, i_koe]


def _forfalt(den: Kandidat, hos: Arbeidsgiver) -> None:
    """Dates that somebody is reminded of, the leaders too, on either side; and one that comes within the week."""
    i_dag = lokal_dato(klokka())
    opprettet = klokka() - timedelta(days=DAGER_SIDEN - 1)
    felt = {"art": "jobbtap", "kandidat": den, "opprettet": opprettet}
    for frist in (trekk_fra(i_dag, 6), legg_til(i_dag, 1)):
        felt |= {"frist": frist, "rytmefrist": frist}
        datoer.lag([Oppfolging(side=Side.KANDIDAT, **felt)])
        datoer.lag([Oppfolging(side=Side.ARBEIDSGIVER, arbeidsgiver=hos, **felt)])


def alle() -> QuerySet[Kandidat]:
    return Kandidat.objects.exclude(UGRADERT)


def uten_rett(verden: Verden) -> list[str]:
    """Everybody who may not know of them."""
    return [hvem for hvem, den in verden.brukere.items() if hvem != "gro" and not _har_retten(den)]


def _har_retten(den: object) -> bool:
    return bool(getattr(den, "rolle", "") == Rolle.LEDER and getattr(den, "ser_skjermede", False))
