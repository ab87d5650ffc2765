"""The addresses of those somebody has declared near."""

from django.urls import path

from oppfolging.arbeidsflate.naerstaaende import views

urlpatterns = [
    path("profil/naerstaaende/", views.naerstaaende, name="naerstaaende"),
    path("profil/naerstaaende/<int:naer_id>/fjern/", views.fjern, name="naerstaaende_fjern"),
]
