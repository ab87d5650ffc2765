"""The addresses of teams, as the administrator makes them."""

from django.urls import path

from oppfolging.arbeidsflate.teamadministrasjon import views

urlpatterns = [
    path("administrasjon/team/", views.teamene, name="teamene"),
    path("administrasjon/team/ny/", views.nytt, name="team_nytt"),
    path("administrasjon/team/<uuid:team_id>/", views.team, name="team"),
    path("administrasjon/team/<uuid:team_id>/navn/", views.gi_navn, name="team_navn"),
    path("administrasjon/team/<uuid:team_id>/medlem/", views.ta_inn, name="team_ta_inn"),
    path("administrasjon/team/<uuid:team_id>/medlem/<int:medlem_id>/", views.ta_ut, name="team_ta_ut"),
]
