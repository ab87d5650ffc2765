"""The address of the reminders."""

from django.urls import path

from oppfolging.arbeidsflate.paaminnelser import views

urlpatterns = [
    path("paaminnelser/", views.paaminnelser, name="paaminnelser"),
]
