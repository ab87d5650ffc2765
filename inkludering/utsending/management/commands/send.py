"""`manage.py send`: deliver the outbox once, as the worker does."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inkludering.utsending import levering


class Command(BaseCommand):
    help = "Leverer det som ligger klart i utboksen, én gang."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sendt: {levering.tom(klokke=timezone.now)}")
