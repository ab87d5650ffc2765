"""From a file to the rows of the house: seen first, then all or nothing, taken back while nobody has used it."""

import csv
import io
import logging
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.models import Rolle
from inkludering.opplasting import lager
from inkludering.opplasting.models import Opplasting, Opplastingsdel
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.importering import arbeid, gang
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import NAA, klokka
from tests.oppfolging.arbeidsflate.importering.filer import som_csv
from tests.oppfolging.arbeidsflate.importering.rader import HODE, rad
from tests.oppfolging.arbeidsflate.importering.test_kommando import BEDRIFTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def leder():
    return lag.bruker(Rolle.LEDER)


@pytest.fixture
def inne(client, leder):
    client.force_login(leder, backend="django.contrib.auth.backends.ModelBackend")
    return client


def last_opp(klient, rader, slag: str = "kandidater") -> Opplasting:
    fil = SimpleUploadedFile("fil.csv", som_csv(rader))
    svar = klient.post(reverse(f"oppfolging:importer_{slag}"), {"fil": fil})
    assert svar.status_code == 302, svar.content.decode()
    return Opplasting.objects.latest("lastet_opp")


def trykk(klient, den: Opplasting, hva: str = "", **felt: str) -> str:
    """Press it, let the worker do what was asked for, and see where it stands."""
    felt = {f"kolonne_{navn}": plass for navn, plass in felt.items()}
    svar = klient.post(reverse(f"oppfolging:importen{hva}", args=[den.pk]), felt)
    assert svar.status_code == 302, svar.content.decode()
    arbeid.ta_fatt(opplasting_id=den.pk, naa=klokka())
    den.refresh_from_db()
    return klient.get(reverse("oppfolging:importen", args=[den.pk])).content.decode()


def se_over(klient, rader, slag: str = "kandidater") -> tuple[Opplasting, str]:
    den = last_opp(klient, rader, slag)
    return den, trykk(klient, den, **{navn: str(nr) for navn, nr in den.kobling.items()})


def i_klartekst(*ordene: str) -> list[str]:
    """Which of these words lie readable in what is kept of files."""
    with connection.cursor() as peker:
        peker.execute(
            "SELECT o::text FROM opplasting_opplasting o UNION ALL SELECT d::text FROM opplasting_opplastingsdel d"
        )
        alt = " ".join(rad for (rad,) in peker.fetchall())
    raa = " ".join(
        bytes.fromhex(del_[2:]).decode(errors="replace")
        for del_ in alt.replace(",", " ").split()
        if del_.startswith("\\x")
    )
    return [ett for ett in ordene if ett in alt or ett in raa]


def test_ingenting_foer_noen_sier_ja_og_filen_er_borte_etterpaa(inne):
    galt = rad(Fornavn="Kanarifeil", Adressebeskyttelse="kode 6")
    den, siden = se_over(inne, [HODE, rad(Etternavn="Kanarihund"), galt, rad()])
    assert (den.tilstand, den.antall, den.antall_feil) == ("sett_over", 3, 1)
    assert "2 rader kan tas inn. 1 rad har feil" in siden
    assert "Kanarifeil" in siden and "Kanarihund" not in siden and "Personen kan ikke registreres her" in siden
    assert "Kanarihund" in inne.get(f"{reverse('oppfolging:importen', args=[den.pk])}?vis=alle").content.decode()
    assert i_klartekst("Kanarihund", "Kanarifeil", "Fornavn") == []
    assert Kandidat.objects.count() == 0
    assert "2 rader er tatt inn" in trykk(inne, den, "_bekreft")
    assert {den.ansvar.get().bruker for den in Kandidat.objects.all()} == {None}
    assert Kandidat.objects.count() == 2
    assert not Opplastingsdel.objects.filter(rader__isnull=False).exists()
    assert den.hode is None
    arbeid.ta_fatt(opplasting_id=den.pk, naa=klokka())
    assert Kandidat.objects.count() == 2


def test_radene_med_feil_tas_ut_med_grunnen_rettes_og_sendes_inn_paa_nytt(inne):
    """The same cells come back as were sent, also those that a spreadsheet would compute."""
    galt = rad(Fornavn="Bjørg", Adressebeskyttelse="kode 9", Mobil="+47 909 00 123")
    den, siden = se_over(inne, [HODE, rad(), galt, rad()])
    assert "?vis=fil" in siden
    svar = inne.get(f"{reverse('oppfolging:importen', args=[den.pk])}?vis=fil")
    assert "rader-med-feil.csv" in svar["Content-Disposition"]
    (hode, feilrad) = csv.reader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";")
    assert hode == [*HODE, "Linje", "Hva som er feil"]
    assert feilrad[-2] == "3"
    assert feilrad[-1].startswith("Adressebeskyttelse: ")
    feilrad[HODE.index("Adressebeskyttelse")] = "Nei"
    ny, siden = se_over(inne, [hode, feilrad])
    assert "1 rad kan tas inn. 0 rader har feil" in siden
    assert "?vis=fil" not in siden
    assert ny.antall_feil == 0


