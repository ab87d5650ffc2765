"""The address of the page that tells who may do what."""

from django.urls import path

from oppfolging.arbeidsflate.tilganger import views

urlpatterns = [path("tilganger/", views.tilganger, name="tilganger")]
