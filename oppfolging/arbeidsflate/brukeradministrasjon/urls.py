"""The addresses of users and their roles."""

from django.urls import path

from oppfolging.arbeidsflate.brukeradministrasjon import views

urlpatterns = [
    path("administrasjon/", views.administrasjon, name="administrasjon"),
    path("administrasjon/brukere/ny/", views.ny, name="bruker_ny"),
    path("administrasjon/brukere/<uuid:bruker_id>/", views.bruker, name="bruker"),
    path("administrasjon/brukere/<uuid:bruker_id>/endre/", views.endre, name="bruker_endre"),
    path("administrasjon/brukere/<uuid:bruker_id>/rolle/", views.ny_rolle, name="rolle_ny"),
    path("administrasjon/brukere/<uuid:bruker_id>/avslutt/", views.avslutt, name="bruker_avslutt"),
    path("administrasjon/brukere/<uuid:bruker_id>/aapne/", views.aapne, name="bruker_aapne"),
    path("administrasjon/brukere/<uuid:bruker_id>/konto/", views.ny_konto, name="bruker_konto"),
    path("administrasjon/roller/<int:tilknytning_id>/", views.rolle, name="rolle_endre"),
    path("administrasjon/skjermede/<int:tilknytning_id>/", views.skjermingsrett, name="skjermingsrett"),
]
