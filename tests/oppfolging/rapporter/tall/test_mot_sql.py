"""The figures, against SQL written apart from the product, and against what happened."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.felles.arbeidsdager import OSLO
from oppfolging.rapporter.snitt import Snitt, linjer
from oppfolging.rapporter.snitt import beregn as regn
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT, OVER_RYTMEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel, Dager
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.bygd_en_gang import bygd_en_gang
from tests.fabrikker import Parter
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL, Scene, bygg, etter_snittet

pytestmark = [pytest.mark.django_db, pytest.mark.treg]

PARAMETRE = {"kontor": lag.KONTOR, "fra": FRA, "til": TIL, "snitt": SNITT, "dag": SNITT.astimezone(OSLO).date()}


bygget, scene = bygd_en_gang(bygg)


def beregn(scene: Scene, snitt=SNITT, til=TIL) -> Snitt:
    return regn(kontor=scene.kontor, fra=FRA, til=til, snitt=snitt)


def sporr(setning: str) -> list[tuple]:
    with connection.cursor() as peker:
        peker.execute(setning, PARAMETRE)
        return peker.fetchall()


def linje(svar: Snitt, navn: str) -> Linje:
    return next(linje for linje in svar.spesialister if linje.navn == navn)


def faser(linje: Linje) -> dict[str, int]:
    return {fase: antall for fase, antall in linje[PORTEFOLJE].per.items() if antall}


def test_portefoljen_er_de_aapne_kandidatene_i_fasen_de_var_i(scene):
    fra_sql = sporr("""
        SELECT b.etternavn, f.fase, count(*) FROM kandidater_kandidat k
        JOIN kandidater_faseperiode f ON f.kandidat_id = k.id AND f.fase <> 'avsluttet'
            AND f.periode @> %(snitt)s::timestamptz
        LEFT JOIN kandidater_kandidatansvar a ON a.kandidat_id = k.id AND a.periode @> %(snitt)s::timestamptz
        LEFT JOIN brukere_bruker b ON b.id = a.bruker_id
        WHERE k.kontor_id = %(kontor)s AND NOT k.skjermet GROUP BY 1, 2""")
    svar = beregn(scene)
    av_oss = {(li.navn.split()[1], fase, n) for li in svar.spesialister for fase, n in faser(li).items()}
    av_oss |= {(None, fase, n) for fase, n in faser(svar.uten_ansvarlig).items()}
    assert av_oss == set(fra_sql)
    assert faser(linje(svar, "Anne Aas")) == {"jobber": 1, "henvist": 1}
    assert svar.kontoret[PORTEFOLJE].samlet == 5 == sum(n for *_, n in fra_sql)


def test_normen_foelger_stillingsprosenten(scene):
    svar = beregn(scene)
    assert (linje(svar, "Anne Aas").norm, linje(svar, "Berit Čáppa").norm) == (20, 10)
    assert svar.kontoret.norm == 30


def test_frister_holdt_er_lik_sql_over_samme_snitt(scene):
    fra_sql = sporr("""
        SELECT side, count(*) FILTER (WHERE status = 'utfort' AND i_tide),
            count(*) FILTER (WHERE status IN ('utfort', 'aapen') OR NOT i_tide),
            count(*) FILTER (WHERE status IN ('avlyst', 'erstattet') AND i_tide)
        FROM (SELECT *, (lukket AT TIME ZONE 'Europe/Oslo')::date <= maal AS i_tide FROM (
            SELECT *, CASE WHEN EXISTS (SELECT FROM kjerne_flytting f WHERE f.oppfolging_id = p.id
                AND f.grunn IS NOT NULL AND (f.tid AT TIME ZONE 'Europe/Oslo')::date < p.rytmefrist)
                THEN frist ELSE rytmefrist END AS maal FROM kjerne_oppfolging p) q) o
        LEFT JOIN kandidater_kandidat k ON k.id = o.kandidat_id
        LEFT JOIN arbeidsgivere_arbeidsgiver g ON g.id = o.arbeidsgiver_id
        WHERE o.maal BETWEEN %(fra)s AND %(til)s AND o.maal < %(dag)s AND opprettet <= %(snitt)s
            AND k.skjermet IS NOT TRUE
            AND (CASE side WHEN 'arbeidsgiver' THEN g.kontor_id ELSE k.kontor_id END) = %(kontor)s
        GROUP BY side""")
    frister = beregn(scene).kontoret[I_TIDE].per
    av_oss = {(side, f.teller, f.nevner, f.utelatt) for side, f in frister.items()}
    assert av_oss == set(fra_sql)
    assert all(f.nevner > 0 for f in frister.values())
    assert 0 < frister["kandidat"].teller < frister["kandidat"].nevner


def test_en_frist_hoerer_til_den_som_hadde_ansvaret_da_den_gikk_ut(scene):
    """The second candidate fell due on 7 October at Anne's; Berit took over on the 15th."""
    anne = linje(beregn(scene), "Anne Aas")[I_TIDE].per["kandidat"]
    berit = linje(beregn(scene), "Berit Čáppa")[I_TIDE].per["kandidat"]
    fra_sql = sporr("""
        SELECT a.bruker_id::text, count(*) FROM kjerne_oppfolging o
        JOIN kandidater_kandidatansvar a ON a.kandidat_id = o.kandidat_id AND a.periode @>
            least(o.lukket, (o.frist + 1)::timestamp AT TIME ZONE 'Europe/Oslo', %(snitt)s::timestamptz)
        JOIN kandidater_kandidat k ON k.id = o.kandidat_id AND NOT k.skjermet
        WHERE o.side = 'kandidat' AND o.frist BETWEEN %(fra)s AND %(til)s
            AND NOT (o.status IN ('avlyst', 'erstattet') AND (o.lukket AT TIME ZONE 'Europe/Oslo')::date <= o.frist)
        GROUP BY 1""")
    assert dict(fra_sql) == {str(scene.anne.pk): anne.nevner, str(scene.berit.pk): berit.nevner}
    assert anne.nevner > anne.teller


