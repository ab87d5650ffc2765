"""The app of the outbox."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UtsendingConfig(AppConfig):
    name = "inkludering.utsending"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Utsending"

    def ready(self) -> None:
        """Let the apps say what their messages are made of."""
        autodiscover_modules("meldinger")
