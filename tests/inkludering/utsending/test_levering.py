import email
import json
from email.policy import default

import pytest

from inkludering.utsending import levering
from inkludering.utsending.models import Puls

pytestmark = pytest.mark.django_db


def test_brev_kommer_fram_en_gang_med_fast_message_id(mottak, brev, klokke):
    sluk, sendt = mottak(), brev()
    assert levering.tom(klokke=klokke) == 1
    assert levering.tom(klokke=klokke) == 0
    (fil,) = sluk.brev()
    mottatt = email.message_from_bytes(fil.read_bytes(), policy=default)
    assert mottatt["Message-ID"] == sendt.melding_id
    assert mottatt["To"] == "ane@nav.example"
    assert mottatt["Subject"] == "Prøve: 2"
    assert "2 < 3 kontakter" in mottatt.get_content()
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.sendt_tid, sendt.token) == ("sendt", klokke.naa, None)
    assert Puls.objects.get(pk=levering.PULS).tid == klokke.naa
