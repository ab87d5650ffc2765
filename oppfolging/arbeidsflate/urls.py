"""The site map of those who work at Nav: each page brings its own addresses."""

from django.urls import include, path

MAPPER = (
    "i_dag",
    "min_uke",
    "kandidater",
    "kandidat",
    "gradering",
    "aapninger",
    "innsyn",
    "avskrift",
    "meldinger",
    "forlop",
    "logg",
    "arbeidsgivere",
    "arbeidsgiver",
    "arbeidsgiverkontakter",
    "naerstaaende",
    "paaminnelser",
    "sok",
    "trekk",
    "overlevering",
    "utboks",
    "angre",
    "rett",
    "brukeradministrasjon",
    "kontoradministrasjon",
    "teamadministrasjon",
    "importering",
    "fravaer",
    "hjelp",
    "tilgjengelighet",
    "tilganger",
    "nytt",
    "velkommen",
)

app_name = "oppfolging"
urlpatterns = [path("", include(f"oppfolging.arbeidsflate.{mappe}.urls")) for mappe in MAPPER]
