"""Planned contacts, by side: kept in time, and overdue."""

from dataclasses import replace
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.spraakminne import per_spraak
from oppfolging.kjerne.models import Side
from oppfolging.rapporter.tall.figur import (
    Definisjon,
    Kolonne,
    Linje,
    Nokkeltall,
    Radord,
    Sidekolonne,
    Tall,
    Tekst,
    Tidsbruk,
    registrer,
)
from oppfolging.rapporter.tall.frister_foer import FLYTTET_FOER, I_TIDE_FOER, OVER_FRISTEN_FOER
from oppfolging.rapporter.tall.rader import velg
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall

SIDER = dict(Side.choices)
# The day that counts was in the period, and was over.
MAALT = "maal BETWEEN %(fra)s AND %(siste_dag)s AND maal < %(dag)s"


HVEM_SIN = gettext_lazy(
    "Det som er avtalt hos en arbeidsgiver, er kontaktpersonens. Gjelder det en kandidat som var skjermet eller hadde "
    "adressebeskyttelse da tallene ble hentet, er det hos den som har kandidaten."
)


def med_svaret(kilde: Tekst) -> Tekst:
    """Where the figure is from, and whose it is."""
    return format_lazy("{} {}", kilde, HVEM_SIN)


def i_tide(linje: Linje, side: str) -> Andel:
    return linje[I_TIDE].per[side]


@per_spraak
def _paa_siden(side: str, hvor_mye: Andel | int) -> str:
    return f"{SIDER[side]} {hvor_mye}"


def _sider_med_frister(linje: Linje) -> list[str]:
    return [side for side in SIDER if i_tide(linje, side).nevner]


def _i_tide_paa_sidene(linje: Linje) -> list[str]:
    return [_paa_siden(side, i_tide(linje, side)) for side in _sider_med_frister(linje)]


def _i_tide_nokkeltall(linje: Linje) -> list[Nokkeltall]:
    return [
        Nokkeltall.av(_("I tide"), linje[I_TIDE].samlet, _("frister")),
        Nokkeltall.av(_("I tide, kandidat"), i_tide(linje, Side.KANDIDAT), _("frister"), Side.KANDIDAT),
        Nokkeltall.av(_("I tide, arbeidsgiver"), i_tide(linje, Side.ARBEIDSGIVER), _("frister"), Side.ARBEIDSGIVER),
        Nokkeltall.av(_("I tide, jobbutvikling"), i_tide(linje, Side.JOBBUTVIKLING), _("frister"), Side.JOBBUTVIKLING),
    ]


def _i_tide_forside(linje: Linje) -> Nokkeltall:
    """All sides together, and each below."""
    ett = Nokkeltall.av(_("I tide"), linje[I_TIDE].samlet, _("frister"))
    sidene = ", ".join(
        f"{str(navn).lower()} {andel.prosent}"
        for side, navn in SIDER.items()
        if (andel := i_tide(linje, side)).kan_vises_i_prosent
    )
    return replace(ett, under=f"{ett.under}: {sidene}" if sidene else ett.under)


