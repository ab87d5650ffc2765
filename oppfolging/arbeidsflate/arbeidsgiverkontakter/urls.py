"""The addresses of the people at an employer."""

from django.urls import path

from oppfolging.arbeidsflate.arbeidsgiverkontakter import views

HOS = "arbeidsgivere/<slug:orgnr>/kontakter/"
PERSON = HOS + "<uuid:kontakt_id>/"

urlpatterns = [
    path(HOS + "ny/", views.kontakt_ny, name="arbeidsgiverkontakt_ny"),
    path(PERSON + "endre/", views.kontakt_endre, name="arbeidsgiverkontakt_endre"),
    path(PERSON + "hovedkontakt/", views.hovedkontakt, name="arbeidsgiverkontakt_hovedkontakt"),
    path(PERSON + "sluttet/", views.kontakt_sluttet, name="arbeidsgiverkontakt_sluttet"),
    path(PERSON + "tilbake/", views.kontakt_tilbake, name="arbeidsgiverkontakt_tilbake"),
    path(PERSON + "inviter/", views.inviter, name="inviter"),
]
