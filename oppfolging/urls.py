from django.urls import URLPattern

app_name = "oppfolging"
urlpatterns: list[URLPattern] = []
