"""A candidate is locked: the leaders with the right are told every working day until it is settled, by closing the case
or opening it again.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT k.id::text AS emne_id, (k.sperret AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        NULL::uuid AS ansvarlig_id, NULL::uuid AS oppfolging_id, k.id AS kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidat k WHERE k.sperret IS NOT NULL AND k.avsluttet_dato IS NULL
"""

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
    )
)
