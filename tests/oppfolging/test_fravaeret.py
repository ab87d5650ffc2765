"""Two weeks away, day by day: every reminder and call goes to the vikar, and comes back on the day."""

from datetime import date, datetime, time, timedelta

import pytest

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere import fravaer
from inkludering.felles.arbeidsdager import OSLO
from inkludering.utsending.models import Utsending
from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger import ringeonske
from oppfolging.kjerne.models import Oppfolging
from oppfolging.portal.hjem import utsnitt
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests import klokke
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db

# Away from Monday the 9th through Friday the 20th of November 2026, back on Monday the 23rd.
FOER, FRA, TIL, TILBAKE = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 20), date(2026, 11, 23)
MANDAG, FREDAG_ETTER = date(2026, 11, 16), date(2026, 11, 27)


def kl(dag: date, time_: int = 9) -> datetime:
    return datetime.combine(dag, time(time_), OSLO)


@pytest.fixture
def folk():
    return {navn: lag.bruker(fornavn=navn) for navn in ("ane", "bo", "cai")} | {"leder": lag.bruker("leder")}


def reis(fra: date, til: date) -> dict[date, set[str]]:
    """Whom the digests of each day went to."""
    svar = {}
    for dag in (fra + timedelta(days=nr) for nr in range((til - fra).days + 1)):
        generering.generer(naa=kl(dag))
        dagens = Utsending.objects.filter(opprettet__range=(kl(dag, 0), kl(dag, 23)))
        if navn := set(dagens.values_list("mottaker__fornavn", flat=True)):
            svar[dag] = navn
    return svar


def meld(hvem, fra, til, vikar, naa=None):
    return fravaer.registrer(bruker=hvem, fra=fra, til=til, vikar=vikar, av=hvem, naa=naa or kl(FOER))


def aapne(hvem) -> int:
    return Paaminnelse.objects.aapne().egne(hvem).count()


def test_to_ukers_fravaer_alt_til_vikaren_og_ingenting_etterpaa(folk):
    ane, bo = folk["ane"], folk["bo"]
    kari, ola = (lag.kandidat(ane, naa=kl(FOER), fornavn=navn) for navn in ("Kari", "Ola"))
    hos = lag.arbeidsgiver(ane, naa=kl(FOER))
    portal = lag.portalbruker(lag.arbeidsgiverkontakt(hos, av=ane))
    meld(ane, FRA, TIL, bo)
    assert reis(FOER, FRA - timedelta(days=1)) == {}
    # Both candidates fall due while she is away.
    uke_1 = reis(FRA, date(2026, 11, 13))
    assert set.union(*uke_1.values()) == {"bo"}
    assert (aapne(ane), aapne(bo)) == (0, 2)
    with klokke.paa("2026-11-16T10:00"):
        ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=portal, naa=kl(date(2026, 11, 16), 10))
    onsket = Utsending.objects.filter(mal="ringeonske")
    assert [rad.mottaker for rad in onsket] == [bo]
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=bo, naa=kl(date(2026, 11, 16), 11))
    uke_2 = reis(date(2026, 11, 16), TIL)
    assert "ane" not in set.union(*uke_2.values())
    assert aapne(ane) == 0
    # Back: what stands is hers, whatever the vikar had been told.
    etter = reis(TILBAKE, FREDAG_ETTER)
    assert "bo" not in set.union(*etter.values())
    assert aapne(bo) == 0
    assert set(Paaminnelse.objects.aapne().egne(ane).values_list("oppfolging__kandidat__fornavn", flat=True)) >= {"Ola"}
    assert ola.oppfolginger.aapne().exists()


def test_uten_vikar_er_det_lederens_fra_foerste_dag(folk):
    lag.kandidat(folk["ane"], naa=kl(FOER))
    meld(folk["ane"], FRA, TIL, None)
    assert set.union(*reis(FRA, date(2026, 11, 10)).values()) == {folk["leder"].fornavn}
    assert aapne(folk["leder"]) == 1


def test_vikaren_som_blir_syk_gir_videre_til_sin_egen_vikar_eller_lederen(folk):
    lag.kandidat(folk["ane"], naa=kl(FOER))
    meld(folk["ane"], FRA, TIL, folk["bo"])
    reis(FRA, FRA)
    syk = meld(folk["bo"], FRA, date(2026, 11, 10), folk["cai"], naa=kl(FRA, 10))
    reis(FRA, FRA)
    assert [aapne(folk[navn]) for navn in ("bo", "cai", "leder")] == [0, 1, 0]
    fravaer.endre(fravaer=syk, fra=FRA, til=TIL, vikar=None, av=folk["leder"], naa=kl(FRA, 11))
    reis(FRA, FRA)
    assert [aapne(folk[navn]) for navn in ("bo", "cai", "leder")] == [0, 0, 1]
    fravaer.ta_tilbake(fravaer=syk, av=folk["bo"], naa=kl(FRA, 12))
    reis(FRA, FRA)
    assert [aapne(folk[navn]) for navn in ("bo", "cai", "leder")] == [1, 0, 0]


