"""`manage.py importer`: nothing before somebody says so, all of it then, and every fault by line and reason."""

import io
import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Hendelse
from kandidater import ansvar, personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.models import Kandidat
from kandidater.omgradering import Registersvar
from oppfolging.arbeidsflate.felles import finnes
from oppfolging.arbeidsflate.importering import gang
from oppfolging.arbeidsflate.importering.ordliste import VALG, oversett
from oppfolging.handlinger import habilitet
from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.importering.filer import som_csv, som_xlsx
from tests.oppfolging.arbeidsflate.importering.rader import HODE, femhundre, rad

pytestmark = pytest.mark.django_db


def kjor(tmp_path, rader, *valg: str, slag: str = "kandidater", som=som_csv) -> str:
    (fil := tmp_path / "fil").write_bytes(som(rader))
    return si("importer", slag, str(fil), "--naa", klokka().isoformat(), *valg)


def si(*ord_: str) -> str:
    ut = io.StringIO()
    try:
        call_command(*ord_, stdout=ut)
    except CommandError as feil:
        ut.write(f"STANS: {feil}")
    return ut.getvalue()


@pytest.fixture
def leder():
    return lag.bruker(Rolle.LEDER)


def test_fem_hundre_rader_med_foerti_feil(tmp_path, leder):
    hos = lag.arbeidsgiver(lag.bruker())
    rader, feil = femhundre(hos.orgnr)
    assert (len(rader), len(feil)) == (501, 40)
    svar = kjor(tmp_path, rader)
    funnet = dict(re.findall(r"^Linje (\d+): (.*)", svar, re.M))
    assert {int(linje) for linje in funnet} == {linje for linje, _, _ in feil}
    for linje, kolonne, ordet in feil:
        assert re.search(rf"^Linje {linje}: {kolonne}: .*{ordet}", svar, re.M), (linje, kolonne, funnet[str(linje)])
    assert "500 rader: 460 kan tas inn, 40 har feil." in svar
    assert "STANS: Ingen er tatt inn" in svar
    assert Kandidat.objects.count() == 0
    assert "460 rader er tatt inn." in kjor(tmp_path, rader, "--uten-feilrader")
    assert Kandidat.objects.count() == 460
    assert Oppfolging.objects.aapne().values("kandidat").distinct().count() == 460
    assert "460 har feil" not in (igjen := kjor(tmp_path, rader, "--proev"))
    assert "500 rader: 0 kan tas inn, 500 har feil." in igjen


def test_proeven_skriver_ingenting(tmp_path, leder):
    assert "1 kan tas inn" in kjor(tmp_path, [HODE, rad()], "--proev")
    assert Kandidat.objects.count() == 0


def test_kandidaten_kommer_inn_som_filen_sier(tmp_path, leder):
    spesialist = lag.bruker(fornavn="Åse", etternavn="Berg")
    hos = lag.arbeidsgiver(spesialist)
    felt = {"Eier": "Berg, Åse", "Status": "Jobber", "Oppstartsdato": "09.02.2026", "Adressebeskyttelse": "ingen"}
    jobb = {
        "Org.nr": hos.orgnr,
        "Ansettelsesform": "Fast ansettelse",
        "Startdato": "02.03.2026",
        "Timer per uke": "22,5",
    }
    som_tall = f'<c r="{{her}}"><v>{(fnr := lag.fodselsnummer())}</v></c>'
    svar = kjor(tmp_path, [HODE, rad(**felt, **jobb, Fødselsnummer=som_tall)], som=som_xlsx)
    assert "1 rader er tatt inn" in svar
    den, forlop = Kandidat.objects.get(), Forlop.objects.get()
    assert (den.fodselsnummer, den.fase, den.oppstartsdato) == (fnr, "jobber", date(2026, 2, 9))
    assert (den.ansvar.get().bruker, den.gradering_kilde) == (spesialist, "fil ved import")
    assert (forlop.start, forlop.type, float(forlop.timer_per_uke)) == (date(2026, 3, 2), "fast", 22.5)
    sider = set(Oppfolging.objects.aapne().filter(forlop=forlop).values_list("side", flat=True))
    assert sider == {"kandidat", "arbeidsgiver"}


