"""The app of the pages of Nav's people."""

from django.apps import AppConfig


class ArbeidsflateConfig(AppConfig):
    name = "oppfolging.arbeidsflate"
    default_auto_field = "django.db.models.BigAutoField"
