"""What is stored as codes or keys, in the words of the screens; and the house's own names, as they are spelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.brukere.fravaer import siste_dag
from inkludering.brukere.fravaersmodeller import Fravaer, Vikarplass
from inkludering.brukere.roller import Rolle
from inkludering.felles import ansvarsaarsak
from inkludering.felles.templatetags.aksel import dato, tidspunkt
from inkludering.utsending.models import Utsending
from kandidater.models import Kandidat, Kandidatansvar
from kandidater.omgradering import FOLKEREGISTERET
from oppfolging.varsling import regelregister
from oppfolging.varsling.models import Paaminnelse

NAVN: dict[str, str | Promise] = {
    "aapenhet": gettext_lazy("åpenhet"),
    "aapning": gettext_lazy("åpning med grunn"),
    "aarsak": gettext_lazy("årsak"),
    "forlop": gettext_lazy("forløp"),
    "forsokt dato": gettext_lazy("sist forsøkt"),
    "fravaer": gettext_lazy("fravær"),
    "gradering kilde": gettext_lazy("gradering meldt av"),
    "kilde": gettext_lazy("meldt av"),
    "mote kl": gettext_lazy("møtet var kl."),
    "mote sted": gettext_lazy("møtet var på"),
    "nytt forsok": gettext_lazy("nytt forsøk"),
    "oppfolging": gettext_lazy("oppfølging"),
    "oppfolgingsplan": gettext_lazy("oppfølgingsplan"),
    "paaminnelse": gettext_lazy("påminnelse"),
    "regel": gettext_lazy("hvorfor"),
    "utsending": gettext_lazy("melding sendt"),
}
# Only parts of a key, or of what another field of the row tells.
UTEN = {(Paaminnelse, "trinn"), (Paaminnelse, "emne_id")}


def _hvorfor(rad: Paaminnelse) -> str:
    """As the one who was reminded read it; nothing of a rule that is no more."""
    titler = {(regel.navn, ett.navn): ett.tittel for regel in regelregister.alle() for ett in regel.stige}
    return str(titler.get((rad.regel, rad.trinn), ""))


# A code that says what it says together with the rest of its row.
RADENS: dict[tuple[type[models.Model], str], Callable[[Any], str]] = {(Paaminnelse, "regel"): _hvorfor}


def i_ord(rad: models.Model, felt: str) -> str | None:
    """What the field says, where it holds a code; None where it holds none."""
    if kode := KODER.get((type(rad), felt)):
        return kode(getattr(rad, felt))
    if av_raden := RADENS.get((type(rad), felt)):
        return av_raden(rad)
    valgt = getattr(rad, f"get_{felt}_display", None)
    return str(valgt()) if valgt else None


def navnet(det: Any) -> str:
    """The name of a table or a field."""
    return str(NAVN.get(str(det.verbose_name), det.verbose_name))


def kilden(kilde: str) -> str:
    """Who told of a grading: the register, or somebody in a role."""
    if kilde == FOLKEREGISTERET:
        return _("Folkeregisteret")
    return str(Rolle(kilde).label) if kilde in Rolle.values else kilde


# A value that is a code without being a choice of its field; what has history tells its former values so too.
KODER: dict[tuple[type[models.Model], str], Callable[[str], str]] = {
    (Kandidat, "gradering_kilde"): kilden,
    (Kandidat._meta.get_field("graderingssvar").related_model, "kilde"): kilden,
    (Kandidatansvar, "aarsak"): ansvarsaarsak.i_ord,
}


def _fravaeret(ett: Fravaer) -> str:
    return f"{ett.bruker.navn}, {dato(ett.dager.lower)} – {dato(siste_dag(ett))}"


def _sendingen(en: Utsending) -> str:
    return f"{en.get_kanal_display()}, {tidspunkt(en.sendt_tid) if en.sendt_tid else en.get_tilstand_display()}"


# A row that has no name of its own.
PEKER_PAA: dict[type[models.Model], Callable[[Any], str]] = {
    Fravaer: _fravaeret,
    Utsending: _sendingen,
    Vikarplass: lambda plass: str(plass.bruker.navn),
}
