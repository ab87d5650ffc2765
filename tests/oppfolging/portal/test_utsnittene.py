"""What the portal's views show of an employer's own dates, and of the people there."""

from arbeidsgivere.models import Arbeidsgiverkontakt
from oppfolging.kjerne.models import Oppfolging
from oppfolging.portal import models
from tests import fabrikker as lag
from tests.klokke import NAA, klokka


def test_en_dato_som_gjelder_noen_er_ikke_arbeidsgiverens_egen(sted):
    """Told by one of the two references it is somebody's, also when the other is missing: the portal shows neither."""
    kari = lag.kandidat(sted.ane, fase="jobbutvikling")
    forlop = lag.forlop(kari, sted.hos, av=sted.ane)
    felt = {"side": "arbeidsgiver", "arbeidsgiver": sted.hos, "art": "jobbtap", "opprettet": klokka()}
    for gjelder in ({"kandidat": kari}, {"forlop": forlop}):
        Oppfolging.objects.create(**felt, **gjelder, frist=NAA.date(), rytmefrist=NAA.date())
    egne = Oppfolging.objects.filter(arbeidsgiver=sted.hos, kandidat=None, forlop=None)
    assert {rad.id for rad in models.Dato.objects.all()} == set(egne.values_list("pk", flat=True))


def test_arbeidsplassen_er_for_dem_som_er_der_og_har_innlogging(sted):
    borte, _uten = (lag.arbeidsgiverkontakt(sted.hos, av=sted.ane) for _ in range(2))
    lag.portalbruker(borte)
    Arbeidsgiverkontakt.objects.filter(pk=borte.pk).update(sluttet_dato=NAA.date())
    assert list(models.Arbeidsplass.objects.values_list("bruker_id", flat=True)) == [sted.leif.pk]
