from django.apps import AppConfig


class VarslingConfig(AppConfig):
    name = "oppfolging.varsling"
    default_auto_field = "django.db.models.BigAutoField"
