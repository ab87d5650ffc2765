"""A colleague asks the kontaktperson of an employer to get in touch: told until it is dealt with.

What it is about stands nowhere: the employer's page says who asks. Where nobody answers, the leaders are told.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT h.id::text AS emne_id, (h.tid AT TIME ZONE 'Europe/Oslo')::date AS forfall, a.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, h.arbeidsgiver_id
    FROM arbeidsgivere_henvendelse h
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = h.arbeidsgiver_id
    JOIN arbeidsgivere_kontaktansvar ansvar
        ON ansvar.arbeidsgiver_id = h.arbeidsgiver_id AND ansvar.periode @> %(naa)s
    WHERE h.ordnet IS NULL AND h.slag = 'si_fra' AND a.trukket IS NULL
"""

SI_FRA = registrer(
    Regel(
        navn="si_fra",
        emner=EMNER,
        stige=(Trinn("meldt", Mottaker.ANSVARLIG_ELLER_LEDER, _("En kollega vil snakke om arbeidsgiveren")),),
        har_frist=False,
    )
)
