"""Nobody answers for a candidate: the leaders of its office are told every working day until one does (promise 2)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT k.id::text AS emne_id, (lower(ansvar.periode) AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        NULL::uuid AS ansvarlig_id, NULL::uuid AS oppfolging_id, k.id AS kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidatansvar ansvar JOIN kandidater_kandidat k ON k.id = ansvar.kandidat_id
    WHERE ansvar.bruker_id IS NULL AND ansvar.periode @> %(naa)s AND k.sperret IS NULL
"""

UTEN_ANSVARLIG = registrer(
    Regel(
        navn="uten_ansvarlig",
        emner=EMNER,
        stige=(Trinn("mangler", Mottaker.LEDER, _("Kandidaten mangler ansvarlig jobbspesialist")),),
        gjentas=True,
        har_frist=False,
    )
)
