"""Somebody leaves: all they answer for goes to others in one step, nothing is forgotten, and each is told once."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.sjekk import en_kontaktperson
from inkludering.brukere import fravaer
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import doegnets_start
from inkludering.felles.radvalg import RADENES
from inkludering.utsending.models import Utsending
from kandidater import belastning
from kandidater.belastning import TaketErNaadd
from kandidater.models import Kandidat, Overlevering
from kandidater.sjekk import en_ansvarlig
from oppfolging.handlinger import overlevering, ringeonske, sluttoverlevering
from oppfolging.handlinger.sluttoverlevering import AnnenMengde, Fordeling
from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.planlegger import planlegg
from oppfolging.kjerne.sjekk import arbeidsgivers_dato, neste_dato
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
LOEFTER = (en_ansvarlig, en_kontaktperson, neste_dato, arbeidsgivers_dato)


def brudd() -> list[str]:
    return [linje for loefte in LOEFTER for linje in loefte(klokka())]


class Slutten:
    """Sara leaves; Ane and Bo take over, and Lise leads them."""

    def __init__(self, kandidater: int, arbeidsgivere: int, ringes: int) -> None:
        self.sara, self.ane, self.bo = (lag.bruker(etternavn=navn) for navn in ("Slutt", "Berg", "Bø"))
        self.lise = lag.bruker(Rolle.LEDER)
        self.hennes = [lag.kandidat(self.sara, fase="jobbutvikling" if nr % 2 else None) for nr in range(kandidater)]
        self.hos = [lag.arbeidsgiver(self.sara) for _ in range(arbeidsgivere)]
        planlegg(arbeidsgivere=self.hos, naa=klokka())
        for hos in self.hos[:ringes]:
            leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
            ringeonske.be_om_oppringing(orgnr=hos.orgnr, av=leif, naa=klokka())

    def fordelt(self) -> Fordeling:
        return Fordeling(
            {den.pk: (self.ane, self.bo)[nr % 2] for nr, den in enumerate(self.hennes)},
            {hos.pk: (self.ane, self.bo)[nr % 3 > 0] for nr, hos in enumerate(self.hos)},
        )

    def overlever(self, fordeling: Fordeling | None = None, fra=None, aarsak: str = "", av=None):
        felt = {"kontor": self.lise.kontor, "gjelder_fra": fra, "aarsak": aarsak, "av": av or self.lise}
        return sluttoverlevering.overlever(den=self.sara, fordeling=fordeling or self.fordelt(), **felt, naa=klokka())

    def svarer(self, naa) -> tuple[list, list]:
        """Who answers for each at a moment."""
        kandidatenes = [den.ansvar.gjeldende(naa).get().bruker for den in self.hennes]
        return kandidatenes, [hos.kontaktansvar.gjeldende(naa).get().bruker for hos in self.hos]


def test_tjue_kandidater_tolv_arbeidsgivere_tretti_frister_og_tre_ringeonsker_i_ett_steg():
    slutt = Slutten(20, 12, 3)
    hennes = {den.pk for den in slutt.hennes}, {hos.pk for hos in slutt.hos}
    frister = Oppfolging.objects.aapne().count() - 3
    assert frister >= 30
    assert sluttoverlevering.antall(*hennes) == {
        "kandidater": 20,
        "arbeidsgivere": 12,
        "frister": frister,
        "ringeonsker": 3,
    }
    generering.generer(naa=klokka())
    assert brudd() == []
    slutt.overlever()
    assert brudd() == []
    assert slutt.svarer(klokka()) == ([slutt.ane, slutt.bo] * 10, [slutt.ane, slutt.bo, slutt.bo] * 4)
    assert not sluttoverlevering.kandidatene(slutt.sara, leder=slutt.lise).exists()
    assert not sluttoverlevering.arbeidsgiverne(slutt.sara).exists()
    generering.generer(naa=klokka(), alt=True)
    assert not Paaminnelse.objects.aapne().filter(mottaker=slutt.sara).exists()
    assert Paaminnelse.objects.aapne().filter(regel="ringeonske").values("mottaker").count() == 3
    brev = dict(Utsending.objects.filter(mal="overlevering").values_list("mottaker", "data"))
    assert Utsending.objects.filter(mal="overlevering").count() == len(brev) == 3
    dag = {"fra": f"{I_DAG:%d.%m.%Y}"}
    assert brev[slutt.sara.pk] == {"fra_deg": 20, **dag}
    felles = {"kandidater": 10, **dag}
    assert brev[slutt.ane.pk] == {"arbeidsgivere": 4, "frister": 10 + 4, "ringeonsker": 1, **felles}
    assert brev[slutt.bo.pk] == {"arbeidsgivere": 8, "frister": frister - 14, "ringeonsker": 2, **felles}


def test_datert_fram_er_alt_hennes_til_dagen_begynner():
    slutt, dag = Slutten(1, 1, 0), I_DAG + timedelta(days=4)
    assert slutt.overlever(fra=dag) == doegnets_start(dag)
    like_foer = doegnets_start(dag) - timedelta(microseconds=1)
    assert slutt.svarer(like_foer) == ([slutt.sara], [slutt.sara])
    assert slutt.svarer(doegnets_start(dag)) == ([slutt.ane], [slutt.ane])
    assert brudd() == []


@pytest.mark.parametrize("hva", ["ny kandidat", "ny arbeidsgiver", "en er borte", "til henne selv"])
def test_det_som_er_gaatt_gjennom_maa_vaere_alt_og_ikke_noe_annet(hva):
    slutt = Slutten(1, 1, 0)
    fordeling = slutt.fordelt()
    if hva == "ny kandidat":
        lag.kandidat(slutt.sara)
    if hva == "ny arbeidsgiver":
        lag.arbeidsgiver(slutt.sara)
    if hva == "en er borte":
        felt = {"hos": slutt.sara.pk, "til": slutt.ane, "notat": "", "aarsak": "", "gjelder_fra": None}
        overlevering.flytt(kandidat=slutt.hennes[0], **felt, av=slutt.lise, naa=klokka())
    if hva == "til henne selv":
        fordeling = Fordeling({slutt.hennes[0].pk: slutt.sara}, fordeling.arbeidsgivere)
    with pytest.raises(AnnenMengde):
        slutt.overlever(fordeling)


def test_over_taket_overleveres_ingenting_uten_en_grunn():
    slutt = Slutten(3, 0, 0)
    kontor = slutt.lise.kontor
    kontor.norm = kontor.tak = 1
    kontor.save(update_fields=["norm", "tak"])
    with pytest.raises(TaketErNaadd):
        slutt.overlever()
    slutt.overlever(aarsak="Vi får en ny i januar")
    assert slutt.svarer(klokka())[0] == [slutt.ane, slutt.bo, slutt.ane]


def test_forslag_til_den_som_slutter_faar_nei_og_den_som_spurte_faar_vite_det():
    slutt = Slutten(1, 0, 0)
    felt = {"kandidat": lag.kandidat(slutt.ane), "til": slutt.sara, "notat": "", "gjelder_fra": None}
    forslag = overlevering.foreslaa(**felt, av=slutt.ane, naa=klokka())
    slutt.overlever()
    forslag.refresh_from_db()
    assert forslag.status == "avslaatt"
    assert Utsending.objects.get(mal="overlevering_svar").mottaker == slutt.ane
    assert Overlevering.objects.get(kandidat=slutt.hennes[0]).status == "bestemt"


def test_graderte_ser_og_overleverer_bare_lederen_med_rett():
    slutt = Slutten(1, 0, 0)
    gradert = lag.kandidat(slutt.sara, skjermet=True)
    betrodd = lag.bruker(Rolle.LEDER, ser_skjermede=True)
    slutt.overlever()
    assert gradert.ansvar.gjeldende(klokka()).get().bruker == slutt.sara
    assert list(sluttoverlevering.kandidatene(slutt.sara, leder=betrodd)) == [gradert]
    slutt.overlever(Fordeling({gradert.pk: slutt.bo}, {}), av=betrodd)
    assert gradert.ansvar.gjeldende(klokka()).get().bruker == slutt.bo


def test_forslaget_gir_til_den_som_har_best_plass_og_holder_kandidat_og_arbeidsgiver_sammen():
    slutt = Slutten(3, 2, 0)
    lag.kandidat(slutt.ane)
    lag.aapne(slutt.hennes[0], av=slutt.sara)
    lag.forlop(slutt.hennes[0], slutt.hos[1], av=slutt.sara)
    last = {den: ett for den, ett in _last(slutt).items() if den in (slutt.ane, slutt.bo)}
    kandidater, hos = [den.pk for den in slutt.hennes], [ett.pk for ett in slutt.hos]
    gitt = sluttoverlevering.forslag(kandidater, hos, last=last)
    assert list(gitt.kandidater.values()) == [slutt.bo, slutt.ane, slutt.bo]
    assert list(gitt.arbeidsgivere.values()) == [slutt.ane, slutt.bo]
    assert sluttoverlevering.forslag(kandidater, hos, last={}) == Fordeling({}, {})


def _last(slutt: Slutten):
    return belastning.for_kontor(slutt.lise.kontor, leser=slutt.lise, naa=klokka())


def paa_siden(client, slutt: Slutten):
    """The page of everything that is Sara's, as its form stands and is sent."""
    client.force_login(slutt.lise)
    adresse = f"/kontor/jobbspesialister/{slutt.sara.pk}/overlever/"

    def send(felt=None, **mer):
        svar = client.get(adresse) if felt is None else client.post(adresse, {**felt, **mer})
        skjema = svar.context and svar.context["skjema"]
        staar = {navn: skjema[navn].value() for navn in skjema.fields if skjema[navn].value()} if skjema else {}
        merker = {"foreslaatt_for": skjema.data.get("foreslaatt_for"), "sett_over": skjema.merket()} if skjema else {}
        return svar, staar | {navn: merke for navn, merke in merker.items() if merke is not None}

    return send


