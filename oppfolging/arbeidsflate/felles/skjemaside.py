"""A page with one form about a candidate, an employer or a user."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.fragment import vis_skjema
from kandidater.models import Kandidat


@dataclass(frozen=True)
class Skjemaside:
    """What stands around the form. `hinder`: why it cannot be used now; `hjem`: back to there, if not to the card.

    `skjer`: what the press brings about. `heller`: what may have been meant instead, each with its address.
    `tilbake`: the words of the way back from a page with a `hinder`, where it is not to the candidate.
    """

    tittel: str
    knapp: str = ""
    forklaring: str | Promise = ""
    skjer: str = ""
    hinder: str | Promise = ""
    hjem: str = ""
    heller: tuple[tuple[str, str], ...] = ()
    tilbake: str = ""


def for_kandidat(request: Foresporsel, kandidat: Kandidat, skjema: BaseForm, oppsett: Skjemaside) -> HttpResponse:
    sti = [
        (_("Kandidater"), reverse("oppfolging:kandidater")),
        (kandidat.navn, reverse("oppfolging:kandidat", args=[kandidat.pk])),
    ]
    return _vis(request, skjema, oppsett, sti)


def for_arbeidsgiver(request: Foresporsel, hos: Arbeidsgiver, skjema: BaseForm, oppsett: Skjemaside) -> HttpResponse:
    sti = [
        (_("Arbeidsgivere"), reverse("oppfolging:arbeidsgivere")),
        (hos.navn, reverse("oppfolging:arbeidsgiver", args=[hos.orgnr])),
    ]
    return _vis(request, skjema, oppsett, sti)


def for_bruker(request: Foresporsel, den: Bruker, skjema: BaseForm, oppsett: Skjemaside) -> HttpResponse:
    """About a user, for the administrator."""
    sti = [
        (_("Administrasjon"), reverse("oppfolging:administrasjon")),
        (den.navn, reverse("oppfolging:bruker", args=[den.pk])),
    ]
    return _vis(request, skjema, replace(oppsett, tilbake=_("Tilbake til brukeren")), sti)


def i_administrasjonen(
    request: Foresporsel, skjema: BaseForm, oppsett: Skjemaside, *, om: str, om_url: str
) -> HttpResponse:
    """For the administrator, below one of the lists."""
    return _vis(request, skjema, oppsett, [(_("Administrasjon"), reverse("oppfolging:administrasjon")), (om, om_url)])


def _vis(request: Foresporsel, skjema: BaseForm, oppsett: Skjemaside, sti: list[tuple[str, str]]) -> HttpResponse:
    """`sti`: the list it belongs to, and whom it is about, each with its address."""
    (liste, liste_url), (om, om_url) = sti
    om_url = oppsett.hjem or om_url
    kontekst = {"oppsett": oppsett, "liste": liste, "liste_url": liste_url, "om": om, "om_url": om_url}
    return vis_skjema(request, "arbeidsflate/felles/skjema.html", skjema, kontekst)
