"""What was taken in from a file is taken back, all of it, until somebody has built on any of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt, Henvendelse
from inkludering.brukere.models import Bruker
from kandidater.models import Aapenhet, Faseperiode, Kandidat, Kandidatansvar
from oppfolging.handlinger import tilbaketrekking
from oppfolging.kjerne.models import Deltaker, Forlop, Kontakt, Oppfolging, Status

Fremdrift = Callable[[int], None]
PARTI = 100
# A date that a person has done something with.
ROERT = (
    Q(status=Status.UTFORT)
    | Q(antall_flyttinger__gt=0)
    | Q(klokkeslett__isnull=False)
    | Q(forsokt_dato__isnull=False)
    | Q(skapt_av__isnull=False)
    | Q(bedt_av__isnull=False)
)


class ErBygdPaa(Exception):
    """Somebody has worked on something of what was taken in; then each is put right by itself."""


@transaction.atomic
def angre_kandidater(laget: Sequence[str], *, siden: datetime, av: Bruker, naa: datetime, si_fra: Fremdrift) -> None:
    """Take the registration of these back, and of their forløp. Raises ErBygdPaa."""
    igjen = Kandidat.objects.filter(pk__in=[UUID(nokkel) for nokkel in laget], trukket__isnull=True)
    if igjen.filter(_bygd_paa_kandidat(siden)).exists():
        raise ErBygdPaa
    nokler = list(igjen.order_by("pk").values_list("pk", flat=True))
    for fra in range(0, len(nokler), PARTI):
        parti = list(Kandidat.objects.filter(pk__in=nokler[fra : fra + PARTI]).order_by("pk"))
        tilbaketrekking.trekk_kandidater(kandidater=parti, grunn=_("Importen ble angret"), av=av, naa=naa)
        si_fra((fra + len(parti)) * 100 // len(nokler))


def _bygd_paa_kandidat(siden: datetime) -> Q:
    om_den = {"kandidat": OuterRef("pk")}
    endret_forlop = Q(avslutning_registrert__isnull=False) | Q(begynte_bekreftet__isnull=False) | ~Q(registrert=siden)
    return (
        Q(avsluttet_dato__isnull=False)
        | Q(Exists(Deltaker.objects.filter(**om_den)))
        | Q(Exists(Aapenhet.objects.filter(fra__gt=siden, **om_den)))
        | Q(Exists(Kandidatansvar.objects.filter(periode__startswith__gt=siden, **om_den)))
        | Q(Exists(Faseperiode.objects.filter(valgt_av__isnull=False, **om_den)))
        | Q(Exists(Forlop.objects.filter(endret_forlop, **om_den)))
        | Q(Exists(Oppfolging.objects.filter(ROERT, **om_den)))
    )


@transaction.atomic
def angre_arbeidsgivere(laget: Sequence[str], *, siden: datetime, av: Bruker, naa: datetime, si_fra: Fremdrift) -> None:
    """Take back the employers that were new, and the people that were added to them and to others. Raises ErBygdPaa."""
    nye = Arbeidsgiver.objects.filter(pk__in=[int(n) for n in laget if n.isdecimal()], trukket__isnull=True)
    folk = Arbeidsgiverkontakt.objects.filter(pk__in=[UUID(n) for n in laget if not n.isdecimal()])
    hos = Q(arbeidsgiver__in=nye) | Q(pk__in=folk)
    roert = Q(endret__gt=siden) | Q(bruker__isnull=False) | Q(lenker__isnull=False) | Q(deltakelser__isnull=False)
    andre_steder = Arbeidsgiverkontakt.objects.filter(arbeidsgiver__kontakter__in=folk, endret__gt=siden)
    bygd_paa = nye.filter(_bygd_paa_arbeidsgiver(av, siden)).exists() or andre_steder.exists()
    if bygd_paa or Arbeidsgiverkontakt.objects.filter(hos).filter(roert).exists():
        raise ErBygdPaa
    for nr, den in enumerate(nye.order_by("pk"), 1):
        tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=den, grunn=_("Importen ble angret"), av=av, naa=naa)
        si_fra(nr * 100 // len(laget))
    folk.delete()


def _bygd_paa_arbeidsgiver(av: Bruker, siden: datetime) -> Q:
    """Of candidates that `av` may not know of nothing stops it, which would tell of them."""
    hos = {"arbeidsgiver": OuterRef("pk")}
    kjente = Q(kandidat__in=Kandidat.objects.kjent_for(av))
    return (
        Q(kartlagt_dato__isnull=False)
        | Q(Exists(Forlop.objects.filter(kjente, **hos)))
        | Q(Exists(Kontakt.objects.filter(**hos)))
        | Q(Exists(Henvendelse.objects.filter(**hos)))
        | Q(kontaktansvar__periode__startswith__gt=siden)
        | Q(Exists(Oppfolging.objects.filter(ROERT, kjente | Q(kandidat=None), **hos)))
    )
