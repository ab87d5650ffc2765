"""A log that was changed after it was sealed is found out, and whoever runs the house cannot change any of them."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from inkludering.hendelser import forsegling, lest
from inkludering.hendelser.models import Auditkoe, Hendelse, Innblikk, Oppslag, Segl
from inkludering.hendelser.sjekk import loggene_er_laast, seglene_holder
from kandidater.models import Aapenhet, Aapning
from tests import fabrikker as lag
from tests.klokke import for_, klokka

pytestmark = pytest.mark.django_db


@pytest.fixture
def forseglet():
    """Three nights of seals over rows in every log."""
    ane = lag.bruker("leder")
    for dager in (3, 2, 1):
        kari = lag.kandidat(lag.bruker(), naa=for_(dager))
        lest.tillatt([kari.pk], av=ane, handling="kandidatside", naa=for_(dager))
        Aapenhet.objects.filter(kandidat=kari).delete()
        assert len(forsegling.forsegl(naa=for_(dager))) == 4
    forsegling.forsegl(naa=klokka())


def test_det_som_ikke_er_roert_holder_og_seglene_gaar_til_det_forrige_saa(forseglet):
    assert list(seglene_holder(klokka())) == []
    siste = Segl.objects.filter(tabell="hendelser_oppslag").latest("pk")
    assert (siste.til, Segl.objects.count()) == (Oppslag.objects.latest("pk").pk, 16)


KOLONNER = [(tabell, kolonne) for tabell, kolonnene in forsegling.TABELLER.items() for kolonne in kolonnene.split(", ")]


@pytest.mark.parametrize(("tabell", "kolonne"), KOLONNER)
def test_en_rad_som_sier_noe_annet_i_en_kolonne_bryter_seglet(forseglet, monkeypatch, tabell, kolonne):
    """As if the owner of the database had written it over: the same rows with another value in it."""
    endret = forsegling.TABELLER[tabell].replace(kolonne, f"coalesce({kolonne}::text, '') || 'x'", 1)
    monkeypatch.setitem(forsegling.TABELLER, tabell, endret)
    assert {linje.partition(":")[0] for linje in forsegling.brudd()} == {tabell}


def test_en_rad_som_er_satt_inn_imellom_eller_er_borte_bryter_seglet_den_hoerer_til():
    with connection.cursor() as peker:
        peker.execute("SELECT nextval('hendelser_hendelse_id_seq')")
        hull = peker.fetchone()[0]
    lag.kandidat(lag.bruker())
    for dager in (3, 2, 1):
        forsegling.forsegl(naa=for_(dager))
    assert list(forsegling.brudd()) == []
    Hendelse.objects.create(id=hull, tid=for_(9), type="x", objekt_type="x", objekt_id="x")
    [linje] = forsegling.brudd()
    assert linje.startswith("hendelser_hendelse: radene 1 til")


def test_ingen_forsegler_to_ganger_paa_rad_og_kommandoen_sier_seglene(forseglet):
    assert forsegling.forsegl(naa=klokka()) == []
    ut = io.StringIO()
    call_command("forsegl", stdout=ut)
    linjer = ut.getvalue().splitlines()
    assert linjer[0].startswith("De er forseglet for mindre enn to timer siden")
    assert [linje.split()[0] for linje in linjer[1:]] == sorted(forsegling.TABELLER)


def loggene() -> list[str]:
    """Each table of the logs, by what it is: not by a list of names."""
    egne = [modell for modell in apps.get_app_config("hendelser").get_models() if modell is not Auditkoe]
    historien = [modell for modell in apps.get_models() if hasattr(modell, "pgh_tracked_model")]
    return [modell._meta.db_table for modell in (*egne, *historien, Aapning)]


def test_hver_logg_nekter_alle_som_driver_huset_aa_endre_slette_eller_toemme():
    assert len(loggene()) > 20
    with connection.cursor() as peker:
        peker.execute(
            """
            SELECT c.relname, r.rolle, p.rett
            FROM pg_class c, unnest(%s::text[]) AS r (rolle), unnest(%s::text[]) AS p (rett)
            WHERE c.relname = ANY (%s) AND has_table_privilege(r.rolle, c.oid, p.rett)
            """,
            [["inkl_app", "inkl_arbeider", "inkl_portal"], ["UPDATE", "DELETE", "TRUNCATE"], loggene()],
        )
        assert peker.fetchall() == []
        peker.execute(
            """
            SELECT relname FROM pg_class c WHERE relname = ANY (%s) AND NOT EXISTS (
                SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
                    AND (t.tgname = 'kan_ikke_endres' OR t.tgname LIKE 'pgtrigger_append_only%%')
            )
            """,
            [loggene()],
        )
        assert peker.fetchall() == []
    assert list(loggene_er_laast(klokka())) == []


def test_hver_logg_i_hendelser_er_forseglet_med_alle_kolonnene():
    forseglet = {tabell: {"id", "tid", *kolonner.split(", ")} for tabell, kolonner in forsegling.TABELLER.items()}
    modeller = [m for m in apps.get_app_config("hendelser").get_models() if m not in (Auditkoe, Segl)]
    kolonner = {m._meta.db_table: {felt.column for felt in m._meta.concrete_fields} for m in modeller}
    kolonner[Innblikk._meta.db_table].remove("oppgitt_kall")  # what the caller says of itself proves nothing
    assert forseglet == kolonner
    assert Innblikk in modeller