def test_de_ombyttede_kolonnene_pekes_ut_og_kan_byttes(inne):
    ombyttet = [HODE[1], HODE[0], *HODE[2:]]
    den, siden = se_over(inne, [ombyttet, forste := rad(), rad()])
    assert "De fleste radene har feil i «Fødselsnummer»" in siden
    assert forste[0] not in siden
    assert "/bekreft/" not in siden
    riktig = {navn: str(nr) for navn, nr in den.kobling.items()} | {"fodselsnummer": "0", "fornavn": "1"}
    assert "2 rader kan tas inn. 0 rader har feil" in trykk(inne, den, **riktig)


def test_kolonnene_som_maa_vaere_med_nevnes(inne):
    den = last_opp(inne, [["Fornavn", "Etternavn"], ["Kari", "Li"]])
    svar = inne.post(reverse("oppfolging:importen", args=[den.pk]), {"kolonne_fornavn": "0", "kolonne_etternavn": "0"})
    feil = {navn.removeprefix("kolonne_"): grunner for navn, grunner in svar.context["skjema"].errors.items()}
    assert svar.status_code == 422
    assert feil["etternavn"] == ["Kolonnen er allerede valgt for et annet felt."]
    assert {"fodselsnummer", "metode", "innsatsgruppe", "henvist_dato", "gradering", "informert"} <= set(feil)


@pytest.mark.parametrize(("innhold", "sagt"), [(b"", "tom"), (b"\0\1", "verken")])
def test_en_fil_som_ikke_kan_leses_faar_en_setning_ved_feltet(inne, innhold, sagt):
    svar = inne.post(reverse("oppfolging:importer_kandidater"), {"fil": SimpleUploadedFile("a", innhold)})
    assert svar.status_code == 422
    assert sagt in svar.context["skjema"].errors["fil"][0]
    assert not Opplasting.objects.exists()


def test_en_fil_som_er_for_stor_faar_vite_det(inne):
    fil = SimpleUploadedFile("a.csv", b"x" * 9_000_001)
    svar = inne.post(reverse("oppfolging:importer_kandidater"), {"fil": fil})
    assert svar.context["skjema"].errors["fil"] == [
        "Filen er for stor. Den kan være høyst 8 MB. Del den i flere filer."
    ]


def test_fodselsnumre_vises_ikke_mens_kolonnene_velges(inne):
    den = last_opp(inne, [HODE, forste := rad()])
    siden = inne.get(reverse("oppfolging:importen", args=[den.pk])).content.decode()
    assert f"{forste[0][:6]} •••••" in siden
    assert forste[0] not in siden


def test_noe_som_endrer_seg_imens_stanser_alle(inne):
    den, _siden = se_over(inne, [HODE, rad(), forste := rad()])
    lag.kandidat(lag.bruker(), fodselsnummer=forste[0])
    siden = trykk(inne, den, "_bekreft")
    assert Kandidat.objects.count() == 1
    assert "Noe endret seg mens du så over. Ingen er tatt inn." in siden
    assert "1 rad kan tas inn. 1 rad har feil" in siden


def test_en_feil_halvveis_etterlater_ingenting_og_sier_ingenting_om_noen(inne, monkeypatch, caplog):
    monkeypatch.setattr(lager, "PARTI", 1)
    den, _siden = se_over(inne, [HODE, rad(), rad(Etternavn="Kanarihund")])
    skriv, kall = gang.skriv, []

    def faller(parti, *resten):
        kall.append(parti)
        if len(kall) > 1:
            raise ValueError(parti[0].celler)
        return skriv(parti, *resten)

    monkeypatch.setattr(gang, "skriv", faller)
    with caplog.at_level(logging.DEBUG):
        siden = trykk(inne, den, "_bekreft")
    assert (len(kall), Kandidat.objects.count(), den.tilstand) == (2, 0, "sett_over")
    assert "Radene kunne ikke tas inn. Ingen er tatt inn." in siden
    assert "ValueError" in caplog.text
    assert "Kanarihund" not in caplog.text
    monkeypatch.setattr(gang, "skriv", skriv)
    trykk(inne, den, "_bekreft")
    assert Kandidat.objects.count() == 2


def test_like_mange_sporringer_for_faa_rader_som_for_mange(inne):
    antall = []
    for rader in (3, 30):
        den, _siden = se_over(inne, [HODE, *[rad() for _ in range(rader)]])
        assert arbeid.be_om(den, fra="sett_over", til="tas_inn", naa=klokka())
        with CaptureQueriesContext(connection) as sporringer:
            arbeid.ta_fatt(opplasting_id=den.pk, naa=klokka())
        antall.append(len(sporringer))
    assert Kandidat.objects.count() == 33
    assert antall[0] == antall[1]


