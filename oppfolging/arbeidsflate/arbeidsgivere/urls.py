"""The addresses of the list of employers, and of a new one."""

from django.urls import path

from oppfolging.arbeidsflate.arbeidsgivere import views

urlpatterns = [
    path("arbeidsgivere/", views.arbeidsgivere, name="arbeidsgivere"),
    path("arbeidsgivere/velg/", views.velg, name="velg_arbeidsgiver"),
    path("arbeidsgivere/ny/", views.ny, name="arbeidsgiver_ny"),
    path("arbeidsgivere/ny/<slug:orgnr>/", views.bekreft, name="arbeidsgiver_bekreft"),
]
