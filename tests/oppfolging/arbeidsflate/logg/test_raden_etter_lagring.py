"""What is swapped into the front page after a contact is what a full load would show."""

import json

import pytest

from tests import fabrikker as lag
from tests.klokke import for_
from tests.oppfolging.loggeskjema import HTMX, logg, rad, suppe, utfylt

pytestmark = pytest.mark.django_db


def test_raden_etter_lagring_er_den_samme_som_ved_full_lasting(client, ane, kari):
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15))
    lag.kandidat(ane, naa=for_(9))
    bo = lag.bruker()
    staar = lag.arbeidsgiver(ane, naa=for_(15))
    lag.forlop(lag.kandidat(bo, naa=for_(15), fase="jobbutvikling"), staar, av=bo, naa=for_(15))
    felt = utfylt(client.get(logg(kari), {"fra": "i_dag"}, headers=HTMX)) | {"side": "begge"}
    svar = client.post(logg(kari) + "?fra=i_dag", felt, headers=HTMX)
    bit, full = suppe(svar), suppe(client.get("/"))
    assert rad(svar, kari) == rad(client.get("/"), kari)
    for id_ in ("oversikt", f"h{staar.orgnr}"):
        utenfor = bit.select_one(f"#{id_}")
        assert utenfor.attrs.pop("hx-swap-oob") == "true"
        assert utenfor.prettify() == full.select_one(f"#{id_}").prettify()
    assert json.loads(svar["HX-Trigger"])["kunngjor"]["value"].startswith(
        f"Lagret for {kari.navn}. Neste kontakt: kandidat"
    )
    assert bit.select_one('#meldinger[hx-swap-oob] form[action$="/angre/"]')


def test_en_dato_som_kommer_inn_i_kandidatens_rad_gaar_ut_av_arbeidsgiverens(client, ane):
    ola = lag.kandidat(ane, naa=for_(15), fase="jobbutvikling")
    for _nr in range(2):
        hos = lag.arbeidsgiver(ane, naa=for_(15))
        lag.forlop(ola, hos, av=ane, naa=for_(15), type="fast", start=for_(15).date())
    (foer,) = suppe(client.get("/")).select("tbody[id]")
    felt = utfylt(client.get(logg(ola), {"fra": "i_dag"}, headers=HTMX)) | {"side": "begge", "kanal": "fysisk"}
    svar = client.post(logg(ola) + "?fra=i_dag", felt, headers=HTMX)
    assert suppe(svar).select_one(f"#{foer['id']}")["hx-swap-oob"] == "delete"
    assert foer["id"] not in [ett["id"] for ett in suppe(client.get("/")).select("tbody[id]")]
    assert rad(svar, ola) == rad(client.get("/"), ola)
