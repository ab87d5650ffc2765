"""What cannot be sent dies by itself and at once, and what no longer works is not sent; the round goes on."""

from datetime import timedelta

import pytest

from inkludering.utsending import levering, utboks
from inkludering.utsending.kanaler import Epost
from inkludering.utsending.models import Puls, Tilstand, Utsending
from tests.inkludering.utsending.test_kanaler import Svarer
from tests.klokke import NAA

pytestmark = pytest.mark.django_db


def utfall(sendt: Utsending) -> tuple[str, str]:
    sendt.refresh_from_db()
    return sendt.tilstand, sendt.feil


def test_et_domene_med_aeoeaa_leveres_som_idna(smtp, brev, klokke):
    class Husker(Svarer):
        til: list[str] = []

        async def handle_RCPT(self, server, session, envelope, adresse, valg):
            self.til.append(adresse)
            return await super().handle_RCPT(server, session, envelope, adresse, valg)

    relay = Husker()
    smtp(relay)
    sendt = brev(adresse="kari@blåbær.no")
    assert levering.tom(klokke=klokke) == 1
    assert (relay.til, utfall(sendt)) == (["kari@xn--blbr-roah.no"], (Tilstand.SENDT, ""))
    assert b"To: kari@xn--blbr-roah.no" in relay.tatt_imot[0]


@pytest.mark.parametrize(
    ("til", "sagt"),
    [
        (("epost", "kåre@nav.example"), "ugyldig adresse"),
        (("epost", "kari@" + "å" * 60 + ".no"), "ugyldig adresse"),
        (("epost", "kari"), "ugyldig adresse"),
        (("sms", "ring meg"), "ugyldig nummer"),
        (("sms", "12"), "ugyldig nummer"),
    ],
)
def test_en_adresse_ingen_kan_sende_til_doer_straks_og_den_neste_gaar_ut(mottak, brev, klokke, til, sagt):
    sluk, gift, god = mottak(), brev("1", kanal=til[0], adresse=til[1]), brev("2")
    assert levering.tom(klokke=klokke) == 1
    assert (utfall(gift), utfall(god), len(sluk.brev())) == ((Tilstand.DOED, sagt), (Tilstand.SENDT, ""), 1)
    assert gift.antall_forsok == 1
    assert Puls.objects.filter(tid=klokke.naa).exists()


@pytest.mark.parametrize("etter_gjerdet", [False, True])
def test_en_feil_ingen_ventet_stopper_ikke_runden(mottak, brev, klokke, monkeypatch, etter_gjerdet):
    """Before the fence it is tried again; after it, the other end is asked when the lease has run out."""
    ekte = Epost.send

    def send(self, utsending, tekst, gjerde):
        if utsending.nokkel == "1":
            if etter_gjerdet:
                gjerde()
            raise ZeroDivisionError
        return ekte(self, utsending, tekst, gjerde)

    monkeypatch.setattr(Epost, "send", send)
    sluk, gift, god = mottak(), brev("1"), brev("2")
    assert levering.tom(klokke=klokke) == 1
    venter = (Tilstand.SENDES, "") if etter_gjerdet else (Tilstand.I_KOE, "ZeroDivisionError")
    assert (utfall(gift), utfall(god), len(sluk.brev())) == (venter, (Tilstand.SENDT, ""), 1)


@pytest.mark.parametrize(
    ("igjen", "blir"),
    [
        (None, (Tilstand.SENDT, "")),
        (timedelta(seconds=1), (Tilstand.SENDT, "")),
        (timedelta(0), (Tilstand.AVLYST, "for sent")),
        (timedelta(minutes=-110), (Tilstand.AVLYST, "for sent")),
    ],
)
def test_det_som_ikke_virker_lenger_sendes_ikke(mottak, brev, klokke, igjen, blir):
    sluk = mottak()
    sendt = brev(utloper=None if igjen is None else NAA + igjen)
    levering.tom(klokke=klokke)
    assert utfall(sendt) == blir
    assert len(sluk.brev()) == (blir[0] == Tilstand.SENDT)


def test_det_som_gaar_ut_mens_runden_gaar_blir_ikke_tatt(brev, klokke):
    brev(utloper=NAA)
    assert levering.ta_neste(naa=klokke.naa, kanaler={"epost"}) is None


def test_en_gammel_adresse_med_usynlige_tegn_kan_brukes():
    utboks.legg_i(nokkel="a", kanal="epost", mal="proeve", data={}, naa=NAA, adresse="ola@bedrift.no\u200b")
    assert Utsending.objects.get().adresse == "ola@bedrift.no"
