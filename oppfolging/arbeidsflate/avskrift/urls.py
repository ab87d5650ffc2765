"""The addresses of text to be copied: of a candidate, and of one contact with them."""

from django.urls import path

from oppfolging.arbeidsflate.avskrift import views

DEN = "kandidater/<uuid:kandidat_id>/avskrift/"

urlpatterns = [
    path(DEN, views.kandidat_avskrift, name="kandidat_avskrift"),
    path(f"{DEN}til/<slug:til>/", views.kandidat_kopiert, name="kandidat_kopiert"),
    path(f"{DEN}<uuid:kontakt_id>/", views.kontakt_avskrift, name="kontakt_avskrift"),
    path(f"{DEN}<uuid:kontakt_id>/til/<slug:til>/", views.kontakt_kopiert, name="kontakt_kopiert"),
]
