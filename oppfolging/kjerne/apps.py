"""The app of forløp, plans, planned contacts and contacts."""

from django.apps import AppConfig


class KjerneConfig(AppConfig):
    name = "oppfolging.kjerne"
    default_auto_field = "django.db.models.BigAutoField"
