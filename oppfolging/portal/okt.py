"""Who is in, and who looked at whom: one of the two places where the portal uses the app's own connection.

The other is gjoeremaal.py. Everything else the portal knows comes from its views (models.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect

from arbeidsgivere.portaltilgang import koder, lenker
from inkludering.brukere import profil, spraakkake
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import ARBEIDSGIVER, Bruker
from inkludering.brukere.paalogging import flyt, identiteter, merke, utgang
from inkludering.brukere.paalogging.avslag import HVORFOR, ikke_inn
from inkludering.brukere.paalogging.innganger import LENKE as MED_LENKE
from inkludering.hendelser import lest

LENKE, BEKREFTET = "portal_lenke", "portal_bekreftet"
KOBLE = "koble"
ForMangeKoder, ForMangeKoderIDag, ManglerMobil = koder.ForMangeKoder, koder.ForMangeKoderIDag, koder.ManglerMobil
# How long a link, an invitation and a code last; in which time few links, and how many codes, are sent.
LENKE_GJELDER, INVITASJON_GJELDER, KODE_GJELDER = lenker.LENKE_GJELDER, lenker.INVITASJON_GJELDER, koder.GJELDER
LENKEVINDU = lenker.VINDU
KODER_I_VINDU, VINDU = koder.KODER_I_VINDU, koder.VINDU


def noter_innsyn(kandidater: Iterable[UUID], *, av: Bruker, naa: datetime) -> None:
    """`av` is about to be shown these people."""
    lest.tillatt(kandidater, av=av, handling="portal", naa=naa)


def er_inne(request: Foresporsel) -> bool:
    return bool(request.user.is_authenticated and request.user.rolle == ARBEIDSGIVER)


def be_om_lenke(*, epost: str, naa: datetime) -> None:
    """Queued: nothing is looked up before the answer."""
    lenker.bestill(epost=epost, naa=naa)


def lenkens_token(lenke_id: str) -> str:
    """The secret of a link, for the address in the mail."""
    return lenker.lag_token(lenke_id)


def avsender(lenke_id: str) -> lenker.Avsender:
    """Who stands behind the mail with this link."""
    return lenker.avsender(lenke_id)


def husk_lenke(request: Foresporsel, token: str, *, naa: datetime) -> None:
    """Until it is pressed. One that lets nobody in is forgotten, with any before it: no stranger makes sessions."""
    if lenker.gjelder(token, naa=naa):
        request.session[LENKE] = token
    else:
        request.session.pop(LENKE, None)


def lenken_gjelder(request: Foresporsel, *, naa: datetime) -> bool:
    """Whether a press would let somebody in. Asking changes nothing."""
    return lenker.gjelder(request.session.get(LENKE, ""), naa=naa)


def logg_inn_med_lenken(request: Foresporsel, *, naa: datetime) -> bool:
    """Use the link up. The session is made anew, so that nothing of an earlier one follows."""
    bruker = lenker.loes_inn(token=request.session.get(LENKE, ""), naa=naa)
    if bruker is None:
        return False
    request.session.flush()
    auth.login(request, bruker, backend=MED_LENKE)
    return True


def har_id_porten() -> bool:
    return ARBEIDSGIVER in settings.OIDC


def kan_kobles(request: Foresporsel) -> bool:
    """Somebody who has shown who they are, and has not tied ID-porten to it yet."""
    return har_id_porten() and er_bekreftet(request) and not hasattr(request.user, "identitet")


def til_id_porten(*, tilbake: str, koble: bool) -> HttpResponse:
    """`koble`: to tie it to whoever is in; else to be let in by it."""
    return flyt.ut(settings.OIDC[ARBEIDSGIVER], tilbake=tilbake, maal=KOBLE if koble else "")


def fra_id_porten(request: Foresporsel, *, tilbake: str, naa: datetime) -> HttpResponse | None:
    """Let in whoever the number of ID-porten belongs to, confirmed by that; None when all is well, else what to say."""
    tilbyder = settings.OIDC[ARBEIDSGIVER]
    try:
        svar = flyt.hjem(request, tilbyder, tilbake=tilbake)
        if svar.maal == KOBLE and kan_kobles(request):
            identiteter.bind(request.user, svar.krav, naa=naa)
        bruker = identiteter.finn(svar.krav)
        if bruker is None or bruker.type != ARBEIDSGIVER:
            raise identiteter.UkjentKonto
    except tuple(HVORFOR) as feil:
        return ikke_inn(request, tilbyder, feil)
    merke.logg_inn(request, bruker, svar.krav, hvem=ARBEIDSGIVER, naa=naa)
    request.session[BEKREFTET] = True
    return None


def glem_id_porten(svar: HttpResponse) -> HttpResponse:
    """It was one log-in, and is used up."""
    return flyt.glem(svar)


def er_paa_vei(request: Foresporsel) -> bool:
    return flyt.er_paa_vei(request)


def etter_utlogging(request: Foresporsel, *, ellers: str) -> str:
    """Where a log-out leads: by ID-porten for whoever came from there. Asked before the log-out."""
    return utgang.etter_utlogging(merke.les(request), ellers=ellers)


def velg_spraak(bruker: Bruker, maalform: str, *, naa: datetime) -> None:
    """The language of the portal and of what is sent to this person."""
    profil.velg_spraak(bruker=bruker, maalform=maalform, naa=naa)


def husk_spraak(svar: HttpResponseRedirect, maalform: str) -> HttpResponseRedirect:
    """The pages after this answer are in that language, also when nobody is logged in; empty changes nothing."""
    if maalform:
        spraakkake.husk(svar, maalform)
    return svar


def lenkens_spraak(token: str) -> str:
    """Of whoever the link was sent to, used or not; empty when nobody has said, or it is none of ours."""
    return lenker.spraak(token)


def logg_ut(request: Foresporsel) -> None:
    auth.logout(request)


def er_bekreftet(request: Foresporsel) -> bool:
    """The second factor has been given in this session."""
    return BEKREFTET in request.session


def send_kode(bruker: Bruker, *, naa: datetime) -> None:
    """Raises ManglerMobil, ForMangeKoder or ForMangeKoderIDag."""
    koder.send(bruker=bruker, naa=naa)


def bekreft(request: Foresporsel, tastet: str, *, naa: datetime) -> bool:
    """Try the digits; the right ones last as long as the session does."""
    if not koder.bekreft(bruker=request.user, tastet=tastet, naa=naa):
        return False
    request.session.cycle_key()
    request.session[BEKREFTET] = True
    return True


def kodestatus(bruker: Bruker, *, naa: datetime) -> tuple[str, int]:
    """The last two digits of the registered number (empty: none), and how often the code sent may still be tried."""
    return koder.mobil(bruker)[-2:], koder.forsok_igjen(bruker, naa=naa)