def nokkel(den) -> str:
    return str(den.pk)[:4]


def test_siden_viser_alt_og_flytter_det_naar_lederen_har_sett_hvor_mange_hver_faar(client):
    slutt = Slutten(2, 1, 0)
    lag.kandidat(slutt.ane)
    kontor = slutt.lise.kontor
    kontor.norm = 2
    kontor.save(update_fields=["norm"])
    dager = {"fra": I_DAG + timedelta(days=4), "til": I_DAG + timedelta(days=6)}
    fravaer.registrer(bruker=slutt.bo, **dager, vikar=None, av=slutt.bo, naa=klokka())
    send = paa_siden(client, slutt)
    side, staar = send()
    borte = "borte fra {fra:%d.%m.%Y} til {til:%d.%m.%Y}".format(**dager)
    assert "Test Berg: 1 kandidater, norm 2" in side.content.decode()
    assert f"Test Bø: 0 kandidater, norm 2, {borte}" in side.content.decode()
    assert staar == {"sett_over": ""}  # nobody is chosen beforehand
    rader = [*side.context["skjema"].kandidater, *side.context["skjema"].arbeidsgivere]
    assert len(rader) == 3
    alt_til_ane = dict.fromkeys(rader, nokkel(slutt.ane))
    assert send(dict(list(alt_til_ane.items())[1:]))[0].status_code == 422
    vist, felt = send(alt_til_ane)
    tekst = vist.content.decode()
    assert vist.status_code == 422
    assert "Ingenting er flyttet ennå." in tekst
    assert "Test Berg 1 → 3, 1 ny arbeidsgiver" in tekst
    assert "over normen på 2" in tekst
    assert slutt.svarer(klokka()) == ([slutt.sara] * 2, [slutt.sara])
    # What was seen is what is handed over: another receiver is another look.
    vist, felt = send(felt, **{rader[0]: nokkel(slutt.bo)})
    assert (vist.status_code, "Test Bø 0 → 1 <" in vist.content.decode()) == (422, True)
    assert borte in vist.content.decode().split("Så mange får de")[1]
    assert send(felt)[0].status_code == 302
    assert Counter(slutt.svarer(klokka())[0]) == {slutt.bo: 1, slutt.ane: 1}
    assert slutt.svarer(klokka())[1] == [slutt.ane]


