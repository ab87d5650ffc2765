"""An employer who has asked to be called is promised one day, told of a try, and never two days that contradict."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from oppfolging.handlinger import kontaktlogg, ringeonske
from oppfolging.handlinger.kontaktlogg import MedArbeidsgiver, Parter
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.portal.hjem import utsnitt
from tests import klokke
from tests.klokke import klokka
from tests.oppfolging.portal.hjem.test_hjem import I_DAG, NAA, den_dagen, kandidat_paa_jobb, sett_frister

__all__ = ["den_dagen"]
TIR, ONS, FRE = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("egen", "forsokt", "naa", "sies"),
    [
        (FRE, None, 23, "Vi ringer senest onsdag 25. november."),
        (I_DAG, None, 23, "Vi ringer senest i dag."),
        (TIR, None, 23, "Vi ringer senest i morgen."),
        (I_DAG, None, 24, "Vi skulle ha ringt senest i går, og ligger etter. Kontaktpersonen vet om det."),
        (FRE, None, 26, "Vi skulle ha ringt senest i går, og ligger etter. Kontaktpersonen vet om det. "
         "Vi tar kontakt senest i morgen."),
        (I_DAG, (I_DAG, TIR), 23, "Vi prøvde i dag, og prøver igjen i morgen."),
        (FRE, (ONS, date(2026, 11, 30)), 25, "Vi prøvde i dag, og prøver igjen mandag 30. november."),
        (I_DAG, (I_DAG, TIR), 25, "Vi prøvde mandag 23. november, skulle ha prøvd igjen i går, og ligger etter. "
         "Kontaktpersonen vet om det."),
    ],
)  # fmt: skip
def test_den_som_har_bedt_om_aa_bli_oppringt_loves_en_dag_og_bare_en(sted, egen, forsokt, naa, sies):
    kandidat_paa_jobb(sted)
    sett_frister(egen)
    lovet = utsnitt.lovet_hos(sted.leif, sted.hos.orgnr, naa=NAA)
    ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=NAA, lovet=lovet)
    if forsokt:
        Oppfolging.objects.filter(art="ringeonske").update(forsokt_dato=forsokt[0], nytt_forsok=forsokt[1])
    with klokke.paa(f"2026-11-{naa}T09:00"):
        (klient := Client()).force_login(sted.leif)
        side = klient.get("/portal/").content.decode()
    kortet = side[side.index("Neste kontakt</h3>") :].partition("</h3>")[2].partition("</section>")[0]
    assert " ".join(re.sub(r"<[^>]+>", " ", kortet).split()) == f"Dere har bedt om å bli oppringt. {sies}"


def test_det_som_er_lovet_flytter_seg_ikke_med_en_annen_dato_og_er_kontaktpersonens_frist(innlogget, sted):
    kandidat_paa_jobb(sted, naa=klokka())
    sett_frister(I_DAG)
    innlogget.post(f"/portal/ring-meg/{sted.hos.orgnr}/")
    assert Oppfolging.objects.get(art="ringeonske").frist == I_DAG
    rytmen = Oppfolging.objects.aapne().get(art="rytme", side="arbeidsgiver", forlop__isnull=False)
    datoer.flytt(oppfolging=rytmen, til=FRE, grunn="Test", av=sted.ane, naa=klokka())
    assert "Vi ringer senest i dag." in innlogget.get("/portal/").content.decode()


def test_kvitteringen_lover_den_samme_dagen_som_kortet(innlogget, sted):
    kandidat_paa_jobb(sted, naa=klokka())
    sett_frister(I_DAG)
    side = innlogget.post(f"/portal/ring-meg/{sted.hos.orgnr}/", follow=True).content.decode()
    assert "Takk. Vi ringer senest i dag." in side
    assert "onsdag" not in side


def test_arbeidsgiveren_faar_vite_at_vi_har_proevd_aa_ringe_men_ikke_hva_som_ble_sagt(innlogget, sted):
    ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=NAA)
    hos = MedArbeidsgiver(sted.hos, sted.kontakt, notat="La igjen beskjed til vikaren")
    kontaktlogg.logg(parter=Parter((), hos), kanal="telefon", utfall="ikke_svar", av=sted.ane, naa=klokka())
    side = innlogget.get("/portal/").content.decode()
    assert "Vi prøvde i dag, og prøver igjen i morgen." in side
    assert "vikaren" not in side
