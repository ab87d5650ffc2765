"""The address of the team's board."""

from django.urls import path

from oppfolging.rapporter.team import views

urlpatterns = [path("team/", views.tavle, name="tavle")]
