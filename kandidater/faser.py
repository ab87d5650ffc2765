"""The phases of the two methods, and what each asks of the rhythm."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Metode(models.TextChoices):
    IPS = "ips", _("IPS")
    AMS = "ams", _("Arbeid med støtte (AMS)")


class Fase(models.TextChoices):
    HENVIST = "henvist", _("Henvist")
    KARTLEGGING = "kartlegging", _("Kartlegging")
    JOBBUTVIKLING = "jobbutvikling", _("Jobbutvikling")
    I_UTDANNING = "i_utdanning", _("I utdanning")
    JOBBER = "jobber", _("Jobber")
    NEDTRAPPING = "nedtrapping", _("Nedtrapping")
    INNLEDENDE_KONTAKT = "innledende_kontakt", _("Innledende kontakt")
    YRKESKARTLEGGING = "yrkeskartlegging", _("Yrkeskartlegging")
    FINNE_JOBB = "finne_jobb", _("Finne jobb")
    OPPLAERING = "opplaering", _("Opplæring og trening")
    AVSLUTTET = "avsluttet", _("Avsluttet")


AAPNE_FASER: dict[str, tuple[Fase, ...]] = {
    Metode.IPS: (
        Fase.HENVIST,
        Fase.KARTLEGGING,
        Fase.JOBBUTVIKLING,
        Fase.I_UTDANNING,
        Fase.JOBBER,
        Fase.NEDTRAPPING,
    ),
    Metode.AMS: (
        Fase.HENVIST,
        Fase.INNLEDENDE_KONTAKT,
        Fase.YRKESKARTLEGGING,
        Fase.FINNE_JOBB,
        Fase.OPPLAERING,
    ),
}

# A job-development date must stand in these (promise 3).
JOBBUTVIKLINGSFASER = (
    Fase.KARTLEGGING,
    Fase.JOBBUTVIKLING,
    Fase.INNLEDENDE_KONTAKT,
    Fase.YRKESKARTLEGGING,
    Fase.FINNE_JOBB,
)

# Follows from a running paid forløp. Jobber is never chosen by hand; Opplæring may begin before the job does.
ARBEIDSFASE: dict[str, Fase] = {Metode.IPS: Fase.JOBBER, Metode.AMS: Fase.OPPLAERING}
SOEKEFASE: dict[str, Fase] = {Metode.IPS: Fase.JOBBUTVIKLING, Metode.AMS: Fase.FINNE_JOBB}


# Where a candidate stands in the other method when the method was registered wrong. A running job decides afterwards.
TILSVARER: dict[str, dict[str, Fase]] = {
    Metode.AMS: {
        Fase.HENVIST: Fase.HENVIST,
        Fase.KARTLEGGING: Fase.YRKESKARTLEGGING,
        Fase.JOBBUTVIKLING: Fase.FINNE_JOBB,
        Fase.I_UTDANNING: Fase.FINNE_JOBB,
        Fase.JOBBER: Fase.OPPLAERING,
        Fase.NEDTRAPPING: Fase.OPPLAERING,
    },
    Metode.IPS: {
        Fase.HENVIST: Fase.HENVIST,
        Fase.INNLEDENDE_KONTAKT: Fase.KARTLEGGING,
        Fase.YRKESKARTLEGGING: Fase.KARTLEGGING,
        Fase.FINNE_JOBB: Fase.JOBBUTVIKLING,
        Fase.OPPLAERING: Fase.JOBBUTVIKLING,
    },
}


def kan_velges(metode: str) -> tuple[Fase, ...]:
    """The phases a person may set by hand."""
    return tuple(fase for fase in AAPNE_FASER[metode] if fase != Fase.JOBBER)
