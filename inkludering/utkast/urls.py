"""Where a person finds their own drafts, and where the browser keeps them."""

from django.urls import path

from inkludering.utkast import views

app_name = "utkast"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("lagre/", views.lagre, name="lagre"),
    path("okt/", views.okt, name="okt"),
    path("forkast/", views.forkast, name="forkast"),
]
