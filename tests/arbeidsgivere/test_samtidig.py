"""Two at once: the first one's work stands, and the other is told so instead of losing anything silently."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from django.db import connection, transaction

from arbeidsgivere import arbeidsgiverkontakter as kontaktpersoner
from arbeidsgivere import kontaktansvar, registrering
from arbeidsgivere.models import Arbeidsgiver
from tests import fabrikker as lag
from tests.klokke import klokka


@contextmanager
def ulagret(arbeid: Callable[[], object], sql, base: str) -> Iterator[None]:
    """`arbeid` is done but not committed until somebody waits for it, or the block ends."""
    gjort, slutt = Event(), Event()
    venter = f"SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '{base}'"

    def foerst() -> None:
        with transaction.atomic():
            arbeid()
            gjort.set()
            while not slutt.wait(0.02) and not sql(venter):
                pass
        connection.close()

    with ThreadPoolExecutor(1) as traader:
        foerste = traader.submit(foerst)
        assert gjort.wait(10)
        try:
            yield
        finally:
            slutt.set()
        foerste.result(10)


def test_bytte_av_kontaktperson_samtidig_lar_den_foerste_staa(egen_base, sql):
    ane, ola, kari = lag.bruker(), lag.bruker(), lag.bruker()
    hos = lag.arbeidsgiver(ane)

    def bytt(til):
        kontaktansvar.tildel(
            arbeidsgiver=Arbeidsgiver.objects.get(pk=hos.pk), til=til, aarsak="bytte", av=ane, naa=klokka()
        )

    with ulagret(lambda: bytt(ola), sql, egen_base), pytest.raises(kontaktansvar.EndretAvAndre):
        bytt(kari)
    assert hos.kontaktansvar.gjeldende(klokka()).get().bruker == ola
    assert hos.kontaktansvar.count() == 2


def test_leder_som_bytter_samtidig_med_en_annen_faar_beskjed_og_beholder_teksten(egen_base, sql, client):
    ane, ola, kari = lag.bruker(), lag.bruker(), lag.bruker()
    hos = lag.arbeidsgiver(ane)
    client.force_login(lag.bruker("leder"))

    def bytt():
        kontaktansvar.tildel(arbeidsgiver=hos, til=ola, aarsak="bytte", av=ane, naa=klokka())

    with ulagret(bytt, sql, egen_base):
        svar = client.post(f"/arbeidsgivere/{hos.orgnr}/kontaktperson/", {"til": kari.pk, "aarsak": "Ny fordeling"})
    assert svar.status_code == 422
    assert "Noen andre byttet kontaktperson akkurat nå." in svar.content.decode()
    assert "Ny fordeling</textarea>" in svar.content.decode()
    assert hos.kontaktansvar.gjeldende(klokka()).get().bruker == ola


def test_registrering_samtidig_gir_en_arbeidsgiver_og_sier_hvem_som_kom_foerst(egen_base, sql):
    ane, ola = lag.bruker(), lag.bruker()
    orgnr = lag.registerenhet().orgnr

    def registrer(den):
        registrering.registrer(orgnr=orgnr, kontor=den.kontor, kontaktperson=den, av=den, naa=klokka())

    with ulagret(lambda: registrer(ane), sql, egen_base), pytest.raises(registrering.ArbeidsgiverFinnes) as feil:
        registrer(ola)
    assert feil.value.arbeidsgiver.kontaktansvar.get().bruker == ane


def test_to_foerste_personer_samtidig_gir_en_hovedkontakt(egen_base, sql):
    hos = lag.arbeidsgiver(lag.bruker())
    with ulagret(lambda: lag.arbeidsgiverkontakt(hos), sql, egen_base):
        lag.arbeidsgiverkontakt(hos)
    assert sorted(hos.kontakter.values_list("er_hovedkontakt", flat=True)) == [False, True]


def test_samme_e_post_samtidig_gir_en_person(egen_base, sql):
    hos = lag.arbeidsgiver(lag.bruker())
    felles = {"epost": "leif@bedrift.example"}
    with (
        ulagret(lambda: lag.arbeidsgiverkontakt(hos, **felles), sql, egen_base),
        pytest.raises(kontaktpersoner.EpostenErRegistrert),
    ):
        lag.arbeidsgiverkontakt(hos, **felles)
    assert hos.kontakter.count() == 1
