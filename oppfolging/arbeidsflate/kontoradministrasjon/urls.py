"""The addresses of offices and what they decide."""

from django.urls import path

from oppfolging.arbeidsflate.kontoradministrasjon import views

urlpatterns = [
    path("administrasjon/kontorer/", views.kontorer, name="kontorer"),
    path("administrasjon/kontor/<slug:enhetsnummer>/", views.kontor, name="kontor_endre"),
]
