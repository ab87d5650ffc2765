"""The addresses of one forløp."""

from django.urls import path

from oppfolging.arbeidsflate.forlop import views

urlpatterns = [
    path("kandidater/<uuid:kandidat_id>/forlop/nytt/", views.forlop_nytt, name="forlop_nytt"),
    path("forlop/<uuid:forlop_id>/", views.forlop, name="forlop"),
    path("forlop/<uuid:forlop_id>/endre/", views.forlop_endre, name="forlop_endre"),
    path("forlop/<uuid:forlop_id>/begynte/", views.forlop_begynte, name="forlop_begynte"),
    path("forlop/<uuid:forlop_id>/avslutt/", views.forlop_avslutt, name="forlop_avslutt"),
]
