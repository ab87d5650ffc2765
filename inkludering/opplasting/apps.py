"""The app of files that have been sent in to be taken in: kept encrypted, and no longer than it takes."""

from django.apps import AppConfig


class OpplastingConfig(AppConfig):
    name = "inkludering.opplasting"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Opplasting"
