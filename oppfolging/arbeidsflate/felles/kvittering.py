"""What a receipt says of the dates: how they stand now, since an overdue one stays whatever is changed around it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.datoord import i_setning
from kandidater.kandidatnavn import navn_for
from oppfolging.kjerne.models import Forlop, Kontakt, Oppfolging, Side
from oppfolging.kjerne.models.oppfolging import over_fristen
from oppfolging.kjerne.neste_steg import skulle_vaert
from oppfolging.kjerne.querysets import OppfolgingQuerySet


def neste_kontakt(datoer: OppfolgingQuerySet, *, i_dag: date) -> str:
    """The next open one of these on each side, those over the limit in a sentence of their own. Empty when none is."""
    forst: dict[str, Oppfolging] = {}
    for rad in datoer.aapne().order_by("frist", "pk"):
        forst.setdefault(rad.side, rad)
    alle = [forst[side] for side in Side if side in forst]
    staar = _ramse({rad.side: dato(rad, i_dag) for rad in alle if over_fristen(rad.frist, i_dag)})
    neste = {rad.side: dato(rad, i_dag) for rad in alle if not over_fristen(rad.frist, i_dag)}
    over = _("Over fristen og står som før: %(datoer)s.") % {"datoer": staar} if staar else ""
    return " ".join(filter(None, (over, setningen(neste))))


def setningen(neste: Mapping[str, str]) -> str:
    """What comes next, of the dates in words by their side. Empty when none does."""
    return _("Neste kontakt: %(datoer)s.") % {"datoer": _ramse(neste)} if neste else ""


def dato(rad: Oppfolging, i_dag: date) -> str:
    """A date in words; one that would have come due before it was made says so."""
    dag, sen = i_setning(rad.frist, i_dag), skulle_vaert(rad.skulle_vaert, i_dag)
    return f"{dag} ({sen})" if sen else dag


def neste_i_forlopet(forlop: Forlop, *, i_dag: date) -> str:
    """The same of the dates that the forløp's own page shows."""
    return neste_kontakt(Oppfolging.objects.paa_kortet(forlop), i_dag=i_dag)


def med_angre(request: Foresporsel, tekst: str, adresse: str) -> str:
    """A receipt with a way to take it back."""
    kontekst = {"tekst": tekst, "adresse": adresse}
    return render_to_string("arbeidsflate/felles/angrekvittering.html", kontekst, request)


def for_(hvem: str, tekst: str) -> str:
    """A receipt begins with whom it is for: it may be read long after, or beside another row."""
    return f"{hvem[:1].upper()}{hvem[1:]}: {tekst}"


def om_datoen(oppfolging: Oppfolging, bruker: Bruker) -> str:
    """Whose date it is and on which side, as this user may know it: «Kari Li (arbeidsgiver, Bakeriet AS)»."""
    kandidat = oppfolging.kandidat
    if kandidat is None:
        return str(oppfolging.arbeidsgiver)
    return f"{navn_for(bruker, [kandidat])[kandidat.pk]} ({siden_til(oppfolging)})"


def siden_til(oppfolging: Oppfolging) -> str:
    """The side a date is on, with which employer."""
    hos = oppfolging.forlop.arbeidsgiver if oppfolging.forlop else oppfolging.arbeidsgiver
    med_hvem = str(hos) if hos and oppfolging.side != Side.KANDIDAT else ""
    return ", ".join(filter(None, (str(Side(oppfolging.side).label).lower(), med_hvem)))


def om_kontakten(kontakt: Kontakt, bruker: Bruker) -> str:
    """Whom a contact was about, else with whom."""
    kandidater = [den.kandidat for den in kontakt.deltakere.select_related("kandidat") if den.kandidat]
    navn = navn_for(bruker, kandidater) if kandidater else {}
    hos = str(kontakt.arbeidsgiver or kontakt.arbeidsgivernavn) if kontakt.med_arbeidsgiver else ""
    return ", ".join(navn[den.pk] for den in kandidater) or hos


def siden_om(oppfolging: Oppfolging) -> str:
    """The card a date stands on: of the forløp, the employer alone, or the candidate."""
    if oppfolging.forlop_id:
        return reverse("oppfolging:forlop", args=[oppfolging.forlop_id])
    if oppfolging.arbeidsgiver:
        return reverse("oppfolging:arbeidsgiver", args=[oppfolging.arbeidsgiver.orgnr])
    return reverse("oppfolging:kandidat", args=[oppfolging.kandidat_id])


def _ramse(datoer: Mapping[str, str]) -> str:
    return ", ".join(f"{str(side.label).lower()} {datoer[side]}" for side in Side if side in datoer)