@pytest.mark.parametrize("trykket", [{}, {"se_over": "ja"}])
def test_de_avkryssede_er_de_som_faar_og_ingenting_flyttes_foer_det_er_sett(client, trykket):
    """The blue button, too, makes the proposal for whoever is ticked; nothing goes to somebody who was not chosen."""
    slutt = Slutten(4, 1, 0)
    dal = lag.bruker(etternavn="Dal")
    send = paa_siden(client, slutt)
    alle = [nokkel(den) for den in (slutt.ane, slutt.bo, dal)]
    _vist, felt = send({"til": alle, "se_over": "ja"})
    vist, felt = send(felt | {"til": alle[:2]}, **trykket)
    assert (vist.status_code, slutt.svarer(klokka())[0]) == (422, [slutt.sara] * 4)
    assert "Her er et nytt forslag for dem du krysset av." in vist.content.decode()
    assert Counter(felt[navn] for navn in vist.context["skjema"].kandidater) == {alle[0]: 2, alle[1]: 2}
    assert not Utsending.objects.filter(mal="overlevering").exists()
    unntaket = next(iter(vist.context["skjema"].kandidater))
    vist, felt = send(felt, **{unntaket: alle[2]})
    assert (vist.status_code, felt[unntaket]) == (422, alle[2])
    assert send(felt)[0].status_code == 302
    assert vist.context["skjema"].kandidater[unntaket].ansvar.gjeldende(klokka()).get().bruker == dal
    assert Counter(slutt.svarer(klokka())[0])[slutt.sara] == 0