I_TIDE: Tall[Andeler] = registrer(
    Tall(
        nokkel="i_tide",
        versjon=4,
        verdi=Andeler,
        enhet=gettext_lazy("planlagte kontakter"),
        tid=Tidsbruk.I_PERIODEN,
        definisjon=Definisjon(
            gettext_lazy("I tide"),
            gettext_lazy("Planlagte kontakter som ble utført senest den dagen rytmen ga, etter dagen kontakten var."),
            gettext_lazy("Planlagte kontakter der den dagen var i perioden og var over da tallene ble hentet."),
            gettext_lazy(
                "De som ble avlyst eller erstattet senest den dagen. En dato som ble flyttet med grunn før dagen, "
                "teller på den nye; andre flyttinger hjelper ikke."
            ),
            med_svaret(gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret den dagen.")),
            gjelder_fra=date(2026, 11, 28),
        ),
        tidligere=I_TIDE_FOER,
        rader=velg(
            f"maalte WHERE {MAALT}",
            id="id",
            hos="hos",
            slag="side",
            teller="(status = 'utfort' AND lukket_dag <= maal)",
            utelatt="(status IN ('avlyst', 'erstattet') AND lukket_dag <= maal)",
            kandidat="kandidat_id",
            arbeidsgiver="arbeidsgiver_id",
            dag="maal",
            dager="nullif(greatest(coalesce(lukket_dag, %(dag)s) - maal, 0), 0)",
        ),
        radord=Radord(gettext_lazy("Frist"), gettext_lazy("Dager for sent")),
        slag=SIDER,
        paa_tallsiden=(Kolonne(gettext_lazy("I tide"), _i_tide_paa_sidene, slagene=_sider_med_frister),),
        i_oversikten=(
            Kolonne(
                gettext_lazy("I tide, kandidat"),
                lambda linje: i_tide(linje, Side.KANDIDAT),
                "bred",
                alvor=lambda linje: i_tide(linje, Side.KANDIDAT).mangler,
                slag=Side.KANDIDAT,
            ),
            Kolonne(
                gettext_lazy("I tide, arbeidsgiver"),
                lambda linje: i_tide(linje, Side.ARBEIDSGIVER),
                "bred",
                alvor=lambda linje: i_tide(linje, Side.ARBEIDSGIVER).mangler,
                slag=Side.ARBEIDSGIVER,
            ),
        ),
        per_side=(
            Sidekolonne(gettext_lazy("I tide"), i_tide),
            Sidekolonne(
                gettext_lazy("Ikke med (avlyst eller erstattet)"),
                lambda linje, side: i_tide(linje, side).utelatt,
                bare_kontoret=True,
            ),
        ),
        nokkeltall=_i_tide_nokkeltall,
        forside=_i_tide_forside,
    )
)


FLYTTET: Tall[Antall] = registrer(
    Tall(
        nokkel="flyttet",
        versjon=2,
        verdi=Antall,
        enhet=gettext_lazy("planlagte kontakter"),
        tid=Tidsbruk.I_PERIODEN,
        definisjon=Definisjon(
            gettext_lazy("Flyttet"),
            gettext_lazy("Planlagte kontakter målt på en annen dag enn rytmen ga, fordi de var flyttet dit med grunn."),
            "–",
            gettext_lazy("De som ble flyttet uten grunn, eller for sent: de måles på dagen rytmen ga."),
            med_svaret(gettext_lazy("Planlagte kontakter og flyttinger, hos den som hadde ansvaret den nye dagen.")),
            gjelder_fra=date(2026, 11, 28),
        ),
        tidligere=FLYTTET_FOER,
        rader=velg(
            f"maalte WHERE {MAALT} AND maal <> rytmefrist",
            id="id",
            hos="hos",
            slag="side",
            kandidat="kandidat_id",
            arbeidsgiver="arbeidsgiver_id",
            dag="maal",
            dager="maal - rytmefrist",
        ),
        radord=Radord(gettext_lazy("Ny frist"), gettext_lazy("Dager etter rytmen")),
        slag=SIDER,
        paa_tallsiden=(Kolonne(gettext_lazy("Flyttet"), lambda linje: linje[FLYTTET].samlet),),
        per_side=(Sidekolonne(gettext_lazy("Flyttet"), lambda linje, side: linje[FLYTTET].per[side]),),
    )
)


def over_fristen(linje: Linje, side: str) -> int:
    return linje[OVER_FRISTEN].per[side]


def samlet_over_fristen(linje: Linje) -> int:
    return linje[OVER_FRISTEN].samlet


def over_fristen_i_ord(linje: Linje) -> str:
    return _etter_side(**linje[OVER_FRISTEN].per)


def _over_fristen_samlet(linje: Linje) -> list[str]:
    antall = samlet_over_fristen(linje)
    return [str(antall), over_fristen_i_ord(linje)] if antall else [_("Ingen")]


@per_spraak
def _etter_side(*, kandidat: int, arbeidsgiver: int, jobbutvikling: int) -> str:
    ord_ = {"kandidat": kandidat, "arbeidsgiver": arbeidsgiver, "jobbutvikling": jobbutvikling}
    return _("%(kandidat)s kandidat, %(arbeidsgiver)s arbeidsgiver, %(jobbutvikling)s jobbutvikling") % ord_


def _over_fristen_nokkeltall(linje: Linje) -> Nokkeltall:
    return Nokkeltall(_("Over fristen"), samlet_over_fristen(linje), over_fristen_i_ord(linje))


OVER_FRISTEN: Tall[Antall] = registrer(
    Tall(
        nokkel="over_fristen",
        versjon=4,
        verdi=Antall,
        enhet=gettext_lazy("planlagte kontakter"),
        tid=Tidsbruk.VED_SLUTTEN,
        definisjon=Definisjon(
            gettext_lazy("Over fristen"),
            gettext_lazy("Åpne planlagte kontakter med frist før periodens siste dag, slik de sto da den var over."),
            "–",
            gettext_lazy("Kontakter som er avlyst eller erstattet."),
            med_svaret(
                gettext_lazy(
                    "Planlagte kontakter, hos den som hadde ansvaret da. Er perioden ikke ferdig: slik det er nå."
                )
            ),
            gjelder_fra=date(2026, 11, 28),
        ),
        tidligere=OVER_FRISTEN_FOER,
        # What over_fristen of kjerne.models.oppfolging says of one.
        rader=velg(
            "staar WHERE frist < %(siste_dag)s",
            id="id",
            hos="hos",
            slag="side",
            kandidat="kandidat_id",
            arbeidsgiver="arbeidsgiver_id",
            dag="frist",
            dager="%(siste_dag)s - frist",
        ),
        radord=Radord(gettext_lazy("Frist"), gettext_lazy("Dager over fristen")),
        slag=SIDER,
        paa_kontorsiden=(Kolonne(gettext_lazy("Over fristen"), _over_fristen_samlet),),
        i_oversikten=(Kolonne(gettext_lazy("Over fristen"), samlet_over_fristen, alvor=samlet_over_fristen),),
        per_side=(Sidekolonne(gettext_lazy("Over fristen"), over_fristen),),
        nokkeltall=lambda linje: [_over_fristen_nokkeltall(linje)],
        forside=_over_fristen_nokkeltall,
    )
)
