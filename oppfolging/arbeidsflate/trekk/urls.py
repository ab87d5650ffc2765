"""The addresses of taking back what was registered by mistake."""

from django.urls import path

from oppfolging.arbeidsflate.trekk import views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/trekk/", views.trekk_kandidat, name="kandidat_trekk"),
    path("forlop/<uuid:forlop_id>/trekk/", views.trekk_forlop, name="forlop_trekk"),
    path("arbeidsgivere/<slug:orgnr>/trekk/", views.trekk_arbeidsgiver, name="arbeidsgiver_trekk"),
]
