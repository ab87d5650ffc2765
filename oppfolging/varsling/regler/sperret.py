"""A candidate is locked: the leaders with the right are told every working day until it is settled, by closing the case
or opening it again.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kandidater.gradering import Adressebeskyttelse
from kandidater.graderingssvar import Graderingssvar
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT k.id::text AS emne_id, (k.sperret AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        NULL::uuid AS ansvarlig_id, NULL::uuid AS oppfolging_id, k.id AS kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidat k WHERE k.sperret IS NOT NULL AND k.avsluttet_dato IS NULL
"""


def hvem(paaminnelse: Paaminnelse, i_dag: date) -> str:
    """Who locked the candidate: it was perhaps a mistake."""
    om = Graderingssvar.objects.filter(
        kandidat=paaminnelse.kandidat_id, beskyttelse=Adressebeskyttelse.STRENGT_FORTROLIG
    )
    siste = om.select_related("av").order_by("-tid").first()
    av = siste and siste.av
    return gettext("Meldt av %(navn)s") % {"navn": av} if av else gettext("Svart av folkeregisteret")


SPERRET = registrer(
    Regel(
        navn="sperret",
        emner=EMNER,
        stige=(
            Trinn(
                "sperret", Mottaker.LEDER, _("Kandidaten er sperret. Trekk registreringen tilbake, eller åpne igjen")
            ),
        ),
        gjentas=True,
        har_frist=False,
        hva=hvem,
    )
)
