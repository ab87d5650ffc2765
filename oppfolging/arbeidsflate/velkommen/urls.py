"""The addresses of the introduction."""

from django.urls import path

from oppfolging.arbeidsflate.velkommen import views

urlpatterns = [
    path("velkommen/", views.intro, name="intro"),
    path("velkommen/<int:nr>/", views.intro_steg, name="intro_steg"),
]
