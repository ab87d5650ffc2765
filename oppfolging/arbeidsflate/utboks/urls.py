"""The addresses of the messages that wait for a person."""

from django.urls import path

from oppfolging.arbeidsflate.utboks import views

urlpatterns = [
    path("utboks/", views.utboks, name="utboks"),
    path("utboks/<uuid:utsending_id>/", views.avgjor, name="utboks_avgjor"),
]
