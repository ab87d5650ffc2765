"""The site map of those who work at Nav."""

from django.urls import path

from arbeidsgivere import views as arbeidsgiverregister
from oppfolging.views import (
    arbeidsgivere,
    arbeidsgiverside,
    forlop,
    i_dag,
    invitasjon,
    kandidater,
    kandidatside,
    logging,
    paaminnelser,
)

app_name = "oppfolging"
urlpatterns = [
    path("", i_dag.i_dag, name="i_dag"),
    path("kandidater/", kandidater.kandidater, name="kandidater"),
    path("kandidater/ny/", kandidater.kandidat_ny, name="kandidat_ny"),
    path("kandidater/<uuid:kandidat_id>/", kandidatside.kandidat, name="kandidat"),
    path("kandidater/<uuid:kandidat_id>/aapenhet/", kandidatside.kandidat_aapenhet, name="kandidat_aapenhet"),
    path("kandidater/<uuid:kandidat_id>/fase/", kandidatside.kandidat_fase, name="kandidat_fase"),
    path(
        "kandidater/<uuid:kandidat_id>/opplysninger/", kandidatside.kandidat_opplysninger, name="kandidat_opplysninger"
    ),
    path("kandidater/<uuid:kandidat_id>/avslutt/", kandidatside.kandidat_avslutt, name="kandidat_avslutt"),
    path("kandidater/<uuid:kandidat_id>/forlop/nytt/", forlop.forlop_nytt, name="forlop_nytt"),
    path("forlop/<uuid:forlop_id>/", forlop.forlop, name="forlop"),
    path("forlop/<uuid:forlop_id>/avslutt/", forlop.forlop_avslutt, name="forlop_avslutt"),
    path("kandidater/<uuid:kandidat_id>/logg/", logging.logg_kandidat, name="logg_kandidat"),
    path("forlop/<uuid:forlop_id>/logg/", logging.logg_forlop, name="logg_forlop"),
    path("arbeidsgivere/", arbeidsgivere.arbeidsgivere, name="arbeidsgivere"),
    path("arbeidsgivere/ny/", arbeidsgiverregister.ny, name="arbeidsgiver_ny"),
    path("arbeidsgivere/ny/<slug:orgnr>/", arbeidsgiverregister.bekreft, name="arbeidsgiver_bekreft"),
    path("arbeidsgivere/<slug:orgnr>/", arbeidsgiverside.arbeidsgiver, name="arbeidsgiver"),
    path("arbeidsgivere/<slug:orgnr>/kartlagt/", arbeidsgiverside.kartlagt, name="arbeidsgiver_kartlagt"),
    path(
        "arbeidsgivere/<slug:orgnr>/kontaktperson/", arbeidsgiverside.kontaktperson, name="arbeidsgiver_kontaktperson"
    ),
    path("arbeidsgivere/<slug:orgnr>/kontakter/ny/", arbeidsgiverregister.kontakt_ny, name="arbeidsgiverkontakt_ny"),
    path(
        "arbeidsgivere/<slug:orgnr>/kontakter/<uuid:kontakt_id>/hovedkontakt/",
        arbeidsgiverregister.hovedkontakt,
        name="arbeidsgiverkontakt_hovedkontakt",
    ),
    path(
        "arbeidsgivere/<slug:orgnr>/kontakter/<uuid:kontakt_id>/sluttet/",
        arbeidsgiverregister.kontakt_sluttet,
        name="arbeidsgiverkontakt_sluttet",
    ),
    path("arbeidsgivere/<slug:orgnr>/logg/", logging.logg_arbeidsgiver, name="logg_arbeidsgiver"),
    path("kontakter/<uuid:kontakt_id>/angre/", logging.angre, name="angre"),
    path("oppfolginger/<uuid:oppfolging_id>/flytt/", logging.flytt, name="flytt"),
    path("paaminnelser/", paaminnelser.paaminnelser, name="paaminnelser"),
    path("arbeidsgivere/<slug:orgnr>/kontakter/<uuid:kontakt_id>/inviter/", invitasjon.inviter, name="inviter"),
]