def test_frister_paa_snittdagen_teller_ikke_foer_doegnet_er_over(scene):
    """A date due today can still be kept."""
    frist = scene.kandidater[2].oppfolginger.get(side="kandidat").frist
    paa_dagen = beregn(scene, lag.oslo(frist.year, frist.month, frist.day), til=frist)
    dagen_etter = beregn(scene, lag.oslo(frist.year, frist.month, frist.day) + timedelta(days=1), til=frist)
    antall = [svar.kontoret[I_TIDE].per["kandidat"].nevner for svar in (paa_dagen, dagen_etter)]
    assert antall[1] - antall[0] == 1


def test_over_fristen_er_en_frist_foer_periodens_siste_dag(scene):
    fra_sql = sporr("""
        SELECT side, count(*) FROM kjerne_oppfolging o LEFT JOIN kandidater_kandidat k ON k.id = o.kandidat_id
        LEFT JOIN arbeidsgivere_arbeidsgiver g ON g.id = o.arbeidsgiver_id
        WHERE status = 'aapen' AND frist < '2026-10-31' AND opprettet < '2026-11-01' AND k.skjermet IS NOT TRUE
            AND (CASE side WHEN 'arbeidsgiver' THEN g.kontor_id ELSE k.kontor_id END) = %(kontor)s
        GROUP BY side""")
    av_oss = beregn(scene).kontoret[OVER_FRISTEN].per
    assert {(side, n) for side, n in av_oss.items() if n} == set(fra_sql)
    assert av_oss["kandidat"] > 0


def test_dager_siden_kontakt_teller_bare_ekte_kontakt(scene):
    ((median, lengst, lenge),) = sporr("""
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY dager), max(dager), count(*) FILTER (WHERE dager > 14) FROM (
            SELECT %(til)s - coalesce(sist, k.henvist_dato) AS dager FROM kandidater_kandidat k
            LEFT JOIN (SELECT d.kandidat_id, max(t.dag) AS sist
                FROM kjerne_deltaker d JOIN kjerne_kontakt t ON t.id = d.kontakt_id
                WHERE d.deltok AND t.utfall = 'naadd' AND t.angret IS NULL AND t.tid <= %(snitt)s GROUP BY 1) c
                ON c.kandidat_id = k.id
            WHERE k.kontor_id = %(kontor)s AND NOT k.skjermet AND k.avsluttet_dato IS NULL) AS d""")
    assert beregn(scene).kontoret[DAGER_SIDEN_KONTAKT] == Dager(5, median, lengst, lenge)
    assert linje(beregn(scene), "Anne Aas")[DAGER_SIDEN_KONTAKT] == Dager(2, 6.0, 11, 0)


