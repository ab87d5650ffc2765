"""Both halves of the house say how accessible they are, from the foot of each page, to whoever asks."""

import pytest

SIDER = {
    "/logg-inn/": ("/tilgjengelighet/", "Navs ansatte", "lederen din"),
    "/portal/logg-inn/": ("/portal/tilgjengelighet/", "arbeidsgivere", "kontaktpersonen deres i Nav"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("side", SIDER)
def test_erklaeringen_er_lenket_fra_foten_og_sier_hva_som_ikke_er_provd(client, side):
    adresse, gjelder, si_fra = SIDER[side]
    foten = client.get(side).content.decode().split("<footer")[1]
    assert f'href="{adresse}"' in foten
    erklaeringen = client.get(adresse).content.decode().split("<main")[1]
    for tekst in ("WCAG 2.2", gjelder, si_fra, "virkelig skjermleser", "Ingen uavhengig", "uutilsynet.no"):
        assert tekst in erklaeringen


@pytest.mark.django_db
def test_portalens_erklaering_blir_staaende_naar_spraaket_byttes(client):
    svar = client.post("/portal/spraak/", {"spraak": "en", "side": "tilgjengelighet"}, follow=True)
    assert svar.redirect_chain[-1][0] == "/portal/tilgjengelighet/"
    assert "Accessibility statement" in svar.content.decode()
