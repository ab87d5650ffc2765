"""The address of «I dag»."""

from django.urls import path

from oppfolging.arbeidsflate.i_dag import views

urlpatterns = [
    path("", views.i_dag, name="i_dag"),
]