@pytest.mark.parametrize(
    ("hode", "verdier"),
    [
        (["Deltaker", "Fødselsnummer", "Henvist dato", "Status", "Posttype", "Adressebeskyttelse"],
         ["Li, Kari", None, "02.02.2026", "Yrkeskartlegging og karriereplanlegging", "Arbeid med støtte", "Nei"]),
        (["Status", "Deltaker: Navn", "Deltaker: Fødselsnummer", "Henvist", "Jobbspor: Posttype", "Diskresjonskode"],
         ["Henvist", "Kari Li", None, "02.02.2026", "IPS", "ingen"]),
    ],
)  # fmt: skip
def test_kolonnene_i_en_liste_fra_jobbsporet_kjennes_igjen(tmp_path, leder, hode, verdier):
    rader = [hode, [lag.fodselsnummer() if ett is None else ett for ett in verdier]]
    kjor(tmp_path, rader, "--sett", "innsatsgruppe=Jobbe delvis", "--sett", "informert=ja")
    assert Kandidat.objects.get().navn == "Kari Li"


def test_ombyttede_kolonner_tas_ikke_inn(tmp_path, leder):
    ombyttet = [HODE[1], HODE[0], *HODE[2:]]
    svar = kjor(tmp_path, [ombyttet, rad(), rad()], "--uten-feilrader")
    assert "2 rader: 0 kan tas inn" in svar
    assert Kandidat.objects.count() == 0


def test_fortrolig_tas_inn_av_den_som_skal_foelge_dem(tmp_path):
    spesialist = lag.bruker()
    kjor(tmp_path, [HODE, rad(Adressebeskyttelse="Kode 7")], "--av", spesialist.epost)
    assert Kandidat.objects.get().gradering == "fortrolig"


class Register:
    """Answers of the numbers it knows, and is asked of nothing that is no number."""

    def __init__(self, **svar: str) -> None:
        self.svar, self.spurt = svar, []

    def slaa_opp(self, numre):
        self.spurt += numre
        return {nr: Registersvar(Adressebeskyttelse(self.svar[nr]), False, "x") for nr in numre if nr in self.svar}


def test_registeret_svarer_der_filen_ikke_gjoer_det_og_det_strengeste_gjelder(tmp_path, leder, monkeypatch):
    en, to, tre, fire = (lag.fodselsnummer() for _ in range(4))
    register = Register(**{en: "ugradert", to: "strengt_fortrolig", tre: "fortrolig"})
    monkeypatch.setattr(personregister, "tilkoblet", lambda: register)
    tom = rad(Fødselsnummer=f"{en[:6]} {en[6:]}", Adressebeskyttelse="")
    rader = [HODE, tom, *[rad(Fødselsnummer=nr) for nr in (to, tre, fire, "Kari")]]
    svar = kjor(tmp_path, rader, "--uten-feilrader")
    assert re.findall(r"^Linje (\d+): Fødselsnummer: .*kan ikke registreres", svar, re.M) == ["3"]
    gradert = {den.fodselsnummer: (den.gradering, den.gradering_kilde) for den in Kandidat.objects.all()}
    assert gradert == {
        en: ("ugradert", "folkeregisteret"),
        tre: ("fortrolig", "folkeregisteret"),
        fire: ("ugradert", "fil ved import"),
    }
    assert set(register.spurt) == {en, to, tre, fire}


def test_et_register_som_ikke_svarer_slipper_ingen_rad_inn(tmp_path, leder, monkeypatch):
    monkeypatch.setattr(personregister, "tilkoblet", object)
    svar = kjor(tmp_path, [HODE, rad(), rad(Adressebeskyttelse="")], "--uten-feilrader")
    assert re.findall(r"^Linje (\d+): Adressebeskyttelse: Personregisteret svarer ikke", svar, re.M) == ["2", "3"]
    assert Kandidat.objects.count() == 0


def test_taket_holder_for_alle_radene_til_sammen(tmp_path, leder):
    spesialist = lag.bruker()
    lag.hev_taket(spesialist, 20)
    svar = kjor(tmp_path, [HODE, *[rad(Eier=spesialist.epost) for _ in range(21)]])
    assert re.findall(r"^Linje (\d+): Jobbspesialist: .*taket på 20", svar, re.M) == ["22"]


