"""The person register has answered otherwise of a candidate: whoever answers for them is told, for five working days.

They speak of the person to others, and must know before they do. Who is locked is told of by rules of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import trekk_fra
from kandidater.models import Kandidat
from kandidater.omgradering import FOLKEREGISTERET
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

VIRKEDAGER = 5

EMNER = """
    SELECT replace(k.id::text, '-', '') || to_hex(extract(epoch FROM k.gradering_tid)::bigint) AS emne_id,
        (k.gradering_tid AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id, ansvar.bruker_id AS ansvarlig_id,
        NULL::uuid AS oppfolging_id, k.id AS kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_kandidat k
    JOIN kandidater_kandidatansvar ansvar ON ansvar.kandidat_id = k.id AND ansvar.periode @> %(naa)s
    WHERE k.gradering_kilde = %(gradering_kilde)s AND k.sperret IS NULL AND k.avsluttet_dato IS NULL
        AND k.gradering_tid >= (%(gradering_endret_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""


def verdier(dag: date) -> dict[str, Any]:
    return {"gradering_endret_etter": trekk_fra(dag, VIRKEDAGER), "gradering_kilde": FOLKEREGISTERET}


def hva_det_er(emner: Collection[str], i_dag: date) -> Mapping[str, str]:
    """What stands now."""
    dem = {UUID(emne[:32]): emne for emne in emner}
    return {
        dem[rad.pk]: _("Nå: %(merke)s") % {"merke": rad.graderingsmerke or _("Ingen")}
        for rad in Kandidat.objects.filter(pk__in=dem).only("gradering", "skjermet")
    }


GRADERING_ENDRET = registrer(
    Regel(
        navn="gradering_endret",
        emner=EMNER,
        stige=(Trinn("endret", Mottaker.ANSVARLIG, gettext_lazy("Adressebeskyttelsen er endret i folkeregisteret")),),
        verdier=verdier,
        har_frist=False,
        til_orientering=hva_det_er,
    )
)
