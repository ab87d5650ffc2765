"""The addresses of one employer."""

from django.urls import path

from oppfolging.arbeidsflate.arbeidsgiver import henvendelser, views

urlpatterns = [
    path("arbeidsgivere/<slug:orgnr>/", views.arbeidsgiver, name="arbeidsgiver"),
    path("arbeidsgivere/<slug:orgnr>/kartlagt/", views.kartlagt, name="arbeidsgiver_kartlagt"),
    path("arbeidsgivere/<slug:orgnr>/kontaktperson/", views.kontaktperson, name="arbeidsgiver_kontaktperson"),
    path("arbeidsgivere/<slug:orgnr>/bli-kontaktperson/", henvendelser.bli_kontaktperson, name="bli_kontaktperson"),
    path("arbeidsgivere/<slug:orgnr>/si-fra/", henvendelser.si_fra, name="si_fra"),
    path("arbeidsgivere/<slug:orgnr>/snakket/", henvendelser.snakket, name="si_fra_snakket"),
]
