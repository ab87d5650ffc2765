from django.apps import AppConfig


class UtsendingConfig(AppConfig):
    name = "inkludering.utsending"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Utsending"