def test_ingen_fil_forteller_hvem_som_har_meldt_hvem_og_raden_gaar_til_koen(tmp_path, leder):
    spesialist, nummer = lag.bruker(fornavn="Åse", etternavn="Berg"), lag.fodselsnummer()
    habilitet.meld(bruker=spesialist, fodselsnummer=nummer, slektskap="soesken", naa=klokka())
    rader = [HODE, rad(Eier=spesialist.epost), rad(Fødselsnummer=nummer, Eier=spesialist.epost)]
    sett_over = kjor(tmp_path, rader, "--proev")
    assert "2 rader: 2 kan tas inn" in sett_over
    assert "inhabil" not in sett_over
    egen = kjor(tmp_path, [HODE, rad(Fødselsnummer=nummer)], "--av", spesialist.epost)
    assert re.search(r"^Linje 2: Jobbspesialist: Du har meldt at personen", egen, re.M)
    assert "2 rader er tatt inn" in kjor(tmp_path, rader)
    i_koen = Kandidat.objects.uten_ansvarlig(klokka()).get()
    assert i_koen.fodselsnummer == nummer
    assert Kandidat.objects.ansvaret_til(spesialist, klokka()).count() == 1


def test_den_som_blir_inhabil_mens_filen_tas_inn_faar_den_ikke(tmp_path, leder, monkeypatch):
    spesialist, nummer = lag.bruker(), lag.fodselsnummer()
    habilitet.meld(bruker=spesialist, fodselsnummer=nummer, slektskap="soesken", naa=klokka())
    monkeypatch.setattr(gang, "_til_habile", list)
    svar = kjor(tmp_path, [HODE, rad(Fødselsnummer=nummer, Eier=spesialist.epost)])
    assert "STANS: Noe endret seg underveis" in svar
    assert Kandidat.objects.count() == 0


def test_den_som_foelges_ute_av_syne_skilles_ikke_fra_den_strengt_fortrolige(tmp_path, leder, monkeypatch):
    her, der = lag.kandidat(lag.bruker()), lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR))
    gradert, kode6 = lag.kandidat(lag.bruker(), gradering="fortrolig"), lag.fodselsnummer()
    svarene = {
        her.fodselsnummer: Adressebeskyttelse.UGRADERT,
        der.fodselsnummer: Adressebeskyttelse.UGRADERT,
        gradert.fodselsnummer: Adressebeskyttelse.FORTROLIG,
        kode6: Adressebeskyttelse.STRENGT_FORTROLIG,
    }
    monkeypatch.setattr(personregister, "tilkoblet", object)
    monkeypatch.setattr(
        personregister, "spoer", lambda *_: {nr: Registersvar(ett, False, "x") for nr, ett in svarene.items()}
    )
    skjulte = [der.fodselsnummer, gradert.fodselsnummer, kode6]
    for andre_feil in ({}, {"Mobil": "123"}, {"Adressebeskyttelse": ""}, {"Innsatsgruppe": ""}):
        svar = kjor(tmp_path, [HODE, *[rad(Fødselsnummer=nr, **andre_feil) for nr in (her.fodselsnummer, *skjulte)]])
        sagt = [linje.split(": ", 1)[1] for linje in svar.splitlines() if linje.startswith("Linje")]
        assert (len(sagt), len(set(sagt[1:]))) == (4, 1)
        if "Mobil" not in andre_feil and "Innsatsgruppe" not in andre_feil:
            assert sagt[0].startswith("Fødselsnummer: Personen følges allerede opp")
            assert sagt[1].startswith("Fødselsnummer: Personen kan ikke registreres her")
        assert not any(nr in svar for nr in (her.fodselsnummer, *skjulte))


@pytest.mark.parametrize(("skjulte", "alarmer"), [(9, 0), (10, 1)])
def test_mange_avviste_numre_i_en_fil_blir_fortalt_og_de_lederen_har_i_listen_er_ingen_av_dem(
    tmp_path, leder, skjulte, alarmer
):
    hos = lag.bruker(paa=lag.ANNET_KONTOR)
    numre = [lag.kandidat(hos).fodselsnummer for _ in range(skjulte)]
    numre += [lag.kandidat(lag.bruker()).fodselsnummer for _ in range(3)]
    kjor(tmp_path, [HODE, *[rad(Fødselsnummer=nr) for nr in numre]], "--proev")
    alle = Hendelse.objects.filter(type="mange_avviste_numre")
    assert [(ett.av_id, ett.detaljer) for ett in alle] == [(leder.pk, {"antall": 10})] * alarmer


def test_en_fil_forteller_ikke_om_flere_enn_dagens_tall_hvem_som_foelges_andre_steder(tmp_path, leder):
    der = lag.bruker(paa=lag.ANNET_KONTOR)
    lag.hev_taket(der, finnes.HVER_DAG)
    fremmede = [rad(Fødselsnummer=lag.kandidat(der).fodselsnummer) for _ in range(finnes.HVER_DAG)]
    svar = kjor(tmp_path, [HODE, rad(), *fremmede, rad(), *fremmede[:1]], "--uten-feilrader")
    sagt = re.findall(r"^Linje (\d+): Fødselsnummer: (\w+)", svar, re.M)
    assert [ordet for _linje, ordet in sagt] == ["Personen"] * finnes.HVER_DAG + ["Du", "Det"]
    assert "1 rader er tatt inn" in svar
    assert "0 kan tas inn" in kjor(tmp_path, [HODE, rad()], "--proev")


