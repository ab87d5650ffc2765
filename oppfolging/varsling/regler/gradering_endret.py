"""The person register has answered otherwise of a candidate: whoever answers for them is told, for five working days.

They speak of the person to others, and must know before they do. A milder answer changes nothing by itself: they are
asked. Who is locked is told of by rules of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.arbeidsdager import trekk_fra
from kandidater.graderingssvar import Graderingssvar
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
    UNION ALL
    SELECT replace(k.id::text, '-', '') || to_hex(extract(epoch FROM s.tid)::bigint),
        (s.tid AT TIME ZONE 'Europe/Oslo')::date, k.kontor_id, ansvar.bruker_id, NULL::uuid, k.id, NULL::bigint
    FROM kandidater_graderingssvar s
    JOIN kandidater_kandidat k ON k.id = s.kandidat_id AND coalesce(k.gradering_tid, k.registrert) < s.tid
    JOIN kandidater_kandidatansvar ansvar ON ansvar.kandidat_id = k.id AND ansvar.periode @> %(naa)s
    WHERE s.kilde = %(gradering_kilde)s AND k.sperret IS NULL AND k.avsluttet_dato IS NULL
        AND s.tid >= (%(gradering_endret_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""


def verdier(dag: date) -> dict[str, Any]:
    return {"gradering_endret_etter": trekk_fra(dag, VIRKEDAGER), "gradering_kilde": FOLKEREGISTERET}


def hva_det_er(emner: Collection[str], i_dag: date) -> Mapping[str, str]:
    """What stands now, and what the register says that is milder."""
    dem = {emne: UUID(emne[:32]) for emne in emner}
    staar = Kandidat.objects.only("gradering", "skjermet").in_bulk(dem.values())
    senere = Graderingssvar.objects.filter(
        kandidat__in=staar, kilde=FOLKEREGISTERET, tid__gt=Coalesce("kandidat__gradering_tid", "kandidat__registrert")
    )
    svart = {rad.kandidat_id: rad for rad in senere.order_by("tid")}
    return {emne: _i_ord(staar[pk], svart.get(pk)) for emne, pk in dem.items() if pk in staar}


def _i_ord(den: Kandidat, svart: Graderingssvar | None) -> str:
    naa = _("Nå: %(merke)s") % {"merke": den.graderingsmerke or _("Ingen")}
    if svart is None:
        return naa
    svaret = _("Folkeregisteret svarer: %(svar)s. Se om det stemmer, og endre den i så fall.")
    return f"{naa}. {svaret % {'svar': svart.get_beskyttelse_display()}}"


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
