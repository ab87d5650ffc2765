"""The site map of the leader: each page brings its own addresses."""

from django.urls import include, path

app_name = "rapporter"
SIDER = ("kontor", "team", "tallene", "radene", "rapport", "overlevering", "vekter")
urlpatterns = [path("", include(f"oppfolging.rapporter.{side}.urls")) for side in SIDER]
