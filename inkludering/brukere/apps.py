"""The app of users and offices."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from inkludering.brukere.roller import Rolle
from inkludering.oidcinnstillinger import krev_roller


class BrukereConfig(AppConfig):
    name = "inkludering.brukere"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Brukere og kontorer"

    def ready(self) -> None:
        krev_roller(settings.OIDC, Rolle.values)
        autodiscover_modules("meny")
