"""Each figure opens the rows behind it: as many as it says, by name only those the reader may see."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.utils.http import urlencode

from inkludering.hendelser.models import Oppslag
from oppfolging.handlinger import tilbaketrekking
from oppfolging.kjerne.models import Kontakt
from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.radene.visning import uten_navn
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import Snitt, beregn
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel, Dager
from tests import fabrikker as lag
from tests import klokke
from tests.bygd_en_gang import bygd_en_gang
from tests.oppfolging.arbeidsflate.gradering.scene import grader
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL, Scene, bygg, etter_snittet
from tests.tilgang.spor import ENGANGS

pytestmark = [pytest.mark.django_db, pytest.mark.treg]
KUTT = Kutt(Periode(FRA, TIL), SNITT)


bygget, kontoret = bygd_en_gang(bygg)


@pytest.fixture
def scene(client, kontoret) -> Scene:
    client.force_login(kontoret.leder)
    return kontoret


def aapne(client, adresse: str) -> str:
    with klokke.paa("2026-11-20T09:00"):
        svar = client.get(adresse)
    assert svar.status_code == 200
    return re.sub(r"\s+", " ", svar.content.decode())


def innholdet(client, adresse: str) -> str:
    return ENGANGS.sub("", aapne(client, adresse))


def antall(side: str) -> int:
    return int(re.search(r"<strong>(\d+) rad(er)?</strong>", side)[1])


def test_radene_er_like_mange_som_tallet_ogsaa_etter_at_mye_har_skjedd(client, scene):
    svar = beregn(kontor=scene.kontor, fra=FRA, til=TIL, snitt=SNITT)
    etter_snittet(scene)
    assert antall(aapne(client, KUTT.til_radene(PORTEFOLJE))) == svar.kontoret[PORTEFOLJE].samlet
    for linje in svar.spesialister:
        side = aapne(client, KUTT.til_radene(OVER_FRISTEN, hos=str(linje.bruker), slag="kandidat"))
        assert antall(side) == linje[OVER_FRISTEN].per["kandidat"]
    andel = svar.kontoret[I_TIDE].per["kandidat"]
    side = aapne(client, KUTT.til_radene(I_TIDE, slag="kandidat"))
    assert (antall(side), f"{andel.teller} i telleren" in side) == (andel.nevner + andel.utelatt, True)


@pytest.mark.parametrize(
    ("tall", "sagt"),
    [
        (I_TIDE, "Radene bak tallet for 01.10.2026–31.10.2026,"),
        (OVERGANG, "Radene bak tallet for 01.11.2025–31.10.2026,"),
        (PORTEFOLJE, "Radene bak tallet per 31.10.2026,"),
    ],
    ids=lambda ett: getattr(ett, "nokkel", ""),
)
def test_siden_sier_dagene_tallet_selv_gjelder(client, scene, tall, sagt):
    side = aapne(client, KUTT.til_radene(tall))
    assert [sagt in side, side.count("Radene bak tallet")] == [True, 1]


def test_den_delen_av_tallet_som_vises_er_merket(client, scene):
    side = BeautifulSoup(aapne(client, KUTT.til_radene(OVERGANG)), "html.parser")
    valgt = side.select("nav[aria-label='Hvilken del'] [aria-current]")
    assert [ett.text for ett in valgt] == ["I telleren"]
    # As the other tabs of the house look.
    assert "faner" in valgt[0].parent["class"]


def test_graderte_er_verken_med_i_antallet_eller_radene_og_bare_de_viste_logges(client, scene):
    side = aapne(client, KUTT.til_radene(PORTEFOLJE))
    vist = [den for den in (*scene.kandidater, scene.i_koe) if f"{den.fornavn} {den.etternavn}" in side]
    assert (antall(side), len(vist)) == (5, 5)
    assert "Hemmelig" not in side and str(scene.graderte.pk) not in side
    assert "Tallene kan omfatte personer som ikke vises." in side
    oppslag = Oppslag.objects.get(handling="radene_bak_tallet")
    assert set(oppslag.personer) == {den.pk for den in vist}


@pytest.mark.parametrize("antall_graderte", [1, 3])
def test_den_som_ble_gradert_etter_kuttet_kan_ikke_finnes_ved_aa_trekke_fra(client, scene, antall_graderte):
    """Neither in the rows nor in the recounted figures, from before they were registered on: four with the scene's."""
    adresser = [
        hvor
        for dag in (2, 12, 25)
        for kutt in [Kutt(Periode(FRA, TIL), lag.oslo(2026, 10, dag))]
        for hvor in (
            kutt.til_tallene,
            *(kutt.til_radene(tall, hos=hos) for tall in figur.alle() for hos in ("kontoret", str(scene.anne.pk))),
        )
    ]
    adresser = [*adresser[::7], *(hvor for hvor in adresser if "portefolje" in hvor or "rader" not in hvor)]
    uten = [innholdet(client, hvor) for hvor in adresser]
    dem = [lag.kandidat(scene.anne, naa=lag.oslo(2026, 10, 5)) for _ in range(antall_graderte)]
    for den in dem:
        grader(den, av=scene.anne)
    assert [innholdet(client, hvor) for hvor in adresser] == uten


