"""Somebody else changed who works at an employer: whoever was kontaktperson then is told, for five working days.

Who is invited to the portal follows from who is registered, so that the one who answers for it must know.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from inkludering.felles.arbeidsdager import trekk_fra
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

VIRKEDAGER = 5

EMNER = """
    SELECT f.id::text AS emne_id, (f.endret AT TIME ZONE 'Europe/Oslo')::date AS forfall, a.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, f.arbeidsgiver_id
    FROM arbeidsgivere_arbeidsgiverkontakt f
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = f.arbeidsgiver_id
    JOIN arbeidsgivere_kontaktansvar ansvar
        ON ansvar.arbeidsgiver_id = f.arbeidsgiver_id AND ansvar.periode @> f.endret
    WHERE f.endret_av_id <> ansvar.bruker_id AND a.trukket IS NULL
        AND f.endret >= (%(folk_endret_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""


def verdier(dag: date) -> dict[str, Any]:
    return {"folk_endret_etter": trekk_fra(dag, VIRKEDAGER)}


FOLK_ENDRET = registrer(
    Regel(
        navn="folk_endret",
        emner=EMNER,
        stige=(
            Trinn(
                "endret",
                Mottaker.ANSVARLIG,
                _("En annen har endret hvem som er registrert hos arbeidsgiveren din"),
            ),
        ),
        verdier=verdier,
        har_frist=False,
    )
)
