"""The addresses of one employer."""

from django.urls import path

from oppfolging.arbeidsflate.arbeidsgiver import views

urlpatterns = [
    path("arbeidsgivere/<slug:orgnr>/", views.arbeidsgiver, name="arbeidsgiver"),
    path("arbeidsgivere/<slug:orgnr>/kartlagt/", views.kartlagt, name="arbeidsgiver_kartlagt"),
    path("arbeidsgivere/<slug:orgnr>/kontaktperson/", views.kontaktperson, name="arbeidsgiver_kontaktperson"),
]
