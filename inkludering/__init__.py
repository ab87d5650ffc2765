"""The ground of the house: settings, URLs, the Celery app and the apps everybody else stands on."""

from inkludering.celery import app as celery_app

__all__ = ["celery_app"]