def test_importen_angres_og_kan_gjoeres_om_igjen(inne):
    rader = [HODE, rad(), rad()]
    den, _siden = se_over(inne, rader)
    trykk(inne, den, "_bekreft")
    assert "Importen er angret" in trykk(inne, den, "_angre")
    assert Kandidat.objects.filter(trukket__isnull=True).count() == 0
    assert not Oppfolging.objects.aapne().exists()
    igjen, _siden = se_over(inne, rader)
    trykk(inne, igjen, "_bekreft")
    assert Kandidat.objects.aapne().count() == 2


def _kontakt(den: Kandidat, av) -> None:
    lag.kontakt(Parter(kandidat=den, med_kandidat=True), av=av)


def _flyttet(den: Kandidat, av) -> None:
    den.oppfolginger.update(antall_flyttinger=1)


def _tildelt(den: Kandidat, av) -> None:
    lag.legg_i_lederkoe(den, naa=klokka())


@pytest.mark.parametrize(
    "bygg",
    [_kontakt, lambda den, av: lag.aapne(den, av=av), _flyttet, _tildelt],
    ids=["kontakt", "åpenhet", "dato", "ansvar"],
)
def test_det_som_er_bygd_paa_angres_ikke_under_ett(client, bygg):
    spesialist = lag.bruker()
    client.force_login(spesialist, backend="django.contrib.auth.backends.ModelBackend")
    den, _siden = se_over(client, [HODE, rad(), rad()])
    trykk(client, den, "_bekreft")
    bygg(Kandidat.objects.first(), spesialist)
    assert "Noen har begynt å bruke det som ble tatt inn" in trykk(client, den, "_angre")
    assert Kandidat.objects.filter(trukket__isnull=True).count() == 2


def test_arbeidsgiverne_og_folkene_angres(inne, leder):
    en, gjengs = lag.registerenhet(), lag.arbeidsgiver(lag.bruker())
    kari = ["Kari", "Li", "kari@bedrift.example", "46000000", "Daglig leder", "05.01.2026"]
    den, _siden = se_over(inne, [BEDRIFTER, [en.orgnr, "", *kari], [gjengs.orgnr, "", *kari]], "arbeidsgivere")
    trykk(inne, den, "_bekreft")
    assert (Arbeidsgiver.objects.gjeldende().count(), Arbeidsgiverkontakt.objects.count()) == (2, 2)
    assert "Importen er angret" in trykk(inne, den, "_angre")
    assert list(Arbeidsgiver.objects.gjeldende()) == [gjengs]
    assert not Arbeidsgiverkontakt.objects.exists()


def test_arbeidsgivere_noen_har_kartlagt_angres_ikke_under_ett(inne):
    den, _siden = se_over(inne, [BEDRIFTER, [lag.registerenhet().orgnr, "", "", "", "", "", "", ""]], "arbeidsgivere")
    trykk(inne, den, "_bekreft")
    Arbeidsgiver.objects.update(kartlagt_dato=NAA.date())
    assert "Noen har begynt å bruke" in trykk(inne, den, "_angre")
    assert Arbeidsgiver.objects.gjeldende().count() == 1


def test_en_fil_ingen_sier_ja_til_glemmes_etter_et_doegn(inne):
    den = last_opp(inne, [HODE, rad()])
    doegnet = den.lastet_opp + timedelta(days=1)
    assert lager.rydd(naa=doegnet - timedelta(seconds=1)) == 0
    lager.rydd(naa=doegnet)
    assert not Opplasting.objects.exists()


def test_det_som_er_tatt_inn_kan_angres_ogsaa_etter_et_doegn(inne):
    den, _siden = se_over(inne, [HODE, rad()])
    trykk(inne, den, "_bekreft")
    lager.rydd(naa=klokka() + timedelta(days=400))
    assert Opplasting.objects.get().deler.get().laget == [str(Kandidat.objects.get().pk)]


def test_filen_slettes_med_det_samme(inne):
    den = last_opp(inne, [HODE, rad()])
    inne.post(reverse("oppfolging:importen_slett", args=[den.pk]))
    assert not Opplastingsdel.objects.exists()


def test_markedskontakten_tar_ikke_inn_kandidater(client):
    client.force_login(lag.bruker(Rolle.MARKEDSKONTAKT), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("oppfolging:importer_kandidater")).status_code == 404


def test_den_som_har_sluttet_tar_ingenting_inn(inne, leder):
    den, _siden = se_over(inne, [HODE, rad()])
    assert arbeid.be_om(den, fra="sett_over", til="tas_inn", naa=klokka())
    leder.is_active = False
    leder.save(update_fields=["is_active"])
    arbeid.ta_fatt(opplasting_id=den.pk, naa=klokka())
    assert Kandidat.objects.count() == 0
