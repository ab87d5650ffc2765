"""The address of the search by name."""

from django.urls import path

from oppfolging.arbeidsflate.sok import views

urlpatterns = [
    path("sok/", views.sok, name="sok"),
]
