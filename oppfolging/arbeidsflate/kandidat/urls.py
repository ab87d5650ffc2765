"""The addresses of one candidate."""

from django.urls import path

from oppfolging.arbeidsflate.kandidat import views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/", views.kandidat, name="kandidat"),
    path("kandidater/<uuid:kandidat_id>/aapenhet/", views.kandidat_aapenhet, name="kandidat_aapenhet"),
    path("kandidater/<uuid:kandidat_id>/fase/", views.kandidat_fase, name="kandidat_fase"),
    path("kandidater/<uuid:kandidat_id>/opplysninger/", views.kandidat_opplysninger, name="kandidat_opplysninger"),
    path("kandidater/<uuid:kandidat_id>/endre/", views.kandidat_endre, name="kandidat_endre"),
    path("kandidater/<uuid:kandidat_id>/nummer/", views.kandidat_nummer, name="kandidat_nummer"),
    path("kandidater/<uuid:kandidat_id>/nummer/vis/", views.kandidat_vis_nummer, name="kandidat_vis_nummer"),
    path("kandidater/<uuid:kandidat_id>/avslutt/", views.kandidat_avslutt, name="kandidat_avslutt"),
]
