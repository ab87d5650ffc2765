"""The addresses of taking in candidates and employers from a file."""

from django.urls import path

from oppfolging.arbeidsflate.importering import views

urlpatterns = [
    path("importer/kandidater/", views.kandidater, name="importer_kandidater"),
    path("importer/arbeidsgivere/", views.arbeidsgivere, name="importer_arbeidsgivere"),
    path("importer/<uuid:opplasting_id>/", views.importen, name="importen"),
    path("importer/<uuid:opplasting_id>/bekreft/", views.bekreft, name="importen_bekreft"),
    path("importer/<uuid:opplasting_id>/angre/", views.angre, name="importen_angre"),
    path("importer/<uuid:opplasting_id>/slett/", views.slett, name="importen_slett"),
]
