"""The app of the demo."""

from django.apps import AppConfig


class LokaltConfig(AppConfig):
    """The demo's own commands and pages; holds no models."""

    name = "inkludering.lokalt"
