"""What was registered by mistake and taken back, so that a figure that has changed says so."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oppfolging.rapporter.tall.felles import SNITTET
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Omfang, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Antall


def i_ord(linje: Linje) -> str:
    """«2 trukket tilbake», or that none was."""
    antall = linje[TRUKKET].samlet
    return ngettext("%(n)s trukket tilbake", "%(n)s trukket tilbake", antall) % {"n": antall} if antall else _("Ingen")


TRUKKET: Tall[Antall] = registrer(
    Tall(
        nokkel="trukket",
        versjon=1,
        verdi=Antall,
        enhet=gettext_lazy("registreringer"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.KONTORET,
        definisjon=Definisjon(
            gettext_lazy("Trukket tilbake"),
            gettext_lazy("Feilregistrerte kandidater, forløp og arbeidsgivere som ble trukket tilbake i perioden."),
            "–",
            gettext_lazy("Det som ble trukket tilbake etter at tallene ble hentet."),
            gettext_lazy("De er med i tall fra før de ble trukket tilbake, og ikke i tall fra etterpå."),
            gjelder_fra=date(2026, 11, 26),
        ),
        rader=velg(
            f"""(
                SELECT 'kandidat' AS slag, id AS kandidat, NULL::bigint AS arbeidsgiver, id::text AS id, trukket
                    FROM kandidater_kandidat WHERE kontor_id = %(kontor)s
                UNION ALL SELECT 'arbeidsgiver', NULL, id, id::text, trukket FROM arbeidsgivere_arbeidsgiver
                    WHERE kontor_id = %(kontor)s
                UNION ALL SELECT 'forlop', f.kandidat_id, NULL, f.id::text, f.trukket FROM kjerne_forlop f
                    JOIN kandidater_kandidat k ON k.id = f.kandidat_id WHERE k.kontor_id = %(kontor)s
            ) t WHERE trukket <= {SNITTET} AND trukket <@ %(tidsrom)s::tstzrange""",
            id="t.id",
            slag="t.slag",
            kandidat="t.kandidat",
            arbeidsgiver="t.arbeidsgiver",
        ),
        slag={
            "kandidat": gettext_lazy("Kandidater"),
            "forlop": gettext_lazy("Forløp"),
            "arbeidsgiver": gettext_lazy("Arbeidsgivere"),
        },
        fakta=(Kolonne(gettext_lazy("Feilregistrert"), i_ord),),
    )
)
