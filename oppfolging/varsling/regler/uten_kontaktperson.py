"""An employer has no kontaktperson: the leaders of its office are told every working day until it has (promise 1)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT a.id::text AS emne_id, (lower(ansvar.periode) AT TIME ZONE 'Europe/Oslo')::date AS forfall,
        a.kontor_id, NULL::uuid AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id,
        a.id AS arbeidsgiver_id
    FROM arbeidsgivere_kontaktansvar ansvar JOIN arbeidsgivere_arbeidsgiver a ON a.id = ansvar.arbeidsgiver_id
    WHERE a.trukket IS NULL AND ansvar.bruker_id IS NULL AND ansvar.periode @> %(naa)s
"""

UTEN_KONTAKTPERSON = registrer(
    Regel(
        navn="uten_kontaktperson",
        emner=EMNER,
        stige=(Trinn("mangler", Mottaker.LEDER, _("Arbeidsgiveren mangler kontaktperson")),),
        gjentas=True,
        har_frist=False,
    )
)
