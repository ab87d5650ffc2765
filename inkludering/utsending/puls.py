"""The pulse: when each round that the worker makes was last done, for whoever asks whether it stands still."""

from datetime import datetime, timedelta

from inkludering.utsending.models import Puls

UTSENDING, TIKK, LENKER = "utsending", "tikk", "lenker"
# How long it may be since the last time before something is wrong: six rounds that did not come, or five.
LENGST_UTEN = {UTSENDING: timedelta(minutes=3), TIKK: timedelta(minutes=5), LENKER: timedelta(minutes=3)}


def slaa(runde: str, *, naa: datetime) -> None:
    """Say that this round is done."""
    if not Puls.objects.filter(navn=runde).update(tid=naa):
        Puls.objects.bulk_create([Puls(navn=runde, tid=naa)], ignore_conflicts=True)
