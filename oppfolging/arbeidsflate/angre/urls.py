"""The addresses of taking back what was just done."""

from django.urls import path

from oppfolging.arbeidsflate.angre import views

urlpatterns = [
    path("forlop/<uuid:forlop_id>/avslutning/angre/", views.angre_avslutning, name="angre_avslutning"),
    path("kandidater/<uuid:kandidat_id>/fase/angre/", views.angre_fase, name="angre_fase"),
    path(
        "oppfolginger/<uuid:oppfolging_id>/flyttinger/<uuid:flytting_id>/angre/",
        views.angre_flytting,
        name="angre_flytting",
    ),
]
