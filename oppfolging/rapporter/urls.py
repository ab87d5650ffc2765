from django.urls import URLPattern

app_name = "rapporter"
urlpatterns: list[URLPattern] = []
