"""The papers tell of every table and field there is, and are made from what the apps say today."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.papirer import papirene, register
from inkludering.papirer.management.commands import papirer
from inkludering.papirer.risikoer import RISIKOER
from inkludering.papirer.vern import ALLE_VERN, FRITEKST, INGEN, NUMMER

ROT = Path(__file__).resolve().parents[3]
TABELLER = {tabell.modell: tabell for tabell in register.alle()}


def mangler(tabeller: dict[str, register.Behandling]) -> list[str]:
    """Tables and fields without a word in the register, and words about what is not there."""
    finnes = {modell._meta.label: register.feltene(modell) for modell in register.modeller()}
    sagt = {navn: tabell.felter for navn, tabell in tabeller.items()}
    felt = [f"{navn}.{ett}" for navn in finnes.keys() & sagt.keys() for ett in {*finnes[navn]} ^ {*sagt[navn]}]
    to_ganger = [f"{navn}.{ett}" for navn, alle in sagt.items() for ett in {*alle} if alle.count(ett) > 1]
    return sorted([*(finnes.keys() ^ sagt.keys()), *felt, *to_ganger])


def test_hver_tabell_og_hvert_felt_staar_i_registeret():
    assert mangler(TABELLER) == []


def test_et_felt_eller_en_tabell_som_mangler_blir_funnet():
    uten = {navn: tabell for navn, tabell in TABELLER.items() if navn != "varsling.Kjoering"}
    kandidat = TABELLER["kandidater.Kandidat"]
    felt = {vern: navn.replace("telefon ", "") for vern, navn in kandidat.felt.items()}
    uten["kandidater.Kandidat"] = register.Behandling(**{**vars(kandidat), "felt": felt})
    assert mangler(uten) == ["kandidater.Kandidat.telefon", "varsling.Kjoering"]


def test_historien_til_en_tabell_har_ingen_felt_som_ikke_er_tabellens_egne():
    for modell in apps.get_models():
        if sporet := getattr(modell, register.HISTORIEN_AV, None):
            egne = {navn for navn in register.feltene(modell) if not navn.startswith("pgh_")}
            assert egne <= set(register.feltene(sporet)), modell._meta.label


def test_det_som_er_kryptert_er_nettopp_fritekst_og_nummeret():
    krypterte = {
        f"{modell._meta.label}.{felt.name}"
        for modell in register.modeller()
        for felt in modell._meta.local_concrete_fields
        if isinstance(felt, KryptertTekstfelt)
    }
    fritekst = {f"{navn}.{felt}" for navn, en in TABELLER.items() for felt in en.felt.get(FRITEKST, "").split()}
    numre = {f"{navn}.{felt}" for navn, en in TABELLER.items() for felt in en.felt.get(NUMMER, "").split()}
    assert fritekst <= krypterte
    assert krypterte <= fritekst | numre
    assert {vern for en in TABELLER.values() for vern in en.felt} <= set(ALLE_VERN)


def test_det_som_ikke_gjelder_personer_har_ingen_personlige_felt_og_omvendt():
    for navn, en in TABELLER.items():
        assert (en.niva <= 1) or en.grunnlag != INGEN, navn


def test_unntak_gjelder_felt_som_finnes_og_det_som_rydder_finnes():
    for navn, en in TABELLER.items():
        assert set(en.unntak) <= set(en.felter), navn
        assert not en.lagring.gjoer or (ROT / en.lagring.gjoer).exists(), navn


@pytest.mark.parametrize("risiko", RISIKOER, ids=lambda en: en.hva)
def test_hver_risiko_viser_til_noe_som_finnes(risiko):
    assert risiko.vist_i
    assert [sti for sti in risiko.vist_i if not (ROT / sti).exists()] == []
    assert 1 <= risiko.sannsynlighet <= 4
    assert 1 <= risiko.konsekvens <= 4


def test_papirene_er_ikke_foreldet():
    call_command("papirer", sjekk=True)


def test_foreldede_papirer_sies_fra_om_og_skrives_paa_nytt(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(papirer, "MAPPE", tmp_path / "papirer")
    with pytest.raises(CommandError, match=r"Foreldet: dpia\.md"):
        call_command("papirer", sjekk=True)
    call_command("papirer")
    assert {sti.name: sti.read_text(encoding="utf-8") for sti in (tmp_path / "papirer").iterdir()} == papirene.alle()
    call_command("papirer", sjekk=True)
    assert "4 papirer" in capsys.readouterr().out
