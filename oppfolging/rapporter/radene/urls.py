"""The address of the rows behind a figure."""

from django.urls import path

from oppfolging.rapporter.radene import views

urlpatterns = [path("kontor/tallene/rader/", views.rader, name="rader")]
