"""The addresses of what is new."""

from django.urls import path

from oppfolging.arbeidsflate.nytt import views

urlpatterns = [
    path("nytt/", views.nytt, name="nytt"),
    path("nytt/lest/", views.nytt_lest, name="nytt_lest"),
]
