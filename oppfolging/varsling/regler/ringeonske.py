"""An employer asks to be called: whoever answers for it is told at once, and again as the due day comes and goes.

The leaders are told from the first moment where nobody answers, and else after five working days, as of any date.
"""

from __future__ import annotations

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inkludering.felles.arbeidsdager import legg_til
from inkludering.felles.datoord import i_setning_kl
from inkludering.felles.templatetags.aksel import telefon
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_LEDER, VIRKEDAGER_TIL_OPPRINGING, VIRKEDAGER_TIL_ROED
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer, virkedager_over

EMNER = """
    SELECT o.id::text AS emne_id, o.frist AS forfall, a.kontor_id, ansvar.bruker_id AS ansvarlig_id,
        o.id AS oppfolging_id, NULL::uuid AS kandidat_id, o.arbeidsgiver_id
    FROM kjerne_oppfolging o
    JOIN arbeidsgivere_arbeidsgiver a ON a.id = o.arbeidsgiver_id
    JOIN arbeidsgivere_kontaktansvar ansvar
        ON ansvar.arbeidsgiver_id = o.arbeidsgiver_id AND ansvar.periode @> %(naa)s
    WHERE o.status = 'aapen' AND o.art = 'ringeonske'
"""


def straks(dag: date) -> date:
    """The step is reached when the wish is made, which is as long before it is due."""
    return legg_til(dag, VIRKEDAGER_TIL_OPPRINGING)


def hva(paaminnelse: Paaminnelse, dag: date) -> str:
    """Who asked, the number to call, and when they asked."""
    onske = paaminnelse.oppfolging
    if onske is None or (den := onske.bedt_av) is None:
        return ""
    bedt = gettext("bedt om %(naar)s") % {"naar": i_setning_kl(onske.opprettet, dag)}
    return ", ".join(filter(None, (den.navn, telefon(den.telefon) or den.epost, bedt)))


OVER = _("Arbeidsgiveren vil bli oppringt, minst {dager} virkedager over fristen")

RINGEONSKE = registrer(
    Regel(
        navn="ringeonske",
        emner=EMNER,
        stige=(
            Trinn("onsket", Mottaker.ANSVARLIG_ELLER_LEDER, _("Arbeidsgiveren vil bli oppringt"), straks),
            Trinn("fristen", Mottaker.ANSVARLIG_ELLER_LEDER, _("Arbeidsgiveren vil bli oppringt, fristen er nådd")),
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
