"""A planned contact, its due date, and when it is over."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.sporing import spores
from oppfolging.kjerne.models.plan import Situasjon
from oppfolging.kjerne.oppfolgingstyper import Art, Side, Status
from oppfolging.kjerne.querysets import OppfolgingQuerySet

LENGSTE_STED = 100
ER_RYTME = Q(art=Art.RYTME, status=Status.AAPEN)


def over_fristen(frist: date, dag: date) -> bool:
    """Over fristen means that the due date is before `dag`: the same on every page, in the mail and in the reports.

    In a query: `Oppfolging.objects.over_fristen(dag)`. How red it is shown is another matter (`forfall.tilstand`).
    """
    return frist < dag


@spores()
class Oppfolging(models.Model):
    """One planned contact with a due date on one side.

    `frist` decides reminders and escalation. An attempt that reached nobody leaves it alone and sets `nytt_forsok`;
    `forsok` are those attempts, for undo to tell what the others leave.

    `rytmefrist` is the date the rhythm gave: «i tide» is measured against it. The due date is another one when a person
    typed it or moved it (Flytting), or when the day it should have been had passed as the date was made. `grunn`: why
    a typed date lies beyond the rhythm. `situasjon`: the rhythm that gave the date (empty: it stands once, beside the
    rhythm). `fysisk`: only a meeting face to face meets it; `tidligst`: no contact before that day does. `klokkeslett`
    and `sted`: a meeting has been agreed, until `avlyst_av` called it off. `kontakt` settled the date, `skapt_av` led
    to it. `bedt_av`: who at the employer asked to be called. `godskrevet`: a contact logged
    afterwards that had met it before `kontakt` did, so that figures count it as done that day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    side = models.CharField(max_length=20, choices=Side)
    art = models.CharField(max_length=30, choices=Art, default=Art.RYTME)
    kandidat = models.ForeignKey(
        "kandidater.Kandidat", models.CASCADE, null=True, blank=True, db_index=False, related_name="oppfolginger"
    )
    forlop = models.ForeignKey("kjerne.Forlop", models.CASCADE, null=True, blank=True, related_name="oppfolginger")
    arbeidsgiver = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiver", models.CASCADE, null=True, blank=True, db_index=False, related_name="oppfolginger"
    )
    frist = models.DateField(_("frist"))
    rytmefrist = models.DateField()
    grunn = KryptertTekstfelt(_("grunn"), null=True, blank=True)
    situasjon = models.CharField(max_length=20, choices=Situasjon, blank=True)
    fysisk = models.BooleanField(default=False)
    tidligst = models.DateField(null=True, blank=True)
    klokkeslett = models.TimeField(_("klokkeslett"), null=True, blank=True)
    sted = models.CharField(_("sted"), max_length=LENGSTE_STED, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.AAPEN)
    opprettet = models.DateTimeField()
    lukket = models.DateTimeField(null=True, blank=True)
    forsok = models.ManyToManyField("kjerne.Kontakt", related_name="forsokte_oppfolginger")
    forsokt_dato = models.DateField(null=True, blank=True)
    nytt_forsok = models.DateField(null=True, blank=True)
    antall_flyttinger = models.PositiveSmallIntegerField(default=0)
    kontakt = models.ForeignKey(
        "kjerne.Kontakt", models.SET_NULL, null=True, blank=True, related_name="lukkede_oppfolginger"
    )
    skapt_av = models.ForeignKey(
        "kjerne.Kontakt", models.SET_NULL, null=True, blank=True, related_name="skapte_oppfolginger"
    )
    godskrevet = models.ForeignKey(
        "kjerne.Kontakt", models.SET_NULL, null=True, blank=True, related_name="godskrevne_oppfolginger"
    )
    avlyst_av = models.ForeignKey(
        "kjerne.Kontakt", models.SET_NULL, null=True, blank=True, related_name="avlyste_moter"
    )
    bedt_av = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiverkontakt", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = OppfolgingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(side=Side.KANDIDAT, kandidat__isnull=False, arbeidsgiver__isnull=True)
                | Q(side=Side.JOBBUTVIKLING, kandidat__isnull=False, arbeidsgiver__isnull=True, forlop__isnull=True)
                | Q(side=Side.ARBEIDSGIVER, arbeidsgiver__isnull=False),
                name="oppfolging_hoerer_til_siden",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.AAPEN, lukket__isnull=True)
                | (~Q(status=Status.AAPEN) & Q(lukket__isnull=False)),
                name="oppfolging_lukket_har_tid",
            ),
            models.CheckConstraint(
                condition=Q(sted="") | Q(klokkeslett__isnull=False), name="oppfolging_mote_har_klokkeslett"
            ),
            models.CheckConstraint(
                condition=Q(bedt_av=None) | Q(art=Art.RINGEONSKE), name="oppfolging_bare_ringeonske_er_bedt_om"
            ),
            models.UniqueConstraint(
                fields=["forlop", "side"],
                condition=ER_RYTME & Q(forlop__isnull=False),
                name="oppfolging_en_per_side_i_forlop",
            ),
            models.UniqueConstraint(
                fields=["kandidat", "side"],
                condition=ER_RYTME & Q(forlop__isnull=True, kandidat__isnull=False),
                name="oppfolging_en_per_kandidat_uten_forlop",
            ),
            models.UniqueConstraint(
                fields=["arbeidsgiver"],
                condition=ER_RYTME & Q(forlop__isnull=True, kandidat__isnull=True),
                name="oppfolging_en_per_arbeidsgiver_uten_forlop",
            ),
            models.UniqueConstraint(
                fields=["arbeidsgiver"],
                condition=Q(art=Art.RINGEONSKE, status=Status.AAPEN),
                name="oppfolging_ett_ringeonske",
            ),
        ]
        indexes = [
            models.Index(fields=["kandidat", "opprettet"], name="oppfolging_kandidatens"),
            models.Index(fields=["arbeidsgiver", "opprettet"], name="oppfolging_arbeidsgiverens"),
            models.Index(fields=["frist"], condition=Q(status=Status.AAPEN), name="oppfolging_forfall"),
            models.Index(
                fields=["kandidat", "side", "frist"], condition=Q(status=Status.AAPEN), name="oppfolging_neste_kandidat"
            ),
            models.Index(
                fields=["arbeidsgiver", "frist"], condition=Q(status=Status.AAPEN), name="oppfolging_neste_arbeidsgiver"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.frist}"

    @property
    def skulle_vaert(self) -> date | None:
        """The day it should have been, when that had passed before the date was made: it is never made overdue."""
        return self.rytmefrist if self.rytmefrist < lokal_dato(self.opprettet) else None

    @property
    def er_mote(self) -> bool:
        """An agreed meeting, with a time, not called off: a planned contact alone has a day."""
        return self.klokkeslett is not None and self.avlyst_av_id is None

    @property
    def er_aapen(self) -> bool:
        return self.status == Status.AAPEN