def test_lopende_forlop_skiller_betalt_fra_ubetalt(scene):
    svar = beregn(scene)
    assert linje(svar, "Anne Aas")[LOPENDE_FORLOP].per == {"betalt": 1, "ubetalt": 0}
    assert linje(svar, "Berit Čáppa")[LOPENDE_FORLOP].per == {"betalt": 0, "ubetalt": 1}
    assert svar.kontoret[LOPENDE_FORLOP].per == {"betalt": 1, "ubetalt": 1}


def test_overgang_til_arbeid_er_personer_med_betalt_start_av_betjente_personer(scene):
    ((i_arbeid, betjent),) = sporr("""
        SELECT count(DISTINCT fodselsnummer_indeks) FILTER (WHERE start), count(DISTINCT fodselsnummer_indeks) FROM (
            SELECT k.fodselsnummer_indeks, EXISTS (SELECT FROM kjerne_forlop f WHERE f.kandidat_id = k.id
                AND f.type NOT IN ('jobbsmak', 'arbeidstrening') AND f.start BETWEEN %(fra)s AND %(til)s) AS start
            FROM kandidater_kandidat k JOIN kandidater_faseperiode p ON p.kandidat_id = k.id AND p.fase <> 'avsluttet'
                AND p.periode && tstzrange(%(fra)s::timestamp AT TIME ZONE 'Europe/Oslo',
                    (%(til)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo')
            WHERE k.kontor_id = %(kontor)s AND NOT k.skjermet) AS betjente""")
    svar = beregn(scene)
    assert svar.kontoret[OVERGANG].per["aar"] == Andel(i_arbeid, betjent) == Andel(1, 6)
    assert linje(svar, "Anne Aas")[OVERGANG].per["aar"] == Andel(1, 3)


def test_en_person_som_kommer_tilbake_telles_en_gang(scene):
    avsluttet = scene.kontor.kandidater.get(avsluttet_dato__isnull=False)
    foer = beregn(scene).kontoret
    lag.kandidat(scene.anne, naa=lag.oslo(2026, 10, 28), fodselsnummer=avsluttet.fodselsnummer)
    etter = beregn(scene).kontoret
    assert etter[OVERGANG] == foer[OVERGANG]
    assert etter[INN_OG_UT].per["henvist"] == foer[INN_OG_UT].per["henvist"] + 1


def test_koen_og_arbeidsgivere_uten_kontaktperson(scene):
    svar = beregn(scene)
    assert svar.uten_ansvarlig[PORTEFOLJE].samlet == 1
    assert svar.kontoret[UTEN_ANSVARLIG] == Dager(1, 5.0, 5, 0)
    assert svar.kontoret[UTEN_KONTAKTPERSON].samlet == 1
    assert svar.kontoret[INN_OG_UT].per == {"henvist": 2, "avsluttet": 1}


def test_samme_snitt_gir_samme_tall_ogsaa_etter_at_mye_har_skjedd(scene):
    foer = beregn(scene)
    etter_snittet(scene)
    assert beregn(scene) == foer
    assert beregn(scene, lag.oslo(2026, 11, 10)) != foer


def test_et_annet_kontors_kandidater_er_ikke_med(scene):
    foer = beregn(scene)
    annen = lag.bruker(paa=lag.ANNET_KONTOR)
    lag.kandidat(annen, naa=lag.oslo(2026, 9, 7))
    lag.arbeidsgiver(annen, naa=lag.oslo(2026, 9, 7), kartlagt=date(2026, 9, 1))
    assert beregn(scene) == foer


def test_linjene_summerer_til_kontoret(scene):
    svar = beregn(scene)
    linjer = [*svar.spesialister, svar.uten_ansvarlig]
    for tall in (PORTEFOLJE, OVER_FRISTEN, LOPENDE_FORLOP):
        assert sum(li[tall].samlet for li in linjer) == svar.kontoret[tall].samlet
    for side, andel in svar.kontoret[I_TIDE].per.items():
        assert sum(li[I_TIDE].per[side].nevner for li in linjer) == andel.nevner


