"""The address where a leader says what weighs more in a caseload."""

from django.urls import path

from oppfolging.rapporter.vekter import views

urlpatterns = [path("kontor/vekter/", views.vekter, name="vekter")]
