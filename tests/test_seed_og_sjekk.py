"""The synthetic data keep every promise, the same seed gives the same data, and a planted breach is found."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from inkludering.brukere.models import Kontor, Kontorgeografi, Region
from kandidater.models import Kandidat
from oppfolging import paaminnelser
from oppfolging.models import Kontakt, Oppfolging
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

NAA = "2026-11-20T10:00"


def saa(fro: int = 1, **valg: int) -> None:
    call_command(
        "seed",
        kontor=1,
        jobbspesialister=2,
        kandidater=6,
        fro=fro,
        naa=lag.oslo(2026, 11, 20, 10),
        stdout=io.StringIO(),
        **valg,
    )


def sjekk() -> tuple[int, str]:
    ut = io.StringIO()
    try:
        call_command("sjekk", naa=lag.oslo(2026, 11, 20, 10), stdout=ut)
    except (SystemExit, CommandError) as slutt:
        return 1, ut.getvalue() + str(slutt)
    return 0, ut.getvalue()


def fingeravtrykk() -> list[tuple]:
    kontakter = Kontakt.objects.order_by("pk").values_list("pk", "tid", "kanal", "notat")
    return [*Kandidat.objects.order_by("pk").values_list("pk", "fornavn", "fodselsnummer", "fase"), *kontakter]


def test_sjekk_finner_ingen_brudd_i_saadde_data():
    saa()
    kode, rapport = sjekk()
    assert kode == 0, rapport


def test_samme_fro_gir_samme_data_og_annet_fro_andre():
    def avtrykk(fro: int) -> list[tuple]:
        with pytest.raises(ZeroDivisionError), paa_proeve():
            saa(fro)
            funnet.append(fingeravtrykk())
            raise ZeroDivisionError
        return funnet.pop()

    funnet: list[list[tuple]] = []
    assert avtrykk(3) == avtrykk(3)
    assert avtrykk(3) != avtrykk(4)


def paa_proeve():
    from django.db import transaction

    return transaction.atomic()


def test_alle_fodselsnumre_er_syntetiske():
    saa()
    assert {fnr[2] in "89" for fnr in Kandidat.objects.values_list("fodselsnummer", flat=True)} == {True}


def test_navn_med_samiske_og_utenlandske_tegn_finnes():
    call_command("seed", kontor=1, jobbspesialister=4, kandidater=20, fro=1, stdout=io.StringIO())
    navn = "".join(Kandidat.objects.values_list("fornavn", flat=True))
    assert (any(tegn in navn for tegn in "áÁŋč") and "Øyunn" in navn) or "Åse" in navn


@pytest.mark.parametrize(
    ("setning", "funn"),
    [
        ("UPDATE kandidater_kandidat SET i_lederkoe_siden = now() WHERE avsluttet_dato IS NULL", "ventet 0"),
        ("UPDATE arbeidsgivere_arbeidsgiver SET uten_kontaktperson_siden = now()", "1 kontaktpersoner, ventet 0"),
        (
            "UPDATE oppfolging_oppfolging SET status = 'avlyst', lukket = now() WHERE status = 'aapen'",
            "ingen neste dato",
        ),
        ("DELETE FROM oppfolging_paaminnelse WHERE regel = 'uten_ansvarlig'", "ingen leder er påminnet"),
        ("DELETE FROM oppfolging_paaminnelse WHERE regel = 'uten_kontaktperson'", "ingen leder er påminnet"),
        ("UPDATE arbeidsgivere_arbeidsgiverkontakt SET er_hovedkontakt = false", "0 hovedkontakter"),
        ("UPDATE oppfolging_forlop SET type = 'arbeidstrening'", "Jobber uten betalt forløp"),
    ],
)
def test_sjekk_finner_et_plantet_brudd(setning, funn):
    """The deferred constraints would stop these at commit; sjekk looks inside the open transaction."""
    saa()
    paaminnelser.generer(naa=lag.oslo(2026, 11, 20, 10))
    with pytest.raises(ZeroDivisionError), paa_proeve():
        with connection.cursor() as peker:
            peker.execute(setning)
        kode, rapport = sjekk()
        assert kode == 1
        assert funn in rapport
        raise ZeroDivisionError


def test_seed_nekter_der_syntetiske_personer_ikke_er_tillatt(settings):
    settings.TILLAT_SYNTETISKE = False
    with pytest.raises(CommandError, match="ikke tillatt"):
        saa()


def test_alle_243_kontor_regioner_og_kommuner_er_lagt_inn():
    assert (Kontor.objects.count(), Region.objects.count(), Kontorgeografi.objects.count()) == (243, 12, 390)
    assert Kontorgeografi.objects.get(pk="030101").kontor.navn == "Nav Gamle Oslo"


def test_hver_aapen_dato_i_saadde_data_er_en_arbeidsdag():
    from inkludering.felles.arbeidsdager import er_arbeidsdag

    saa()
    frister = Oppfolging.objects.aapne().values_list("frist", flat=True)
    assert frister and [frist for frist in frister if not er_arbeidsdag(frist)] == []
