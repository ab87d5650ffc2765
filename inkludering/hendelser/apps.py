"""The app of the two logs; it reads in every app's types of events, and what its looks are called."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HendelserConfig(AppConfig):
    name = "inkludering.hendelser"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Hendelser og oppslag"

    def ready(self) -> None:
        autodiscover_modules("typer", "lesninger")
