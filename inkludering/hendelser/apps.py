from django.apps import AppConfig


class HendelserConfig(AppConfig):
    name = "inkludering.hendelser"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Hendelser og oppslag"
