"""What was registered by mistake is taken back: closed, out of the figures from then on, and named as a correction."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from arbeidsgivere import registrering
from arbeidsgivere.models import Arbeidsgiver
from kandidater.models import Kandidat
from oppfolging.handlinger import arbeidsgivergang, inntak, tilbaketrekking
from oppfolging.handlinger.tilbaketrekking import IBruk
from oppfolging.kjerne import sjekk
from oppfolging.kjerne.models import Forlop, Oppfolging
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from oppfolging.rapporter.tall.rettelser import TRUKKET, i_ord
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

I_DAG = d("25.1.27")
GRUNN = "Registrert på feil person"


def bygg() -> Scene:
    """A paid job begun on 11 January, with overdue dates on both sides by the 25th."""
    return scene(d("4.1.27"), fase="jobbutvikling").start("fast", d("11.1.27"), dag=d("11.1.27"))


def felles(s: Scene, dag: date = I_DAG, time: int = 12) -> dict[str, object]:
    return {"grunn": GRUNN, "av": s.ane, "naa": kl(dag, time)}


def tall(s: Scene, time: int):
    return beregn(kontor=s.ane.kontor, fra=d("1.1.27"), til=d("31.1.27"), snitt=kl(I_DAG, time)).kontoret


def test_en_kandidat_trekkes_med_forlop_datoer_og_paaminnelser():
    s = bygg()
    generering.generer(naa=kl(I_DAG, 8))
    assert Paaminnelse.objects.filter(kandidat_id=s.kari.pk, tilstand="aapen").exists()
    tilbaketrekking.trekk_kandidat(kandidat=s.kari, **felles(s))
    s.kari.refresh_from_db()
    s.forlop.refresh_from_db()
    assert (s.kari.trukket, s.kari.trukket_av, s.kari.trukket_grunn) == (kl(I_DAG, 12), s.ane, GRUNN)
    assert not s.kari.er_aapen
    assert s.forlop.trukket
    assert not Oppfolging.objects.aapne().filter(kandidat=s.kari).exists()
    assert not Paaminnelse.objects.filter(kandidat_id=s.kari.pk, tilstand="aapen").exists()
    assert list(sjekk.trukket_er_lukket(kl(I_DAG))) == []


def test_personen_kan_registreres_paa_nytt():
    s = bygg()
    tilbaketrekking.trekk_kandidat(kandidat=s.kari, **felles(s))
    assert lag.kandidat(s.ane, naa=kl(I_DAG, 13), fodselsnummer=s.kari.fodselsnummer).er_aapen


def test_tallene_utelater_det_fra_da_av_og_sier_fra_om_rettelsen():
    s = bygg()
    foer = tall(s, 11)
    tilbaketrekking.trekk_kandidat(kandidat=s.kari, **felles(s))
    etter = tall(s, 13)
    assert tall(s, 11) == foer
    assert (foer[PORTEFOLJE].samlet, foer[OVERGANG].per["aar"].teller, foer[LOPENDE_FORLOP].samlet) == (1, 1, 1)
    assert (etter[PORTEFOLJE].samlet, etter[OVERGANG].per["aar"].nevner, etter[LOPENDE_FORLOP].samlet) == (0, 0, 0)
    assert (foer[INN_OG_UT].per["henvist"], etter[INN_OG_UT].per["henvist"]) == (1, 0)
    assert (foer[OVER_FRISTEN].samlet > 0, etter[OVER_FRISTEN].samlet) == (True, 0)
    assert (i_ord(foer), i_ord(etter)) == ("Ingen", "2 trukket tilbake")
    assert etter[TRUKKET].per == {"kandidat": 1, "forlop": 1, "arbeidsgiver": 0}


def test_et_forlop_trekkes_ogsaa_med_datoer_over_fristen_og_kandidaten_gaar_videre():
    s = bygg()
    assert s.frist("arbeidsgiver", forlop=s.forlop) < I_DAG
    tilbaketrekking.trekk_forlop(forlop=s.forlop, **felles(s))
    s.kari.refresh_from_db()
    s.forlop.refresh_from_db()
    assert (s.forlop.sluttaarsak, s.forlop.trukket_grunn, s.kari.fase) == ("feilregistrert", GRUNN, "jobbutvikling")
    assert not Oppfolging.objects.aapne().filter(forlop=s.forlop).exists()
    assert s.frist("kandidat") and s.frist("jobbutvikling")
    etter = tall(s, 13)
    assert (etter[OVERGANG].per["aar"].teller, etter[LOPENDE_FORLOP].samlet, etter[PORTEFOLJE].samlet) == (0, 0, 1)


def test_et_avsluttet_forlop_beholder_slutten_sin_naar_det_trekkes():
    s = bygg().avslutt("fullfort", d("20.1.27"))
    tilbaketrekking.trekk_forlop(forlop=s.forlop, **felles(s))
    s.forlop.refresh_from_db()
    assert (s.forlop.sluttaarsak, s.forlop.avsluttet_dato, bool(s.forlop.trukket)) == ("fullfort", d("20.1.27"), True)


def test_et_forlop_som_ikke_har_begynt_trekkes():
    s = scene(d("4.1.27"), fase="jobbutvikling").start("fast", d("1.2.27"), dag=d("11.1.27"))
    tilbaketrekking.trekk_forlop(forlop=s.forlop, **felles(s))
    assert not Forlop.objects.aapne().exists()


def test_en_arbeidsgiver_trekkes_og_kan_registreres_igjen():
    s = scene(d("4.1.27"))
    ny = lag.arbeidsgiver(s.ane, naa=kl(d("4.1.27")))
    arbeidsgivergang.sett_kartlagt(arbeidsgiver=ny, dato=d("4.1.27"), av=s.ane, naa=kl(d("4.1.27")))
    tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=ny, **felles(s))
    assert not ny.oppfolginger.aapne().exists()
    assert ny not in Arbeidsgiver.objects.synlig_for(s.ane)
    assert tall(s, 13)[TRUKKET].per["arbeidsgiver"] == 1
    igjen = registrering.registrer(
        orgnr=ny.orgnr, kontor=s.ane.kontor, kontaktperson=s.ane, av=s.ane, naa=kl(I_DAG, 14)
    )
    assert (igjen.pk, igjen.trukket) == (ny.pk, None)
    assert igjen in Arbeidsgiver.objects.synlig_for(s.ane)


def test_en_arbeidsgiver_i_bruk_er_ikke_feilregistrert():
    s = bygg()
    with pytest.raises(IBruk):
        tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=s.hos, **felles(s))
    annen = lag.arbeidsgiver(s.ane, naa=kl(d("4.1.27")))
    lag.portalbruker(lag.arbeidsgiverkontakt(annen))
    with pytest.raises(IBruk):
        tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=annen, **felles(s))


def test_databasen_tar_ikke_imot_noe_trukket_som_staar_aapent():
    s = bygg()
    trukket = {"trukket": kl(I_DAG), "trukket_av": s.ane, "trukket_grunn": GRUNN}
    with pytest.raises(IntegrityError, match="kandidat_trukket_er_lukket"), transaction.atomic():
        Kandidat.objects.filter(pk=s.kari.pk).update(**trukket)
    with pytest.raises(IntegrityError, match="forlop_trukket_er_lukket"), transaction.atomic():
        Forlop.objects.filter(pk=s.forlop.pk).update(**trukket)
    with pytest.raises(IntegrityError, match="arbeidsgiver_trukket_har_grunn"), transaction.atomic():
        Arbeidsgiver.objects.filter(pk=s.hos.pk).update(trukket=kl(I_DAG))

    with pytest.raises(IntegrityError, match="trukket_er_lukket"), transaction.atomic():
        Arbeidsgiver.objects.filter(pk=s.hos.pk).update(**trukket)
        connection.check_constraints()


def test_fasen_og_oppstarten_som_fulgte_av_forloepet_gaar_med_det():
    s = scene(d("4.1.27")).start("arbeidstrening", d("11.1.27"), dag=d("11.1.27"))
    s.kari.refresh_from_db()
    assert (s.kari.fase, s.kari.oppstartsdato) != ("henvist", None)
    assert not tilbaketrekking.trekk_forlop(forlop=s.forlop, **felles(s))
    s.kari.refresh_from_db()
    assert (s.kari.fase, s.kari.oppstartsdato) == ("henvist", None)
    assert s.frist("kandidat")


@pytest.mark.parametrize("siden", ["et forløp til", "byttet fase"])
def test_fasen_staar_naar_noe_har_fulgt_siden_og_det_blir_sagt(siden):
    s = scene(d("4.1.27")).start("arbeidstrening", d("11.1.27"), dag=d("11.1.27"))
    if siden == "et forløp til":
        lag.forlop(s.kari, lag.arbeidsgiver(s.ane, naa=kl(d("4.1.27"))), av=s.ane, naa=kl(d("12.1.27")))
    else:
        inntak.bytt_fase(kandidat=s.kari, fase="kartlegging", av=s.ane, naa=kl(d("12.1.27")))
    s.kari.refresh_from_db()
    fasen = s.kari.fase
    assert tilbaketrekking.trekk_forlop(forlop=s.forlop, **felles(s))
    s.kari.refresh_from_db()
    assert (s.kari.fase, bool(s.kari.oppstartsdato)) == (fasen, True)
