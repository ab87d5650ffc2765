"""`manage.py forsegl`: seal the logs now, and say the seals, to be kept somewhere else."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inkludering.hendelser import forsegling
from inkludering.hendelser.models import Segl


class Command(BaseCommand):
    help = "Forsegler loggene (arbeideren gjør det hver natt), og skriver det siste seglet på hver av dem."

    def handle(self, *args: Any, **valg: Any) -> None:
        if not forsegling.forsegl(naa=timezone.now()):
            self.stdout.write("De er forseglet for mindre enn to timer siden.")
        for ett in Segl.objects.order_by("tabell", "-til", "-pk").distinct("tabell"):
            self.stdout.write(f"{ett.tabell} til rad {ett.til}, {ett.tid:%d.%m.%Y %H.%M}: {bytes(ett.segl).hex()}")
