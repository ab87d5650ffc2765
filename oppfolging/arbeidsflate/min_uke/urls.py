"""The address of the week's plan."""

from django.urls import path

from oppfolging.arbeidsflate.min_uke import views

urlpatterns = [
    path("min-uke/", views.min_uke, name="min_uke"),
]
