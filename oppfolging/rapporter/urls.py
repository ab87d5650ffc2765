"""The site map of the leader."""

from django.urls import path

from oppfolging.rapporter import views

app_name = "rapporter"
urlpatterns = [
    path("kontor/", views.kontor, name="kontor"),
    path("kontor/tildel/<uuid:kandidat_id>/", views.tildel, name="tildel"),
    path("kontor/jobbspesialister/<uuid:bruker_id>/", views.jobbspesialist, name="jobbspesialist"),
    path("rapporter/", views.liste, name="liste"),
    path("rapporter/<uuid:rapport_id>/", views.rapport, name="rapport"),
    path("rapporter/<uuid:rapport_id>/igjen/", views.prov_igjen, name="prov_igjen"),
    path("rapporter/<uuid:rapport_id>/pdf/", views.last_ned, name="pdf"),
]
