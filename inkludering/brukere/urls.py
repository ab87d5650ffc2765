from django.urls import URLPattern

app_name = "brukere"
urlpatterns: list[URLPattern] = []
