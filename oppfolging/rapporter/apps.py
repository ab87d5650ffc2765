"""The app of figures and reports."""

from importlib import import_module

from django.apps import AppConfig


class RapporterConfig(AppConfig):
    name = "oppfolging.rapporter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("oppfolging.rapporter.definisjonene")
