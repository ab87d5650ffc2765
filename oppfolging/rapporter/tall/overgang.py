"""Transition to work: the figure that counts, over twelve months; and in the period, as a number of persons."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oppfolging.rapporter.tall.arbeidsstart import personer
from oppfolging.rapporter.tall.figur import (
    AARET,
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
from oppfolging.rapporter.tall.overgang_foer import TIDLIGERE
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall


def andel(linje: Linje) -> Andel:
    """Of the twelve months; in a cut from before version 3, of its period."""
    per = linje[OVERGANG].per
    return per[AARET] if AARET in per else per[""]


def _nokkeltall(linje: Linje) -> Nokkeltall:
    navn = _("Overgang til arbeid, siste 12 måneder") if AARET in linje[OVERGANG].per else _("Overgang til arbeid")
    return Nokkeltall.av(navn, andel(linje), _("personer"))


def _forside(linje: Linje) -> Nokkeltall:
    """With how many it was in the period, which is no rate."""
    ett = _nokkeltall(linje)
    if TIL_ARBEID.nokkel not in linje.verdier:
        return ett
    ord_ = {"andel": ett.under, "antall": kom_i_arbeid(linje)}
    # A number does not stand alone on the next line.
    return replace(ett, under=(_("%(andel)s. I perioden: %(antall)s") % ord_).replace(": ", ":\N{NO-BREAK SPACE}"))


OVERGANG: Tall[Andeler] = registrer(
    Tall(
        nokkel="overgang",
        versjon=3,
        verdi=Andeler,
        enhet=gettext_lazy("personer"),
        tid=Tidsbruk.SISTE_AARET,
        omfang=Omfang.UTEN_KOEN,
        definisjon=Definisjon(
            gettext_lazy("Overgang til arbeid"),
            gettext_lazy(
                "Personer uten betalt arbeid da de tolv månedene, eller oppfølgingen, begynte, og som kom i betalt "
                "arbeid. Månedene slutter med periodens siste dag."
            ),
            gettext_lazy("Personer som var henvist og ikke avsluttet minst én dag i de tolv månedene."),
            gettext_lazy(
                "Jobbsmak, arbeidstrening, jobber som aldri begynte, og en jobb til for den som er i arbeid. Jobben "
                "telles hos den som hadde ansvaret dagen den begynte."
            ),
            gettext_lazy("Målt over et år, slik Nav Heimdal gjør det. Lønnstilskudd regnes som betalt arbeid."),
            gjelder_fra=date(2026, 11, 27),
        ),
        tidligere=TIDLIGERE,
        rader=velg(
            personer(
                "%(aar_fra)s",
                """SELECT id, person, hos, FALSE AS teller, NULL::date AS begynte FROM betjente
                UNION ALL SELECT sak, person, hos, TRUE, begynte FROM personer
                    WHERE begynte IS NOT NULL AND NOT i_jobb""",
            ),
            id="person",
            hos="hos",
            slag=f"'{AARET}'",
            teller="teller",
            kandidat="id",
            dag="begynte",
        ),
        flere_rader=True,
        radord=Radord(gettext_lazy("Begynte i jobb"), bare_telleren=True),
        slag={AARET: gettext_lazy("Siste 12 måneder")},
        i_oversikten=(Kolonne(gettext_lazy("Overgang til arbeid"), andel, "bred"),),
        fakta=(Kolonne(gettext_lazy("Overgang til arbeid"), andel),),
        nokkeltall=lambda linje: [_nokkeltall(linje)],
        forside=_forside,
    )
)


# They had no paid work when it began.
UTEN_JOBB = ("forste_uten", "forste_med", "ny_uten", "ny_med")


def kom_i_arbeid(linje: Linje) -> int:
    """How many persons without paid work began in it in the period."""
    return sum(linje[TIL_ARBEID].per[slag] for slag in UTEN_JOBB)


def _forste_og_ny(linje: Linje) -> str:
    per = linje[TIL_ARBEID].per
    ord_ = {"forste": per["forste_uten"] + per["forste_med"], "ny": per["ny_uten"] + per["ny_med"]}
    return _("%(forste)s i sin første jobb, %(ny)s i jobb igjen") % ord_


def _personer(antall: int) -> str:
    return ngettext("%(antall)s person", "%(antall)s personer", antall) % {"antall": antall}


def _i_perioden(linje: Linje) -> str:
    antall = kom_i_arbeid(linje)
    return f"{_personer(antall)}, {_forste_og_ny(linje)}" if antall else _personer(0)


def _tilskudd(linje: Linje) -> str:
    per = linje[TIL_ARBEID].per
    ord_ = {"uten": per["forste_uten"] + per["ny_uten"], "med": per["forste_med"] + per["ny_med"]}
    return _("%(uten)s uten, %(med)s bare med lønnstilskudd") % ord_


def _i_jobb_fra_foer(linje: Linje) -> str:
    return _("%(i_jobb)s, av dem %(jobbytte)s byttet jobb og %(ekstrajobb)s fikk en jobb til") % linje[TIL_ARBEID].per


TIL_ARBEID: Tall[Antall] = registrer(
    Tall(
        nokkel="til_arbeid",
        versjon=1,
        verdi=Antall,
        enhet=gettext_lazy("personer"),
        tid=Tidsbruk.I_PERIODEN,
        omfang=Omfang.UTEN_KOEN,
        definisjon=Definisjon(
            gettext_lazy("Til arbeid i perioden"),
            gettext_lazy(
                "Personer uten betalt arbeid da perioden, eller oppfølgingen, begynte, og som begynte i betalt arbeid "
                "i den. For seg: de som allerede var i arbeid, og hvem av dem som byttet jobb eller fikk en jobb til."
            ),
            "–",
            gettext_lazy("Jobbsmak, arbeidstrening og jobber som aldri begynte."),
            gettext_lazy("Forløp med start og slutt."),
            gjelder_fra=date(2026, 11, 27),
        ),
        rader=velg(
            personer(
                "%(fra)s",
                """SELECT id, person, hos, 'i_jobb' AS slag, NULL::date AS begynte FROM betjente WHERE person IN (
                    SELECT person FROM personer WHERE i_jobb
                ) UNION ALL SELECT sak, person, hos, CASE WHEN i_jobb AND byttet THEN 'jobbytte'
                    WHEN i_jobb THEN 'ekstrajobb'
                    ELSE CASE WHEN har_jobbet THEN 'ny' ELSE 'forste' END
                        || CASE WHEN uten_tilskudd THEN '_uten' ELSE '_med' END END, begynte
                FROM personer WHERE begynte IS NOT NULL""",
            ),
            id="person",
            hos="hos",
            slag="slag",
            kandidat="id",
            dag="begynte",
        ),
        flere_rader=True,
        hovedslag=UTEN_JOBB,
        radord=Radord(gettext_lazy("Begynte i jobb")),
        slag={
            "forste_uten": gettext_lazy("Første jobb, uten lønnstilskudd"),
            "forste_med": gettext_lazy("Første jobb, med lønnstilskudd"),
            "ny_uten": gettext_lazy("I jobb igjen, uten lønnstilskudd"),
            "ny_med": gettext_lazy("I jobb igjen, med lønnstilskudd"),
            "jobbytte": gettext_lazy("Byttet jobb"),
            "ekstrajobb": gettext_lazy("Fikk en jobb til"),
            "i_jobb": gettext_lazy("I arbeid da perioden begynte"),
        },
        fakta=(
            Kolonne(gettext_lazy("Til arbeid i perioden"), _i_perioden),
            Kolonne(gettext_lazy("Til arbeid, lønnstilskudd"), _tilskudd, bare_kontoret=True),
            Kolonne(gettext_lazy("I arbeid da perioden begynte"), _i_jobb_fra_foer, bare_kontoret=True, slag="i_jobb"),
        ),
        nokkeltall=lambda linje: [
            Nokkeltall(_("Til arbeid i perioden"), kom_i_arbeid(linje), _forste_og_ny(linje)),
        ],
    )
)
