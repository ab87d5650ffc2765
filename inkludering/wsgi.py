"""Django as the web process runs it, behind vindfang.py."""

import os

from django.core.wsgi import get_wsgi_application

from inkludering.maaling import feilvarsling

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkludering.settings")
os.environ.setdefault("INKLUDERING_PROSESS", "web")

application = get_wsgi_application()
feilvarsling.start()