@pytest.mark.parametrize(("mangler", "sies"), [(0, 0), (1, 0), (4, 0), (5, 5), (12, 12)])
def test_det_som_ikke_vises_med_navn_sies_foerst_naar_mange_nok_mangler(mangler, sies):
    assert uten_navn(mangler) == sies


def test_det_som_er_rettet_siden_telles_uten_de_graderte_ogsaa_naar_de_er_mange(client, scene):
    dem = [lag.kandidat(scene.anne, naa=lag.oslo(2026, 9, 20 + nr)) for nr in range(6)]
    for den in dem:
        tilbaketrekking.trekk_kandidat(kandidat=den, grunn="Feil person", av=scene.anne, naa=lag.oslo(2026, 11, 10))
    assert "6 registreringer fra perioden er rettet siden" in aapne(client, KUTT.til_radene(PORTEFOLJE))
    for den in dem:
        grader(den, av=scene.anne)
    assert "rettet siden" not in aapne(client, KUTT.til_radene(PORTEFOLJE))


def test_koen_og_hvert_slag_kan_aapnes(client, scene):
    assert antall(aapne(client, KUTT.til_radene(PORTEFOLJE, hos="koen"))) == 1
    side = aapne(client, KUTT.til_radene(PORTEFOLJE))
    assert KUTT.til_radene(PORTEFOLJE, slag="jobber").replace("&", "&amp;") in side


@pytest.mark.parametrize("tall", figur.alle(), ids=lambda tall: tall.nokkel)
def test_adressen_sier_tall_kutt_hos_og_slag_og_ingenting_om_en_person(tall):
    felt = parse_qs(urlsplit(KUTT.til_radene(tall, hos="koen", slag="x")).query)
    assert felt == {
        "tall": [tall.nokkel],
        "fra": ["2026-10-01"],
        "til": ["2026-10-31"],
        "tid": ["2026-11-03T12:00:00+01:00"],
        "hos": ["koen"],
        "slag": ["x"],
    }


@pytest.mark.parametrize(
    "galt",
    [
        {"tall": "finnes_ikke"},
        {"hos": "noen"},
        {"slag": "finnes_ikke"},
        {"tid": "2031-01-01T12:00:00+01:00"},
        {"tid": "i går"},
        {"fra": "2026-13-01"},
        {"fra": "2026-11-05", "til": "2026-11-04"},
        {"fra": "2020-01-01"},
    ],
)
def test_en_adresse_som_ikke_finnes_finnes_ikke(client, scene, galt):
    felt = {"tall": "portefolje", **KUTT.felt} | galt
    with klokke.paa("2026-11-20T09:00"):
        assert client.get(f"/kontor/tallene/rader/?{urlencode(felt)}").status_code == 404


def test_tallsiden_foerer_til_radene_og_rapportens_kutt_staar_der(client, scene):
    etter_snittet(scene)
    side = aapne(client, KUTT.til_tallene)
    assert "slik det var registrert 03.11.2026 kl. 12" in side
    assert KUTT.til_radene(PORTEFOLJE).replace("&", "&amp;") in side
    assert re.search(r">Åpne kandidater</th> <td [^>]*><a [^>]*><b>5<", side)


