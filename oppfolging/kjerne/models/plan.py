"""The rhythm of each situation, step by step, and the plan a forløp follows."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.felles.sporing import spores


class Situasjon(models.TextChoices):
    """What decides the rhythm: the phase before a forløp, the kind of forløp after."""

    HENVIST = "henvist", _("Henvist")
    SOKER_JOBB = "soker_jobb", _("Kartlegging og jobbutvikling")
    I_UTDANNING = "i_utdanning", _("I utdanning")
    NEDTRAPPING = "nedtrapping", _("Nedtrapping")
    ARBEIDSTRENING = "arbeidstrening", _("Arbeidstrening")
    JOBB = "jobb", _("I jobb")
    UTEN_FORLOP = "uten_forlop", _("Arbeidsgiver uten forløp")


class Enhet(models.TextChoices):
    DAG = "dag", _("dager")
    MAANED = "maaned", _("måneder")


class Rytmetrinn(models.Model):
    """One step of a rhythm, in days from the start of the situation. Defaults are data; an office may hold its own.

    Either a single deadline (`frist_dag`: contact is due between `fra_dag` and that day) or a
    repetition (`hver` of `enhet`, while the last contact lies in [fra_dag, til_dag)).

    The steps with the same `gjelder_fra` are one version of a rhythm, in force until the next one begins. The database
    holds that the repetitions of a version cover every day, and that every rhythm has a national version from the
    beginning: planning never lacks a step.
    """

    FRA_BEGYNNELSEN = date(1900, 1, 1)

    kontor = models.ForeignKey("brukere.Kontor", models.CASCADE, null=True, blank=True, related_name="+")
    situasjon = models.CharField(max_length=20, choices=Situasjon)
    side = models.CharField(max_length=20)
    gjelder_fra = models.DateField(default=FRA_BEGYNNELSEN)
    fra_dag = models.SmallIntegerField(default=0)
    til_dag = models.SmallIntegerField(null=True, blank=True)
    frist_dag = models.SmallIntegerField(null=True, blank=True)
    hver = models.PositiveSmallIntegerField(null=True, blank=True)
    enhet = models.CharField(max_length=10, choices=Enhet, default=Enhet.DAG)
    fysisk = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(frist_dag__isnull=False, hver__isnull=True)
                | models.Q(frist_dag__isnull=True, hver__isnull=False, hver__gte=1),
                name="rytmetrinn_frist_eller_gjentakelse",
            ),
            models.UniqueConstraint(
                fields=["kontor", "situasjon", "side", "gjelder_fra", "fra_dag", "frist_dag"],
                nulls_distinct=False,
                name="rytmetrinn_en_gang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.situasjon} {self.side} {self.fra_dag}"


@spores()
class Oppfolgingsplan(models.Model):
    """What a forløp's parties agreed on the follow-up: one version is in force, older ones are kept.

    It owns the rhythm of its forløp: planning makes a new version when the situation changes, so that the page, the
    portal and the dates show the same.
    """

    forlop = models.ForeignKey("kjerne.Forlop", models.CASCADE, related_name="planer")
    versjon = models.PositiveSmallIntegerField(default=1)
    situasjon = models.CharField(max_length=20, choices=Situasjon)
    form_og_innhold = models.CharField(_("form og innhold"), max_length=1000, blank=True)
    gjelder_fra = models.DateField()
    erstattet = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forlop", "versjon"], name="plan_versjon_en_gang"),
            models.UniqueConstraint(
                fields=["forlop"], condition=models.Q(erstattet__isnull=True), name="plan_en_gjeldende"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forlop_id} v{self.versjon}"
