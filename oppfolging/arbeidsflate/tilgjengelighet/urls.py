"""The address of the statement on accessibility of the pages of Nav's people."""

from django.urls import path

from oppfolging.arbeidsflate.tilgjengelighet import views

urlpatterns = [path("tilgjengelighet/", views.tilgjengelighet, name="tilgjengelighet")]
