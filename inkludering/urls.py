"""Every address of the house; each part owns its own."""

from django.conf import settings
from django.urls import include, path

from inkludering.helse import livez, readyz

handler500 = "inkludering.helse.feil"
urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("", include("oppfolging.arbeidsflate.urls")),
    path("", include("inkludering.brukere.urls")),
    path("utkast/", include("inkludering.utkast.urls")),
    path("portal/", include("oppfolging.portal.urls")),
    path("", include("oppfolging.rapporter.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("inkludering.lokalt.urls")))