def test_vikaren_ser_kandidatene_og_arbeidsgiverne_i_dagene_og_ikke_foer_eller_siden(folk):
    kari, hos = lag.kandidat(folk["ane"], naa=kl(FOER)), lag.arbeidsgiver(folk["ane"], naa=kl(FOER))
    meld(folk["ane"], FRA, TIL, folk["bo"])
    svar = []
    for tid in ("2026-11-08T23:59", "2026-11-09T00:00", "2026-11-20T23:59", "2026-11-23T00:00"):
        with klokke.paa(tid, gaar=False):
            mine = Arbeidsgiver.objects.svares_for_av(folk["bo"], klokke.klokka())
            datoer = Oppfolging.objects.redigerbar_for(folk["bo"]).values_list("side", flat=True)
            svar.append((kari in Kandidat.objects.redigerbar_for(folk["bo"]), hos in mine, sorted(set(datoer))))
            assert kari in Kandidat.objects.synlig_for(folk["ane"])
            assert kari not in Kandidat.objects.synlig_for(folk["cai"])
    nei, ja = (False, False, []), (True, True, ["kandidat"])
    assert svar == [nei, ja, ja, nei]


def test_kandidaten_som_overfoeres_midt_i_fravaeret_foelger_den_nye_fra_den_dagen(folk):
    kari = lag.kandidat(folk["ane"], naa=kl(FOER))
    meld(folk["ane"], FRA, TIL, folk["bo"])
    ansvar.tildel(kandidat=kari, til=folk["cai"], aarsak="bytte", av=folk["leder"], naa=kl(FRA), fra=kl(MANDAG, 0))
    svar = {}
    for dag in (MANDAG - timedelta(days=1), MANDAG):
        reis(dag, dag)
        with klokke.paa(f"{dag}T12:00"):
            ser = {navn for navn in ("ane", "bo", "cai") if kari in Kandidat.objects.synlig_for(folk[navn])}
        svar[dag.day] = ser, [aapne(folk[navn]) for navn in ("ane", "bo", "cai")]
    assert svar == {15: ({"ane", "bo"}, [0, 1, 0]), 16: ({"cai"}, [0, 0, 1])}


@pytest.mark.parametrize("har_rett", [False, True])
def test_graderte_foelger_bare_en_vikar_med_rett_til_aa_se_dem(folk, har_rett):
    betrodd = lag.bruker("leder", ser_skjermede=True)
    folk["bo"].tilknytninger.update(ser_skjermede=har_rett)
    kari = lag.kandidat(folk["ane"], naa=kl(FOER), gradering="fortrolig")
    meld(folk["ane"], FRA, TIL, folk["bo"])
    reis(FRA, date(2026, 11, 10))
    with klokke.paa("2026-11-10T12:00"):
        assert Kandidat.objects.synlig_for(folk["bo"]).filter(pk=kari.pk).exists() is har_rett
        assert Kandidat.objects.kjent_for(folk["bo"]).filter(pk=kari.pk).exists() is har_rett
    assert [aapne(folk["bo"]), aapne(betrodd), aapne(folk["leder"])] == [int(har_rett), int(not har_rett), 0]


def test_portalen_navngir_vikaren_mens_kontaktpersonen_er_borte(folk):
    hos = lag.arbeidsgiver(folk["ane"], naa=kl(FOER))
    portal = lag.portalbruker(lag.arbeidsgiverkontakt(hos, av=folk["ane"]))
    meld(folk["ane"], FRA, TIL, folk["bo"])
    viser = {}
    for dag in (FRA - timedelta(days=1), FRA, TIL, TILBAKE):
        (sted,) = utsnitt.arbeidsplasser(portal, bekreftet=False, naa=kl(dag))
        viser[dag.day] = (sted.kontaktperson.navn, sted.kontaktperson.vikar_for, sted.kontaktperson.tilbake)
    selv, vikaren = (folk["ane"].navn, "", None), (folk["bo"].navn, folk["ane"].navn, TILBAKE)
    assert viser == {8: selv, 9: vikaren, 20: vikaren, 23: selv}


@pytest.mark.parametrize("vikaren", ["bo", None])
@pytest.mark.parametrize("leser", ["cai", "leder", "marked"])
def test_alle_som_ser_arbeidsgiveren_ser_at_kontaktpersonen_er_borte_og_hvem_som_er_vikar(client, folk, vikaren, leser):
    folk["marked"] = lag.bruker("markedskontakt")
    hos = lag.arbeidsgiver(folk["ane"], naa=kl(FOER))
    lag.arbeidsgiver(folk["cai"], naa=kl(FOER))
    meld(folk["ane"], FRA, TIL, vikaren and folk[vikaren])
    client.force_login(folk[leser])
    sier = {}
    for dag in (FRA - timedelta(days=1), MANDAG, TILBAKE):
        with klokke.paa(f"{dag}T12:00"):
            listen = client.get("/arbeidsgivere/?vis=kontoret").content.decode()
            siden = client.get(f"/arbeidsgivere/{hos.orgnr}/").content.decode()
        sier[dag.day] = [tekst.count("borte til og med fredag 20. november") for tekst in (listen, siden)]
        if dag == MANDAG:
            assert ["vikar: bo" in listen, "Vikar: bo" in siden] == [vikaren == "bo"] * 2
            assert ["ingen vikar" in listen, "Ingen er vikar" in siden] == [vikaren is None] * 2
    assert sier == {8: [0, 0], 16: [1, 1], 23: [0, 0]}
