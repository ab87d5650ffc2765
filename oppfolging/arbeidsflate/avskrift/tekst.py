"""The plain text for Nav's archive, with what was said, and for the activity plan, which the candidate reads.

In the candidate's language. Nothing of another candidate: notes and parties are those of this one's row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from inkludering.felles.datoord import klokka
from kandidater.maalform import skrives_paa
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles.tidslinje import kontakttittel
from oppfolging.kjerne.models import Avskriftssted, Deltaker, Forlop, Kontakt, Oppfolging, Side


def om_kontakten(kandidat: Kandidat, deltaker: Deltaker) -> dict[Avskriftssted, str]:
    """The plan gets a talk the candidate took part in, and no other contact."""
    with translation.override(skrives_paa(kandidat.maalform)):
        tekster = {Avskriftssted.ARKIV: _for_arkivet(deltaker)}
        if _er_samtale(deltaker):
            tekster[Avskriftssted.AKTIVITETSPLAN] = _samtalen(deltaker)
        return tekster


def om_kandidaten(
    kandidat: Kandidat,
    nye: dict[Avskriftssted, list[Deltaker]],
    *,
    forlop: Iterable[Forlop],
    datoer: Iterable[Oppfolging],
    i_dag: date,
) -> dict[Avskriftssted, str]:
    """`nye`: the contacts each place has not had, oldest first; `datoer`: the open ones, of both sides."""
    datoer = list(datoer)
    med_kandidaten = [rad for rad in datoer if rad.side == Side.KANDIDAT]
    with translation.override(skrives_paa(kandidat.maalform)):
        gaar = [_forlopet(ett) for ett in forlop]
        samtaler = [_samtalen(ett) for ett in nye[Avskriftssted.AKTIVITETSPLAN] if _er_samtale(ett)]
        arkiv = [
            _("Oppfølging av %(navn)s per %(dag)s") % {"navn": kandidat.navn, "dag": _dag(i_dag)},
            _("Fase: %(fase)s") % {"fase": kandidat.get_fase_display()},
            *gaar,
            *(_datoen(rad) for rad in datoer),
            *("\n" + _for_arkivet(ett) for ett in nye[Avskriftssted.ARKIV]),
        ]
        plan = [*gaar, *samtaler, *(_datoen(rad) for rad in med_kandidaten)]
        return {Avskriftssted.ARKIV: "\n".join(arkiv), Avskriftssted.AKTIVITETSPLAN: "\n".join(plan)}


def _for_arkivet(deltaker: Deltaker) -> str:
    kontakt = deltaker.kontakt
    linjer = [f"{_naar(kontakt)}: {kontakttittel(deltaker)}"]
    if kontakt.formaal:
        linjer.append(_("Formål: %(formaal)s") % {"formaal": kontakt.get_formaal_display()})
    if deltaker.notat:
        linjer.append(deltaker.notat)
    linjer.append(_("Jobbspesialist: %(navn)s") % {"navn": kontakt.av.navn})
    return "\n".join(linjer)


def _samtalen(deltaker: Deltaker) -> str:
    kontakt = deltaker.kontakt
    ord_ = {"naar": _naar(kontakt), "kanal": kontakt.get_kanal_display(), "navn": kontakt.av.navn}
    return _("%(naar)s: %(kanal)s med %(navn)s, Nav") % ord_


def _forlopet(forlop: Forlop) -> str:
    ord_ = {"type": forlop.get_type_display(), "hos": forlop.arbeidsgiver.navn, "dag": _dag(forlop.start)}
    return _("%(type)s hos %(hos)s fra %(dag)s") % ord_


def _datoen(rad: Oppfolging) -> str:
    ord_ = {"side": rad.get_side_display().lower(), "dag": _dag(rad.frist)}
    return _("Neste kontakt (%(side)s): %(dag)s") % ord_


def _er_samtale(deltaker: Deltaker) -> bool:
    return deltaker.deltok and deltaker.kontakt.naadd


def _naar(kontakt: Kontakt) -> str:
    klokkeslett = f" {klokka(kontakt.klokkeslett)}" if kontakt.klokkeslett else ""
    return f"{_dag(kontakt.dag)}{klokkeslett}"


def _dag(dag: date) -> str:
    return f"{dag:%d.%m.%Y}"
