"""The mail sink keeps every delivery and hides no repeat."""

import json
import smtplib
import urllib.error
import urllib.request
from email.message import EmailMessage
from urllib.parse import quote

import pytest

from inkludering.lokalt import innboks, tilsyn
from tests.levende import ledig_portserie


class Mottak:
    def __init__(self, mappe) -> None:
        self.mappe, self.port = mappe, ledig_portserie(2)
        self.prosesser = tilsyn.Tilsyn(mappe, {})

    def start(self, *feil: str) -> "Mottak":
        tilsyn.postprosess(self.prosesser, self.port, *feil)
        return self

    def send(self, message_id: str) -> None:
        brev = EmailMessage()
        brev["Message-ID"], brev["From"], brev["To"] = message_id, "fra@hus.example", "til@hus.example"
        brev["Subject"] = "Påminnelse"
        brev.set_content("Du har 3 oppfølginger.\n")
        with smtplib.SMTP("127.0.0.1", self.port, timeout=5) as smtp:
            smtp.send_message(brev)

    def spor(self, sti: str, kropp: object = None) -> int:
        data = json.dumps(kropp).encode() if kropp is not None else None
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port + 1}{sti}", data, timeout=5) as svar:
                return svar.status
        except urllib.error.HTTPError as feil:
            with feil:
                return feil.code

    def brev(self) -> int:
        return len(list((self.mappe / "post").glob("[!.]*.eml")))


@pytest.fixture
def mottak(tmp_path):
    ett = Mottak(tmp_path)
    yield ett
    ett.prosesser.stopp()


def test_levert_brev_blir_en_fil_og_kan_slaas_opp(mottak):
    mottak.start().send("<a@hus>")
    assert mottak.brev() == 1
    assert mottak.spor(f"/levert?message_id={quote('<a@hus>')}") == 200
    assert mottak.spor(f"/levert?message_id={quote('<b@hus>')}") == 404


def test_samme_brev_to_ganger_blir_to_filer(mottak):
    mottak.start()
    mottak.send("<a@hus>")
    mottak.send("<a@hus>")
    assert mottak.brev() == 2


def test_avvist_brev_blir_ikke_liggende(mottak):
    mottak.start("--avvis", "1")
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        mottak.send("<a@hus>")
    assert mottak.brev() == 0
    mottak.send("<a@hus>")
    assert mottak.brev() == 1


def test_taust_mottak_har_brevet_selv_om_avsender_ikke_fikk_svar(mottak):
    mottak.start("--taus", "1")
    with pytest.raises(smtplib.SMTPServerDisconnected):
        mottak.send("<a@hus>")
    assert mottak.spor(f"/levert?message_id={quote('<a@hus>')}") == 200


def test_sms_tas_imot_og_kan_slaas_opp(mottak):
    mottak.start()
    assert mottak.spor("/sms", {"referanse": "r-1", "til": "+4790000000", "tekst": "Logg inn"}) == 201
    assert mottak.spor("/levert?referanse=r-1") == 200
    assert mottak.spor("/levert?referanse=r-2") == 404


@pytest.mark.parametrize(
    "kropp", [{}, [], {"referanse": "../x", "til": "1", "tekst": "x"}, {"referanse": "r", "til": "", "tekst": "x"}]
)
def test_ugyldig_sms_avvises(mottak, kropp):
    assert mottak.start().spor("/sms", kropp) == 400


def test_postkassen_viser_nyeste_forst_og_hele_teksten(mottak, settings, client, db):
    settings.DATAMAPPE = mottak.mappe
    mottak.start().send("<a@hus>")
    mottak.spor("/sms", {"referanse": "r-1", "til": "+4790000000", "tekst": "Logg inn"})
    assert [melding.slag for melding in innboks.alle()] == ["SMS", "E-post"]
    assert "Påminnelse" in client.get("/demo/post/").content.decode()
    brev = innboks.alle()[1]
    assert "Du har 3 oppfølginger." in client.get(f"/demo/post/{brev.fil}/").content.decode()
    assert client.get("/demo/post/finnes-ikke.eml/").status_code == 404
