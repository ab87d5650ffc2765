from django.apps import AppConfig


class BrukereConfig(AppConfig):
    name = "inkludering.brukere"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Brukere og kontorer"