def test_lag_forslag_uten_et_kryss_sier_fra_og_flytter_ingenting(client):
    slutt = Slutten(2, 0, 0)
    vist, felt = paa_siden(client, slutt)({"se_over": "ja"})
    assert "Kryss av for dem som skal ta over." in vist.content.decode()
    assert list(felt) == ["sett_over"]


def test_siden_for_tjue_og_tolv_er_lett(client):
    """As small as «I dag», so that it comes at once on a train: who may take over is written once for all rows.

    The names are not the numbered ones, which are longer the later in a run they are made.
    """
    slutt = Slutten(20, 12, 3)
    for nr in range(8):
        lag.bruker(fornavn="Kristine", etternavn=f"Nordmann{nr}")
    Kandidat.objects.update(fornavn="Kari", etternavn="Nordmann")
    Arbeidsgiver.objects.update(navn="Fjellrev Bakeri AS")
    client.force_login(slutt.lise)
    side = client.get(f"/kontor/jobbspesialister/{slutt.sara.pk}/overlever/")
    rader = [*side.context["skjema"].kandidatrader(), *side.context["skjema"].arbeidsgiverrader()]
    assert (len(rader), rader[0].valg.count("<option")) == (32, 11)
    assert len(side.content) < 25_000, len(side.content)


@pytest.mark.parametrize("valgt", ["", "ab", "finnes-ikke", "00000000-0000-0000-0000-000000000000"])
def test_en_som_ikke_staar_i_listen_kan_ikke_velges(client, valgt):
    slutt = Slutten(1, 0, 0)
    client.force_login(slutt.lise)
    navn = f"k{slutt.hennes[0].pk.hex[:RADENES]}"
    side = client.post(f"/kontor/jobbspesialister/{slutt.sara.pk}/overlever/", {navn: valgt})
    assert (side.status_code, f'id="id_{navn}" aria-invalid="true"' in side.content.decode()) == (422, True)
    assert slutt.svarer(klokka())[0] == [slutt.sara]


def test_uten_noen_aa_gi_til_sies_det_og_ingenting_flyttes(client):
    slutt = Slutten(1, 1, 0)
    for den in (slutt.ane, slutt.bo):
        den.is_active = False
        den.save(update_fields=["is_active"])
    send = paa_siden(client, slutt)
    vist, _felt = send()
    assert not vist.context["skjema"].last
    for felt in ({}, {"se_over": "ja"}, dict.fromkeys(vist.context["skjema"].fields, "abcd")):
        assert send(felt)[0].status_code == 422
    assert slutt.svarer(klokka())[0] == [slutt.sara]