BEDRIFTER = ["Org.nr", "Fast kontaktperson", "Fornavn", "Etternavn", "E-post", "Mobil", "Stilling", "Informert dato"]


def test_arbeidsgivere_med_folk(tmp_path, leder):
    spesialist, en = lag.bruker(), lag.registerenhet()
    kari = ["Kari", "Li", "kari@bedrift.example", "46000000", "Daglig leder", "05.01.2026"]
    ola = ["Ola", "Moe", "ola@bedrift.example", "", "", "05.01.2026"]
    gjengs = lag.arbeidsgiver(spesialist)
    rader = [
        BEDRIFTER,
        [en.orgnr, spesialist.epost, *kari],
        [en.orgnr, spesialist.epost, *ola],
        [en.orgnr, spesialist.epost, *ola],
        [gjengs.orgnr, "", "", "", "", "", "", ""],
        [lag.registerenhet().orgnr, "", "Per", "Vik", "per@bedrift.example", "", "Tillitsvalgt", "05.01.2026"],
        [lag.registerenhet().orgnr, "", "Per", "Vik", "per@bedrift.example", "", "", ""],
        ["910000004", "", "", "", "", "", "", ""],
    ]
    svar = kjor(tmp_path, rader, "--uten-feilrader", slag="arbeidsgivere")
    venter = {4: "linje 3", 5: "fra før", 6: "tillitsverv", 7: "Skriv hvilken dag", 8: "Vi finner ingen"}
    assert {int(nr) for nr in re.findall(r"^Linje (\d+)", svar, re.M)} == set(venter)
    for linje, ordet in venter.items():
        assert re.search(rf"^Linje {linje}: .*{ordet}", svar, re.M), svar
    ny = Arbeidsgiver.objects.get(orgnr=en.orgnr)
    assert ny.kontaktansvar.get().bruker == spesialist
    folk = Arbeidsgiverkontakt.objects.filter(arbeidsgiver=ny).order_by("fornavn")
    assert [(en.navn, en.er_hovedkontakt) for en in folk] == [("Kari Li", True), ("Ola Moe", False)]
    assert Oppfolging.objects.aapne().filter(arbeidsgiver=ny).count() == 1


@pytest.mark.parametrize(
    ("valg", "sagt"),
    [
        (["--av", "ingen@nav.example"], "Si hvem"),
        (["--kolonne", "fornavn=Tull"], "heter «Tull»"),
        (["--kolonne", "tull=Fornavn"], "«tull» finnes ikke"),
        (["--sett", "metode=LOS"], "skriv ett av disse"),
        ([], "mangler kolonnene Fødselsnummer"),
    ],
)
def test_kommandoen_sier_hva_som_er_galt(tmp_path, leder, valg, sagt):
    assert sagt in kjor(tmp_path, [["Fornavn", "Etternavn"], ["Kari", "Li"]], *valg)


def test_en_import_angres_ogsaa_ved_kommando_en_gang_og_ikke_naar_noen_har_bygd_paa_den(tmp_path, leder):
    angre = [kjor(tmp_path, [HODE, rad(), rad()]).split("angre-import ")[1].strip() for _ in range(2)]
    assert "2 rader er angret" in si("angre-import", angre[0])
    assert Kandidat.objects.filter(trukket__isnull=True).count() == 2
    assert "STANS: Importen er ikke tatt inn, eller er angret allerede" in si("angre-import", angre[0])
    den = Kandidat.objects.filter(trukket__isnull=True)[0]
    ansvar.tildel(kandidat=den, til=lag.bruker(), aarsak="", av=leder, naa=klokka())
    assert "STANS: Noen har arbeidet videre" in si("angre-import", angre[1])
    assert "STANS: Ingen import" in si("angre-import", "0" * 8)
    assert Kandidat.objects.filter(trukket__isnull=True).count() == 2


def test_hvert_ord_i_husets_egne_valg_leses_paa_alle_spraak():
    ukjent = [(felt, verdi) for felt, valg in VALG.items() for verdi in valg.labels if not oversett(felt, str(verdi))]
    assert ukjent == []
    assert oversett("fase", "Job development") == "jobbutvikling"
