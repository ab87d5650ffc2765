"""The address of a candidate's protection."""

from django.urls import path

from oppfolging.arbeidsflate.gradering import views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/adressebeskyttelse/", views.adressebeskyttelse, name="kandidat_gradering")
]
