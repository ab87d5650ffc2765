"""The addresses of offices and what they decide."""

from django.urls import path

from oppfolging.arbeidsflate.kontoradministrasjon import flyttesider, rytmesider, views

urlpatterns = [
    path("administrasjon/kontorer/", views.kontorer, name="kontorer"),
    path("administrasjon/kontorer/nytt/", flyttesider.nytt, name="kontor_nytt"),
    path("administrasjon/kontor/<slug:enhetsnummer>/flytt/", flyttesider.flytt, name="kontor_flytt"),
    path("administrasjon/kontor/<slug:enhetsnummer>/rytmer/", rytmesider.rytmer, name="rytmer"),
    path(
        "administrasjon/kontor/<slug:enhetsnummer>/rytmer/<slug:situasjon>/<slug:side>/",
        rytmesider.rytme,
        name="rytme_endre",
    ),
    path(
        "administrasjon/kontor/<slug:enhetsnummer>/rytmer/<slug:situasjon>/<slug:side>/ta-bort/",
        rytmesider.ta_bort,
        name="rytme_ta_bort",
    ),
    path(
        "administrasjon/kontor/<slug:enhetsnummer>/norm/<int:planlagt_id>/ta-bort/",
        views.ta_bort_norm,
        name="norm_ta_bort",
    ),
    path("administrasjon/kontor/<slug:enhetsnummer>/", views.kontor, name="kontor_endre"),
]
