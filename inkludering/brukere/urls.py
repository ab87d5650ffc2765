"""The addresses of log-in and of one's own profile."""

from django.urls import path

from inkludering.brukere import views

app_name = "brukere"
urlpatterns = [
    path("logg-inn/", views.logg_inn, name="logg_inn"),
    path("logg-ut/", views.logg_ut, name="logg_ut"),
    path("velg-kontor/", views.velg_kontor, name="velg_kontor"),
    path("profil/", views.profil, name="profil"),
]
