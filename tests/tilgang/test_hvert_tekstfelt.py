"""Every text field of every form, with text of all of Unicode's categories: never a fault of ours, and what a form that
changes what stands shows afterwards is what was kept."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils.html import escape
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from inkludering.felles import tekst
from inkludering.felles.navn import sorteringsnokkel_tekst
from inkludering.felles.tekstfelt import Tekstfelt
from inkludering.felles.versjon import Overskriver
from kandidater.models import Kandidat
from tests.inkludering.felles.test_tekst import alt_mulig
from tests.tilgang.rad import Rad
from tests.tilgang.skjemaer import HEMMELIGE, SKJEMAER, SOK, hvem
from tests.tilgang.spor import avgrenset
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
# Forms of those who are not logged in, and of the portal; what saves nothing, and what is never kept as a draft.
ANDRE = [
    rad
    for rad in TABELL
    if rad.metode == "post" and rad.navn in ("brukere:logg_inn", "portal:logg_inn", "portal:kode", SOK, *HEMMELIGE)
]
FELT = "main form textarea[name], main form input[name]:not([type=radio], [type=checkbox], [name=csrfmiddlewaretoken])"
# A URL-encoded form holds no halves of characters: a browser sends the mark for «unreadable» in their place.
sendbart = alt_mulig.map(lambda tegn: tegn.encode(errors="replace").decode())
faa = settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def feltene(side: Tag) -> list[Tag]:
    return [felt for felt in side.select(FELT) if felt["name"] not in ("innsending", "versjon")]


@pytest.mark.parametrize("rad", [*SKJEMAER, *ANDRE], ids=str)
def test_ingen_tekst_gir_en_feilside_og_det_som_vises_er_det_som_ble_lagret(rad: Rad, verden: Verden):
    av = hvem(rad) or next(iter(rad.svar))
    if rad.foer:
        rad.foer(verden, verden.klient(av))
    side = BeautifulSoup(verden.klient(av).get(rad.adresse(verden)).content, "html.parser")
    navn = [felt["name"] for felt in feltene(side)]
    frie = [felt["name"] for felt in feltene(side) if felt.name == "textarea" or felt["name"] not in rad.data(verden)]

    @faa
    @given(st.fixed_dictionaries(dict.fromkeys(navn, sendbart)), st.booleans())
    def prov(skrevet: dict[str, str], bare_frie: bool) -> None:
        skrevet = {ett: skrevet[ett] for ett in (frie if bare_frie else navn)}
        klient = verden.klient(av)
        with avgrenset():
            svar = klient.post(rad.adresse(verden), {**rad.data(verden), **skrevet})
            assert svar.status_code < 500
            etter = klient.get(rad.adresse(verden)) if svar.status_code == 302 else None
            skjema = (
                etter.context["skjema"]
                if etter and etter.status_code == 200 and "skjema" in (etter.context or {})
                else None
            )
            if isinstance(skjema, Overskriver):
                # A reason is given for each change, and stands nowhere as a fact to be changed.
                fakta = [navn for navn in skrevet if navn in skjema.utgangspunkt]
                for ett in [navn for navn in fakta if isinstance(skjema.fields.get(navn), Tekstfelt)]:
                    assert (skjema[ett].value() or "") == skjema.fields[ett].clean(skrevet[ett])

    prov()


@pytest.mark.parametrize(
    "raatt", [b"%00", b"%ED%A0%80", b"%ED%BF%BF", b"%FF%FE", b"%C0%80", b"%E2%80%8B", b"%F4%90%80%80"]
)
def test_raa_byte_er_aldri_en_feil_hos_oss(raatt: bytes, verden: Verden):
    """Halves of characters and bytes that are no text, in addresses, questions and forms."""
    klient = verden.klient("eier")
    i_teksten = raatt.decode()
    for adresse in ("/kandidater/", "/arbeidsgivere/", "/arbeidsgivere/velg/", "/logg-inn/", "/", "/sok/"):
        assert (
            klient.get(f"{adresse}?q={i_teksten}&felt=a&vis={i_teksten}&next={i_teksten}&side={i_teksten}").status_code
            < 500
        )
        assert klient.get(f"{adresse}{i_teksten}/").status_code < 500
    for rad in [*SKJEMAER, *ANDRE][::6]:
        kropp = "&".join(f"{navn}={i_teksten}" for navn in (*rad.data(verden), i_teksten, "q", "epost"))
        with avgrenset():
            svar = verden.klient(hvem(rad)).post(
                rad.adresse(verden), kropp, content_type="application/x-www-form-urlencoded"
            )
            assert svar.status_code < 500


@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(fornavn=sendbart, etternavn=sendbart)
def test_navnet_som_lagres_er_det_som_vises_sorteres_og_finnes(verden: Verden, fornavn: str, etternavn: str):
    rad = next(rad for rad in SKJEMAER if rad.navn == "oppfolging:kandidat_endre")
    klient, navn = verden.klient("eier"), {"fornavn": f"A{fornavn}", "etternavn": f"B{etternavn}"}
    with avgrenset():
        assert klient.post(rad.adresse(verden), {**rad.data(verden), **navn}).status_code == 302
        den = Kandidat.objects.get(pk=verden.adresser["kandidat"])
        assert (den.fornavn, den.etternavn) == tuple(map(tekst.linje, navn.values()))
        assert den.sorteringsnavn == sorteringsnokkel_tekst(den.etternavn, den.fornavn)
        klient.post("/sok/", {"q": navn["etternavn"]})
        funnet = klient.get("/sok/").context["treff"]
        assert den.pk in [ett.id for ett in funnet.kandidater] or len(funnet.tekst) < len("Bx") or funnet.flere
        assert escape(den.navn) in klient.get(f"/kandidater/{den.pk}/").content.decode()
