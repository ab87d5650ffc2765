"""The addresses of the help."""

from django.urls import path

from oppfolging.arbeidsflate.hjelp import views

urlpatterns = [
    path("hjelp/", views.hjelp, name="hjelp"),
    path("hjelp/<slug:emne>/", views.hjelpeside, name="hjelpeside"),
]
