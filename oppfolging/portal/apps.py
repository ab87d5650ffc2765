"""The app of the employer's pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "oppfolging.portal"
    default_auto_field = "django.db.models.BigAutoField"
