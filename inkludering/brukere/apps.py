"""The app of users and offices."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BrukereConfig(AppConfig):
    name = "inkludering.brukere"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Brukere og kontorer"

    def ready(self) -> None:
        autodiscover_modules("meny")
