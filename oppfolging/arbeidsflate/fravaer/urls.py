"""The addresses of absence: the calendar, registering one, and its own page."""

from django.urls import path

from oppfolging.arbeidsflate.fravaer import views

urlpatterns = [
    path("fravaer/", views.oversikt, name="fravaer"),
    path("fravaer/nytt/", views.nytt, name="fravaer_nytt"),
    path("fravaer/<uuid:fravaer_id>/", views.ett, name="ett_fravaer"),
    path("fravaer/<uuid:fravaer_id>/endre/", views.endre, name="fravaer_endre"),
    path("fravaer/<uuid:fravaer_id>/ta-tilbake/", views.ta_tilbake, name="fravaer_ta_tilbake"),
    path("fravaer/<uuid:fravaer_id>/lest/", views.lest_listen, name="fravaer_lest"),
    path("fravaer/<uuid:fravaer_id>/kandidat/<uuid:kandidat_id>/", views.beskjed, name="fravaer_beskjed"),
]
