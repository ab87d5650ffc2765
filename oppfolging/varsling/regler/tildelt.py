"""The leader has given somebody a candidate from the queue: they are told, with the reason, for five working days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from inkludering.felles.ansvarsaarsak import i_ord
from inkludering.felles.arbeidsdager import trekk_fra
from kandidater.models import Kandidatansvar
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

VIRKEDAGER = 5

EMNER = """
    SELECT n.id::text AS emne_id, (lower(n.periode) AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        n.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, n.kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidatansvar n
    JOIN kandidater_kandidatansvar koe ON koe.kandidat_id = n.kandidat_id AND upper(koe.periode) = lower(n.periode)
    JOIN kandidater_kandidat k ON k.id = n.kandidat_id
    WHERE n.bruker_id IS NOT NULL AND koe.bruker_id IS NULL AND k.sperret IS NULL AND n.periode @> %(naa)s
        AND lower(n.periode) >= (%(tildelt_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""


def verdier(dag: date) -> dict[str, Any]:
    return {"tildelt_etter": trekk_fra(dag, VIRKEDAGER)}


def hvorfor(emner: Collection[str], i_dag: date) -> Mapping[str, str]:
    rader = Kandidatansvar.objects.filter(pk__in=emner).values_list("pk", "aarsak")
    return {str(nokkel): i_ord(aarsak) for nokkel, aarsak in rader}


TILDELT = registrer(
    Regel(
        navn="tildelt",
        emner=EMNER,
        stige=(Trinn("tildelt", Mottaker.ANSVARLIG, _("Lederen har gitt deg en kandidat")),),
        verdier=verdier,
        har_frist=False,
        til_orientering=hvorfor,
    )
)
