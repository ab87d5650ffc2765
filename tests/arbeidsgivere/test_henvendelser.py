"""«Si fra til kontaktpersonen» and «Be om å bli kontaktperson», and who changes an employer's people (sikkerhet H3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from arbeidsgivere import arbeidsgiverkontakter, henvendelser, kontaktansvar
from arbeidsgivere.models import Arbeidsgiverkontakt, Henvendelse
from inkludering.brukere.models import Rolle
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import klokka

pytestmark = pytest.mark.django_db
SI_FRA, BLI = Henvendelse.Slag.SI_FRA, Henvendelse.Slag.BLI_KONTAKTPERSON


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Fast")


@pytest.fixture
def ola(client):
    ola = lag.bruker(fornavn="Ola", etternavn="Nord")
    client.force_login(ola)
    return ola


def sql(setning: str, *verdier: object) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning, verdier)


def paaminnet(regel: str) -> list:
    generering.generer(naa=klokka() + timedelta(minutes=1), alt=True)
    return [ett.mottaker for ett in Paaminnelse.objects.aapne().filter(regel=regel)]


def side(client, hos) -> str:
    return client.get(f"/arbeidsgivere/{hos.orgnr}/").content.decode()


def test_andre_endrer_ikke_folkene_men_sier_fra_uten_et_ord_om_hva(client, ane, ola):
    hos = lag.arbeidsgiver(ane)
    leif = lag.arbeidsgiverkontakt(hos)
    den = f"/arbeidsgivere/{hos.orgnr}/kontakter/"
    utfylt = {"fornavn": "Planta", "etternavn": "X", "epost": "x@x.example", "informert_dato": "01.11.2026"}
    assert client.post(f"{den}ny/", utfylt).status_code == 404
    assert client.post(f"{den}{leif.pk}/hovedkontakt/").status_code == 404
    assert client.post(f"{den}{leif.pk}/sluttet/", {"dato": "01.11.2026"}).status_code == 404
    assert list(Arbeidsgiverkontakt.objects.values_list("pk", "sluttet_dato")) == [(leif.pk, None)]
    foer = side(client, hos)
    assert "Ny kontakt" not in foer
    assert "Si fra til kontaktpersonen" in foer
    svar = client.post(f"/arbeidsgivere/{hos.orgnr}/si-fra/", follow=True).content.decode()
    assert "Påminnelse er sendt" in svar
    assert "Du har sagt fra" in svar
    assert paaminnet("si_fra") == [ane]


def test_paaminnelsen_staar_til_de_har_snakket_sammen(client, ane, ola):
    hos = lag.arbeidsgiver(ane)
    for _ in range(2):
        client.post(f"/arbeidsgivere/{hos.orgnr}/si-fra/")
    assert Henvendelse.objects.count() == 1
    client.force_login(ane)
    assert "Ola Nord sa fra" in side(client, hos)
    client.post(f"/arbeidsgivere/{hos.orgnr}/snakket/")
    assert "Ola Nord sa fra" not in side(client, hos)
    assert paaminnet("si_fra") == []
    client.force_login(ola)
    client.post(f"/arbeidsgivere/{hos.orgnr}/si-fra/")
    assert paaminnet("si_fra") == [ane]


def test_uten_kontaktperson_gaar_det_til_lederen(client, ola):
    leder = lag.bruker(Rolle.LEDER)
    hos = lag.arbeidsgiver(None)
    client.post(f"/arbeidsgivere/{hos.orgnr}/si-fra/")
    assert leder in paaminnet("si_fra")


def test_en_jobbspesialist_ber_om_aa_bli_og_foreslaas_for_lederen(client, ola):
    leder = lag.bruker(Rolle.LEDER)
    hos = lag.arbeidsgiver(None)
    assert "Be om å bli kontaktperson" in side(client, hos)
    svar = client.post(f"/arbeidsgivere/{hos.orgnr}/bli-kontaktperson/", follow=True).content.decode()
    assert "Lederen har fått beskjed." in svar
    assert leder in paaminnet("bli_kontaktperson")
    client.force_login(leder)
    assert "Ola Nord ba" in side(client, hos)
    skjema = client.get(f"/arbeidsgivere/{hos.orgnr}/kontaktperson/").content.decode()
    assert f'<option value="{ola.pk}" selected>' in skjema
    client.post(f"/arbeidsgivere/{hos.orgnr}/kontaktperson/", {"til": ola.pk})
    assert hos.kontaktansvar.gjeldende(klokka()).get().bruker == ola
    assert paaminnet("bli_kontaktperson") == []


def test_den_som_kommer_for_sent_faar_vite_det(client, ane, ola):
    hos = lag.arbeidsgiver(ane)
    assert "Be om å bli kontaktperson" not in side(client, hos)
    svar = client.post(f"/arbeidsgivere/{hos.orgnr}/bli-kontaktperson/", follow=True).content.decode()
    assert "allerede fått en kontaktperson" in svar
    assert not Henvendelse.objects.exists()


def test_oensket_er_oppfylt_naar_noen_er_valgt_ogsaa_en_annen(ane, ola):
    """Raw SQL: whoever gives the employer a kontaktperson, and however."""
    hos = lag.arbeidsgiver(None)
    henvendelser.meld(arbeidsgiver=hos, slag=BLI, av=ola, naa=klokka())
    henvendelser.meld(arbeidsgiver=hos, slag=SI_FRA, av=ola, naa=klokka())
    kontaktansvar.tildel(arbeidsgiver=hos, til=ane, aarsak="", av=ane, naa=klokka() + timedelta(hours=1))
    ordnet = dict(Henvendelse.objects.values_list("slag", "ordnet"))
    assert ordnet[BLI] is not None
    assert ordnet[SI_FRA] is None


INN = "INSERT INTO arbeidsgivere_henvendelse (id, arbeidsgiver_id, slag, av_id, tid) VALUES"


def test_databasen_holder_at_det_staar_en_gang_og_bare_der_ingen_svarer(ane, ola):
    hos, uten = lag.arbeidsgiver(ane), lag.arbeidsgiver(None)
    rad = f"{INN} (gen_random_uuid(), %s, %s, %s, %s)"
    with pytest.raises(IntegrityError, match="har en kontaktperson"):
        sql(rad, hos.pk, BLI, ola.pk, klokka())
    for slag in (BLI, SI_FRA):
        sql(rad, uten.pk, slag, ola.pk, klokka())
        with pytest.raises(IntegrityError, match="henvendelse_staar_en_gang"):
            sql(rad, uten.pk, slag, ola.pk, klokka())
    with pytest.raises(IntegrityError, match="henvendelse_ordnet_etterpaa"):
        sql("UPDATE arbeidsgivere_henvendelse SET ordnet = tid - interval '1 second'")


def test_kontaktpersonen_faar_vite_naar_andre_endrer_folkene_og_hvem_som_registrerte(client, ane):
    hos = lag.arbeidsgiver(ane)
    egen = lag.arbeidsgiverkontakt(hos, av=ane)
    assert paaminnet("folk_endret") == []
    leder = lag.bruker(Rolle.LEDER, fornavn="Lise", etternavn="Leder")
    lag.arbeidsgiverkontakt(hos, av=leder)
    assert paaminnet("folk_endret") == [ane]
    arbeidsgiverkontakter.gjoer_til_hovedkontakt(kontakt=egen, av=leder, naa=klokka())
    assert paaminnet("folk_endret") == [ane, ane]
    client.force_login(ane)
    assert "registrert av Lise Leder" in side(client, hos)
