"""Who the jobbspesialister follow, and who came and left."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kandidater.faser import Fase
from oppfolging.rapporter.tall.felles import SNITTET
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
from oppfolging.rapporter.tall.verdier import Antall


def over_normen(linje: Linje) -> int:
    return 0 if linje.norm is None else max(linje[PORTEFOLJE].samlet - linje.norm, 0)


def _antall(linje: Linje) -> str:
    """With what is over the norm: of one jobbspesialist, for the office's norm is of all of them."""
    over = over_normen(linje) if linje.bruker else 0
    return f"{linje[PORTEFOLJE].samlet} (+{over})" if over else str(linje[PORTEFOLJE].samlet)


def ledige_plasser(linje: Linje) -> int:
    return 0 if linje.norm is None else max(linje.norm - linje[PORTEFOLJE].samlet, 0)


def over_og_ledig(spesialister: Sequence[Linje]) -> str:
    """«8 over normen hos 5, 4 ledige plasser hos 3»: what one has too many of is no room at another's."""
    over = [antall for linje in spesialister if (antall := over_normen(linje))]
    ledig = [antall for linje in spesialister if (antall := ledige_plasser(linje))]
    deler = []
    if over:
        deler.append(_("%(antall)s over normen hos %(hos)s") % {"antall": sum(over), "hos": len(over)})
    if ledig:
        ord_ = ngettext("%(antall)s ledig plass hos %(hos)s", "%(antall)s ledige plasser hos %(hos)s", sum(ledig))
        deler.append(ord_ % {"antall": sum(ledig), "hos": len(ledig)})
    return ", ".join(deler)


def _nokkeltall(linje: Linje) -> Nokkeltall:
    norm = "–" if linje.norm is None else linje.norm
    return Nokkeltall(_("Åpne kandidater"), linje[PORTEFOLJE].samlet, _("norm %(norm)s") % {"norm": norm})


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
            gettext_lazy("Faser, ansvar og kontor med datoer. Er perioden ikke ferdig: slik det er nå."),
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
        rader=velg("aapne", id="kandidat", hos="hos", slag="fase", kandidat="kandidat", dag="henvist_dato"),
        radord=Radord(gettext_lazy("Henvist")),
        slag=dict(Fase.choices),
        i_oversikten=(
            Kolonne(gettext_lazy("Kandidater"), _antall, "antall", alvor=over_normen),
            Kolonne(gettext_lazy("Norm"), lambda linje: "–" if linje.norm is None else linje.norm, av_rader=False),
        ),
        nokkeltall=lambda linje: [_nokkeltall(linje)],
        forside=_nokkeltall,
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
            f"""kandidatene k CROSS JOIN LATERAL (VALUES ('henvist', k.henvist_dato), ('avsluttet', k.sluttet))
                hendt (slag, dag)
            WHERE hendt.dag BETWEEN %(fra)s AND %(siste_dag)s AND k.registrert <= {SNITTET}""",
            id="k.id",
            slag="hendt.slag",
            kandidat="k.id",
            dag="hendt.dag",
        ),
        radord=Radord(gettext_lazy("Dag")),
        slag={"henvist": gettext_lazy("Henvist"), "avsluttet": gettext_lazy("Avsluttet")},
        fakta=(
            Kolonne(gettext_lazy("Henvist i perioden"), lambda linje: linje[INN_OG_UT].per["henvist"], slag="henvist"),
            Kolonne(
                gettext_lazy("Avsluttet i perioden"), lambda linje: linje[INN_OG_UT].per["avsluttet"], slag="avsluttet"
            ),
        ),
    )
)
