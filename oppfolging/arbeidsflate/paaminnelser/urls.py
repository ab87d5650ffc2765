"""The addresses of the reminders."""

from django.urls import path

from oppfolging.arbeidsflate.paaminnelser import views

urlpatterns = [
    path("paaminnelser/", views.paaminnelser, name="paaminnelser"),
    path("paaminnelser/<int:paaminnelse_id>/sett/", views.sett, name="paaminnelse_sett"),
]
