"""Persons somebody forgot: «i tide» counts dates, this one people."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oppfolging.rapporter.tall.arbeidsstart import betjente
from oppfolging.rapporter.tall.felles import midnatt
from oppfolging.rapporter.tall.figur import (
    Definisjon,
    Kolonne,
    Linje,
    Nokkeltall,
    Omfang,
    Radord,
    Tall,
    Tidsbruk,
    registrer,
)
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Andel, Andeler


def andel(linje: Linje) -> Andel:
    return linje[BRUDD].per[""]


def _alvor(linje: Linje) -> int | None:
    hos = andel(linje)
    return hos.hele_prosent if hos.kan_vises_i_prosent else None


BRUDD: Tall[Andeler] = registrer(
    Tall(
        nokkel="brudd",
        versjon=1,
        verdi=Andeler,
        enhet=gettext_lazy("personer"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.UTEN_KOEN,
        definisjon=Definisjon(
            gettext_lazy("Personer med brudd"),
            gettext_lazy(
                "Personer der minst én planlagt kontakt ikke var tatt den dagen den skulle, eller fortsatt ventet fra "
                "før perioden. Dagen er den samme som for «i tide»."
            ),
            gettext_lazy("Personer som var henvist og ikke avsluttet minst én dag i perioden."),
            gettext_lazy("Arbeidsgiversiden."),
            gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret da kontakten ikke ble tatt."),
            gjelder_fra=date(2026, 11, 27),
        ),
        rader=velg(
            f"""({betjente("%(fra)s")}
                SELECT id, person, hos, FALSE AS brudd, NULL::date AS dag FROM betjente
                UNION ALL
                SELECT m.kandidat_id, s.person, a.bruker_id, TRUE, m.maal
                FROM (
                    SELECT *, {midnatt("greatest(maal, %(fra)s) + 1")} - interval '1 microsecond' AS siden FROM maalte
                    WHERE side <> 'arbeidsgiver' AND maal <= %(siste_dag)s AND maal < %(dag)s
                        AND coalesce(lukket_dag, 'infinity') > maal AND coalesce(lukket_dag, 'infinity') >= %(fra)s
                ) m JOIN saker s ON s.id = m.kandidat_id
                LEFT JOIN ansvarene a ON a.hva = s.id AND a.fra <= siden AND siden < a.til
            ) rader""",
            id="person",
            hos="hos",
            teller="brudd",
            kandidat="id",
            dag="dag",
        ),
        flere_rader=True,
        radord=Radord(gettext_lazy("Første brudd"), bare_telleren=True),
        paa_tallsiden=(Kolonne(gettext_lazy("Personer med brudd"), andel),),
        i_oversikten=(Kolonne(gettext_lazy("Personer med brudd"), andel, "bred", alvor=_alvor),),
        fakta=(Kolonne(gettext_lazy("Personer med brudd"), andel),),
        nokkeltall=lambda linje: [Nokkeltall.av(_("Personer med brudd"), andel(linje), _("personer"))],
    )
)
