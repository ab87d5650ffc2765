"""The address of correcting a contact."""

from django.urls import path

from oppfolging.arbeidsflate.rett import views

urlpatterns = [
    path("kontakter/<uuid:kontakt_id>/rett/", views.kontakt_rett, name="kontakt_rett"),
    path("kontakter/<uuid:kontakt_id>/trekk/", views.kontakt_trekk, name="kontakt_trekk"),
]
