"""The address of the figures."""

from django.urls import path

from oppfolging.rapporter.tallene import views

urlpatterns = [path("kontor/tallene/", views.tallene, name="tallene")]
