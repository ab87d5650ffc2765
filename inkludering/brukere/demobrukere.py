"""The users of the demo, for the login page and the seeding. Password `demo`; only with DEMO=1."""

from django.utils.translation import gettext_lazy as _

DOMENE = "demo.example"
PASSORD = "demo"

DEMOBRUKERE = [
    (f"jobbspesialist1@{DOMENE}", _("Jobbspesialist med full portefølje (også jobbspesialist2 til 11)")),
    (f"leder@{DOMENE}", _("Leder av kontoret: oversikt og rapport")),
    (f"markedskontakt@{DOMENE}", _("Markedskontakt: bare arbeidsgivere")),
    (f"administrator@{DOMENE}", _("Administrator: kontorer og brukere")),
    (f"arbeidsgiver1@{DOMENE}", _("Arbeidsgiver i portalen (også arbeidsgiver2)")),
]
