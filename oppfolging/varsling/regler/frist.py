"""A planned contact is due: whoever answers for its side is told, again after two working days, the leader after five.

Where nobody answers, the leaders are told from the first day on (produkt.md, «Ladder»). What is the kontaktperson's
(er_kontaktpersonens_sql) is not about the candidate, and escalates at the candidate's office. An employer's date of a
graded candidate belongs to who answers for them, and is about them. An employer who asks to be called has a rule of its
own (ringeonske).
"""

from __future__ import annotations

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kandidater.gradering import er_gradert_sql
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_LEDER, VIRKEDAGER_TIL_ROED
from oppfolging.kjerne.neste_steg import skulle_vaert, stegtekst
from oppfolging.kjerne.oppfolgingstyper import er_kontaktpersonens_sql
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer, virkedager_over

KONTAKTPERSONENS = er_kontaktpersonens_sql("o.side", er_gradert_sql("k"))
# Only a date on the employer's side has an employer (constraint oppfolging_hoerer_til_siden).
EMNER = f"""
    SELECT o.id::text AS emne_id, o.frist AS forfall, k.kontor_id, ansvar.bruker_id AS ansvarlig_id,
        o.id AS oppfolging_id, o.kandidat_id, o.arbeidsgiver_id
    FROM kjerne_oppfolging o
    JOIN kandidater_kandidat k ON k.id = o.kandidat_id
    LEFT JOIN kandidater_kandidatansvar ansvar ON ansvar.kandidat_id = o.kandidat_id AND ansvar.periode @> %(naa)s
    WHERE o.status = 'aapen' AND NOT {KONTAKTPERSONENS}
    UNION ALL
    SELECT o.id::text, o.frist, coalesce(k.kontor_id, a.kontor_id), ansvar.bruker_id,
        o.id, NULL::uuid, o.arbeidsgiver_id
    FROM kjerne_oppfolging o
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = o.arbeidsgiver_id
    LEFT JOIN kandidater_kandidat k ON k.id = o.kandidat_id
    LEFT JOIN arbeidsgivere_kontaktansvar ansvar
        ON ansvar.arbeidsgiver_id = o.arbeidsgiver_id AND ansvar.periode @> %(naa)s
    WHERE o.status = 'aapen' AND o.art <> 'ringeonske' AND {KONTAKTPERSONENS}
"""  # noqa: S608 - no value of anybody's


def hva(paaminnelse: Paaminnelse, i_dag: date) -> str:
    dato = paaminnelse.oppfolging
    if dato is None:
        return ""
    deler = stegtekst(dato.art, dato.side, fysisk=dato.fysisk), skulle_vaert(dato.skulle_vaert, i_dag)
    return " · ".join(filter(None, deler))


OVER = _("Minst {dager} virkedager over fristen")

FRIST = registrer(
    Regel(
        navn="frist",
        emner=EMNER,
        stige=(
            Trinn("forfaller", Mottaker.ANSVARLIG_ELLER_LEDER, _("Fristen er nådd")),
            Trinn(
                "purring",
                Mottaker.ANSVARLIG_ELLER_LEDER,
                format_lazy(OVER, dager=VIRKEDAGER_TIL_ROED),
                virkedager_over(VIRKEDAGER_TIL_ROED),
            ),
            Trinn(
                "til_leder",
                Mottaker.LEDER,
                format_lazy(OVER, dager=VIRKEDAGER_TIL_LEDER),
                virkedager_over(VIRKEDAGER_TIL_LEDER),
            ),
        ),
        hva=hva,
    )
)
