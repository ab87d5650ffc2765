"""The app of candidates."""

from django.apps import AppConfig


class KandidaterConfig(AppConfig):
    name = "kandidater"
    default_auto_field = "django.db.models.BigAutoField"
