"""The addresses of messages begun from a template."""

from django.urls import path

from oppfolging.arbeidsflate.meldinger import views

PERSON = "arbeidsgivere/<slug:orgnr>/kontakter/<uuid:kontakt_id>/"

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/melding/", views.kandidat_melding, name="kandidat_melding"),
    path(f"{PERSON}melding/", views.arbeidsgiver_melding, name="arbeidsgiver_melding"),
]
