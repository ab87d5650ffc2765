"""Who the jobbspesialister follow, and who came and left."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kandidater.faser import Fase
from oppfolging.rapporter.tall.felles import ikke_trukket
from oppfolging.rapporter.tall.figur import Definisjon, Kolonne, Linje, Nokkeltall, Omfang, Tall, Tidsbruk, registrer
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Antall


def over_normen(linje: Linje) -> int:
    return 0 if linje.norm is None else max(linje[PORTEFOLJE].samlet - linje.norm, 0)


def faser(linje: Linje) -> str:
    """«Jobber 3, Nedtrapping 1», in the order of the methods."""
    antall = linje[PORTEFOLJE].per
    return ", ".join(f"{fase.label} {antall[fase]}" for fase in Fase if antall.get(fase)) or "–"


def _antall(linje: Linje) -> str:
    over = over_normen(linje)
    return f"{linje[PORTEFOLJE].samlet} (+{over})" if over else str(linje[PORTEFOLJE].samlet)


def _nokkeltall(linje: Linje) -> list[Nokkeltall]:
    norm = _("norm %(norm)s") % {"norm": linje.norm}
    return [Nokkeltall(_("Åpne kandidater"), linje[PORTEFOLJE].samlet, norm)]


PORTEFOLJE: Tall[Antall] = registrer(
    Tall(
        nokkel="portefolje",
        versjon=3,
        verdi=Antall,
        enhet=gettext_lazy("kandidater"),
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            gettext_lazy("Åpne kandidater"),
            gettext_lazy("Åpne kandidater da perioden var over, hos den som hadde ansvaret da."),
            gettext_lazy("Kontorets norm, tilpasset stillingen den dagen: 80 % gir 16 når normen er 20."),
            gettext_lazy("Den som var avsluttet den dagen."),
            gettext_lazy("Faser og ansvar med datoer. Er perioden ikke ferdig: slik det er nå."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere={
            1: Definisjon(
                gettext_lazy("Åpne kandidater"),
                gettext_lazy("Åpne kandidater da tallene ble hentet, hos den som hadde ansvaret da."),
                gettext_lazy("Kontorets norm, tilpasset stillingen: 80 % gir 16 når normen er 20."),
                gettext_lazy("Avsluttede kandidater."),
                gettext_lazy("Faser og ansvar med datoer. Høyst 20 per full stilling er fra IPS-skalaen, punkt 1."),
                gjelder_fra=date(2026, 11, 22),
            ),
            2: Definisjon(
                gettext_lazy("Åpne kandidater"),
                gettext_lazy("Åpne kandidater da tallene ble hentet, hos den som hadde ansvaret da."),
                gettext_lazy(
                    "Kontorets norm, tilpasset stillingen til dem som var ansatt da: 80 % gir 16 når normen er 20."
                ),
                gettext_lazy("Avsluttede kandidater."),
                gettext_lazy("Faser og ansvar med datoer. Høyst 20 per full stilling er fra IPS-skalaen, punkt 1."),
                gjelder_fra=date(2026, 11, 26),
            ),
        },
        rader=velg("aapne", id="kandidat", hos="hos", slag="fase", kandidat="kandidat"),
        slag=dict(Fase.choices),
        i_oversikten=(
            Kolonne(gettext_lazy("Kandidater"), _antall, "antall"),
            Kolonne(gettext_lazy("Norm"), lambda linje: "–" if linje.norm is None else linje.norm),
        ),
        nokkeltall=_nokkeltall,
    )
)

INN_OG_UT: Tall[Antall] = registrer(
    Tall(
        nokkel="inn_og_ut",
        versjon=1,
        verdi=Antall,
        enhet=gettext_lazy("kandidater"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.KONTORET,
        definisjon=Definisjon(
            gettext_lazy("Henvist og avsluttet"),
            gettext_lazy("Kandidater med henvisning eller avslutning datert i perioden."),
            "–",
            gettext_lazy("Det som ble registrert etter at tallene ble hentet."),
            gettext_lazy("Kandidatregisteret."),
            gjelder_fra=date(2026, 11, 22),
        ),
        rader=velg(
            f"""kandidater_kandidat k CROSS JOIN LATERAL (VALUES
                ('henvist', k.henvist_dato, k.registrert),
                ('avsluttet', k.avsluttet_dato, k.avslutning_registrert)) hendt (slag, dag, registrert)
            WHERE k.kontor_id = %(kontor)s AND hendt.dag BETWEEN %(fra)s AND %(siste_dag)s
                AND hendt.registrert <= %(snitt)s AND {ikke_trukket("k")}""",
            id="k.id",
            slag="hendt.slag",
            kandidat="k.id",
        ),
        slag={"henvist": gettext_lazy("Henvist"), "avsluttet": gettext_lazy("Avsluttet")},
        fakta=(
            Kolonne(gettext_lazy("Henvist i perioden"), lambda linje: linje[INN_OG_UT].per["henvist"]),
            Kolonne(gettext_lazy("Avsluttet i perioden"), lambda linje: linje[INN_OG_UT].per["avsluttet"]),
        ),
    )
)
