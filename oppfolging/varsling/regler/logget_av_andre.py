"""A colleague has been in touch with an employer: whoever was its kontaktperson then is told, for five working days.

Their own contacts and those taken back are nothing to know about, and of those that were only about graded people they
may not know (Kontakt.objects.ugraderte).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from inkludering.felles.arbeidsdager import trekk_fra
from inkludering.felles.datoord import naar
from kandidater.gradering import er_gradert_sql
from oppfolging.kjerne.models import Kontakt
from oppfolging.varsling.fravaer import som_vikar
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

VIRKEDAGER = 5

EMNER = f"""
    SELECT n.id::text AS emne_id, (n.tid AT TIME ZONE 'Europe/Oslo')::date AS forfall, a.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, n.arbeidsgiver_id
    FROM kjerne_kontakt n
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = n.arbeidsgiver_id
    JOIN arbeidsgivere_kontaktansvar ansvar ON ansvar.arbeidsgiver_id = n.arbeidsgiver_id AND ansvar.periode @> n.tid
    CROSS JOIN LATERAL (
        SELECT count(*) AS om, count(*) FILTER (WHERE NOT {er_gradert_sql("k")}) AS kjente
        FROM kjerne_deltaker d JOIN kandidater_kandidat k ON k.id = d.kandidat_id WHERE d.kontakt_id = n.id
    ) hvem
    WHERE n.arbeidsgiver_id IS NOT NULL AND n.angret IS NULL AND n.av_id <> ansvar.bruker_id
        AND NOT {som_vikar("ansvar.bruker_id", "n.av_id", "n.tid")}
        AND (hvem.om = 0 OR hvem.kjente > 0)
        AND n.tid >= (%(logget_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""  # noqa: S608 - no value of anybody's


def verdier(dag: date) -> dict[str, Any]:
    return {"logget_etter": trekk_fra(dag, VIRKEDAGER)}


def hvem_og_hvordan(emner: Collection[str], i_dag: date) -> Mapping[str, str]:
    """Who, how and when; of nobody else and nothing that was said."""
    kontakter = Kontakt.objects.filter(pk__in=emner).select_related("av")
    return {
        str(rad.pk): f"{rad.av.navn}, {rad.get_kanal_display().lower()} {naar(rad.dag, i_dag)}" for rad in kontakter
    }


LOGGET_AV_ANDRE = registrer(
    Regel(
        navn="logget_av_andre",
        emner=EMNER,
        stige=(Trinn("logget", Mottaker.ANSVARLIG, _("En kollega har logget kontakt med arbeidsgiveren din")),),
        verdier=verdier,
        har_frist=False,
        til_orientering=hvem_og_hvordan,
        anker="historikk",
    )
)
