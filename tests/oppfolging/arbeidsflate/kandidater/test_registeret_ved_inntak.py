"""The person register is asked of whoever is registered, beside what the one who registers says: the stricter holds."""

import pytest

from kandidater import graderingsoppslag, personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.models import Kandidat
from kandidater.omgradering import Registersvar
from tests import fabrikker as lag
from tests.oppfolging.arbeidsflate.kandidater.test_registrering_kandidat import NY, utfylt

pytestmark = pytest.mark.django_db
INGEN, FORTROLIG, STRENGT = Adressebeskyttelse


class Register:
    """Answers everybody the same; None: not of anybody, and `nede`: not at all."""

    svar: Registersvar | None = None
    nede = False

    def slaa_opp(self, numre):
        if self.nede:
            raise TimeoutError
        return dict.fromkeys(numre, self.svar) if self.svar else {}


@pytest.fixture
def register(monkeypatch) -> Register:
    det = Register()
    monkeypatch.setattr(personregister, "tilkoblet", lambda: det)
    return det


@pytest.fixture(autouse=True)
def ane(client):
    den = lag.bruker()
    client.force_login(den)
    return den


@pytest.mark.parametrize(
    ("sagt", "svar", "blir"),
    [
        ({"gradering": "ugradert"}, None, ("ugradert", False, "jobbspesialist ved inntak")),
        ({"gradering": "fortrolig"}, None, ("fortrolig", False, "jobbspesialist ved inntak")),
        ({"gradering": "ugradert"}, (INGEN, False), ("ugradert", False, "folkeregisteret")),
        ({"gradering": "ugradert"}, (FORTROLIG, False), ("fortrolig", False, "folkeregisteret")),
        ({"gradering": "ugradert"}, (INGEN, True), ("ugradert", True, "folkeregisteret")),
        ({"gradering": "fortrolig", "skjermet": "on"}, (INGEN, False), ("fortrolig", True, "folkeregisteret")),
        ({"gradering": "ugradert", "skjermet": "on"}, (FORTROLIG, False), ("fortrolig", True, "folkeregisteret")),
    ],
)
def test_det_strengeste_av_den_som_registrerer_og_registeret_gjelder(client, register, sagt, svar, blir):
    register.svar = Registersvar(*svar, "x") if svar else None
    assert client.post(NY, utfylt(**sagt)).status_code == 302
    den = Kandidat.objects.get()
    assert (den.gradering, den.skjermet, den.gradering_kilde) == blir


def test_strengt_fortrolig_i_registeret_registreres_ikke_og_sperrer_den_som_er_her(client, register):
    register.svar = Registersvar(STRENGT, skjermet=False, kilde="x")
    her = lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR))
    for nummer in (lag.fodselsnummer(), her.fodselsnummer):
        svar = client.post(NY, utfylt(fodselsnummer=nummer))
        assert svar.status_code == 422
        assert svar.context["skjema"].errors == {
            "fodselsnummer": ["Personen kan ikke registreres her. Kontakt lederen din."]
        }
    her.refresh_from_db()
    assert (Kandidat.objects.count(), her.sperret is not None) == (1, True)


def test_et_register_som_ikke_svarer_er_ikke_noe_svar_og_ingen_registreres_foer_det_gjoer(client, register):
    register.nede = True
    felt = utfylt()
    svar = client.post(NY, felt)
    assert svar.status_code == 422
    assert "Personregisteret svarer ikke akkurat nå" in svar.content.decode()
    assert f'value="{felt["fornavn"]}"' in svar.content.decode()
    assert not Kandidat.objects.exists()
    register.nede = False
    assert client.post(NY, felt).status_code == 302


def test_ogsaa_den_som_faar_et_nytt_nummer_spoerres_det_om(register):
    sagt = Registersvar(INGEN, skjermet=False, kilde="jobbspesialist", grunn="Fikk nummer")
    assert graderingsoppslag.ved_nytt_nummer(fodselsnummer="1", sagt=sagt) == sagt
    register.svar = Registersvar(STRENGT, skjermet=True, kilde="x")
    gjelder = graderingsoppslag.ved_nytt_nummer(fodselsnummer="1", sagt=sagt)
    assert gjelder == Registersvar(STRENGT, True, "folkeregisteret", "Fikk nummer")
    register.nede = True
    with pytest.raises(personregister.RegisteretSvarerIkke):
        graderingsoppslag.ved_nytt_nummer(fodselsnummer="1", sagt=sagt)
