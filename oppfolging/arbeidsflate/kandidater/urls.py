"""The addresses of the list of candidates, and of a new one."""

from django.urls import path

from oppfolging.arbeidsflate.kandidater import views

urlpatterns = [
    path("kandidater/", views.kandidater, name="kandidater"),
    path("kandidater/ny/", views.kandidat_ny, name="kandidat_ny"),
]
