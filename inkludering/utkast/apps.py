"""The drafts app; it asks each app who may open what its addresses are about."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UtkastConfig(AppConfig):
    name = "inkludering.utkast"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Utkast"

    def ready(self) -> None:
        """Let the apps say who may open what their addresses are about."""
        autodiscover_modules("emner")
