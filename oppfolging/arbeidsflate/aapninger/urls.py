"""The addresses of a candidate that is opened with a reason, and of what has been opened so."""

from django.urls import path

from oppfolging.arbeidsflate.aapninger import views

urlpatterns = [
    path("kandidater/<uuid:andres_id>/aapnet/", views.kandidat_aapnet, name="kandidat_aapnet"),
    path("aapninger/", views.aapninger, name="aapninger"),
]
