"""No form is outside the mechanism (inkludering/utkast): found in the pages as they are drawn, not in a list."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings

from inkludering.utkast.emner import adressen, kan_aapnes, kan_ha_utkast
from tests.tilgang.rad import Rad
from tests.tilgang.skjemaer import SKJEMAER
from tests.tilgang.spor import avgrenset
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

# A form with something to fill in that is kept as no draft, and why.
UTEN_UTKAST = {
    "brukere:logg_inn": "nobody is logged in",
    "oppfolging:innsyn_finn": "the number of somebody who may not be followed up any more",
    "oppfolging:naerstaaende": "a number that is kept as a hash alone",
    "oppfolging:sok": "a search saves nothing",
    "portal:kode": "a secret",
    "portal:logg_inn": "an address alone, and nobody is logged in",
}
# What is posted by a button: nothing is filled in. A button is pressed once all the same (test_en_gang.py).
KNAPPER = {
    "brukere:avsluttet",  # pressed by nobody: the provider tells of a log-out
    "brukere:logg_ut",
    "brukere:logg_ut_overalt",
    "oppfolging:angre",
    "oppfolging:angre_avslutning",
    "oppfolging:angre_fase",
    "oppfolging:angre_flytting",
    "oppfolging:arbeidsgiverkontakt_hovedkontakt",
    "oppfolging:arbeidsgiverkontakt_tilbake",
    "oppfolging:bli_kontaktperson",
    "oppfolging:bruker_aapne",
    "oppfolging:bruker_konto",
    "oppfolging:forlop_begynte",
    "oppfolging:fravaer_lest",
    "oppfolging:fravaer_ta_tilbake",
    "oppfolging:importen_angre",
    "oppfolging:importen_bekreft",
    "oppfolging:importen_slett",
    "oppfolging:intro_steg",
    "oppfolging:inviter",
    "oppfolging:kandidat_innsynslogg",
    "oppfolging:kandidat_innsynspakke",
    "oppfolging:kandidat_kopiert",
    "oppfolging:kandidat_vis_nummer",
    "oppfolging:kontakt_kopiert",
    "oppfolging:kontakt_trekk",
    "oppfolging:naerstaaende_fjern",
    "oppfolging:norm_ta_bort",
    "oppfolging:nytt_lest",
    "oppfolging:overlevering_trekk",
    "oppfolging:paaminnelse_sett",
    "oppfolging:rytme_ta_bort",
    "oppfolging:si_fra",
    "oppfolging:si_fra_snakket",
    "oppfolging:svar_kom",
    "oppfolging:utboks_avgjor",
    "portal:inn",
    "portal:logg_ut",
    "portal:ring_meg",
    "portal:send_kode",
    "portal:spraak",
    "rapporter:prov_igjen",
}

# What is answered with a file: put in the place of a page it is nothing, so the browser itself sends it.
FILER = {"oppfolging:kandidat_innsynslogg", "oppfolging:kandidat_innsynspakke"}


def utfylles(skjema: Tag) -> list[Tag]:
    return skjema.select("textarea, select, input:not([type=hidden]):not([type=submit])")


@pytest.mark.matrise
@pytest.mark.parametrize("rad", [rad for rad in TABELL if rad.metode == "get"], ids=str)
def test_hvert_skjema_paa_siden_er_innenfor(verden: Verden, rad: Rad):
    for hvem in [hvem for hvem, status in rad.svar.items() if status == 200 and hvem in verden.brukere]:
        svar = rad.send(verden, verden.klient(hvem))
        if "text/html" not in svar.get("Content-Type", ""):
            continue
        side = BeautifulSoup(b"".join(svar), "html.parser")
        assert not side.select("[hx-post]:not(form), [hx-put], [hx-patch], [hx-delete]")
        for skjema in side.select("form[method=post i]"):
            sti = urlsplit(skjema.get("action") or rad.adresse(verden)).path
            assert len(skjema.select("input[name=innsending]")) == 1, sti
            assert skjema.has_attr("data-fil") == (adressen(sti).view_name in FILER), sti
            if utfylles(skjema) and adressen(sti).view_name not in UTEN_UTKAST:
                assert kan_ha_utkast(adressen(sti)), sti
                assert kan_aapnes(svar.wsgi_request.user, sti), sti


@pytest.mark.matrise
def test_det_som_svarer_med_en_fil_sendes_av_nettleseren_selv(verden: Verden):
    """Which those are is found by sending every form that is answered on the spot; that their pages say so, above."""
    med_fil = set()
    for rad in [rad for rad in TABELL if rad.metode == "post" and 200 in rad.slipper_inn]:
        with avgrenset():
            svar = rad.send(verden, verden.klient(rad.slipper_inn[200][0]))
            med_fil |= {rad.navn} if svar.has_header("Content-Disposition") else set()
    assert med_fil == FILER


def test_det_som_sendes_uten_skjema_er_knapper():
    sendt = {rad.navn for rad in TABELL if rad.metode == "post" and not rad.navn.startswith("utkast:")}
    assert sendt - {rad.navn for rad in SKJEMAER} - set(UTEN_UTKAST) == KNAPPER


def test_hvert_skjema_i_malene_har_merket():
    for mal in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        tekst = mal.read_text()
        assert tekst.count('method="post"') == tekst.count("{% csrf_token %}"), mal
        assert "csrfmiddlewaretoken" not in tekst, mal
