"""Somebody else changed who works at an employer: whoever was kontaktperson then is told, for five working days.

Who is invited to the portal follows from who is registered, so that the one who answers for it must know. Each change
is a matter of its own: the last one is told also to who has put away the one before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbeidsgivere.models import Arbeidsgiverkontakt
from inkludering.felles.arbeidsdager import lokal_dato, trekk_fra
from inkludering.felles.datoord import naar
from oppfolging.varsling.fravaer import som_vikar
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

VIRKEDAGER = 5

EMNER = f"""
    SELECT replace(f.id::text, '-', '') || to_hex(extract(epoch FROM f.endret)::bigint) AS emne_id,
        (f.endret AT TIME ZONE 'Europe/Oslo')::date AS forfall, a.kontor_id,
        ansvar.bruker_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, NULL::uuid AS kandidat_id, f.arbeidsgiver_id
    FROM arbeidsgivere_arbeidsgiverkontakt f
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = f.arbeidsgiver_id
    JOIN arbeidsgivere_kontaktansvar ansvar
        ON ansvar.arbeidsgiver_id = f.arbeidsgiver_id AND ansvar.periode @> f.endret
    WHERE f.endret_av_id <> ansvar.bruker_id
        AND NOT {som_vikar("ansvar.bruker_id", "f.endret_av_id", "f.endret")} AND a.trukket IS NULL
        AND f.endret >= (%(folk_endret_etter)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
"""  # noqa: S608 - no value of anybody's


def verdier(dag: date) -> dict[str, Any]:
    return {"folk_endret_etter": trekk_fra(dag, VIRKEDAGER)}


def hvem_og_hvem(emner: Collection[str], i_dag: date) -> Mapping[str, str]:
    """Who changed whose registration, and when."""
    folk = {UUID(emne[:32]): emne for emne in emner}
    rader = Arbeidsgiverkontakt.objects.filter(pk__in=folk).select_related("endret_av")
    return {
        folk[rad.pk]: _("%(hvem)s endret %(navn)s %(dag)s")
        % {"hvem": rad.endret_av.navn, "navn": rad.navn, "dag": naar(lokal_dato(rad.endret), i_dag)}
        for rad in rader
        if rad.endret and rad.endret_av
    }


FOLK_ENDRET = registrer(
    Regel(
        navn="folk_endret",
        emner=EMNER,
        stige=(
            Trinn(
                "endret",
                Mottaker.ANSVARLIG,
                gettext_lazy("En annen har endret hvem som er registrert hos arbeidsgiveren din"),
            ),
        ),
        verdier=verdier,
        har_frist=False,
        til_orientering=hvem_og_hvem,
        anker="folk",
    )
)
