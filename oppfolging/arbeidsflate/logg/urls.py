"""The addresses where a contact is logged and undone, and a date is moved."""

from django.urls import path

from oppfolging.arbeidsflate.logg import flytt, mote, views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/logg/", views.logg_kandidat, name="logg_kandidat"),
    path("forlop/<uuid:forlop_id>/logg/", views.logg_forlop, name="logg_forlop"),
    path("arbeidsgivere/<slug:orgnr>/logg/", views.logg_arbeidsgiver, name="logg_arbeidsgiver"),
    path("kontakter/<uuid:kontakt_id>/angre/", views.angre, name="angre"),
    path("kontakter/<uuid:kontakt_id>/svar/", views.svar_kom, name="svar_kom"),
    path("oppfolginger/<uuid:oppfolging_id>/flytt/", flytt.flytt, name="flytt"),
    path("oppfolginger/<uuid:oppfolging_id>/mote/", mote.mote, name="mote"),
]
