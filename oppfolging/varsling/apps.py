"""The app of reminders; it reads in the rules."""

from django.apps import AppConfig


class VarslingConfig(AppConfig):
    name = "oppfolging.varsling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from oppfolging.varsling import regelregister  # noqa: PLC0415 - models are not ready before

        regelregister.les_inn()
