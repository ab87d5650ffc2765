"""The addresses of handing a candidate over."""

from django.urls import path

from oppfolging.arbeidsflate.overlevering import views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/overlever/", views.foreslaa, name="kandidat_overlever"),
    path("overleveringer/<uuid:overlevering_id>/", views.overlevering, name="overlevering"),
    path("overleveringer/<uuid:overlevering_id>/trekk/", views.trekk, name="overlevering_trekk"),
]
