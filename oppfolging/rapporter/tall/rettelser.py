"""What was taken back or corrected, so that a figure that has changed says so."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oppfolging.rapporter.tall.felles import ARBEIDSGIVERNE, KANDIDATENE, SNITTET, TILSTANDEN
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Omfang, Radord, Tall, Tidsbruk, registrer
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
            dag="(trukket AT TIME ZONE 'Europe/Oslo')::date",
        ),
        radord=Radord(gettext_lazy("Trukket tilbake")),
        slag={
            "kandidat": gettext_lazy("Kandidater"),
            "forlop": gettext_lazy("Forløp"),
            "arbeidsgiver": gettext_lazy("Arbeidsgivere"),
        },
        fakta=(Kolonne(gettext_lazy("Feilregistrert"), i_ord),),
    )
)


def rettet_i_ord(linje: Linje) -> str:
    """«3 rettet», or that none was."""
    antall = linje[RETTET].samlet
    return ngettext("%(n)s rettet", "%(n)s rettet", antall) % {"n": antall} if antall else _("Ingen")


def _etter_perioden(tid: str) -> str:
    """SQL: it happened when the period was over, and was known at the cut."""
    return f"({tid} > {TILSTANDEN} AND {tid} <= {SNITTET})"


RETTET: Tall[Antall] = registrer(
    Tall(
        nokkel="rettet",
        versjon=1,
        verdi=Antall,
        enhet=gettext_lazy("registreringer"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.KONTORET,
        definisjon=Definisjon(
            gettext_lazy("Rettet etter perioden"),
            gettext_lazy(
                "Kontakter fra perioden som ble rettet eller angret etter at den var over, og det som da ble trukket "
                "tilbake."
            ),
            "–",
            gettext_lazy("Det som ble rettet etter at tallene ble hentet."),
            gettext_lazy("Kontakter og feilregistreringer. Et tall fra før rettelsen står som det var."),
            gjelder_fra=date(2026, 11, 27),
        ),
        rader=velg(
            f"""(
                SELECT 'kontakt' AS slag, n.id::text AS id, d.kandidat_id AS kandidat, n.arbeidsgiver_id AS arbeidsgiver
                    FROM kjerne_deltaker d JOIN kjerne_kontakt n ON n.id = d.kontakt_id
                    WHERE d.kandidat_id = {KANDIDATENE} AND d.dag BETWEEN %(fra)s AND %(siste_dag)s
                        AND ({_etter_perioden("n.angret")} OR {_etter_perioden("n.rettet")})
                UNION ALL SELECT 'kontakt', n.id::text, NULL, n.arbeidsgiver_id FROM kjerne_kontakt n
                    WHERE n.arbeidsgiver_id = {ARBEIDSGIVERNE} AND n.dag BETWEEN %(fra)s AND %(siste_dag)s
                        AND ({_etter_perioden("n.angret")} OR {_etter_perioden("n.rettet")})
                        AND NOT EXISTS (
                            SELECT FROM kjerne_deltaker d WHERE d.kontakt_id = n.id AND d.kandidat_id IS NOT NULL)
                UNION ALL SELECT 'kandidat', id::text, id, NULL FROM kandidater_kandidat
                    WHERE kontor_id = %(kontor)s AND registrert <= {TILSTANDEN} AND {_etter_perioden("trukket")}
                UNION ALL SELECT 'arbeidsgiver', id::text, NULL, id FROM arbeidsgivere_arbeidsgiver
                    WHERE kontor_id = %(kontor)s AND registrert <= {TILSTANDEN} AND {_etter_perioden("trukket")}
                UNION ALL SELECT 'forlop', f.id::text, f.kandidat_id, NULL FROM kjerne_forlop f
                    WHERE f.kandidat_id IN (SELECT id FROM kandidater_kandidat WHERE kontor_id = %(kontor)s)
                        AND f.registrert <= {TILSTANDEN} AND {_etter_perioden("f.trukket")}
            ) t""",
            id="t.id",
            slag="t.slag",
            kandidat="t.kandidat",
            arbeidsgiver="t.arbeidsgiver",
        ),
        flere_rader=True,
        slag={
            "kontakt": gettext_lazy("Kontakter"),
            "kandidat": gettext_lazy("Kandidater"),
            "forlop": gettext_lazy("Forløp"),
            "arbeidsgiver": gettext_lazy("Arbeidsgivere"),
        },
        fakta=(Kolonne(gettext_lazy("Rettet etter perioden"), rettet_i_ord),),
    )
)
