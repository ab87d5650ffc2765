"""The demo's own pages; included only with DEMO=1."""

from django.urls import path

from inkludering.lokalt import views

app_name = "lokalt"
urlpatterns = [
    path("post/", views.postliste, name="post"),
    path("post/<str:fil>/", views.melding, name="melding"),
]
