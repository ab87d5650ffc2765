"""The addresses where a leader moves candidates."""

from django.urls import path

from oppfolging.rapporter.overlevering import views

urlpatterns = [
    path("kontor/flytt/<uuid:kandidat_id>/", views.flytt, name="flytt"),
    path("kontor/jobbspesialister/<uuid:jobbspesialist_id>/overlever/", views.overlever_alt, name="overlever_alt"),
]
