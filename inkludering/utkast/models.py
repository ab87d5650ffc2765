"""What has been typed and not saved yet, and what has been sent in. No history, no events: neither is a fact."""

from django.db import models

from inkludering.felles.kryptering import KryptertTekstfelt

LENGSTE_STI, LENGSTE_MAAL = 200, 500


class Utkast(models.Model):
    """One form that somebody has begun on, read by nobody else. `sti` is the form's address: ids, never names."""

    bruker = models.ForeignKey("brukere.Bruker", models.CASCADE, related_name="utkast")
    sti = models.CharField(max_length=LENGSTE_STI)
    innhold = KryptertTekstfelt()
    lagret = models.DateTimeField()
    # How often it has been written since `vindu`, for the limit.
    vindu = models.DateTimeField()
    antall = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bruker", "sti"], name="utkast_ett_per_skjema")]
        indexes = [models.Index(fields=["lagret"], name="utkast_lagret")]

    def __str__(self) -> str:
        return f"utkast {self.pk}"


class Sendt(models.Model):
    """A form that was sent in and answered: `innsending` is the mark the page carried, `maal` where the answer led."""

    bruker = models.ForeignKey("brukere.Bruker", models.CASCADE, related_name="+")
    sti = models.CharField(max_length=LENGSTE_STI)
    innsending = models.UUIDField()
    avtrykk = models.BinaryField(max_length=32)
    maal = models.CharField(max_length=LENGSTE_MAAL, blank=True)
    sendt = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bruker", "sti", "innsending"], name="sendt_en_gang")]
        indexes = [models.Index(fields=["sendt"], name="sendt_tid")]

    def __str__(self) -> str:
        return f"sendt {self.pk}"
