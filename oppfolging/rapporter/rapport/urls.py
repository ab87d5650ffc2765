"""The addresses of the reports."""

from django.urls import path

from oppfolging.rapporter.rapport import views

urlpatterns = [
    path("rapporter/", views.liste, name="liste"),
    path("rapporter/<uuid:rapport_id>/", views.rapport, name="rapport"),
    path("rapporter/<uuid:rapport_id>/igjen/", views.prov_igjen, name="prov_igjen"),
    path("rapporter/<uuid:rapport_id>/pdf/", views.last_ned, name="pdf"),
]
