"""The app of figures and reports."""

from django.apps import AppConfig


class RapporterConfig(AppConfig):
    name = "oppfolging.rapporter"
    default_auto_field = "django.db.models.BigAutoField"
