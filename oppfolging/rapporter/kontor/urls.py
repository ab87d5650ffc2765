"""The addresses of the office page."""

from django.urls import path

from oppfolging.rapporter.kontor import views

urlpatterns = [
    path("kontor/", views.kontor, name="kontor"),
    path("kontor/tildel/<uuid:kandidat_id>/", views.tildel, name="tildel"),
    path("kontor/jobbspesialister/<uuid:bruker_id>/", views.jobbspesialist, name="jobbspesialist"),
]