def lenkene(side: str) -> list[str]:
    return [html.unescape(adresse) for adresse in re.findall(r'href="(/kontor/tallene/rader/[^"]+)"', side)]


def verdien(adresse: str, svar: Snitt) -> int:
    """How many rows the figure at this address is of, as the cut has it."""
    felt = {navn: verdi[0] for navn, verdi in parse_qs(urlsplit(adresse).query).items()}
    tall = next(ett for ett in figur.alle() if ett.nokkel == felt["tall"])
    her = {str(linje.bruker): linje for linje in svar.spesialister} | {"kontoret": svar.kontoret}
    verdi = her[felt.get("hos", "kontoret")][tall]
    if isinstance(verdi, Dager):
        return verdi.antall
    valgte = [felt["slag"]] if "slag" in felt else tall.hovedslag or tall.slag
    hver = [verdi.per[slag] for slag in valgte]
    return sum(ett.nevner + ett.utelatt if isinstance(ett, Andel) else ett for ett in hver)


def test_adressen_i_pdf_en_foerer_til_radene_bak_hvert_tall_i_den(client, scene):
    """The report carries one address: from there every figure in it is reached, with as many rows as it says."""
    svar = beregn(kontor=scene.kontor, fra=FRA, til=TIL, snitt=SNITT)
    etter_snittet(scene)
    adressen = urlsplit(kontekst(svar)["radene"])
    lenker = lenkene(aapne(client, f"{adressen.path}?{adressen.query}"))
    assert {parse_qs(urlsplit(ett).query)["tall"][0] for ett in lenker} == set(svar.versjoner)
    assert [antall(aapne(client, ett)) for ett in lenker] == [verdien(ett, svar) for ett in lenker]


def test_siden_sier_hva_som_er_rettet_siden_rapporten(client, scene):
    """Only what was not corrected yet at the cut: the employer taken back the day before is in the figures of it."""
    assert "rettet siden" not in aapne(client, KUTT.til_radene(PORTEFOLJE))
    kontakt = Kontakt.objects.filter(dag__range=(FRA, TIL), deltakere__kandidat=scene.kandidater[0]).first()
    Kontakt.objects.filter(pk=kontakt.pk).update(rettet=lag.oslo(2026, 11, 10))
    side = aapne(client, KUTT.til_radene(PORTEFOLJE))
    assert "1 registrering fra perioden er rettet siden, så en rapport fra før det kan ha et annet tall." in side
    assert "rettet siden" not in aapne(client, "/kontor/tallene/rader/?tall=portefolje")


@pytest.mark.parametrize("ser_skjermede", [False, True])
def test_rutene_paa_kontoret_foerer_til_like_mange_rader_som_de_viser(client, scene, ser_skjermede):
    scene.leder.tilknytninger.update(ser_skjermede=ser_skjermede)
    side = aapne(client, "/kontor/")
    ruter = re.findall(r'<dt><a href="([^"]+)">[^<]+</a></dt> ?<dd class="teller__tall">(\d+)</dd>', side)
    assert len(ruter) == 4
    celler = re.findall(r'<td data-etikett="Over fristen"><a class="aksel-link" href="([^"]+)"><div>(\d+)', side)
    assert celler
    for adresse, tallet in (*ruter, *celler):
        radene = aapne(client, html.unescape(adresse))
        assert antall(radene) == int(tallet)
        assert '<a href="/kontor/"' in radene or 'href="/kontor/">Kontoret' in radene
    assert ("Hemmelig" in aapne(client, html.unescape(ruter[0][0]))) == ser_skjermede


def test_hver_celle_paa_tallsiden_foerer_til_like_mange_rader(client, scene):
    side = aapne(client, KUTT.til_tallene)
    celler = re.findall(r'<td data-etikett="Over egen rytme"><a [^>]*href="([^"]+)"><div>(\d+) av (\d+)', side)
    assert len(celler) == 2
    for adresse, teller, nevner in celler:
        radene = aapne(client, adresse.replace("&amp;", "&"))
        assert (antall(radene), f"{teller} i telleren" in radene) == (int(nevner), True)