def test_graderte_er_i_kontorets_tall_fra_fem_og_hos_ingen(scene):
    """Four more than the one of the scene: fewer are nowhere, and nobody is found by subtraction."""
    uten = beregn(scene)
    assert linje(uten, "Berit Čáppa")[PORTEFOLJE].samlet == 2
    assert "Hemmelig" not in str(uten)
    assert str(scene.graderte.pk) not in str(uten)
    for nr in range(1, 5):
        lag.kandidat(scene.berit, naa=lag.oslo(2026, 10, 1 + nr), gradering="fortrolig" if nr % 2 else "ukjent")
        svar = beregn(scene)
        assert svar.kontoret[PORTEFOLJE].per["henvist"] == uten.kontoret[PORTEFOLJE].per["henvist"] + 5 * (nr == 4)
        assert linje(svar, "Berit Čáppa") == linje(uten, "Berit Čáppa")
    assert svar.kontoret[LOPENDE_FORLOP] == uten.kontoret[LOPENDE_FORLOP]


@pytest.mark.parametrize(("skjulte", "telles"), [(4, 0), (5, 5), (6, 5), (9, 5), (10, 10), (11, 10)])
def test_graderte_telles_i_hele_grupper_saa_to_kutt_ikke_kan_trekkes_fra_hverandre(scene, skjulte, telles):
    uten = beregn(scene).kontoret[PORTEFOLJE].per["henvist"]
    lag.hev_taket(scene.berit)
    for nr in range(1, skjulte):
        lag.kandidat(scene.berit, naa=lag.oslo(2026, 10, 1 + nr), skjermet=True)
    assert beregn(scene).kontoret[PORTEFOLJE].per["henvist"] == uten + telles


# Hidden people over their own rhythm (the scene's is one) and others, and how many are told of in numerator and in all.
I_TELLEREN = [(2, 3, 0, 0), (4, 4, 0, 0), (5, 4, 5, 5), (4, 5, 0, 5), (5, 5, 5, 10), (6, 4, 5, 5)]


@pytest.mark.parametrize(("over", "andre", "teller", "alle"), I_TELLEREN)
def test_graderte_i_telleren_er_en_gruppe_for_seg_saa_navnene_ikke_kan_trekkes_fra(scene, over, andre, teller, alle):
    uten = beregn(scene).kontoret[OVER_RYTMEN].per[""]
    lag.hev_taket(scene.berit)
    for nr in range(1, over + andre):
        den = lag.kandidat(scene.berit, naa=lag.oslo(2026, 9, 1 + nr), skjermet=True)
        if nr >= over:
            lag.kontakt(Parter(kandidat=den, med_kandidat=True), av=scene.berit, naa=lag.oslo(2026, 10, 30))
    med = beregn(scene).kontoret[OVER_RYTMEN].per[""]
    assert (med.teller - uten.teller, med.nevner - uten.nevner) == (teller, alle)


def test_den_som_kan_se_graderte_ser_dem_i_alle_tall(scene):
    u = Utvalg(scene.kontor, FRA, TIL, SNITT, ser_graderte=True)
    alle = linjer(u, [PORTEFOLJE])
    assert alle.kontoret[PORTEFOLJE].samlet == 6
    assert next(li for li in alle.spesialister if li.bruker == scene.berit.pk)[PORTEFOLJE].samlet == 3


def test_antall_sporringer_er_det_samme_for_faa_og_mange(scene):
    with CaptureQueriesContext(
        connection,
    ) as faa:
        beregn(scene)
    for _ in range(6):
        lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 10, 2), fase="kartlegging")
    with CaptureQueriesContext(connection) as mange:
        beregn(scene)
    assert len(faa) == len(mange) == 3


def test_en_periode_som_ikke_har_begynt_avvises(scene):
    with pytest.raises(ValueError, match="begun"):
        regn(kontor=scene.kontor, fra=date(2026, 12, 1), til=date(2026, 12, 31), snitt=SNITT)
