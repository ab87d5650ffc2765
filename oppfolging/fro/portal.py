"""The demo's two employer logins: one workplace where a name may be said, one where it may not."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import make_password

from inkludering.brukere.demobrukere import DOMENE, PASSORD
from inkludering.brukere.models import Bruker, Brukertype
from inkludering.felles.froregister import Saaing
from kandidater.gradering import UGRADERT
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Forlop


def saa_portalbrukere(saaing: Saaing) -> None:
    """Bind arbeidsgiver1 and arbeidsgiver2 to workplaces of jobbspesialist1 with a running forløp each."""
    if not settings.DEMO or Bruker.objects.filter(epost=f"arbeidsgiver1@{DOMENE}").exists():
        return
    mulige = (
        Forlop.objects.aapne()
        .filter(arbeidsgiver__kontaktansvar__bruker__epost=f"jobbspesialist1@{DOMENE}")
        .filter(start__lte=saaing.i_dag, kandidat__in=Kandidat.objects.filter(UGRADERT))
        .select_related("kandidat", "arbeidsgiver")
        .order_by("start", "pk")
    )
    hos: dict[int, Forlop] = {}
    for forlop in mulige:
        hos.setdefault(forlop.arbeidsgiver_id, forlop)
    for nr, forlop in enumerate(list(hos.values())[:2], start=1):
        forlop.kandidat.aapenheter.update(kan_kontaktes=True, kan_navngis=nr == 1)
        kontakt = forlop.arbeidsgiver.kontakter.aktive().get(er_hovedkontakt=True)
        kontakt.epost = f"arbeidsgiver{nr}@{DOMENE}"
        kontakt.bruker = Bruker.objects.create(
            id=saaing.uuid(),
            epost=kontakt.epost,
            type=Brukertype.ARBEIDSGIVER,
            password=make_password(PASSORD),
            fornavn=kontakt.fornavn,
            etternavn=kontakt.etternavn,
            telefon=kontakt.telefon,
        )
        kontakt.save(update_fields=["epost", "bruker"])
