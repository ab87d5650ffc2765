"""The addresses of log-in and of one's own profile."""

from django.urls import path

from inkludering.brukere import views
from inkludering.brukere.paalogging import views as paalogging

app_name = "brukere"
urlpatterns = [
    path("logg-inn/", views.logg_inn, name="logg_inn"),
    path("logg-inn/<slug:hvem>/", paalogging.ut, name="paalogging"),
    path("logg-inn/<slug:hvem>/svar/", paalogging.hjem, name="paalogget"),
    path("logg-ut/", views.logg_ut, name="logg_ut"),
    path("logg-ut/overalt/", paalogging.overalt, name="logg_ut_overalt"),
    path("logg-ut/varsel/<slug:hvem>/", paalogging.avsluttet, name="avsluttet"),
    path("velg-kontor/", views.velg_kontor, name="velg_kontor"),
    path("profil/", views.profil, name="profil"),
]
