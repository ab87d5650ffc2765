"""The addresses of what is handed out to the person: who has looked, and all that is stored."""

from django.urls import path

from oppfolging.arbeidsflate.innsyn import views

urlpatterns = [
    path("innsyn/", views.innsyn_finn, name="innsyn_finn"),
    path("kandidater/<uuid:kandidat_id>/innsyn/", views.kandidat_innsyn, name="kandidat_innsyn"),
    path("kandidater/<uuid:kandidat_id>/innsyn/logg/", views.kandidat_innsynslogg, name="kandidat_innsynslogg"),
    path("kandidater/<uuid:kandidat_id>/innsyn/alt/", views.kandidat_innsynspakke, name="kandidat_innsynspakke"),
]
