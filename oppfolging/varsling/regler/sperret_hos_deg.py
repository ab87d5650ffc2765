"""Whoever answers for a candidate who is locked is told once, and no more than that.

It is about nobody, so that it tells nothing of whom: the one it goes to knows, and opens nothing. Whoever stands in
for them does not, and it waits until they are back.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT k.id::text AS emne_id, (k.sperret AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id,
        NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidat k
    JOIN kandidater_kandidatansvar ansvar
        ON ansvar.kandidat_id = k.id AND ansvar.periode @> %(naa)s AND ansvar.bruker_id IS NOT NULL
    WHERE k.sperret IS NOT NULL AND k.avsluttet_dato IS NULL
"""

SPERRET_HOS_DEG = registrer(
    Regel(
        navn="sperret_hos_deg",
        emner=EMNER,
        stige=(
            Trinn(
                "sperret",
                Mottaker.ANSVARLIG,
                gettext_lazy("En av kandidatene dine er ikke lenger tilgjengelig for deg"),
            ),
        ),
        har_frist=False,
        hva=lambda paaminnelse, i_dag: _("Kontakt lederen din"),
        til_orientering=lambda emner, i_dag: {},
        foelger_vikaren=False,
    )
)
