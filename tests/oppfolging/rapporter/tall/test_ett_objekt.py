"""A figure is one object: made in one place, it stands everywhere, and every number opens to as many rows."""

import re
from datetime import date

import pytest

from oppfolging.rapporter.pdf.innhold import kontekst
from oppfolging.rapporter.snitt import Snitt, beregn, les
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Nokkeltall, Omfang, Tall, Tidsbruk
from oppfolging.rapporter.tall.rader import KONTORET, bak, velg
from oppfolging.rapporter.tall.verdier import Andeler, Antall, Dager, Verdi
from oppfolging.rapporter.utvalg import Utvalg
from tests.bygd_en_gang import bygd_en_gang
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL, Scene, bygg

pytestmark = [pytest.mark.django_db, pytest.mark.treg]


bygget, scene = bygd_en_gang(bygg)


@pytest.fixture
def oppdiktet(monkeypatch) -> Tall[Antall]:
    """A figure nobody has heard of: the candidates whose name is Kari."""
    monkeypatch.setattr(figur, "_register", dict(figur._register))
    ny: Tall[Antall] = Tall(
        nokkel="karier",
        versjon=1,
        verdi=Antall,
        enhet="kandidater",
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            "Karier", "De som heter Kari.", "–", "Alle andre.", "Navnet.", gjelder_fra=date(2026, 11, 22)
        ),
        rader=velg(
            "aapne JOIN kandidater_kandidat k ON k.id = aapne.kandidat WHERE k.fornavn = 'Kari'",
            id="kandidat",
            hos="hos",
            kandidat="kandidat",
        ),
        paa_kontorsiden=(Kolonne("Karier nå", lambda linje: linje[ny].samlet),),
        paa_tallsiden=(Kolonne("Karier hos", lambda linje: f"{linje[ny].samlet} karier"),),
        i_oversikten=(Kolonne("Karier i alt", lambda linje: linje[ny].samlet),),
        fakta=(Kolonne("Karier her", lambda linje: linje[ny].samlet),),
        nokkeltall=lambda linje: [Nokkeltall("Karier på topp", linje[ny].samlet, "av alle")],
    )
    return figur.registrer(ny)


def test_et_nytt_tall_staar_i_rapporten_med_definisjon(oppdiktet, scene):
    vist = kontekst(beregnet(scene))
    assert vist["definisjoner"][-1] == (1, oppdiktet.definisjon)
    assert i_ord(vist["nokkeltall"].rader[-1]) == ("Karier på topp", ["5", "av alle"])
    assert vist["oversikt"].overskrifter[-1] == "Karier i alt"
    assert i_ord(vist["oversikt"].rader[-1])[1][-1] == "5"
    # Of the office it is said above; of each, with the office's beside.
    assert "Karier her" not in dict(vist["fakta"].rader)
    assert i_ord(vist["spesialister"][0].fakta.rader[-1]) == ("Karier her", ["2", "5"])


def test_et_nytt_tall_har_rader(oppdiktet, scene):
    assert len(bak(oppdiktet, utvalget(scene))) == 5
    assert {rad.hos for rad in bak(oppdiktet, utvalget(scene), hos=scene.berit.pk)} == {scene.berit.pk}


def test_et_nytt_tall_mangler_i_et_gammelt_snitt_uten_at_det_velter(scene, request):
    gammelt = beregnet(scene).som_json()
    request.getfixturevalue("oppdiktet")
    vist = kontekst(les(gammelt))
    assert "Karier" not in str(vist["definisjoner"])
    assert "Karier" not in str(vist["nokkeltall"])


def test_et_tall_som_er_borte_leses_ikke(scene, request, monkeypatch):
    request.getfixturevalue("oppdiktet")
    gammelt = beregnet(scene).som_json()
    monkeypatch.delitem(figur._register, "karier")
    assert "karier" not in les(gammelt).kontoret.verdier


def test_to_tall_kan_ikke_hete_det_samme(oppdiktet):
    with pytest.raises(ValueError, match="registered twice"):
        figur.registrer(oppdiktet)


@pytest.mark.parametrize("tall", figur.alle(), ids=lambda tall: tall.nokkel)
def test_bak_hvert_tall_er_det_like_mange_rader(tall, scene):
    """For the office, for each specialist and for the queue; of each kind where the figure is divided."""
    svar, u = beregnet(scene), utvalget(scene)
    linjer = [(KONTORET, svar.kontoret)]
    if tall.omfang != Omfang.KONTORET:
        linjer += [(linje.bruker, linje) for linje in svar.spesialister]
    if tall.omfang == Omfang.ALLE:
        linjer.append((None, svar.uten_ansvarlig))
    sett = 0
    for hos, linje in linjer:
        for slag in tall.slag:
            rader = bak(tall, u, hos=hos, slag=slag)
            assert antall(rader) == forventet(linje[tall], slag)
            assert all(hos in (KONTORET, rad.hos) for rad in rader)
            assert all(rad.kandidat or rad.arbeidsgiver for rad in rader)
            sett += len(rader)
    assert sett


def test_radene_bak_dager_har_dagene(scene):
    tall = next(tall for tall in figur.alle() if tall.nokkel == "dager_siden_kontakt")
    assert max(rad.dager for rad in bak(tall, utvalget(scene))) == beregnet(scene).kontoret[tall].lengst


def test_snittet_leses_som_det_ble_lagret(scene):
    svar = beregnet(scene)
    assert les(svar.som_json()) == svar


def test_hvert_tall_er_helt_forklart():
    for tall in figur.alle():
        ord_ = (tall.definisjon, *tall.tidligere.values())
        assert all(getattr(definisjon, felt) for definisjon in ord_ for felt in Definisjon.__dataclass_fields__)
        assert set(tall.tidligere) == set(range(1, tall.versjon))
        assert re.fullmatch(r"[a-z_]+", tall.nokkel)


def i_ord(rad: tuple) -> tuple[str, list[str]]:
    navn, celler = rad
    return navn, [str(celle) for celle in celler]


def utvalget(scene: Scene) -> Utvalg:
    return Utvalg(scene.kontor, FRA, TIL, SNITT)


def beregnet(scene: Scene) -> Snitt:
    return beregn(kontor=scene.kontor, fra=FRA, til=TIL, snitt=SNITT)


def antall(rader: list) -> tuple[int, ...]:
    """Rows in the numerator, in the denominator, and left out."""
    med = [rad for rad in rader if not rad.utelatt]
    return sum(rad.teller for rad in med), len(med), len(rader) - len(med)


def forventet(verdi: Verdi, slag: str) -> tuple[int, ...]:
    if isinstance(verdi, Andeler):
        return verdi.per[slag].teller, verdi.per[slag].nevner, verdi.per[slag].utelatt
    return 0, verdi.antall if isinstance(verdi, Dager) else verdi.per[slag], 0
