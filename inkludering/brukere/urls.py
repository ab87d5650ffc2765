"""The addresses of log-in and administration."""

from django.urls import path

from inkludering.brukere import views

app_name = "brukere"
urlpatterns = [
    path("logg-inn/", views.logg_inn, name="logg_inn"),
    path("logg-ut/", views.logg_ut, name="logg_ut"),
    path("velg-kontor/", views.velg_kontor, name="velg_kontor"),
    path("profil/", views.profil, name="profil"),
    path("administrasjon/", views.administrasjon, name="administrasjon"),
    path("administrasjon/skjermede/<int:tilknytning_id>/", views.skjermingsrett, name="skjermingsrett"),
    path("administrasjon/kontor/<slug:enhetsnummer>/", views.kontor, name="kontor"),
]
