"""The addresses of messages begun from a template."""

from django.urls import path

from oppfolging.arbeidsflate.meldinger import views

# A template, and a language, has an address of its own: what is written on each is a draft of its own.
KANDIDAT = "kandidater/<uuid:kandidat_id>/melding/<slug:mal>/"
PERSON = "arbeidsgivere/<slug:orgnr>/kontakter/<uuid:mottaker_id>/melding/<slug:mal>/<slug:maalform>/"

urlpatterns = [
    path(KANDIDAT, views.kandidat_melding, name="kandidat_melding"),
    path(PERSON, views.arbeidsgiver_melding, name="arbeidsgiver_melding"),
]
