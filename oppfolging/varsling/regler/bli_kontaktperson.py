"""A jobbspesialist asks to become kontaktperson of an employer that has none: the leaders of its office are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT h.id::text AS emne_id, (h.tid AT TIME ZONE 'Europe/Oslo')::date AS forfall, a.kontor_id,
        NULL::uuid AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, h.arbeidsgiver_id
    FROM arbeidsgivere_henvendelse h JOIN arbeidsgivere_arbeidsgiver a ON a.id = h.arbeidsgiver_id
    WHERE h.ordnet IS NULL AND h.slag = 'bli_kontaktperson' AND a.trukket IS NULL
"""

BLI_KONTAKTPERSON = registrer(
    Regel(
        navn="bli_kontaktperson",
        emner=EMNER,
        stige=(Trinn("bedt", Mottaker.LEDER, _("En jobbspesialist ber om å bli kontaktperson")),),
        har_frist=False,
    )
)
